import type { ExcerptLine } from '../../../core/change/types.ts';

/** Something that the content of a file shows beyond "it changed". */
export interface Finding {
  /**
   * `widens`: somebody or something may do more than before. `unaccounted`: what the file brings in cannot
   * be told from it. `notice`: worth a line, changes nothing.
   */
  readonly kind: 'widens' | 'unaccounted' | 'notice';
  /** Part of a sentence for people: `the workflow gains contents: write`. */
  readonly what: string;
  /** Line in the new file, or in the old one for something taken out; null where unknown. */
  readonly line: number | null;
  readonly excerpt: readonly ExcerptLine[];
  /** What would make it milder, or null. */
  readonly safer: string | null;
}
