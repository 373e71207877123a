import type { FileChange } from '../diff/file-change.ts';
import type { HunkLine } from '../patch/hunk-collector.ts';

/** A changed file whose content is looked into. */
export interface FileToInspect {
  readonly change: FileChange;
  /** Every changed line with its context, by hunk. */
  readonly hunks: readonly (readonly HunkLine[])[];
  /** The whole file on each side; null where the side does not exist or could not be read. */
  readonly before: string | null;
  readonly after: string | null;
  /** True when `before` and `after` are all there is; false when only hunks were given. */
  readonly whole: boolean;
  /** True when the content is too large to have been kept. */
  readonly cut: boolean;
  /** Every path that the change as a whole touches, on both sides. */
  readonly touched: ReadonlySet<string>;
}

/** The lines of the hunks as they stood on one side. */
export function sideOfHunks(
  hunks: FileToInspect['hunks'],
  side: 'before' | 'after',
): (readonly HunkLine[])[] {
  const other = side === 'before' ? 'added' : 'removed';
  return hunks.map((hunk) => hunk.filter(({ mark }) => mark !== other));
}
