import type { Queryable } from '../connection/pool.ts';

/** What has an end after which it is of no use: its table and its key. */
const ENDED = {
  sessions: { table: 'sessions', key: 'sha256' },
  challenges: { table: 'presence_challenges', key: 'nonce' },
  links: { table: 'enrolment_links', key: 'sha256' },
} as const;

export type Ended = keyof typeof ENDED;

/** Forgets up to `limit` of those that ended before an instant; passes over what others hold. */
export async function forgetEnded(
  db: Queryable,
  what: Ended,
  before: string,
  limit: number,
): Promise<number> {
  const { table, key } = ENDED[what];
  const { rowCount } = await db.query(
    `delete from holdpoint.${table}
      where ${key} in (select ${key} from holdpoint.${table} where expires_at < $1
                        order by expires_at limit $2 for update skip locked)`,
    [before, limit],
  );
  return rowCount ?? 0;
}
