import type { ExcerptLine } from '../../../core/change/types.ts';
import type { HunkSummary } from '../diff/hunk-summary.ts';
import { LineMask } from '../../shared/mask-secrets.ts';

/**
 * How much of a file's hunks is kept: counts alone, an excerpt for people, or every line as well, for
 * files whose content is looked into.
 */
export type Keep = 'counts' | 'excerpt' | 'lines';

/** A line of a hunk as it is, not masked: for looking into, never for showing. */
export interface HunkLine {
  readonly mark: ExcerptLine['mark'];
  /** Line in the new file; for a removed line in the old one. */
  readonly number: number;
  readonly text: string;
}

export interface CollectedHunks {
  readonly summary: HunkSummary;
  /** Every line by hunk where all were kept, else empty. */
  readonly hunks: readonly (readonly HunkLine[])[];
  /** True when lines that should have been kept were too many. */
  readonly cut: boolean;
}

const MOST_EXCERPT_LINES = 40;
/** Most bytes of lines kept of one file for looking into. */
const MOST_KEPT_BYTES = 32 * 1024 * 1024;

/** Gathers the hunks of one file in bounded memory. */
export class HunkCollector {
  private readonly keep: Keep;
  private readonly mask = new LineMask();
  private readonly excerpt: ExcerptLine[] = [];
  private readonly hunks: HunkLine[][] = [];
  private kept = 0;
  private lines = 0;
  private added = 0;
  private removed = 0;
  private firstNew: number | null = null;
  private firstOld: number | null = null;
  private binary = false;

  constructor(keep: Keep) {
    this.keep = keep;
  }

  beginHunk(): void {
    this.mask.reset();
    if (this.keep === 'lines') this.hunks.push([]);
  }

  /** `line` has its mark in front, which is left out of what is kept. */
  add(mark: ExcerptLine['mark'], line: Buffer, oldNumber: number, newNumber: number): void {
    this.lines += 1;
    if (mark === 'added') this.added += 1;
    if (mark === 'removed') this.removed += 1;
    if (mark !== 'context' && this.firstNew === null && this.firstOld === null) {
      this.firstNew = Math.max(1, newNumber);
      this.firstOld = Math.max(1, oldNumber);
    }
    if (this.binary || this.keep === 'counts') {
      if (!this.binary && line.includes(0)) this.markBinary();
      return;
    }
    if (line.includes(0)) this.markBinary();
    else this.keepLine(mark, line, mark === 'removed' ? oldNumber : newNumber);
  }

  markBinary(): void {
    this.binary = true;
    this.excerpt.length = 0;
    this.hunks.length = 0;
  }

  finish(): CollectedHunks {
    const { added, removed, firstNew, firstOld, excerpt, binary } = this;
    const leftOut = binary ? 0 : this.lines - excerpt.length;
    return {
      summary: { added, removed, firstNew, firstOld, excerpt, leftOut, binary },
      hunks: this.hunks,
      cut: this.kept > MOST_KEPT_BYTES,
    };
  }

  private keepLine(mark: ExcerptLine['mark'], line: Buffer, number: number): void {
    const show = this.excerpt.length < MOST_EXCERPT_LINES;
    if (!show && this.keep !== 'lines') return;
    const text = line.toString('utf8', 1).replace(/\r$/, '');
    if (show) {
      this.excerpt.push({ number: Math.max(1, number), text: this.mask.show(text), mark });
    }
    if (this.keep !== 'lines') return;
    this.kept += line.length + 64;
    if (this.kept <= MOST_KEPT_BYTES) this.hunks.at(-1)?.push({ mark, number, text });
  }
}
