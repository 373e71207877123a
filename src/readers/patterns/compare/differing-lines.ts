/** The lines in which two texts differ, each group as one text. */
export interface DifferingLines {
  readonly gone: string;
  readonly come: string;
}

/**
 * What goes and what comes, line by line. Lines that stand on both sides in the same order are left out;
 * it may be more than the least difference, and is never less than one.
 */
export function differingLines(before: string | null, after: string | null): DifferingLines {
  if (before === null || after === null) return { gone: before ?? '', come: after ?? '' };
  const old = before.split('\n');
  const now = after.split('\n');
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    tail++;
  }
  const left = old.slice(head, old.length - tail);
  const right = now.slice(head, now.length - tail);
  const partners = inOrder(partnersOf(left, right));
  const kept = new Set(partners.filter((partner) => partner !== null));
  return {
    gone: left.filter((_line, index) => (partners[index] ?? null) === null).join('\n'),
    come: right.filter((_line, index) => !kept.has(index)).join('\n'),
  };
}

/** For each line the place of the same line on the other side, each taken once; null for none. */
function partnersOf(left: readonly string[], right: readonly string[]): readonly (number | null)[] {
  const places = new Map<string, number[]>();
  for (let index = right.length - 1; index >= 0; index--) {
    const line = right[index] ?? '';
    const list = places.get(line);
    if (list === undefined) places.set(line, [index]);
    else list.push(index);
  }
  return left.map((line) => places.get(line)?.pop() ?? null);
}

/** Leaves the longest run of partners that rises; what crosses it has moved, and counts as differing. */
function inOrder(partners: readonly (number | null)[]): readonly (number | null)[] {
  const ends: number[] = [];
  const previous = new Map<number, number | null>();
  partners.forEach((partner, index) => {
    if (partner === null) return;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((partners[ends[middle] ?? 0] ?? 0) < partner) low = middle + 1;
      else high = middle;
    }
    previous.set(index, low === 0 ? null : (ends[low - 1] ?? null));
    ends[low] = index;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? null; at !== null; at = previous.get(at) ?? null) kept.add(at);
  return partners.map((partner, index) => (kept.has(index) ? partner : null));
}
