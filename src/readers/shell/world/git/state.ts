/** How files of a working tree stand with the index, by size and time of change as git itself asks. */
import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import type { Repository } from '../types.ts';
import { bytesOfPlainFile } from '../plain-file.ts';
import { isFolder } from './files.ts';
import { ignoring } from './ignore.ts';
import type { GitIndex, IndexEntry } from './read-index.ts';

type State = ReturnType<Repository['stateOf']>;

/** How many files and folders one question may look at. */
const MOST_LOOKS = 20_000;
const MOST_HASHED = 4 * 1024 * 1024;

export interface Tree {
  readonly root: string;
  readonly gitFolder: string;
  /** Null where the index cannot be read. */
  readonly index: () => GitIndex | null;
}

export function stating(tree: Tree): Pick<Repository, 'stateOf' | 'isDirty'> {
  const isIgnored = ignoring(tree.root, tree.gitFolder);
  let looks = 0;

  const stateOfFile = (path: string, stat: Stats): State => {
    const entries = tree.index()?.entries ?? null;
    if (entries === null) return 'unknown';
    const entry = entries.get(path);
    if (entry === undefined) return isIgnored(path, false) ? 'ignored' : 'untracked';
    return isAsTracked(`${tree.root}/${path}`, stat, entry) ? 'clean' : 'changed';
  };

  /** The worst below a folder: a change outweighs something untracked. */
  const stateOfFolder = (path: string): State => {
    if (path !== '' && isIgnored(path, true) && !holdsTracked(tree, path)) return 'ignored';
    let worst: State = 'clean';
    let names: readonly Dirent[];
    try {
      names = readdirSync(`${tree.root}/${path}`, { withFileTypes: true });
    } catch {
      return 'unknown';
    }
    for (const name of names) {
      if (name.name === '.git') continue;
      looks += 1;
      if (looks > MOST_LOOKS) return 'unknown';
      const inner = path === '' ? name.name : `${path}/${name.name}`;
      const state = name.isDirectory() ? folderIn(inner) : fileAt(inner);
      if (state === 'changed' || state === 'unknown') return state;
      if (state === 'untracked') worst = 'untracked';
    }
    return worst;
  };

  /** A folder with a repository of its own is for that one to judge. */
  const folderIn = (path: string): State =>
    isFolder(`${tree.root}/${path}/.git`) ? 'untracked' : stateOfFolder(path);

  const fileAt = (path: string): State => {
    const stat = lstatSync(`${tree.root}/${path}`, { throwIfNoEntry: false });
    if (stat === undefined) return tree.index()?.entries.has(path) === true ? 'clean' : 'untracked';
    return stat.isDirectory() ? stateOfFolder(path) : stateOfFile(path, stat);
  };

  const ask = (path: string): State => {
    looks = 0;
    try {
      return fileAt(path);
    } catch {
      return 'unknown';
    }
  };

  return {
    stateOf: (absolute) => {
      if (absolute === tree.root) return ask('');
      if (!absolute.startsWith(`${tree.root}/`)) return 'unknown';
      return ask(absolute.slice(tree.root.length + 1).replace(/\/+$/, ''));
    },
    isDirty: () => {
      const index = tree.index();
      if (index?.staged === true) return true;
      const entries = index?.entries ?? null;
      if (entries === null || entries.size > MOST_LOOKS) return null;
      for (const path of entries.keys()) {
        if (lstatSync(`${tree.root}/${path}`, { throwIfNoEntry: false }) === undefined) return true;
      }
      const state = ask('');
      return state === 'unknown' ? null : state !== 'clean';
    },
  };
}

function holdsTracked(tree: Tree, folder: string): boolean {
  const entries = tree.index()?.entries ?? null;
  if (entries === null) return true;
  for (const path of entries.keys()) if (path.startsWith(`${folder}/`)) return true;
  return false;
}

function isAsTracked(path: string, stat: Stats, entry: IndexEntry): boolean {
  if ((entry.mode & 0o170000) === 0o160000) return true;
  if (!stat.isFile() && !stat.isSymbolicLink()) return false;
  if (stat.size % 2 ** 32 === entry.size && sameTime(stat, entry)) return true;
  // Another time of change says nothing: the content does.
  if (stat.size % 2 ** 32 !== entry.size && entry.size !== 0) return false;
  if (stat.size > MOST_HASHED) return false;
  return objectOf(path, stat, entry.object.length === 64) === entry.object;
}

function sameTime({ mtimeMs }: Stats, { seconds, nanoseconds }: IndexEntry): boolean {
  if (Math.floor(mtimeMs / 1000) !== seconds) return false;
  return nanoseconds === 0 || Math.abs((mtimeMs % 1000) - nanoseconds / 1e6) < 1.5;
}

function objectOf(path: string, stat: Stats, long: boolean): string | null {
  try {
    const content = stat.isSymbolicLink()
      ? Buffer.from(readlinkSync(path))
      : bytesOfPlainFile(path, MOST_HASHED);
    if (content === null) return null;
    const { createHash } = process.getBuiltinModule('node:crypto');
    return createHash(long ? 'sha256' : 'sha1')
      .update(`blob ${content.length}\0`)
      .update(content)
      .digest('hex');
  } catch {
    return null;
  }
}
