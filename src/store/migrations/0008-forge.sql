-- Webhooks as they came in, and which requests are to be looked at again.
create table holdpoint.forge_deliveries (
  forge text not null,
  id text not null check (id <> ''),
  at timestamptz not null,
  -- Kinds of the events in it, for people who look for what came in.
  kinds text[] not null,
  primary key (forge, id)
);

create index forge_deliveries_latest on holdpoint.forge_deliveries (forge, at desc, id desc);

-- Everybody who was ever seen to push. Rows stay: who pushed once has had a hand in it, whatever comes later.
create table holdpoint.forge_pushers (
  forge text not null,
  repository text not null,
  branch text not null,
  account_id text not null,
  login text not null,
  kind text not null,
  commit text not null,
  at timestamptz not null,
  primary key (forge, repository, branch, account_id, commit)
);

-- What is known of requests, as they were last read.
create table holdpoint.forge_requests (
  forge text not null,
  repository text not null,
  number integer not null,
  state text not null default 'unread'
    check (state in ('unread', 'open', 'closed', 'merged', 'gone')),
  base_branch text,
  head_repository text,
  head_branch text,
  head text,
  case_id text,
  first_seen_at timestamptz not null,
  looked_at timestamptz,
  -- The commits that it brought into its base branch: after the first, up to the second.
  merged_from text,
  merged_to text,
  -- What the merge came to: written down once.
  outcome text check (outcome in ('merged', 'bypassed')),
  -- Who asks for changes on the forge, as one line each.
  blockers text[] not null default '{}',
  -- Digest of the report last published.
  published text,
  primary key (forge, repository, number)
);

create index forge_requests_of_case on holdpoint.forge_requests (case_id) where case_id is not null;
create index forge_requests_open on holdpoint.forge_requests (forge, repository) where state in ('unread', 'open');
create index forge_requests_by_base on holdpoint.forge_requests (forge, repository, base_branch);

-- What is to be looked at. One row for one thing, however often it is asked for; a row that is done goes.
create table holdpoint.forge_tasks (
  forge text not null,
  kind text not null,
  key text not null,
  subject json not null,
  -- 0: nothing more than what is being done. 1: say again how it stands. 2: look at all of it again.
  wanted smallint not null check (wanted between 0 and 2),
  -- What whoever holds the lease has taken on, and is wanted again should they not come back.
  taken smallint not null default 0 check (taken between 0 and 2),
  due_at timestamptz not null,
  attempts integer not null default 0,
  lease text,
  leased_until timestamptz,
  fault text,
  primary key (forge, kind, key),
  constraint forge_tasks_leased_for_a_time check ((lease is null) = (leased_until is null)),
  constraint forge_tasks_want_something check (wanted > 0 or lease is not null)
);

create index forge_tasks_due on holdpoint.forge_tasks (due_at) where lease is null;
create index forge_tasks_leased on holdpoint.forge_tasks (leased_until) where lease is not null;

create table holdpoint.forge_connections (
  forge text primary key,
  -- The forge asked to be left alone until then.
  paused_until timestamptz,
  swept_at timestamptz,
  sweep_asked_at timestamptz,
  fault text,
  fault_at timestamptz
);

create index cases_by_slot on holdpoint.cases (slot, submitted_at desc, id desc) where slot is not null;

create trigger forge_pushers_stay before update or delete on holdpoint.forge_pushers
  for each row execute function holdpoint.refuse_change();
create trigger forge_pushers_stay_whole before truncate on holdpoint.forge_pushers
  for each statement execute function holdpoint.refuse_change();
