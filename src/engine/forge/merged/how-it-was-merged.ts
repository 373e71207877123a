import { askGit, type Repository } from '../../../readers/git/repository/run-git.ts';
import { patchesOf } from '../git/commit-patches.ts';
import { ancestorOf, lineBetween, mergedTree, treeOf } from '../git/merge-trees.ts';

/** What came into the base branch: after `from`, up to `to`. */
export type MergeFound =
  | { readonly kind: 'as-git-would'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'differently';
      readonly from: string;
      readonly to: string;
      readonly why: string;
    };

/** Further back than this only the two ends are tried: each step is a merge. */
const MOST_STEPS = 100;

/**
 * Compares a merge with what git itself makes of the base before it and the request's head. A merge commit has
 * the head as its second parent; a squash is one commit; a rebase as many as the request has.
 */
export async function howItWasMerged(
  repository: Repository,
  to: string,
  head: string,
  /** Ids of the request's commits. */
  commits: readonly string[],
): Promise<MergeFound> {
  const before = (await ancestorOf(repository, to, 1)) ?? to;
  const tree = await treeOf(repository, to);
  if (to === head) {
    // Fast-forward: the head itself is the tip.
    const from = await ancestorOf(repository, to, Math.max(commits.length, 1));
    return { kind: 'as-git-would', from: from ?? before, to };
  }
  const second = await askGit(repository, ['rev-parse', '--verify', '--quiet', `${to}^2`]);
  if (second !== null && second !== head) {
    const why = `the merge brings ${second.slice(0, 12)}, not ${head.slice(0, 12)}`;
    return { kind: 'differently', from: before, to, why };
  }
  for (const steps of second === null ? stepsBack(commits.length) : [1]) {
    const from = await ancestorOf(repository, to, steps);
    if (from === null) continue;
    const made = await mergedTree(repository, from, head);
    if (made === null || made !== tree) continue;
    if (steps === 1 || (await isRebase(repository, from, to, commits))) {
      return { kind: 'as-git-would', from, to };
    }
  }
  const why =
    'the files after the merge are not what git makes of the base and the released commit';
  return { kind: 'differently', from: before, to, why };
}

/**
 * Whether each commit of a stretch is one of the request's on another base. What somebody pushed and reverted
 * before a squash leaves the ends as they are, and is no part of the request.
 */
async function isRebase(
  repository: Repository,
  from: string,
  to: string,
  commits: readonly string[],
): Promise<boolean> {
  const line = await lineBetween(repository, from, to);
  if (line === null) return false;
  const own = new Set((await patchesOf(repository, commits)).values());
  const brought = await patchesOf(repository, line);
  return line.every((commit) => own.has(brought.get(commit) ?? ''));
}

/** The longest stretch that fits is the request's: a shorter one would leave its first commits to nobody. */
function stepsBack(commits: number): readonly number[] {
  if (commits > MOST_STEPS) return [commits, 1];
  return Array.from({ length: Math.max(commits, 1) }, (_, index) => Math.max(commits, 1) - index);
}
