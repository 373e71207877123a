import type { GovernanceReads, GovernanceWrites } from '../engine/governance/ports.ts';
import type { Queryable } from './connection/pool.ts';

/** The engine's reads about governance, over the pool or within a transaction. */
export function governanceReadsOver(_db: Queryable): GovernanceReads {
  return {};
}

/** The engine's writes about governance over one transaction's connection. */
export function governanceWritesOver(db: Queryable): GovernanceWrites {
  return { ...governanceReadsOver(db) };
}
