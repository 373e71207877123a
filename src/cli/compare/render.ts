import type {
  Comparison,
  DiscardedCandidate,
  RankedCandidate,
} from '../../core/comparison/types.ts';
import { Page } from '../render/text/page.ts';
import type { Style } from '../terminal/style.ts';

/** The comparison for a person at a terminal: which one and why, then each with what would be safer. */
export function renderComparison(comparison: Comparison, style: Style, columns: number): string {
  const page = new Page(style, columns);
  page.text(comparison.summary, 0, style.bold);
  for (const candidate of comparison.ranked) {
    writeRanked(page, candidate, candidate === comparison.ranked[0]);
  }
  for (const candidate of comparison.discarded) writeDiscarded(page, candidate);
  return page.toString();
}

function writeRanked(page: Page, candidate: RankedCandidate, isFirst: boolean): void {
  page.heading(`${candidate.place}. ${candidate.name}`, wordOf(candidate));
  page.text(candidate.headline);
  const present = candidate.harms.filter(({ measure }) => measure > 0);
  for (const { words } of present) page.text(`It ${words}.`, 4);
  // Why the first is first stands at the top already.
  if (candidate.because !== null && !isFirst) page.text(candidate.because, 2, page.style.dim);
  if (candidate.safer.length > 0) page.text('Safer still:');
  for (const { text } of candidate.safer) page.hanging('    -', text, (line) => line);
}

function writeDiscarded(page: Page, { name, headline, broken }: DiscardedCandidate): void {
  page.heading(name, 'set aside');
  page.text(headline);
  for (const { text, error } of broken) {
    const why = error === null ? 'does not hold' : `could not be evaluated: ${error}`;
    page.text(`${text} ${why}.`, 4, page.style.magenta);
  }
}

function wordOf({ outcome }: RankedCandidate): string {
  return { allow: 'would pass', hold: 'would be held', deny: 'would be denied' }[outcome];
}
