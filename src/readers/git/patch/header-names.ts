import { unquote } from '../diff/path-name.ts';

/** Prefixes that git puts before the two names, by its options and by what is compared. */
const PREFIXES: readonly (readonly [string, string])[] = [
  ['a/', 'b/'],
  ['i/', 'w/'],
  ['c/', 'i/'],
  ['c/', 'w/'],
  ['o/', 'w/'],
  ['w/', 'i/'],
  ['w/', 'c/'],
  ['i/', 'c/'],
  ['b/', 'a/'],
  ['1/', '2/'],
];

/** Both names of a header, as bytes in a latin1 text, without prefixes. */
export interface NamePair {
  readonly old: string;
  readonly new: string;
}

/** A name on a line of its own (`rename from NAME`, `+++ NAME`): quoted, or to the end of the line. */
export function nameToEnd(text: string): string | null {
  if (!text.startsWith('"')) return text;
  const name = unquote(text, 0);
  return name === null ? null : name.bytes.toString('latin1');
}

/** The name after `---` or `+++`: a tab ends it, since `diff` puts a time there. */
export function nameOfSide(text: string): string | null {
  const tab = text.startsWith('"') ? -1 : text.indexOf('\t');
  return nameToEnd(tab < 0 ? text : text.slice(0, tab));
}

/**
 * Both names after `diff --git `. Null where they cannot be told apart: then the lines that follow
 * must name the file.
 */
export function namesOfGitHeader(text: string): NamePair | null {
  const pair = splitPair(text);
  return pair === null ? null : withoutPrefixes(pair);
}

/** Takes the prefixes off two names where they belong to a known pair, or the names are the same. */
function withoutPrefixes(pair: NamePair): NamePair | null {
  for (const [left, right] of PREFIXES) {
    if (!pair.old.startsWith(left) || !pair.new.startsWith(right)) continue;
    return { old: pair.old.slice(left.length), new: pair.new.slice(right.length) };
  }
  return pair.old === pair.new ? pair : null;
}

function splitPair(text: string): NamePair | null {
  if (text.startsWith('"')) {
    const first = unquote(text, 0);
    if (first === null || text[first.end] !== ' ') return null;
    const second = nameToEnd(text.slice(first.end + 1));
    return second === null ? null : { old: first.bytes.toString('latin1'), new: second };
  }
  if (text.endsWith('"')) {
    const mark = text.indexOf(' "');
    const second = mark < 0 ? null : unquote(text, mark + 1);
    if (second === null || second.end !== text.length) return null;
    return { old: text.slice(0, mark), new: second.bytes.toString('latin1') };
  }
  // Without a rename both names have the same length, so the blank between them is in the middle.
  const middle = (text.length - 1) / 2;
  if (text[middle] === ' ') return { old: text.slice(0, middle), new: text.slice(middle + 1) };
  const blank = text.indexOf(' ');
  if (blank < 0 || text.indexOf(' ', blank + 1) >= 0) return null;
  return { old: text.slice(0, blank), new: text.slice(blank + 1) };
}

const NOTHING = '/dev/null';

/** The names that `---` and `+++` give. Where they differ beyond a first folder the new one counts. */
export function namesOfSides(sides: NamePair): NamePair {
  if (sides.old === NOTHING || sides.new === NOTHING) {
    const name = (sides.old === NOTHING ? sides.new : sides.old).replace(/^[abciow12]\//, '');
    return { old: name, new: name };
  }
  const bare = withoutPrefixes(sides);
  if (bare !== null) return bare;
  const inside = (name: string) => name.slice(name.indexOf('/') + 1);
  if (sides.old.includes('/') && inside(sides.old) === inside(sides.new)) {
    return { old: inside(sides.old), new: inside(sides.new) };
  }
  return { old: sides.new, new: sides.new };
}
