-- Explanations, exceptions, directives, accepted findings, and how long reviews took.

-- What authors said of their own changes. Rows are never altered: the latest counts, the earlier ones stay.
create table holdpoint.explanations (
  id text primary key check (id <> ''),
  case_id text not null references holdpoint.cases (id),
  carry_key text,
  person text not null,
  at timestamptz not null,
  said json not null,
  -- Digest of what it says the change does, without the dressing: the same words elsewhere say nothing here.
  words text not null
);

create index explanations_by_words on holdpoint.explanations (words);
create index explanations_of_case on holdpoint.explanations (case_id, at desc, id desc);
create index explanations_carried on holdpoint.explanations (carry_key, at desc, id desc);

-- What authors stated about who or what wrote a change.
create table holdpoint.provenance_statements (
  id text primary key check (id <> ''),
  case_id text not null references holdpoint.cases (id),
  carry_key text,
  person text not null,
  at timestamptz not null,
  says text not null check (says in ('human', 'ai')),
  tool text,
  note text not null
);

create index provenance_statements_of_case on holdpoint.provenance_statements (case_id, at desc, id desc);
create index provenance_statements_carried on holdpoint.provenance_statements (carry_key, at desc, id desc);

create table holdpoint.accepted_findings (
  case_id text not null references holdpoint.cases (id),
  finding text not null,
  person text not null,
  reason text not null,
  at timestamptz not null,
  primary key (case_id, finding, person)
);

-- teams are those of the authors or owners as of the grant; entry is where the ledger has the grant.
create table holdpoint.exceptions (
  id text primary key check (id <> ''),
  rules text[] not null check (cardinality(rules) > 0),
  scope json not null,
  case_id text references holdpoint.cases (id),
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  ends timestamptz not null,
  teams text[] not null default '{}',
  answer text check (answer in ('granted', 'refused')),
  answered_by text,
  answered_at timestamptz,
  answer_reason text,
  level text,
  review_by timestamptz,
  evidence text,
  entry bigint,
  revoked_at timestamptz,
  revoked_by text,
  revoke_reason text,
  settled_at timestamptz,
  overdue_at timestamptz,
  reviewed_by text,
  reviewed_at timestamptz,
  finding text check (finding in ('justified', 'not-justified', 'needs-standard')),
  review_note text,
  constraint exceptions_answered check ((answer is null) = (answered_by is null)),
  constraint exceptions_granted_are_whole
    check (answer <> 'granted' or (level is not null and review_by is not null and entry is not null))
);

create index exceptions_latest on holdpoint.exceptions (asked_at desc, id desc);
create index exceptions_in_force on holdpoint.exceptions (ends) where answer = 'granted' and revoked_at is null;
create index exceptions_to_settle on holdpoint.exceptions (ends) where answer = 'granted' and settled_at is null;
create index exceptions_to_review on holdpoint.exceptions (review_by) where answer = 'granted' and reviewed_at is null;

-- A name may be used again once the directive of that name is over.
create table holdpoint.directives (
  id text primary key check (id <> ''),
  name text not null,
  terms json not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  signed_by text,
  signed_level text,
  signed_at timestamptz,
  starts timestamptz,
  ends timestamptz,
  closed_at timestamptz,
  closed_by text,
  closed_why text,
  constraint directives_signed_are_whole
    check (signed_at is null or (signed_by is not null and starts is not null and ends is not null and ends > starts))
);

create unique index directives_one_open_per_name on holdpoint.directives (name) where closed_at is null;
create index directives_latest on holdpoint.directives (proposed_at desc, id desc);

-- Start, extension and early end, each proposed and then signed.
create table holdpoint.directive_acts (
  id text primary key check (id <> ''),
  directive_id text not null references holdpoint.directives (id),
  kind text not null check (kind in ('start', 'extend', 'end')),
  ends timestamptz,
  reason text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  signed_by text,
  signed_level text,
  signed_at timestamptz,
  evidence text
);

create index directive_acts_of_directive on holdpoint.directive_acts (directive_id, proposed_at, id);

create table holdpoint.audits (
  case_id text not null references holdpoint.cases (id),
  directive text not null,
  person text not null,
  level text not null,
  at timestamptz not null,
  finding text not null check (finding in ('sound', 'unsound', 'needs-standard')),
  note text not null,
  primary key (case_id, directive, person)
);

-- When somebody had a case's page open: first and last, for each thing that it showed.
create table holdpoint.case_views (
  case_id text not null references holdpoint.cases (id),
  person text not null,
  assessment_digest text not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (case_id, person, assessment_digest)
);

create index cases_in_order on holdpoint.cases (submitted_at, id);
