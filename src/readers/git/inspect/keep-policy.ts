import { classifyPath } from '../classify/classify-path.ts';
import { MODES } from '../diff/file-change.ts';
import type { FileChange } from '../diff/file-change.ts';
import type { Keep } from '../patch/hunk-collector.ts';
import { wantsMeaning } from '../meaning/wants-meaning.ts';
import { wantsInspection } from './inspect-file.ts';

/** Above this number of files only files of special classes keep an excerpt, so that memory stays bounded. */
export const MANY_FILES = 2000;

/** The same for a patch, whose lines are all there is of a file that another reader may know. */
export function keepOfPatch(change: FileChange, index: number): Keep {
  const isWhole = change.status === 'added' || change.status === 'deleted';
  return isWhole && wantsMeaning(change) ? 'lines' : keepOf(change, index);
}

/** How much of a file's hunks is kept, as the file number `index` (0-based) of a change. */
export function keepOf(change: FileChange, index: number): Keep {
  if (wantsInspection(change)) return 'lines';
  if (index < MANY_FILES) return 'excerpt';
  const special = classifyPath(change.path).type !== 'file' || change.newMode === MODES.submodule;
  return special && index < 10 * MANY_FILES ? 'excerpt' : 'counts';
}
