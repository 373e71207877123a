/** `merge_group`: the queue asks for checks on a commit that nobody has seen before, or gives it up. */
import { readCommit } from '../git/read-commit.ts';
import { nodeId } from '../present/shape.ts';
import type { Account, Repo } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { emit } from './emit.ts';

export interface MergeGroup {
  readonly headSha: string;
  /** `refs/heads/gh-readonly-queue/…`. */
  readonly headRef: string;
  readonly baseSha: string;
  /** `refs/heads/…`. */
  readonly baseRef: string;
}

export type GroupEnd = 'merged' | 'invalidated' | 'dequeued';

export async function mergeGroupHappened(
  world: World,
  repo: Repo,
  group: MergeGroup,
  sender: Account,
  end: GroupEnd | null,
): Promise<void> {
  const commit = await readCommit(repo.git, group.headSha);
  const person = ({ name, email }: typeof commit.author) => ({ name, email });
  const payload = {
    ...(end === null ? {} : { reason: end }),
    merge_group: {
      head_sha: group.headSha,
      head_ref: group.headRef,
      base_sha: group.baseSha,
      base_ref: group.baseRef,
      head_commit: {
        id: commit.sha,
        node_id: nodeId('Commit', commit.sha),
        tree_id: commit.tree,
        message: commit.message,
        timestamp: commit.committer.at,
        author: person(commit.author),
        committer: person(commit.committer),
      },
    },
  };
  const action = end === null ? 'checks_requested' : 'destroyed';
  emit(world, { event: 'merge_group', action, repo, sender, payload });
}
