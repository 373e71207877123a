/** Lines from the first to the last, counted from 1. */
export type Range = readonly [number, number];

/** No file has so many lines; a range that goes further is nonsense, or meant to cost time. */
export const MOST_LINES = 10_000_000;

/** Sorted, none touching another. What is no range of lines is left out. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const sorted = ranges
    .filter(([from, to]) => Number.isInteger(from) && from >= 1 && from <= to && to <= MOST_LINES)
    .toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Lines in ranges that are sorted and apart. */
export function countOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

/** Lines that two lists of sorted, separate ranges have in common. */
export function shared(left: readonly Range[], right: readonly Range[]): number {
  let count = 0;
  for (let a = 0, b = 0; a < left.length && b < right.length;) {
    const [from, to] = left[a] as Range;
    const [start, end] = right[b] as Range;
    count += Math.max(0, Math.min(to, end) - Math.max(from, start) + 1);
    if (to < end) a += 1;
    else b += 1;
  }
  return count;
}
