import { askGit, runGit, type Repository } from '../../../readers/git/repository/run-git.ts';

/** Commits that git makes on the way have nobody behind them and no time: only their trees matter. */
const NOBODY: Readonly<Record<string, string>> = {
  GIT_AUTHOR_NAME: 'holdpoint',
  GIT_AUTHOR_EMAIL: 'holdpoint@localhost',
  GIT_AUTHOR_DATE: '@0 +0000',
  GIT_COMMITTER_NAME: 'holdpoint',
  GIT_COMMITTER_EMAIL: 'holdpoint@localhost',
  GIT_COMMITTER_DATE: '@0 +0000',
};

/** The tree of a commit. */
export async function treeOf(repository: Repository, commit: string): Promise<string | null> {
  return askGit(repository, ['rev-parse', '--verify', '--quiet', `${commit}^{tree}`]);
}

/** The tree that git makes of two commits by itself, or null where it would have to ask somebody. */
export async function mergedTree(
  repository: Repository,
  ours: string,
  theirs: string,
): Promise<string | null> {
  const { code, output } = await runGit(
    repository,
    ['merge-tree', '--write-tree', '--no-messages', '--allow-unrelated-histories', ours, theirs],
    { accept: [1] },
  );
  const [tree = ''] = output.toString('ascii').split('\n');
  return code === 0 && /^[0-9a-f]{40,64}$/.test(tree) ? tree : null;
}

/** The tree that comes of merging several heads into a base one after the other; null where they conflict. */
export async function foldedTree(
  repository: Repository,
  base: string,
  heads: readonly string[],
): Promise<string | null> {
  const writing = { ...repository, variables: { ...repository.variables, ...NOBODY } };
  let [commit, tree] = [base, await treeOf(repository, base)];
  for (const head of heads) {
    tree = await mergedTree(repository, commit, head);
    if (tree === null) return null;
    const args = ['commit-tree', tree, '-p', commit, '-p', head, '-m', 'what a merge would bring'];
    const { output } = await runGit(writing, args);
    commit = output.toString('ascii').trim();
  }
  return tree;
}

/** The first parent `steps` before a commit, or null where history ends. */
export function ancestorOf(
  repository: Repository,
  commit: string,
  steps: number,
): Promise<string | null> {
  return askGit(repository, ['rev-parse', '--verify', '--quiet', `${commit}~${steps}^{commit}`]);
}

/** Commits on the first-parent line after one up to another, newest first; null where one does not lead to the other. */
export async function lineBetween(
  repository: Repository,
  from: string,
  to: string,
): Promise<readonly string[] | null> {
  const isOnIt = await runGit(repository, ['merge-base', '--is-ancestor', from, to], {
    accept: [1, 128],
  });
  if (isOnIt.code !== 0) return null;
  const { output } = await runGit(repository, ['rev-list', '--first-parent', to, `^${from}`, '--']);
  return output.toString('ascii').split('\n').filter(Boolean);
}
