import type { GraphFacts, SeenEdge, SeenSystem } from '../../core/catalog/facts.ts';
import type { FactSource, FactsWritten } from '../../engine/ports.ts';
import type { Queryable } from '../connection/pool.ts';
import { KEPT_REVISIONS, SOURCE_COLUMNS, sourceOf, type SourceRow } from './read-facts.ts';

/** Rows a statement writes: each takes well under the time that one statement may take. */
const BATCH = 10_000;

/** Any number, as long as nothing else in the database locks by it. */
const IMPORT_LOCK = 4_600_112_359;

export const FACTS_CHANGED = 'holdpoint_facts_changed';

/** One import at a time, so that revisions become visible in the order in which they were drawn. */
export async function lockFactSource(
  db: Queryable,
  origin: string,
  scope: string,
): Promise<FactSource | null> {
  await db.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
  const { rows } = await db.query<SourceRow>(
    `select ${SOURCE_COLUMNS} from holdpoint.catalog_sources
      where origin = $1 and scope = $2 and not gone`,
    [origin, scope],
  );
  return rows.map(sourceOf)[0] ?? null;
}

/** Holds the lock of `lockFactSource`. Rows that say what they said before are left alone. */
export async function replaceFacts(
  db: Queryable,
  facts: GraphFacts,
  source: Omit<FactSource, 'id'>,
): Promise<FactsWritten> {
  const revision = await drawRevision(db);
  const id = await writeSource(db, source, revision);
  await planFor(db, 'few rows of many');
  const systems = await replaceSystems(db, id, facts.systems, revision);
  await planFor(db, 'few rows of many');
  const edges = await replaceEdges(db, id, facts.edges, facts.at, revision);
  await planFor(db, 'anything');
  await endRevision(db, revision);
  return { revision, changed: systems.changed + edges.changed, gone: systems.gone + edges.gone };
}

/**
 * A table that grows within a transaction has no statistics, and the planner then reads all of it once for
 * every batch. Each batch finds its rows by the primary key, however many there are.
 */
async function planFor(db: Queryable, what: 'few rows of many' | 'anything'): Promise<void> {
  const setting = what === 'anything' ? 'on' : 'off';
  await db.query(
    `select set_config(name, $1, true)
       from unnest(array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) as name`,
    [setting],
  );
}

/** Holds the lock of `lockFactSource`. */
export async function drawRevision(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ next: string }>(
    `select nextval('holdpoint.catalog_revisions') as next`,
  );
  return Number(rows[0]?.next);
}

async function writeSource(
  db: Queryable,
  source: Omit<FactSource, 'id'>,
  revision: number,
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `insert into holdpoint.catalog_sources
       (origin, scope, at, digest, systems, edges, imported_at, imported_by, revision)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (origin, scope) do update set
       at = excluded.at, digest = excluded.digest, systems = excluded.systems,
       edges = excluded.edges, imported_at = excluded.imported_at,
       imported_by = excluded.imported_by, revision = excluded.revision, gone = false
     returning id`,
    [
      source.origin,
      source.scope,
      source.at,
      source.digest,
      source.systems,
      source.edges,
      source.importedAt,
      source.importedBy,
      revision,
    ],
  );
  return rows[0]?.id ?? 0;
}

/** What is long gone is forgotten, and every server told that there is something new. */
export async function endRevision(db: Queryable, revision: number): Promise<void> {
  await forgetGone(db, revision - KEPT_REVISIONS);
  await db.query('select pg_notify($1, $2)', [FACTS_CHANGED, String(revision)]);
}

async function forgetGone(db: Queryable, upTo: number): Promise<void> {
  if (upTo <= 0) return;
  await db.query('delete from holdpoint.catalog_systems where said is null and revision <= $1', [
    upTo,
  ]);
  await db.query('delete from holdpoint.catalog_edges where gone and revision <= $1', [upTo]);
  // Whatever such a source said was gone before it or with it.
  await db.query('delete from holdpoint.catalog_sources where gone and revision <= $1', [upTo]);
}

type Counts = Omit<FactsWritten, 'revision'>;

