import { z } from 'zod';
import type {
  CommitAccounts,
  ForgeAccount,
  Listing,
  RequestRef,
} from '../../../../../engine/forge/types.ts';
import type { GithubClient } from '../client/client.ts';
import { accountSchema, toAccount } from './account.ts';
import type { GithubAccount } from './account.ts';
import { fetchPull } from './pull-request.ts';
import type { Pull } from './pull-request.ts';
import { pathNumber, shaSchema } from './shapes.ts';

/** GitHub says `{}` in places where it means nobody. */
const linked = z.union([accountSchema, z.strictObject({}).transform(() => null)]).nullish();
const commitSchema = z.object({ sha: shaSchema, author: linked, committer: linked });

/**
 * Whose accounts a request’s commits are linked to. Whole when it ends in the request’s head and has as many
 * commits as the request says: GitHub lists 250 at most.
 */
export async function listCommitAccounts(
  client: GithubClient,
  ref: RequestRef,
): Promise<Listing<CommitAccounts>> {
  return commitsOf(client, ref, await fetchPull(client, ref));
}

export async function commitsOf(
  client: GithubClient,
  ref: RequestRef,
  pull: Pull,
): Promise<Listing<CommitAccounts>> {
  const repository = await client.repository(ref.repository);
  const listed = await repository.list(
    `/pulls/${pathNumber(ref)}/commits?per_page=100`,
    commitSchema,
  );
  const items = listed.items.map(({ sha, author, committer }) => ({
    commit: sha,
    author: accountOrNull(author),
    committer: accountOrNull(committer),
  }));
  const different = new Set(items.map(({ commit }) => commit));
  const isWhole = listed.isWhole && different.size === pull.commits && different.has(pull.head.sha);
  return { items, isWhole };
}

function accountOrNull(account: GithubAccount | null | undefined): ForgeAccount | null {
  return account == null ? null : toAccount(account);
}
