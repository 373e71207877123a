-- What guards of agents report, and what people tell them: sessions, decisions, stops, held actions, grants,
-- lessons. The record of a decision is json as it came: digests are taken over it.
create table holdpoint.agent_sessions (
  id text primary key check (id <> ''),
  machine text not null,
  host text not null,
  session text not null,
  model text,
  repository text,
  cwd text not null,
  operator text,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  ended_at timestamptz,
  allowed integer not null default 0,
  asked integer not null default 0,
  held integer not null default 0,
  denied integer not null default 0,
  stopped integer not null default 0,
  last_outcome text,
  last_headline text not null default '',
  unique (machine, host, session)
);

create index agent_sessions_latest on holdpoint.agent_sessions (last_seen desc, id desc);

create table holdpoint.agent_decisions (
  id text primary key check (id <> ''),
  agent text not null references holdpoint.agent_sessions (id),
  machine text not null,
  spool text not null,
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  received_at timestamptz not null,
  outcome text not null check (outcome in ('allow', 'ask', 'hold', 'deny', 'stop')),
  environment text not null,
  systems text[] not null,
  stop_id text,
  digest text not null,
  record json not null,
  constraint agent_decisions_in_order unique (machine, spool, sequence)
);

create index agent_decisions_of_agent on holdpoint.agent_decisions (agent, at desc, sequence desc, id desc);
create index agent_decisions_in_production on holdpoint.agent_decisions (agent, at desc)
  where outcome = 'allow' and environment = 'production';
create index agent_decisions_latest on holdpoint.agent_decisions (at);
create index agent_decisions_by_system on holdpoint.agent_decisions using gin (systems);

-- How far each run of numbers has come. Holding its row is what puts batches of one spool in order.
create table holdpoint.agent_spools (
  machine text not null,
  spool text not null,
  highest bigint not null,
  primary key (machine, spool)
);

create table holdpoint.agent_gaps (
  machine text not null,
  spool text not null,
  first bigint not null,
  last bigint not null check (last >= first),
  found_at timestamptz not null,
  filled_at timestamptz,
  primary key (machine, spool, first)
);

-- Its one row is held by whoever issues or ends a stop, so revisions become visible in order.
create table holdpoint.stop_list (
  single boolean primary key default true check (single),
  revision bigint not null
);

insert into holdpoint.stop_list (revision) values (0);

create table holdpoint.stops (
  id text primary key check (id <> ''),
  scope json not null,
  reason text not null,
  issued_by text not null,
  by_machine boolean not null,
  at timestamptz not null,
  attempt text unique,
  resumed_at timestamptz,
  resumed_by text,
  resume_reason text,
  constraint stops_resumed_by_somebody check ((resumed_at is null) = (resumed_by is null))
);

create index stops_active on holdpoint.stops (at) where resumed_at is null;
create index stops_latest on holdpoint.stops (at desc, id desc);

create table holdpoint.stop_acknowledgements (
  stop_id text not null references holdpoint.stops (id),
  agent text not null references holdpoint.agent_sessions (id),
  how text not null check (how in ('refused', 'ended', 'killed')),
  at timestamptz not null,
  received_at timestamptz not null,
  primary key (stop_id, agent)
);

create table holdpoint.stop_tampering (
  machine text not null,
  at timestamptz not null,
  what text not null,
  stop_id text,
  received_at timestamptz not null,
  primary key (machine, at, what)
);

create index stop_tampering_of_stop on holdpoint.stop_tampering (stop_id);

-- The call behind a case, as the guard told of it.
create table holdpoint.agent_holds (
  case_id text primary key references holdpoint.cases (id),
  agent text not null references holdpoint.agent_sessions (id),
  slot text not null,
  call json not null,
  command text not null,
  at timestamptz not null
);

create index agent_holds_by_slot on holdpoint.agent_holds (slot, at desc);
create index agent_holds_latest on holdpoint.agent_holds (at);

create table holdpoint.grants (
  id text primary key check (id <> ''),
  agent text not null,
  terms json not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  granted_by text not null,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  revoke_reason text
);

create index grants_by_end on holdpoint.grants (ends_at desc, id desc);

create table holdpoint.grant_uses (
  grant_id text not null references holdpoint.grants (id),
  decision text not null,
  agent text not null references holdpoint.agent_sessions (id),
  at timestamptz not null,
  primary key (grant_id, decision)
);

create index grant_uses_latest on holdpoint.grant_uses (grant_id, at);

create table holdpoint.lessons (
  id text primary key check (id <> ''),
  lesson json not null,
  added_by text not null,
  added_at timestamptz not null,
  retired_at timestamptz,
  retired_by text
);

create table holdpoint.lesson_notices (
  lesson text not null references holdpoint.lessons (id),
  kind text not null check (kind in ('given', 'seen')),
  agent text not null references holdpoint.agent_sessions (id),
  at timestamptz not null,
  path text not null,
  primary key (lesson, kind, agent, at, path)
);

create trigger agent_decisions_stay before update or delete on holdpoint.agent_decisions
  for each row execute function holdpoint.refuse_change();
create trigger agent_decisions_stay_whole before truncate on holdpoint.agent_decisions
  for each statement execute function holdpoint.refuse_change();
