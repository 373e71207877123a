import type { Queryable } from '../../connection/pool.ts';

export async function insertLink(
  db: Queryable,
  sha256: string,
  person: string,
  expiresAt: string,
): Promise<void> {
  await db.query(
    'insert into holdpoint.enrolment_links (sha256, person, expires_at) values ($1, $2, $3)',
    [sha256, person, expiresAt],
  );
}

export async function findLink(db: Queryable, sha256: string, now: string): Promise<string | null> {
  const { rows } = await db.query<{ person: string }>(
    `select person from holdpoint.enrolment_links
      where sha256 = $1 and used_at is null and expires_at > $2`,
    [sha256, now],
  );
  return rows[0]?.person ?? null;
}

export async function useLink(db: Queryable, sha256: string, now: string): Promise<string | null> {
  const { rows } = await db.query<{ person: string }>(
    `update holdpoint.enrolment_links set used_at = $2
      where sha256 = $1 and used_at is null and expires_at > $2
      returning person`,
    [sha256, now],
  );
  return rows[0]?.person ?? null;
}
