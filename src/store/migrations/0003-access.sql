-- Tokens for machines and browser sessions. Only hashes of secrets are kept.
create table holdpoint.tokens (
  name text primary key check (name <> ''),
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null
);

create table holdpoint.sessions (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  person text not null,
  expires_at timestamptz not null
);

create index sessions_by_end on holdpoint.sessions (expires_at);
