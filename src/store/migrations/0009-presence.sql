-- Passkeys, challenges and what was signed. Binary members are base64url, as browsers write them.

-- What a person was shown and asked to sign. A row is used once, or runs out.
create table holdpoint.presence_challenges (
  nonce text primary key check (nonce <> ''),
  person text,
  purpose text not null,
  statement text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create index presence_challenges_by_end on holdpoint.presence_challenges (expires_at);

-- Pending until somebody has vouched for it; revoked ones stay, for what they have signed.
create table holdpoint.passkeys (
  id text primary key check (id <> ''),
  person text not null,
  name text not null,
  public_key text not null,
  algorithm integer not null check (algorithm in (-7, -8, -257)),
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  requested_at timestamptz not null,
  enrolled_at timestamptz,
  vouched_by json,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  constraint passkeys_vouched_when_enrolled check ((enrolled_at is null) = (vouched_by is null)),
  constraint passkeys_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);

create index passkeys_of_person on holdpoint.passkeys (person, requested_at);

create function holdpoint.keep_passkey() returns trigger language plpgsql as $$
begin
  if (new.id, new.person, new.name, new.public_key, new.algorithm, new.requested_at)
       is distinct from
     (old.id, old.person, old.name, old.public_key, old.algorithm, old.requested_at)
     or (old.enrolled_at is not null
         and (new.enrolled_at is distinct from old.enrolled_at
              or new.vouched_by::text is distinct from old.vouched_by::text))
     or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at)
     or new.counter < old.counter then
    raise exception 'passkey % refused a change: whose it is, and what it has signed, stays', old.id
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger passkeys_keep before update on holdpoint.passkeys
  for each row execute function holdpoint.keep_passkey();
create trigger passkeys_stay before delete on holdpoint.passkeys
  for each row execute function holdpoint.refuse_change();
create trigger passkeys_stay_whole before truncate on holdpoint.passkeys
  for each statement execute function holdpoint.refuse_change();

-- Whole, so that what was signed can be verified without this database.
create table holdpoint.presence_proofs (
  digest text primary key check (digest ~ '^sha256:[0-9a-f]{64}$'),
  person text not null,
  purpose text not null,
  at timestamptz not null,
  passkey text not null references holdpoint.passkeys (id),
  statement text not null,
  public_key text not null,
  client_data_json text not null,
  authenticator_data text not null,
  signature text not null
);

create trigger presence_proofs_stay before update or delete on holdpoint.presence_proofs
  for each row execute function holdpoint.refuse_change();
create trigger presence_proofs_stay_whole before truncate on holdpoint.presence_proofs
  for each statement execute function holdpoint.refuse_change();

-- One-time links that an operator hands out. Only the hash of the secret is kept.
create table holdpoint.enrolment_links (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  person text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- What people are told about their own passkeys, on every page until they say that they have read it.
create table holdpoint.presence_notices (
  id text primary key check (id <> ''),
  person text not null,
  kind text not null,
  at timestamptz not null,
  text text not null,
  acknowledged_at timestamptz
);

create index presence_notices_open on holdpoint.presence_notices (person, at)
  where acknowledged_at is null;

-- How a session came about, and when whoever it is last proved that to the identity provider.
alter table holdpoint.sessions
  add column means text check (means in ('development', 'oidc', 'passkey')),
  add column strong boolean not null default false,
  add column authenticated_at timestamptz;

create index ledger_entries_of_passkeys on holdpoint.ledger_entries (kind, sequence)
  where kind in ('passkey.enrolled', 'passkey.revoked');
