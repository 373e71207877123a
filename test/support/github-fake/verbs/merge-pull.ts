/** The merge button and the merge queue, with git doing the merging. */
import { mergeBy, type MergeMethod } from '../git/merge.ts';
import { mergeGroupHappened, type GroupEnd, type MergeGroup } from '../hooks/merge-group-event.ts';
import { pullHappened } from '../hooks/pull-events.ts';
import type { Pull } from '../state/pull.ts';
import { missingChecks } from '../state/required.ts';
import { ZERO_SHA, fullName, type Account } from '../state/types.ts';
import { WEB_FLOW, nowIn, type World } from '../state/world.ts';
import { moveBranch } from './move-branch.ts';
import { markClosed } from './pull-changes.ts';

export type MergeAnswer =
  | { readonly kind: 'merged'; readonly sha: string }
  | { readonly kind: 'refused'; readonly why: string };

export interface MergeOptions {
  readonly method?: MergeMethod;
  /** Goes past required checks, as an administrator may. */
  readonly bypass?: boolean;
  readonly title?: string;
}

export async function mergePull(
  world: World,
  pull: Pull,
  by: Account,
  { method = 'merge', bypass = false, title }: MergeOptions = {},
): Promise<MergeAnswer> {
  const refused = (why: string): MergeAnswer => ({ kind: 'refused', why });
  if (pull.state === 'closed') return refused('Pull Request is not mergeable');
  if (pull.draft) return refused('Pull Request is still a draft');
  const missing = bypass ? [] : missingChecks(pull.repo, pull.base, pull.headSha);
  if (missing[0] !== undefined) {
    const why = `Required status check "${missing[0].context}" is expected.`;
    return refused(why);
  }
  const sha = await mergedCommit(world, pull, by, method, title);
  if (sha === null) return refused('Pull Request is not mergeable');
  pull.merged = { at: nowIn(world), by, sha };
  markClosed(world, pull, by);
  await moveBranch(world, pull.repo, pull.base, sha, by, { kind: 'pr_merge', except: pull });
  await pullHappened(world, pull, 'closed', by);
  return { kind: 'merged', sha };
}

async function mergedCommit(
  world: World,
  pull: Pull,
  by: Account,
  method: MergeMethod,
  title?: string,
): Promise<string | null> {
  const { repo, number, head } = pull;
  const base = repo.git.refs().get(`refs/heads/${pull.base}`);
  if (base === undefined) return null;
  const at = nowIn(world);
  const usual =
    method === 'squash'
      ? `${pull.title} (#${number})\n`
      : `Merge pull request #${number} from ${pull.headRepo.owner.login}/${head}\n\n${pull.title}\n`;
  // Of a squash the author is who opened the pull, of a merge who pressed the button.
  const author = method === 'squash' ? pull.by : by;
  return mergeBy(method, repo.git, {
    base,
    head: pull.headSha,
    message: title === undefined ? usual : `${title}\n`,
    author: { name: author.name, email: author.emails[0] ?? '', at },
    committer: { ...WEB_FLOW, at },
  });
}

/** The queue merges on a branch of its own and asks for checks there. */
export async function enqueue(world: World, pull: Pull, by: Account): Promise<MergeGroup> {
  const { repo, number, base } = pull;
  const baseSha = repo.git.refs().get(`refs/heads/${base}`) ?? ZERO_SHA;
  const headSha = await mergedCommit(world, pull, by, 'merge');
  if (headSha === null) throw new Error(`pull ${number} of ${fullName(repo)} conflicts`);
  const branch = `gh-readonly-queue/${base}/pr-${number}-${baseSha}`;
  const headRef = `refs/heads/${branch}`;
  const group = { headSha, headRef, baseSha, baseRef: `refs/heads/${base}` };
  await pullHappened(world, pull, 'enqueued', by);
  await moveBranch(world, repo, branch, headSha, by);
  await mergeGroupHappened(world, repo, group, by, null);
  return group;
}

/** The end of a group: merged, when its required checks are there, or taken out of the queue. */
export async function endGroup(
  world: World,
  pull: Pull,
  group: MergeGroup,
  end: GroupEnd,
  by: Account,
): Promise<MergeAnswer> {
  const { repo, base } = pull;
  const missing = missingChecks(repo, base, group.headSha)[0];
  if (end === 'merged' && missing !== undefined) {
    return { kind: 'refused', why: `Required status check "${missing.context}" is expected.` };
  }
  await mergeGroupHappened(world, repo, group, by, end);
  if (end === 'merged') {
    const kind = 'merge_queue_merge';
    pull.merged = { at: nowIn(world), by, sha: group.headSha };
    markClosed(world, pull, by);
    await moveBranch(world, repo, base, group.headSha, by, { kind, except: pull });
    await pullHappened(world, pull, 'closed', by);
  } else {
    await pullHappened(world, pull, 'dequeued', by, { reason: 'CI_FAILURE' });
  }
  await moveBranch(world, repo, group.headRef.slice('refs/heads/'.length), ZERO_SHA, by);
  const merged = end === 'merged';
  return merged
    ? { kind: 'merged', sha: group.headSha }
    : { kind: 'refused', why: `The group was ${end}.` };
}
