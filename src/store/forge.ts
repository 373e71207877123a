import type { ForgeReads, ForgeWrites } from '../engine/forge/ports.ts';
import type { Queryable } from './connection/pool.ts';

/** The engine's reads about forge, over the pool or within a transaction. */
export function forgeReadsOver(_db: Queryable): ForgeReads {
  return {};
}

/** The engine's writes about forge over one transaction's connection. */
export function forgeWritesOver(db: Queryable): ForgeWrites {
  return { ...forgeReadsOver(db) };
}
