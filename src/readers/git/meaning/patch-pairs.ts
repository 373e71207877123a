import type { FilePair } from '../../types.ts';
import type { FileChange } from '../diff/file-change.ts';
import type { SourceNames } from '../effects/build-effects.ts';
import type { CollectedHunks, HunkLine } from '../patch/hunk-collector.ts';
import { pairOf } from './file-pairs.ts';
import { wantsMeaning } from './wants-meaning.ts';

/**
 * Both sides of a file as a patch shows it, or null where the patch does not show it whole: only a new
 * file and one that goes are there from the first line to the last.
 */
export function pairOfPatch(
  change: FileChange,
  { hunks, cut }: CollectedHunks,
  names: SourceNames,
): FilePair | null {
  if (cut || hunks.length !== 1 || !wantsMeaning(change)) return null;
  const [lines = []] = hunks;
  switch (change.status) {
    case 'added':
      return pairOf(change, null, textOf(lines, 'added'), names);
    case 'deleted':
      return pairOf(change, textOf(lines, 'removed'), null, names);
    default:
      return null;
  }
}

function textOf(lines: readonly HunkLine[], mark: HunkLine['mark']): string {
  const own = lines.filter((line) => line.mark === mark);
  return own.map(({ text }) => `${text}\n`).join('');
}
