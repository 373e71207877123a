import { z } from 'zod';
import type { ForgeAccount, Listing, RequestRef } from '../../../../../engine/forge/types.ts';
import { isClosedToUs } from '../client/answers.ts';
import { accountSchema } from './account.ts';
import { listCommitAccounts } from './commits.ts';
import type { Gitlab } from './gitlab.ts';
import { fetchRequest } from './merge-request.ts';
import { pushersIn } from './push-history.ts';
import type { Push } from './push-history.ts';
import { pathCommit, projectPath, shaSchema } from './shapes.ts';

const eventSchema = z.object({
  created_at: z.iso.datetime({ offset: true }),
  author: accountSchema.nullish(),
  push_data: z
    .object({
      action: z.string().max(50),
      ref_type: z.string().max(50),
      /** Null where one event stands for many refs. */
      ref: z.string().max(1100).nullish(),
      commit_from: shaSchema.nullish(),
      commit_to: shaSchema.nullish(),
    })
    .nullish(),
});

type Event = z.infer<typeof eventSchema>;

/**
 * Whoever pushed what is, or since its opening was, in the request. Whole when the events of the head’s project
 * lead from the head back to before the request without a gap. GitLab drops events after three years, and tells
 * of a push to many branches in one event that names none: such a walk is not whole, nor is a fork’s that the
 * token may not read.
 */
export async function listPushers(gitlab: Gitlab, ref: RequestRef): Promise<Listing<ForgeAccount>> {
  const request = await fetchRequest(gitlab, ref);
  const { source_project_id: project, source_branch: branch, sha } = request;
  if (project == null || sha == null) return { items: [], isWhole: false };
  const commits = await listCommitAccounts(gitlab, ref);
  const openedAt = Date.parse(request.created_at);
  try {
    const pushes = await listPushes(gitlab, project, branch, openedAt);
    const found = await pushersIn({
      pushes,
      head: sha,
      openedAt,
      commits: commits.isWhole ? new Set(commits.items.map(({ commit }) => commit)) : null,
      isBuiltOn: (before, after) => isBuiltOn(gitlab, project, before, after),
    });
    const once = new Map(found.items.map((account) => [account.id, account]));
    return { items: [...once.values()], isWhole: found.isWhole };
  } catch (error) {
    if (isClosedToUs(error)) return { items: [], isWhole: false };
    throw error;
  }
}

async function listPushes(
  { client, accounts }: Gitlab,
  project: number,
  branch: string,
  openedAt: number,
): Promise<Listing<Push>> {
  const isOfBranch = ({ push_data }: Event): boolean =>
    push_data?.ref_type === 'branch' && push_data.ref === branch;
  // A busy project has many events: the one that made the branch is the last that is needed.
  const isEnough = (events: readonly Event[]): boolean =>
    events.some(
      (event) =>
        isOfBranch(event) &&
        event.push_data?.commit_from == null &&
        Date.parse(event.created_at) < openedAt,
    );
  const path = `${projectPath(project)}/events?action=pushed&sort=desc`;
  const listed = await client.list(path, eventSchema, isEnough);
  const items: Push[] = [];
  for (const event of listed.items.filter(isOfBranch)) {
    items.push({
      before: event.push_data?.commit_from ?? null,
      after: event.push_data?.commit_to ?? null,
      at: Date.parse(event.created_at),
      by: await accounts.see(event.author),
    });
  }
  return { items, isWhole: listed.isWhole };
}

async function isBuiltOn(
  { client }: Gitlab,
  project: number,
  before: string,
  after: string,
): Promise<boolean> {
  const refs = [before, after].map((commit) => `refs[]=${pathCommit(commit)}`).join('&');
  try {
    const path = `${projectPath(project)}/repository/merge_base?${refs}`;
    const { id } = await client.get(path, z.object({ id: shaSchema }));
    return id === before;
  } catch (error) {
    if (isClosedToUs(error)) return false;
    throw error;
  }
}
