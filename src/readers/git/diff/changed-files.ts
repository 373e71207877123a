import { runGit } from '../repository/run-git.ts';
import type { Repository } from '../repository/run-git.ts';

/** How two trees are compared, in every call alike: nothing that a user or a file can set plays a part. */
export const COMPARISON: readonly string[] = [
  'diff-tree',
  '-r',
  '--no-relative',
  '--ignore-submodules=none',
  '-M50%',
  '-l1000',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
];

/** Git's own list of what differs between two trees: modes, object ids, paths. */
export async function listChangedFiles(
  repository: Repository,
  from: string,
  to: string,
): Promise<Buffer> {
  const args = [...COMPARISON, '--raw', '-z', '--no-abbrev', from, to, '--'];
  return (await runGit(repository, args)).output;
}
