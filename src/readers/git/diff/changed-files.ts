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
  const there = lately.find(
    (each) => each.repository === repository && each.from === from && each.to === to,
  );
  if (there !== undefined) return there.listed;
  const args = [...COMPARISON, '--raw', '-z', '--no-abbrev', from, to, '--'];
  const listed = (await runGit(repository, args)).output;
  const isFixed = repository.bare && ID.test(from) && ID.test(to);
  if (isFixed && listed.length <= LARGEST_KEPT) {
    lately.push({ repository, from, to, listed });
    if (lately.length > MOST_KEPT) lately.shift();
  }
  return listed;
}

interface Listed {
  readonly repository: Repository;
  readonly from: string;
  readonly to: string;
  readonly listed: Buffer;
}

/** Whoever looks at a request asks three times within moments for the list of the same two trees. */
const lately: Listed[] = [];
const MOST_KEPT = 16;
const LARGEST_KEPT = 1024 * 1024;
const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
