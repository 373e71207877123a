/** What an expression is made of. */
export type Part =
  | { readonly kind: 'letter'; readonly accepts: (letter: string) => boolean }
  | { readonly kind: 'place'; readonly place: 'start' | 'end' }
  | { readonly kind: 'row' | 'either'; readonly parts: readonly Part[] }
  | {
      readonly kind: 'repeat';
      readonly part: Part;
      readonly least: number;
      readonly most: number | null;
    };

interface Cursor {
  readonly letters: readonly string[];
  at: number;
}

/** Go allows no more either. */
const MOST_REPEATS = 1_000;
const DEEPEST = 50;

const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  w: /\w/,
  W: /\W/,
  s: /[\t\n\f\r ]/,
  S: /[^\t\n\f\r ]/,
};

/**
 * The part of Go's syntax that paths are matched with: letters, `.`, classes, groups, `|`, `^`, `$` and
 * repeats. Null for everything else: what is not understood must not be guessed at.
 */
export function parseExpression(text: string): Part | null {
  const cursor: Cursor = { letters: Array.from(text), at: 0 };
  const part = either(cursor, 0);
  return part !== null && cursor.at === cursor.letters.length ? part : null;
}

function either(cursor: Cursor, depth: number): Part | null {
  if (depth > DEEPEST) return null;
  const parts: Part[] = [];
  do {
    const part = row(cursor, depth);
    if (part === null) return null;
    parts.push(part);
  } while (take(cursor, '|'));
  return parts.length === 1 ? (parts[0] as Part) : { kind: 'either', parts };
}

function row(cursor: Cursor, depth: number): Part | null {
  const parts: Part[] = [];
  for (let letter = here(cursor); letter !== undefined; letter = here(cursor)) {
    if (letter === '|' || letter === ')') break;
    const part = one(cursor, depth);
    const repeated = part === null ? null : repeats(cursor, part);
    if (repeated === null) return null;
    parts.push(repeated);
  }
  return { kind: 'row', parts };
}

function one(cursor: Cursor, depth: number): Part | null {
  const letter = here(cursor) as string;
  cursor.at++;
  switch (letter) {
    case '(':
      return group(cursor, depth);
    case '[':
      return bracket(cursor);
    case '.':
      return { kind: 'letter', accepts: (candidate) => candidate !== '\n' };
    case '^':
      return { kind: 'place', place: 'start' };
    case '$':
      return { kind: 'place', place: 'end' };
    case '*':
    case '+':
    case '?':
    case '{':
      return null;
    case '\\':
      return escaped(cursor);
    default:
      return literal(letter);
  }
}

function group(cursor: Cursor, depth: number): Part | null {
  if (take(cursor, '?') && !take(cursor, ':')) return null;
  const part = either(cursor, depth + 1);
  return part !== null && take(cursor, ')') ? part : null;
}

function escaped(cursor: Cursor): Part | null {
  const letter = here(cursor);
  if (letter === undefined) return null;
  cursor.at++;
  const known = Object.hasOwn(CLASSES, letter) ? CLASSES[letter] : undefined;
  if (known !== undefined) return { kind: 'letter', accepts: (candidate) => known.test(candidate) };
  return /[A-Za-z0-9]/.test(letter) ? null : literal(letter);
}

function literal(letter: string): Part {
  return { kind: 'letter', accepts: (candidate) => candidate === letter };
}

function bracket(cursor: Cursor): Part | null {
  const negated = take(cursor, '^');
  const tests: ((letter: string) => boolean)[] = [];
  for (let isFirst = true; isFirst || here(cursor) !== ']'; isFirst = false) {
    const test = bracketItem(cursor);
    if (test === null) return null;
    tests.push(test);
  }
  cursor.at++;
  return { kind: 'letter', accepts: (letter) => tests.some((test) => test(letter)) !== negated };
}

function bracketItem(cursor: Cursor): ((letter: string) => boolean) | null {
  const letter = here(cursor);
  // Named classes such as [:alpha:] are not read.
  if (letter === undefined || letter === '[') return null;
  cursor.at++;
  if (letter === '\\') {
    const part = escaped(cursor);
    return part?.kind === 'letter' && here(cursor) !== '-' ? part.accepts : null;
  }
  if (here(cursor) !== '-' || cursor.letters[cursor.at + 1] === ']') {
    return (candidate) => candidate === letter;
  }
  const to = cursor.letters[cursor.at + 1];
  if (to === undefined || to === '\\' || to === '[' || to < letter) return null;
  cursor.at += 2;
  return (candidate) => letter <= candidate && candidate <= to;
}

function repeats(cursor: Cursor, part: Part): Part | null {
  const bounds = boundsOf(cursor);
  if (bounds === undefined) return part;
  if (bounds === null || part.kind === 'place') return null;
  // Whether it takes much or little first does not change whether it is found.
  take(cursor, '?');
  return '*+?{'.includes(here(cursor) ?? ' ') ? null : { kind: 'repeat', part, ...bounds };
}

function boundsOf(
  cursor: Cursor,
): { readonly least: number; readonly most: number | null } | null | undefined {
  if (take(cursor, '*')) return { least: 0, most: null };
  if (take(cursor, '+')) return { least: 1, most: null };
  if (take(cursor, '?')) return { least: 0, most: 1 };
  if (here(cursor) !== '{') return undefined;
  const found = /^\{(\d{1,4})(?:(,)(\d{0,4}))?\}/.exec(
    cursor.letters.slice(cursor.at, cursor.at + 11).join(''),
  );
  if (found === null) return null;
  cursor.at += found[0].length;
  const least = Number(found[1]);
  const most = found[2] === undefined ? least : found[3] === '' ? null : Number(found[3]);
  return least > MOST_REPEATS || (most !== null && (most > MOST_REPEATS || most < least))
    ? null
    : { least, most };
}

function here(cursor: Cursor): string | undefined {
  return cursor.letters[cursor.at];
}

function take(cursor: Cursor, letter: string): boolean {
  if (here(cursor) !== letter) return false;
  cursor.at++;
  return true;
}
