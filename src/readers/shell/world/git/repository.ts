import { resolve } from 'node:path';
import type { Repository } from '../types.ts';
import { bytesOrClosed, isFolder, textOf } from './files.ts';
import { NO_INDEX, readIndex } from './read-index.ts';
import type { GitIndex } from './read-index.ts';
import { branchIn, commitOfRef, defaultBranchOf, remotesIn } from './refs.ts';
import { stating } from './state.ts';

const MOST_ENTRIES = 200_000;

/** The repository whose working tree has its root at this very folder, or null. */
export function openRepository(root: string): Repository | null {
  const own = gitFolderAt(root);
  if (own === null) return null;
  const head = textOf(`${own}/HEAD`);
  if (head === null) return null;
  const shared = textOf(`${own}/commondir`)?.trim();
  const common = shared === undefined ? own : resolve(own, shared);
  const config = () => textOf(`${common}/config`) ?? '';
  let remotes: ReadonlyMap<string, string> | null = null;
  let main: string | null | undefined;
  let index: GitIndex | null | undefined;
  const indexOnce = () => {
    if (index === undefined) {
      const bytes = bytesOrClosed(`${own}/index`);
      const long = /^\s*objectformat\s*=\s*sha256/im.test(config());
      if (bytes === false) index = null;
      else index = bytes === null ? NO_INDEX : readIndex(bytes, long ? 32 : 20, MOST_ENTRIES);
    }
    return index;
  };
  return {
    root,
    gitFolder: common,
    branch: branchIn(head),
    get defaultBranch() {
      if (main === undefined) main = defaultBranchOf(common);
      return main;
    },
    get remotes() {
      remotes ??= remotesIn(config());
      return remotes;
    },
    commitOf: (ref) => commitOfRef(common, own, ref),
    ...stating({ root, gitFolder: common, index: indexOnce }),
  };
}

/** The `.git` folder, also of a worktree or submodule, whose `.git` is a file that names it. */
function gitFolderAt(root: string): string | null {
  const path = root === '/' ? '/.git' : `${root}/.git`;
  if (isFolder(path)) return path;
  const named = /^gitdir: (.+?)\s*$/m.exec(textOf(path) ?? '')?.[1];
  return named === undefined ? null : resolve(root, named);
}
