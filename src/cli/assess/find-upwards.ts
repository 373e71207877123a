import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The folder that holds `.git`, at or above `from`; null outside a repository. */
export function repositoryRoot(from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/**
 * The first of some files that exists, looked for in `cwd` and then in the repository's root, as a
 * path relative to `cwd`. Null when there is none.
 */
export function findFile(cwd: string, candidates: readonly string[]): string | null {
  const root = repositoryRoot(cwd);
  for (const folder of new Set([cwd, root ?? cwd])) {
    for (const candidate of candidates) {
      const path = join(folder, candidate);
      if (isFile(path)) return relative(cwd, path);
    }
  }
  return null;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
