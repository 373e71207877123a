import { LIMITS } from '../limits.ts';
import { problemList, unread } from '../problems.ts';
import type { FolderOwners, OwnersFile, OwnersProblem } from '../types.ts';
import { readAliases } from './aliases.ts';
import { readFolder } from './read-folder.ts';

const ALIASES = 'OWNERS_ALIASES';

/**
 * The OWNERS files of a repository, by path, as Prow reads them; OWNERS_ALIASES counts at the root alone.
 * Other files are left out. A file that cannot be read makes its folder unread, and aliases that cannot be
 * read make all of it unread: any name could be one. Never throws.
 */
export function parseOwnersTree(files: ReadonlyMap<string, string>): OwnersFile {
  const paths = [...files.keys()].filter((path) => isOwnersPath(path)).toSorted();
  if (paths.length > LIMITS.treeFiles)
    return unread('OWNERS', 1, 'there are too many OWNERS files');
  const aliasText = files.get(ALIASES) ?? '';
  if (Buffer.byteLength(aliasText) > LIMITS.treeBytes) {
    return unread(ALIASES, 1, 'aliases of more than 1 MB are not read: make it smaller');
  }
  const aliases = readAliases(aliasText);
  if (aliases.kind === 'failed') return unread(ALIASES, aliases.line, aliases.message);

  const folders = new Map<string, FolderOwners>();
  const all: OwnersProblem[] = [];
  for (const path of paths) {
    const problems = problemList(path);
    const folder = readFolder(files.get(path) as string, path, aliases.aliases, problems);
    folders.set(path.slice(0, Math.max(0, path.length - '/OWNERS'.length)), folder);
    all.push(...problems.all());
    if (folder.kind === 'unread') all.push(folder.problem);
  }
  return { kind: 'tree', folders, problems: all.slice(0, LIMITS.problems) };
}

/** An OWNERS file, in whatever folder. */
export function isOwnersPath(path: string): boolean {
  return path === 'OWNERS' || path.endsWith('/OWNERS');
}
