import type { FactSource, FactsWritten } from '../../engine/ports.ts';
import type { Queryable } from '../connection/pool.ts';
import { drawRevision, endRevision } from './write-facts.ts';

/** Rows a statement writes: a million at once would take longer than one statement may. */
const BATCH = 100_000;

/** Holds the lock of `lockFactSource`. The source says nothing any more, and then is no more. */
export async function forgetFacts(db: Queryable, { id }: FactSource): Promise<FactsWritten> {
  const revision = await drawRevision(db);
  const systems = await db.query(
    `update holdpoint.catalog_systems set said = null, revision = $2
      where source = $1 and said is not null`,
    [id, revision],
  );
  let gone = systems.rowCount ?? 0;
  for (let dropped = BATCH; dropped === BATCH;) {
    const { rowCount } = await db.query(
      `update holdpoint.catalog_edges set gone = true, revision = $2
        where ctid = any (array(
          select ctid from holdpoint.catalog_edges where source = $1 and not gone limit $3))`,
      [id, revision, BATCH],
    );
    dropped = rowCount ?? 0;
    gone += dropped;
  }
  await db.query(
    `update holdpoint.catalog_sources
        set gone = true, systems = 0, edges = 0, revision = $2
      where id = $1`,
    [id, revision],
  );
  await endRevision(db, revision);
  return { revision, changed: 0, gone };
}
