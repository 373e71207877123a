import type { PeopleReads, PeopleWrites } from '../engine/people/ports.ts';
import type { Queryable } from './connection/pool.ts';

/** The engine's reads about people, over the pool or within a transaction. */
export function peopleReadsOver(_db: Queryable): PeopleReads {
  return {};
}

/** The engine's writes about people over one transaction's connection. */
export function peopleWritesOver(db: Queryable): PeopleWrites {
  return { ...peopleReadsOver(db) };
}
