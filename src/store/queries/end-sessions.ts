import type { Queryable } from '../connection/pool.ts';

export async function deleteSessionsOf(
  db: Queryable,
  person: string,
  except: string | null,
): Promise<void> {
  await db.query(
    'delete from holdpoint.sessions where person = $1 and sha256 is distinct from $2',
    [person, except],
  );
}

export async function keepSessionsOf(
  db: Queryable,
  people: readonly string[],
  now: string,
): Promise<void> {
  await db.query(
    'delete from holdpoint.sessions where expires_at <= $2 or not (person = any($1))',
    [people, now],
  );
}
