import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { ForgeAccount, Listing, RequestRef } from '../../../../../engine/forge/types.ts';
import type { GithubClient } from '../client/client.ts';
import { accountSchema, toAccount } from './account.ts';
import { commitsOf } from './commits.ts';
import { fetchPull } from './pull-request.ts';
import type { Pull } from './pull-request.ts';
import { pushersIn } from './push-history.ts';
import type { Push } from './push-history.ts';
import { pathNumber, shaSchema } from './shapes.ts';

const pushSchema = z.object({
  before: shaSchema,
  after: shaSchema,
  ref: z.string().max(1100),
  timestamp: z.iso.datetime({ offset: true }),
  activity_type: z.string().max(100),
  actor: accountSchema.nullish(),
});

const timelineSchema = z.object({
  event: z.string().max(100).nullish(),
  actor: z.unknown().optional(),
});

/** What a request’s own history shows of its branch. */
const BRANCH_EVENTS: ReadonlySet<string> = new Set([
  'head_ref_force_pushed',
  'head_ref_restored',
  'head_ref_deleted',
]);

/**
 * Whoever pushed what is, or since its opening was, in the request. Whole when the activity of the head’s
 * repository leads from the head back to before the request without a gap; of a fork that the App may not read
 * only force-pushes are known.
 */
export async function listPushers(
  client: GithubClient,
  ref: RequestRef,
): Promise<Listing<ForgeAccount>> {
  const pull = await fetchPull(client, ref);
  const forced = await listForced(client, ref);
  const commits = await commitsOf(client, ref, pull);
  const pushes = await listPushes(client, ref.repository, pull.head);
  const history = pushersIn({
    pushes,
    head: pull.head.sha,
    openedAt: Date.parse(pull.created_at),
    commits: new Set(commits.items.map(({ commit }) => commit)),
    knowsCommits: commits.isWhole,
  });
  const once = new Map([...forced.items, ...history.items].map((account) => [account.id, account]));
  return { items: [...once.values()], isWhole: history.isWhole && forced.isWhole };
}

async function listForced(client: GithubClient, ref: RequestRef): Promise<Listing<ForgeAccount>> {
  const repository = await client.repository(ref.repository);
  const path = `/issues/${pathNumber(ref)}/timeline?per_page=100`;
  const listed = await repository.list(path, timelineSchema);
  const items = listed.items
    .filter(({ event }) => event != null && BRANCH_EVENTS.has(event))
    .map(({ actor }) => toAccount(accountSchema.nullish().catch(null).parse(actor)));
  return { items, isWhole: listed.isWhole };
}

async function listPushes(
  client: GithubClient,
  base: string,
  { repo, ref: branch }: Pull['head'],
): Promise<Listing<Push>> {
  if (repo == null) return { items: [], isWhole: false };
  const ref = `refs/heads/${branch}`;
  try {
    const found = await client.repository(repo.full_name, base);
    const path = `/activity?ref=${encodeURIComponent(ref)}&per_page=100`;
    const listed = await found.list(path, pushSchema);
    const items = listed.items
      .filter((one) => one.ref === ref)
      .map(({ before, after, timestamp, actor, activity_type }) => ({
        before,
        after,
        at: Date.parse(timestamp),
        by: toAccount(actor),
        // Only what is known to add to a branch is taken for that.
        isForced: !ADDING.has(activity_type),
      }));
    return { items, isWhole: listed.isWhole };
  } catch (error) {
    const isClosedToUs = error instanceof ForgeFault && CLOSED.has(error.code);
    if (!isClosedToUs) throw error;
    return { items: [], isWhole: false };
  }
}

const ADDING: ReadonlySet<string> = new Set(['push', 'pr_merge', 'merge_queue_merge']);

const CLOSED: ReadonlySet<string> = new Set(['gone', 'unauthorised', 'malformed']);
