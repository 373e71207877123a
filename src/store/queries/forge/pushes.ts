import type { SeenPush } from '../../../engine/forge/queue.ts';
import type { AccountKind } from '../../../engine/forge/types.ts';
import type { Queryable } from '../../connection/pool.ts';

export async function recordPush(
  db: Queryable,
  forge: string,
  repository: string,
  branch: string,
  { account, commit, at }: SeenPush,
): Promise<void> {
  await db.query(
    `insert into holdpoint.forge_pushers
       (forge, repository, branch, account_id, login, kind, commit, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [forge, repository, branch, account.id, account.login, account.kind, commit, at],
  );
}

interface Row {
  readonly account_id: string;
  readonly login: string;
  readonly kind: AccountKind;
  readonly commit: string;
  readonly at: Date;
}

/** Who was seen to push one of these commits to a branch. */
export async function pushersOf(
  db: Queryable,
  forge: string,
  repository: string,
  branch: string,
  commits: readonly string[],
): Promise<readonly SeenPush[]> {
  const { rows } = await db.query<Row>(
    `select account_id, login, kind, commit, at from holdpoint.forge_pushers
      where forge = $1 and repository = $2 and branch = $3 and commit = any ($4)
      order by at, account_id, commit limit 200`,
    [forge, repository, branch, commits],
  );
  return rows.map(pushOf);
}

export async function listPushes(
  db: Queryable,
  forge: string,
  repository: string,
  branch: string,
): Promise<readonly SeenPush[]> {
  const { rows } = await db.query<Row>(
    `select account_id, login, kind, commit, at from holdpoint.forge_pushers
      where forge = $1 and repository = $2 and branch = $3 order by at, account_id, commit`,
    [forge, repository, branch],
  );
  return rows.map(pushOf);
}

function pushOf({ account_id, login, kind, commit, at }: Row): SeenPush {
  return { account: { id: account_id, login, kind }, commit, at: at.toISOString() };
}
