import type { StoredChallenge } from '../../../engine/presence/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface ChallengeRow {
  readonly nonce: string;
  readonly person: string | null;
  readonly purpose: StoredChallenge['purpose'];
  readonly statement: string;
  readonly expires_at: Date;
}

export async function insertChallenge(
  db: Queryable,
  { nonce, person, purpose, statement, expiresAt }: StoredChallenge,
): Promise<void> {
  await db.query(
    `insert into holdpoint.presence_challenges (nonce, person, purpose, statement, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [nonce, person, purpose, statement, expiresAt],
  );
}

/** What ran out an hour before cannot be used any more, so nothing is lost with it. */
export async function forgetChallenges(db: Queryable, now: string): Promise<void> {
  await db.query(
    `delete from holdpoint.presence_challenges
      where nonce in (select nonce from holdpoint.presence_challenges
                       where expires_at < $1::timestamptz - interval '1 hour'
                       limit 100 for update skip locked)`,
    [now],
  );
}

/** How many that anybody asked for are kept; whoever signs in takes seconds. */
const MOST_ANONYMOUS = 5_000;

/** Of challenges that are nobody's: those that ran out, used or not, and the oldest beyond the most. */
export async function forgetAnonymous(db: Queryable, now: string): Promise<void> {
  await db.query(
    `delete from holdpoint.presence_challenges
      where nonce in (select nonce from holdpoint.presence_challenges
                       where person is null
                         and (expires_at < $1
                              or expires_at < (select expires_at from holdpoint.presence_challenges
                                                where person is null
                                                order by expires_at desc offset $2 limit 1))
                       limit 200 for update skip locked)`,
    [now, MOST_ANONYMOUS - 1],
  );
}

export async function useChallenge(
  db: Queryable,
  nonce: string,
  now: string,
): Promise<StoredChallenge | null> {
  const { rows } = await db.query<ChallengeRow>(
    `update holdpoint.presence_challenges set used_at = $2
      where nonce = $1 and used_at is null
      returning nonce, person, purpose, statement, expires_at`,
    [nonce, now],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { person, purpose, statement, expires_at: expiresAt } = row;
  return { nonce: row.nonce, person, purpose, statement, expiresAt: expiresAt.toISOString() };
}
