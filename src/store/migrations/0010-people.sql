-- People and teams as directories and forges have them.

-- Accounts stay when they are closed or taken out: who somebody was is part of the record.
create table holdpoint.people_accounts (
  directory text not null check (directory <> ''),
  id text not null check (id <> ''),
  -- The person that it makes where the catalog's files know nobody behind it; null where it makes none.
  person text,
  -- What the directory lets only one account have; lower case.
  login text not null,
  name text not null,
  -- Lower case, the login included.
  identities text[] not null,
  external_id text,
  active boolean not null,
  gone_at timestamptz,
  -- What a directory gave and is given back.
  resource json not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (directory, id)
);

create unique index people_accounts_by_login on holdpoint.people_accounts (directory, login)
  where gone_at is null;
create unique index people_accounts_by_external_id on holdpoint.people_accounts (directory, external_id)
  where gone_at is null and external_id is not null and directory = 'scim';
create index people_accounts_in_order on holdpoint.people_accounts (directory, created_at, id);
create index people_accounts_by_identity on holdpoint.people_accounts using gin (identities);

create trigger people_accounts_stay before delete on holdpoint.people_accounts
  for each row execute function holdpoint.refuse_change();
create trigger people_accounts_stay_whole before truncate on holdpoint.people_accounts
  for each statement execute function holdpoint.refuse_change();

create table holdpoint.people_groups (
  directory text not null check (directory <> ''),
  id text not null check (id <> ''),
  name text not null,
  title text not null,
  external_id text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (directory, id)
);

create index people_groups_in_order on holdpoint.people_groups (directory, created_at, id);

create table holdpoint.people_members (
  directory text not null,
  group_id text not null,
  account_id text not null,
  primary key (directory, group_id, account_id),
  foreign key (directory, group_id) references holdpoint.people_groups (directory, id) on delete cascade,
  foreign key (directory, account_id) references holdpoint.people_accounts (directory, id)
);

create index people_members_by_account on holdpoint.people_members (directory, account_id);

-- How directories that are read from time to time are doing.
create table holdpoint.people_directories (
  id text primary key check (id <> ''),
  kind text not null check (kind in ('scim', 'oidc', 'forge')),
  synced_at timestamptz,
  fault text,
  fault_at timestamptz
);

-- A token does what its scope says, and nothing else.
alter table holdpoint.tokens
  add column scope text not null default 'submit' check (scope in ('submit', 'scim'));
