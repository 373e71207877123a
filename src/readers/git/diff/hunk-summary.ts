import type { ExcerptLine } from '../../../core/change/types.ts';

/** What the hunks of one file show, bounded. */
export interface HunkSummary {
  readonly added: number;
  readonly removed: number;
  /** Line of the first change in the new and in the old file, or null where there is none. */
  readonly firstNew: number | null;
  readonly firstOld: number | null;
  /** Lines with sensitive values masked. */
  readonly excerpt: readonly ExcerptLine[];
  /** Lines of hunks that are not in the excerpt. */
  readonly leftOut: number;
  /** True when the content is not text. */
  readonly binary: boolean;
}
