import type { Queryable } from '../connection/pool.ts';

export async function findToken(db: Queryable, sha256: string): Promise<string | null> {
  const { rows } = await db.query<{ name: string }>(
    'select name from holdpoint.tokens where sha256 = $1',
    [sha256],
  );
  return rows[0]?.name ?? null;
}

export async function insertToken(
  db: Queryable,
  name: string,
  sha256: string,
  at: string,
): Promise<void> {
  await db.query('insert into holdpoint.tokens (name, sha256, created_at) values ($1, $2, $3)', [
    name,
    sha256,
    at,
  ]);
}

export async function findSession(
  db: Queryable,
  sha256: string,
  now: string,
): Promise<{ readonly person: string } | null> {
  const { rows } = await db.query<{ person: string }>(
    'select person from holdpoint.sessions where sha256 = $1 and expires_at > $2',
    [sha256, now],
  );
  return rows[0] === undefined ? null : { person: rows[0].person };
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
