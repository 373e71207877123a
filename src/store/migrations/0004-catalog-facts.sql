-- What graph sources said of systems and of who needs whom: one row per source, system and edge, each with
-- the revision that last touched it, so that a server loads everything once and then only what is newer.
-- What a source no longer says stays for some revisions as a row that is gone, or those who read by
-- revision would miss it; whoever is further behind reads everything again.
--
-- A revision is drawn under a lock that is held until the commit, so revisions become visible in order.
create sequence holdpoint.catalog_revisions;

create table holdpoint.catalog_sources (
  id integer generated always as identity primary key,
  origin text not null check (origin <> ''),
  scope text not null,
  at timestamptz not null,
  digest text not null,
  systems integer not null,
  edges integer not null,
  imported_at timestamptz not null,
  imported_by text not null,
  revision bigint not null,
  unique (origin, scope)
);

create table holdpoint.catalog_systems (
  source integer not null references holdpoint.catalog_sources (id),
  name text not null,
  -- Kind, tier, owners and all else that the source says; null once it is gone.
  said json,
  revision bigint not null,
  primary key (source, name)
);

create table holdpoint.catalog_edges (
  source integer not null references holdpoint.catalog_sources (id),
  dependent text not null,
  target text not null,
  known_by text not null check (known_by in ('declared', 'observed', 'inferred')),
  confidence double precision not null,
  via text,
  -- Null where it was seen at the instant of the source, which then moves without touching a row.
  seen_at timestamptz,
  gone boolean not null default false,
  revision bigint not null,
  primary key (source, dependent, target, known_by)
);

create index catalog_systems_by_revision on holdpoint.catalog_systems (revision);
create index catalog_edges_by_revision on holdpoint.catalog_edges (revision);
create index catalog_systems_gone on holdpoint.catalog_systems (revision) where said is null;
create index catalog_edges_gone on holdpoint.catalog_edges (revision) where gone;
