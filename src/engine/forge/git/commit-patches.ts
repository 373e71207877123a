import { createHash, type Hash } from 'node:crypto';
import { LineSplitter } from '../../../readers/git/patch/line-splitter.ts';
import { streamGit, type Repository } from '../../../readers/git/repository/run-git.ts';

const ARGUMENTS = [
  'diff-tree',
  '--stdin',
  '-r',
  '--root',
  '-p',
  '-U0',
  '--binary',
  '--full-index',
  '--no-renames',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--diff-algorithm=myers',
  '-O/dev/null',
];

/** Where a hunk lies, and the ids of whole files: other on another base, though the patch is the same. */
const PLACE = /^(?:@@ |index )/;

/**
 * A digest of what each commit adds and takes away, wherever in the files: the same after a rebase. Merges and
 * commits that change nothing have none.
 */
export async function patchesOf(
  repository: Repository,
  commits: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (commits.length === 0) return found;
  let [commit, hash]: [string, Hash | null] = ['', null];
  const end = (): void => {
    if (hash !== null) found.set(commit, hash.digest('hex'));
    hash = null;
  };
  const splitter = new LineSplitter((bytes) => {
    const line = bytes.toString('latin1');
    if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(line)) {
      end();
      commit = line;
    } else if (!PLACE.test(line)) {
      hash ??= createHash('sha256');
      hash.update(bytes).update('\n');
    }
  });
  const input = Buffer.from(`${commits.join('\n')}\n`);
  await streamGit(repository, ARGUMENTS, (chunk) => splitter.push(chunk), { input });
  splitter.end();
  end();
  return found;
}
