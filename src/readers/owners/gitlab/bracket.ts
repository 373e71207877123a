import type { Range, Unit } from '../pattern/segment.ts';

/** The class that begins after a `[`, and the place of its `]`; null where it is never closed. */
export function readClass(
  letters: readonly string[],
  start: number,
): { readonly unit: Unit; readonly end: number } | null {
  const negated = letters[start] === '!' || letters[start] === '^';
  const ranges: Range[] = [];
  let at = negated ? start + 1 : start;
  while (letters[at] !== ']') {
    const from = letterAt(letters, at);
    if (from === null) return null;
    at = from.next;
    if (letters[at] === '-' && at + 1 < letters.length && letters[at + 1] !== ']') {
      const to = letterAt(letters, at + 1);
      if (to === null) return null;
      ranges.push([from.letter, to.letter]);
      at = to.next;
    } else ranges.push([from.letter, from.letter]);
  }
  return { unit: { kind: 'class', negated, ranges }, end: at };
}

function letterAt(
  letters: readonly string[],
  at: number,
): { readonly letter: string; readonly next: number } | null {
  const place = letters[at] === '\\' ? at + 1 : at;
  const letter = letters[place];
  return letter === undefined ? null : { letter, next: place + 1 };
}
