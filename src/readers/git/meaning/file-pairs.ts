import type { FilePair } from '../../types.ts';
import { classifyPath } from '../classify/classify-path.ts';
import { environmentOfPath } from '../classify/environment-of-path.ts';
import type { FileChange } from '../diff/file-change.ts';
import type { Contents } from '../diff/read-contents.ts';
import type { SourceNames } from '../effects/build-effects.ts';
import { wantsMeaning } from './wants-meaning.ts';

/** Both sides of the files that another reader may know more about. */
export interface Pairs {
  readonly pairs: readonly FilePair[];
  /** Paths of files that act on an environment and whose text was not read, sorted. */
  readonly unread: readonly string[];
}

/** Pairs up what was read of some files. */
export function pairsOf(
  changes: readonly FileChange[],
  contents: Contents,
  names: SourceNames,
): Pairs {
  const pairs: FilePair[] = [];
  const unread: string[] = [];
  for (const change of changes) {
    if (!wantsMeaning(change)) continue;
    const before = contents(change.oldId);
    const after = contents(change.newId);
    if (before !== undefined && after !== undefined) {
      pairs.push(pairOf(change, before, after, names));
    } else if (classifyPath(change.path).acts) {
      unread.push(change.path);
    }
  }
  return { pairs, unread: unread.toSorted() };
}

export function pairOf(
  { path, oldPath }: FileChange,
  before: string | null,
  after: string | null,
  names: SourceNames,
): FilePair {
  return {
    path,
    before,
    after,
    sources: { before: names.old(oldPath ?? path), after: names.new(path) },
    // Whoever reads it knows that it acts, whatever its path is called.
    environment: environmentOfPath(path, { ...classifyPath(path), acts: true }),
    inRepository: true,
    ...(oldPath === null || oldPath === path ? {} : { movedFrom: oldPath }),
  };
}
