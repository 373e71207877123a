import type { FilePair } from '../types.ts';
import { classifyPath } from './classify/classify-path.ts';
import { listChangedFiles } from './diff/changed-files.ts';
import { MODES } from './diff/file-change.ts';
import type { FileChange } from './diff/file-change.ts';
import { parseRawDiff } from './diff/raw-diff.ts';
import { readContents } from './diff/read-contents.ts';
import { pairOf } from './meaning/file-pairs.ts';
import { openRepository } from './repository/open-repository.ts';

/** Both sides of the texts that differ between two trees. */
export interface SourcePairs {
  readonly pairs: readonly FilePair[];
  /** Paths whose text was not read: too large, or past the most that is read of one change. Sorted. */
  readonly unread: readonly string[];
}

/** Reads both sides of every ordinary file that differs, in bounded memory. Throws `InputError`. */
export async function readSourcePairs(
  folder: string,
  from: string,
  to: string,
): Promise<SourcePairs> {
  const repository = await openRepository(folder);
  const raw = await listChangedFiles(repository, from, to);
  const changes = parseRawDiff(raw, `${from}..${to}`).filter(isText);
  const contents = await readContents(repository, changes);
  const names = {
    old: (path: string) => `${path}@${from.slice(0, 12)}`,
    new: (path: string) => `${path}@${to.slice(0, 12)}`,
  };
  const pairs: FilePair[] = [];
  const unread: string[] = [];
  for (const change of changes) {
    const [before, after] = [contents(change.oldId), contents(change.newId)];
    if (before === undefined || after === undefined) unread.push(change.path);
    else if (!isBinary(before) && !isBinary(after))
      pairs.push(pairOf(change, before, after, names));
  }
  return { pairs, unread: unread.toSorted() };
}

/** Lockfiles and links have lines, and nobody writes them. */
function isText({ path, oldMode, newMode }: FileChange): boolean {
  const modes = new Set([oldMode, newMode]);
  return (
    !modes.has(MODES.submodule) &&
    !modes.has(MODES.symlink) &&
    classifyPath(path).type !== 'lockfile'
  );
}

function isBinary(text: string | null): boolean {
  return text !== null && text.slice(0, 8000).includes('\0');
}
