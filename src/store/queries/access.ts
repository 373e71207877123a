import type { Queryable } from '../connection/pool.ts';

export async function findSession(
  db: Queryable,
  sha256: string,
  now: string,
): Promise<{ readonly person: string } | null> {
  const { rows } = await db.query<{ readonly person: string }>(
    'select person from holdpoint.sessions where sha256 = $1 and expires_at > $2',
    [sha256, now],
  );
  return rows[0] ?? null;
}

export async function insertSession(
  db: Queryable,
  sha256: string,
  person: string,
  expiresAt: string,
): Promise<void> {
  await db.query(
    'insert into holdpoint.sessions (sha256, person, expires_at) values ($1, $2, $3)',
    [sha256, person, expiresAt],
  );
}

export async function deleteSession(db: Queryable, sha256: string): Promise<void> {
  await db.query('delete from holdpoint.sessions where sha256 = $1', [sha256]);
}
