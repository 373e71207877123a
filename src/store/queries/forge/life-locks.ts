import { HOLDER_IN_LEASE } from '../../../engine/forge/work/lease-name.ts';
import type { Queryable } from '../../connection/pool.ts';

/** Apart from other locks of ours that have two keys. */
const LIFE_LOCKS = 1_819_872_869;

/** Until the connection ends. False where another one has it. */
export async function takeLifeLock(db: Queryable, holder: number): Promise<boolean> {
  const { rows } = await db.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1::int, $2::int) as taken',
    [LIFE_LOCKS, holder],
  );
  return rows[0]?.taken === true;
}

/** Locks of two numbers, of this database. */
const HELD = `select from pg_locks
  where locktype = 'advisory' and granted and objsubid = 2 and classid::bigint = $1
    and database = (select oid from pg_database where datname = current_database())`;

/** Whether it is this very connection that has it. */
export async function holdsLifeLock(db: Queryable, holder: number): Promise<boolean> {
  const { rowCount } = await db.query(`${HELD} and objid::bigint = $2 and pid = pg_backend_pid()`, [
    LIFE_LOCKS,
    holder,
  ]);
  return rowCount === 1;
}

/**
 * Ends leases whose holder is gone. A holder takes its lock before any lease, and PostgreSQL shows locks as they
 * are now: whoever's lease is seen and whose lock is not has lost it. Returns how many.
 */
export async function freeAbandoned(db: Queryable, now: string): Promise<number> {
  const holder = `substring(lease from '${HOLDER_IN_LEASE}')::bigint`;
  const { rowCount } = await db.query(
    `update holdpoint.forge_tasks set leased_until = $2
      where leased_until > $2 and ${holder} is not null
        and not exists (${HELD} and objid::bigint = ${holder})`,
    [LIFE_LOCKS, now],
  );
  return rowCount ?? 0;
}
