-- Submitted changes with their assessments, and what people answered.
--
-- assessment and verdict are json, not jsonb: digests are taken over them, and json keeps the text as it
-- came. jsonb would sort keys, turn every number into numeric and refuse the escape for U+0000.
create table holdpoint.cases (
  id text primary key check (id <> ''),
  title text not null,
  state text not null
    check (state in ('waiting', 'released', 'refused', 'denied', 'expired', 'superseded')),
  slot text,
  link text,
  submitted_at timestamptz not null,
  submitted_by text not null,
  expires_at timestamptz not null,
  release_valid_until timestamptz,
  was_released boolean not null default false,
  superseded_by text references holdpoint.cases (id) deferrable initially deferred,
  risk_points double precision not null,
  change_digest text not null,
  assessment json not null,
  verdict json not null,
  changed_at timestamptz not null default clock_timestamp(),
  constraint cases_superseded_by_another
    check ((state = 'superseded') = (superseded_by is not null) and superseded_by <> id),
  constraint cases_waiting_is_not_released
    check (state <> 'waiting' or release_valid_until is null)
);

create unique index cases_one_waiting_per_slot on holdpoint.cases (slot) where state = 'waiting';
create index cases_riskiest_first on holdpoint.cases (state, risk_points desc, submitted_at, id);
create index cases_latest on holdpoint.cases (submitted_at desc, id desc);
create index cases_waiting_until on holdpoint.cases (expires_at) where state = 'waiting';
create index cases_released_until on holdpoint.cases (release_valid_until) where state = 'released';
create index cases_changed on holdpoint.cases (changed_at);

create table holdpoint.answers (
  case_id text not null references holdpoint.cases (id),
  sequence integer not null check (sequence >= 0),
  id text not null unique,
  person text not null,
  answer text not null check (answer in ('approve', 'refuse')),
  reason text not null,
  at timestamptz not null,
  change_digest text not null,
  assessment_digest text not null,
  policy_hash text not null,
  primary key (case_id, sequence)
);

-- Protection that a change removes, so that a later change that deletes the same thing can say so.
create table holdpoint.protections_removed (
  case_id text not null references holdpoint.cases (id),
  address text not null,
  at timestamptz not null,
  change_digest text not null,
  primary key (case_id, address)
);

create index protections_removed_by_address on holdpoint.protections_removed (address, at);
