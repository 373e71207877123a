import type { Pool } from 'pg';
import { takeClient, type Queryable } from './pool.ts';
import { withRetries } from './transaction.ts';

/** Runs reads that all see the database as it was at the first of them. */
export function inSnapshot<T>(pool: Pool, work: (db: Queryable) => Promise<T>): Promise<T> {
  return withRetries(async () => {
    const client = await takeClient(pool);
    try {
      await client.query('begin isolation level repeatable read, read only');
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  });
}
