import type { QueryResultRow } from 'pg';
import type { SeenSystem } from '../../core/catalog/facts.ts';
import type { FactsChange, FactSource, StoredEdge } from '../../engine/ports.ts';
import type { Queryable } from '../connection/pool.ts';

/** Rows fetched at a time: other work of the process goes on in between. */
const BATCH = 10_000;

/** For so many revisions it is remembered what is gone. */
export const KEPT_REVISIONS = 1_000;

export interface SourceRow {
  readonly id: number;
  readonly origin: string;
  readonly scope: string;
  readonly at: Date;
  readonly digest: string;
  readonly systems: number;
  readonly edges: number;
  readonly imported_at: Date;
  readonly imported_by: string;
}

export const SOURCE_COLUMNS =
  'id, origin, scope, at, digest, systems, edges, imported_at, imported_by';

export function sourceOf(row: SourceRow): FactSource {
  return {
    id: row.id,
    origin: row.origin,
    scope: row.scope,
    at: row.at.toISOString(),
    digest: row.digest,
    systems: row.systems,
    edges: row.edges,
    importedAt: row.imported_at.toISOString(),
    importedBy: row.imported_by,
  };
}

/**
 * Within a snapshot: sources, systems and edges are then of one revision. Whoever begins has nothing that
 * could be gone.
 */
export async function factsSince(db: Queryable, revision: number): Promise<FactsChange> {
  const { rows } = await db.query<
    SourceRow & { readonly revision: string; readonly gone: boolean }
  >(`select ${SOURCE_COLUMNS}, revision, gone from holdpoint.catalog_sources order by id`);
  const newest = Math.max(revision, ...rows.map((row) => Number(row.revision)));
  const sources = rows.filter(({ gone }) => !gone).map(sourceOf);
  const whole = revision === 0 || newest - revision >= KEPT_REVISIONS;
  const after = whole ? 0 : revision;
  if (newest === after) return { revision, whole, sources, systems: [], edges: [] };
  return {
    revision: newest,
    whole,
    sources,
    systems: await changedSystems(db, after),
    edges: await changedEdges(db, after),
  };
}

async function changedSystems(db: Queryable, revision: number): Promise<FactsChange['systems']> {
  interface Row {
    readonly source: number;
    readonly name: string;
    readonly said: Omit<SeenSystem, 'name'> | null;
  }
  return inBatches<Row, FactsChange['systems'][number]>(
    db,
    `select source, name, said from holdpoint.catalog_systems
      where revision > $1 and ($1 > 0 or said is not null)`,
    revision,
    ({ source, name, said }) => ({ source, name, said: said === null ? null : { ...said, name } }),
  );
}

async function changedEdges(db: Queryable, revision: number): Promise<FactsChange['edges']> {
  interface Row {
    readonly source: number;
    readonly dependent: string;
    readonly target: string;
    readonly known_by: StoredEdge['source'];
    readonly confidence: number;
    readonly via: string | null;
    readonly seen_at: Date | null;
    readonly gone: boolean;
  }
  return inBatches<Row, FactsChange['edges'][number]>(
    db,
    `select source, dependent, target, known_by, confidence, via, seen_at, gone
       from holdpoint.catalog_edges where revision > $1 and ($1 > 0 or not gone)`,
    revision,
    (row) => ({
      source: row.source,
      gone: row.gone,
      edge: {
        from: row.dependent,
        to: row.target,
        source: row.known_by,
        confidence: row.confidence,
        via: row.via,
        seenAt: row.seen_at?.toISOString() ?? null,
      },
    }),
  );
}

/** Reads by a cursor, so that neither side holds a million rows at once. */
// The row's shape is the caller's word on its own statement, as in `Queryable`.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
async function inBatches<Row extends QueryResultRow, T>(
  db: Queryable,
  select: string,
  revision: number,
  toItem: (row: Row) => T,
): Promise<readonly T[]> {
  const items: T[] = [];
  await db.query(`declare changed_facts no scroll cursor for ${select}`, [revision]);
  for (;;) {
    const { rows } = await db.query<Row>(`fetch forward ${BATCH} from changed_facts`);
    for (const row of rows) items.push(toItem(row));
    if (rows.length < BATCH) break;
  }
  await db.query('close changed_facts');
  return items;
}
