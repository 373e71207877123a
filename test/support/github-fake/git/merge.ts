/** The three ways to merge, made with git itself. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BareRepository } from './bare-repository.ts';
import { mergeBaseOf } from './history.ts';
import { readCommit } from './read-commit.ts';
import { runGit } from './run-git.ts';
import type { Signature } from './write-commits.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface MergeOrder {
  readonly base: string;
  readonly head: string;
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

/** The tree of both together; null when they conflict or have nothing in common. */
export function mergedTree(
  repository: BareRepository,
  base: string,
  head: string,
): Promise<string | null> {
  return repository.once(`merged ${base} ${head}`, async () => {
    const common = await mergeBaseOf(repository, base, head);
    if (common === null) return null;
    // Nothing came to the base since, so there is nothing to merge.
    if (common === base) return (await readCommit(repository, head)).tree;
    const answer = await repository.run(['merge-tree', '--write-tree', base, head], {
      accept: [1],
    });
    return answer.code === 0 ? (answer.output.toString().split('\n')[0] ?? null) : null;
  });
}

/** The new tip of the base branch, which is not yet moved; null on a conflict. */
export async function mergeBy(
  method: MergeMethod,
  repository: BareRepository,
  order: MergeOrder,
): Promise<string | null> {
  const tree = await mergedTree(repository, order.base, order.head);
  if (tree === null) return null;
  if (method === 'rebase') return rebase(repository, order);
  const parents = method === 'merge' ? [order.base, order.head] : [order.base];
  const { output } = await repository.run(
    ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])],
    { input: order.message, env: identity(order) },
  );
  return output.toString().trim();
}

async function rebase(repository: BareRepository, order: MergeOrder): Promise<string | null> {
  const folder = await mkdtemp(join(repository.directory, 'fake-rebase-'));
  const tree = join(folder, 'tree');
  try {
    await repository.run(['worktree', 'add', '--quiet', '--detach', tree, order.head]);
    const { code } = await runGit(tree, ['rebase', '--quiet', '--force-rebase', order.base], {
      accept: [1],
      env: identity(order, ['COMMITTER']),
    });
    if (code !== 0) return null;
    return (await runGit(tree, ['rev-parse', 'HEAD'])).output.toString().trim();
  } finally {
    await repository.run(['worktree', 'remove', '--force', tree], { accept: [128] });
    await rm(folder, { recursive: true, force: true });
  }
}

function identity(
  order: MergeOrder,
  roles: readonly ('AUTHOR' | 'COMMITTER')[] = ['AUTHOR', 'COMMITTER'],
): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const role of roles) {
    const { name, email, at } = role === 'AUTHOR' ? order.author : order.committer;
    settings[`GIT_${role}_NAME`] = name;
    settings[`GIT_${role}_EMAIL`] = email;
    settings[`GIT_${role}_DATE`] = at;
  }
  return settings;
}
