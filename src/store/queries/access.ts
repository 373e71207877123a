import type { SessionOrigin } from '../../engine/presence/types.ts';
import type { Queryable } from '../connection/pool.ts';

export async function findSession(
  db: Queryable,
  sha256: string,
  now: string,
): Promise<{ readonly person: string; readonly origin?: SessionOrigin } | null> {
  const { rows } = await db.query<SessionRow>(
    `select person, means, strong, authenticated_at from holdpoint.sessions
      where sha256 = $1 and expires_at > $2`,
    [sha256, now],
  );
  return rows.map(sessionOf)[0] ?? null;
}

interface SessionRow {
  readonly person: string;
  readonly means: SessionOrigin['means'] | null;
  readonly strong: boolean;
  readonly authenticated_at: Date | null;
}

function sessionOf({ person, means, strong, authenticated_at: at }: SessionRow) {
  if (means === null) return { person };
  return { person, origin: { means, strong, authenticatedAt: at?.toISOString() ?? null } };
}

export async function insertSession(
  db: Queryable,
  sha256: string,
  person: string,
  expiresAt: string,
  origin?: SessionOrigin,
): Promise<void> {
  await db.query(
    `insert into holdpoint.sessions (sha256, person, expires_at, means, strong, authenticated_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      sha256,
      person,
      expiresAt,
      origin?.means ?? null,
      origin?.strong ?? false,
      origin?.authenticatedAt ?? null,
    ],
  );
}

export async function deleteSession(db: Queryable, sha256: string): Promise<void> {
  await db.query('delete from holdpoint.sessions where sha256 = $1', [sha256]);
}
