-- What was worked out about a case besides its assessment: what a proposed policy would have done.
create table holdpoint.case_attachments (
  case_id text not null references holdpoint.cases (id),
  kind text not null check (kind in ('policy-replay')),
  markdown text not null,
  at timestamptz not null,
  primary key (case_id, kind)
);
