/** What a pattern says about letters of one folder or file name. */
export type Unit =
  | { readonly kind: 'char'; readonly char: string }
  /** Any one letter. */
  | { readonly kind: 'one' }
  /** Any letters, or none. */
  | { readonly kind: 'star' }
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly Range[] };

/** First and last letter, both included. */
export type Range = readonly [from: string, to: string];

/** A pattern of one name with a wildcard in it. */
export interface SegmentGlob {
  /** Equal for equal patterns. */
  readonly key: string;
  /** What every match begins with. */
  readonly head: string;
  /** What every match ends with. */
  readonly tail: string;
  /** The longest text that every match holds somewhere. */
  readonly inner: string;
  /** Letters of the pattern. */
  readonly size: number;
  matches(name: string): boolean;
}

type Fixed = Exclude<Unit, { readonly kind: 'star' }>;

/** The name itself where the units hold no wildcard, else a glob. */
export function segmentOf(units: readonly Unit[]): string | SegmentGlob {
  const parts = partsOf(units);
  const first = parts[0] ?? [];
  if (parts.length === 1 && first.every(isChar)) return textOf(first);
  const last = parts.at(-1) ?? [];
  const wide = parts.some((part) => !part.every(isChar));
  const texts = parts.map(textOf);
  return {
    key: JSON.stringify(units),
    head: literalStart(first),
    tail: parts.length === 1 ? '' : literalEnd(last),
    inner: texts.reduce((longest, text, at) => {
      const isPlain = (parts[at] as readonly Fixed[]).every(isChar);
      return isPlain && text.length > longest.length ? text : longest;
    }, ''),
    size: units.length,
    matches: wide
      ? (name) => matchesLetters(parts, Array.from(name))
      : (name) => matchesText(texts, name),
  };
}

/** The units between the stars; several stars in a row are one. */
function partsOf(units: readonly Unit[]): Fixed[][] {
  const parts: Fixed[][] = [[]];
  let before: Unit['kind'] = 'char';
  for (const unit of units) {
    if (unit.kind !== 'star') (parts.at(-1) as Fixed[]).push(unit);
    else if (before !== 'star') parts.push([]);
    before = unit.kind;
  }
  return parts;
}

/** The leftmost place for each part in turn is always a good one: no way back is ever needed. */
function matchesText(parts: readonly string[], name: string): boolean {
  const inner = parts.length - 1;
  const first = parts[0] as string;
  const last = parts[inner] as string;
  const end = name.length - last.length;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (let index = 1; index < inner; index++) {
    const part = parts[index] as string;
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= end;
}

function matchesLetters(parts: readonly (readonly Fixed[])[], letters: readonly string[]): boolean {
  const [first = [], ...rest] = parts;
  if (!fits(first, letters, 0)) return false;
  const last = rest.pop();
  if (last === undefined) return letters.length === first.length;
  const end = letters.length - last.length;
  let at = first.length;
  for (const part of rest) {
    while (at + part.length <= end && !fits(part, letters, at)) at++;
    at += part.length;
    if (at > end) return false;
  }
  return at <= end && fits(last, letters, end);
}

function fits(part: readonly Fixed[], letters: readonly string[], at: number): boolean {
  return (
    at + part.length <= letters.length &&
    part.every((unit, index) => fitsLetter(unit, letters[at + index] as string))
  );
}

function fitsLetter(unit: Fixed, letter: string): boolean {
  if (unit.kind === 'one') return true;
  if (unit.kind === 'char') return unit.char === letter;
  const point = letter.codePointAt(0) as number;
  const within = unit.ranges.some(
    ([from, to]) =>
      (from.codePointAt(0) as number) <= point && point <= (to.codePointAt(0) as number),
  );
  return within !== unit.negated;
}

function isChar(unit: Unit): unit is Extract<Unit, { readonly kind: 'char' }> {
  return unit.kind === 'char';
}

function textOf(part: readonly Fixed[]): string {
  return part.map((unit) => (isChar(unit) ? unit.char : '')).join('');
}

function literalStart(part: readonly Fixed[]): string {
  const end = part.findIndex((unit) => !isChar(unit));
  return textOf(end < 0 ? part : part.slice(0, end));
}

function literalEnd(part: readonly Fixed[]): string {
  return textOf(part.slice(part.findLastIndex((unit) => !isChar(unit)) + 1));
}
