import { z } from 'zod';
import type {
  ForgeAccount,
  ForgeReview,
  Listing,
  RequestRef,
} from '../../../../../engine/forge/types.ts';
import type { GithubClient } from '../client/client.ts';
import { accountSchema, toAccount } from './account.ts';
import { isSince, listBaseChanges } from './base-changes.ts';
import { createPermissions } from './permissions.ts';
import { pathNumber, shaSchema } from './shapes.ts';

const reviewSchema = z.object({
  id: z.int().positive(),
  user: accountSchema.nullish(),
  state: z.string().max(50),
  commit_id: shaSchema.nullish(),
  submitted_at: z.iso.datetime({ offset: true }).nullish(),
  html_url: z.url({ protocol: /^https?$/ }).max(2000),
});

type Opinion = ForgeReview['opinion'];

const OPINIONS: ReadonlyMap<string, Opinion | 'not-given'> = new Map([
  ['APPROVED', 'approve'],
  ['CHANGES_REQUESTED', 'request-changes'],
  ['COMMENTED', 'comment'],
  ['DISMISSED', 'dismissed'],
  // A draft that only its author sees.
  ['PENDING', 'not-given'],
]);

/**
 * Reviews in GitHub’s order, with what their authors may do as of now. A dismissed one stays in its place
 * with another state. An opinion that no list knows leaves the listing not whole. One from before the request
 * was given another base is of no commit: the same head brought something else then.
 */
export async function listReviews(
  client: GithubClient,
  ref: RequestRef,
): Promise<Listing<ForgeReview>> {
  const repository = await client.repository(ref.repository);
  const listed = await repository.list(
    `/pulls/${pathNumber(ref)}/reviews?per_page=100`,
    reviewSchema,
  );
  const permissions = createPermissions(repository);
  const approves = listed.items.some(({ state }) => OPINIONS.get(state) === 'approve');
  const changes = approves ? await listBaseChanges(client, ref) : { items: [], isWhole: true };
  const items: ForgeReview[] = [];
  let isWhole = listed.isWhole && changes.isWhole;
  for (const review of listed.items) {
    const opinion = OPINIONS.get(review.state);
    if (opinion === 'not-given') continue;
    if (opinion === undefined) {
      isWhole = false;
      continue;
    }
    const account: ForgeAccount = toAccount(review.user);
    items.push({
      id: String(review.id),
      account,
      opinion,
      commit: isSince(changes.items, review.submitted_at) ? (review.commit_id ?? null) : null,
      mayWrite: await permissions.mayWrite(account),
      url: review.html_url,
    });
  }
  return { items, isWhole };
}
