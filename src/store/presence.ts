import type { PresenceReads, PresenceWrites } from '../engine/presence/ports.ts';
import type { Queryable } from './connection/pool.ts';

/** The engine's reads about presence, over the pool or within a transaction. */
export function presenceReadsOver(_db: Queryable): PresenceReads {
  return {};
}

/** The engine's writes about presence over one transaction's connection. */
export function presenceWritesOver(db: Queryable): PresenceWrites {
  return { ...presenceReadsOver(db) };
}
