import type { HunkSummary } from './diff/hunk-summary.ts';
import type { StudiedFile } from './effects/studied-file.ts';

/** Hunks of a file whose content stays as it is. */
export const NO_HUNKS: HunkSummary = {
  added: 0,
  removed: 0,
  firstNew: null,
  firstOld: null,
  excerpt: [],
  leftOut: 0,
  binary: false,
};

const MOST_EXCERPT_LINES = 40;

/** Two pieces of one file as one: git shows a file that changes its type as a removal and a creation. */
export function joinStudies(first: StudiedFile | undefined, second: StudiedFile): StudiedFile {
  if (first === undefined) return second;
  const [a, b] = [first.hunks ?? NO_HUNKS, second.hunks ?? NO_HUNKS];
  const lines = [...a.excerpt, ...b.excerpt];
  const excerpt = lines.slice(0, MOST_EXCERPT_LINES);
  const hunks: HunkSummary = {
    added: a.added + b.added,
    removed: a.removed + b.removed,
    firstNew: a.firstNew ?? b.firstNew,
    firstOld: a.firstOld ?? b.firstOld,
    excerpt,
    leftOut: a.leftOut + b.leftOut + lines.length - excerpt.length,
    binary: a.binary || b.binary,
  };
  return { change: second.change, hunks, findings: [...first.findings, ...second.findings] };
}
