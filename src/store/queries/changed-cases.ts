import type { Queryable } from '../connection/pool.ts';

/** The database's clock, as text it will take back. */
export async function databaseTime(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ now: string }>('select clock_timestamp()::text as now');
  return rows[0]?.now ?? '-infinity';
}

/** Cases changed since an instant of the database's clock, reaching back for slow transactions. */
export async function casesChangedSince(db: Queryable, since: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from holdpoint.cases
      where changed_at > $1::timestamptz - interval '2 minutes' order by changed_at, id`,
    [since],
  );
  return rows.map(({ id }) => id);
}
