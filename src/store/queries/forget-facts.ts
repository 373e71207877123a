import type { FactSource, FactsWritten } from '../../engine/ports.ts';
import type { Queryable } from '../connection/pool.ts';
import { replaceFacts } from './write-facts.ts';

/** Holds the lock of `lockFactSource`. The source says nothing any more, and then is no more. */
export async function forgetFacts(db: Queryable, source: FactSource): Promise<FactsWritten> {
  const { id, ...rest } = source;
  const { origin, scope, at } = source;
  const nothing = { origin, scope, at, systems: [], edges: [] };
  const written = await replaceFacts(db, nothing, { ...rest, systems: 0, edges: 0 });
  await db.query('update holdpoint.catalog_sources set gone = true where id = $1', [id]);
  return written;
}