async function replaceSystems(
  db: Queryable,
  source: number,
  systems: readonly SeenSystem[],
  revision: number,
): Promise<Counts> {
  let changed = 0;
  for (const batch of batchesOf(systems)) {
    const names = batch.map(({ name }) => name);
    const said = batch.map(({ name: _name, ...rest }) => JSON.stringify(rest));
    changed += await countOf(
      db,
      `with new as (select * from unnest($3::text[], $4::text[]) as new (name, said)),
       updated as (
         update holdpoint.catalog_systems as kept set said = new.said::json, revision = $2
           from new
          where kept.source = $1 and kept.name = new.name
            and kept.said::text is distinct from new.said
         returning 1),
       inserted as (
         insert into holdpoint.catalog_systems (source, name, said, revision)
         select $1::integer, name, said::json, $2::bigint from new
          where not exists (select from holdpoint.catalog_systems as kept
                             where kept.source = $1 and kept.name = new.name)
         returning 1)
       select (select count(*) from updated) + (select count(*) from inserted) as count`,
      [source, revision, names, said],
    );
  }
  const left = await countOf(
    db,
    'select count(*) from holdpoint.catalog_systems where source = $1 and said is not null',
    [source],
  );
  if (left === systems.length) return { changed, gone: 0 };
  await planFor(db, 'anything');
  await db.query('create temporary table said_systems (name text not null) on commit drop');
  for (const batch of batchesOf(systems)) {
    const names = batch.map(({ name }) => name);
    await db.query('insert into said_systems select unnest($1::text[])', [names]);
  }
  await db.query('analyze said_systems');
  const { rowCount } = await db.query(
    `update holdpoint.catalog_systems as kept set said = null, revision = $2
      where source = $1 and said is not null
        and not exists (select from said_systems where said_systems.name = kept.name)`,
    [source, revision],
  );
  return { changed, gone: rowCount ?? 0 };
}

/** Rows that say the same are not written: an upsert would lock, and so write, every one of them. */
async function replaceEdges(
  db: Queryable,
  source: number,
  edges: readonly SeenEdge[],
  at: string,
  revision: number,
): Promise<Counts> {
  let changed = 0;
  for (const batch of batchesOf(edges)) {
    changed += await countOf(
      db,
      `with new as (
         select * from unnest($3::text[], $4::text[], $5::text[], $6::float8[], $7::text[], $8::timestamptz[])
             as new (dependent, target, known_by, confidence, via, seen_at)),
       updated as (
         update holdpoint.catalog_edges as kept
            set confidence = new.confidence, via = new.via, seen_at = new.seen_at, gone = false,
                revision = $2
           from new
          where kept.source = $1 and kept.dependent = new.dependent and kept.target = new.target
            and kept.known_by = new.known_by
            and (kept.confidence, kept.via, kept.seen_at, kept.gone)
                is distinct from (new.confidence, new.via, new.seen_at, false)
         returning 1),
       inserted as (
         insert into holdpoint.catalog_edges
           (source, dependent, target, known_by, confidence, via, seen_at, revision)
         select $1::integer, new.*, $2::bigint from new
          where not exists (select from holdpoint.catalog_edges as kept
                             where kept.source = $1 and kept.dependent = new.dependent
                               and kept.target = new.target and kept.known_by = new.known_by)
         returning 1)
       select (select count(*) from updated) + (select count(*) from inserted) as count`,
      [
        source,
        revision,
        ...keysOf(batch),
        batch.map(({ confidence }) => confidence),
        batch.map(({ via }) => via),
        batch.map(({ seenAt }) => (seenAt === at ? null : seenAt)),
      ],
    );
  }
  const left = await countOf(
    db,
    'select count(*) from holdpoint.catalog_edges where source = $1 and not gone',
    [source],
  );
  return {
    changed,
    gone: left === edges.length ? 0 : await dropOtherEdges(db, source, edges, revision),
  };
}

/** All that were said are there by now, so any more than those are no longer said. */
async function dropOtherEdges(
  db: Queryable,
  source: number,
  edges: readonly SeenEdge[],
  revision: number,
): Promise<number> {
  await planFor(db, 'anything');
  await db.query(
    `create temporary table said_edges
       (dependent text not null, target text not null, known_by text not null) on commit drop`,
  );
  for (const batch of batchesOf(edges)) {
    await db.query(
      'insert into said_edges select * from unnest($1::text[], $2::text[], $3::text[])',
      keysOf(batch),
    );
  }
  await db.query('analyze said_edges');
  const { rowCount } = await db.query(
    `update holdpoint.catalog_edges as kept set gone = true, revision = $2
      where source = $1 and not gone
        and not exists (select from said_edges as said
                         where said.dependent = kept.dependent and said.target = kept.target
                           and said.known_by = kept.known_by)`,
    [source, revision],
  );
  return rowCount ?? 0;
}

function keysOf(edges: readonly SeenEdge[]): readonly (readonly string[])[] {
  return [
    edges.map(({ from }) => from),
    edges.map(({ to }) => to),
    edges.map(({ source }) => source),
  ];
}

async function countOf(db: Queryable, text: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await db.query<{ count: string }>(text, values);
  return Number(rows[0]?.count);
}

function* batchesOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH);
}
