import { PeopleFault } from '../../../engine/people/fault.ts';

/** `name`, `name.sub`, `name[attribute eq "value"]` or `name[…].sub`; names in lower case. */
export interface AttributePath {
  readonly attribute: string;
  readonly filter: Comparison | null;
  readonly sub: string | null;
}

/** `attribute eq value`. */
export interface Comparison {
  readonly attribute: string;
  readonly value: string;
}

export type FilterTerm = AttributePath & { readonly value: string };

const LONGEST = 2_000;
const MOST_TERMS = 5;
const VALUE = String.raw`"(?:[^"\\]|\\.)*"|true|false|\d{1,18}`;
const NAME = String.raw`[a-z$][\w$-]{0,99}`;
const PATH = String.raw`(${NAME})(?:\[\s*(${NAME})\s+eq\s+(${VALUE})\s*\])?(?:\.(${NAME}))?`;
const WHOLE_PATH = new RegExp(`^${PATH}$`, 'i');
const TERM = new RegExp(String.raw`${PATH}\s+eq\s+(${VALUE})(?:\s+(and)\s+|\s*$)`, 'iy');

/** The attributes of these schemas may be written with them; of all others nothing is kept. */
const OWN = /^urn:ietf:params:scim:schemas:core:2\.0:(?:User|Group):/i;
const FOREIGN = /^urn:/i;

/** Null for an attribute of another schema, which is passed over. Throws `PeopleFault` (`bad-path`). */
export function readPath(text: string): AttributePath | null {
  const bare = text
    .slice(0, LONGEST + 1)
    .trim()
    .replace(OWN, '');
  if (FOREIGN.test(bare)) return null;
  const match = bare.length > LONGEST ? null : WHOLE_PATH.exec(bare);
  if (match === null) {
    throw new PeopleFault('bad-path', `${JSON.stringify(bare.slice(0, 100))} is no path.`);
  }
  return pathOf(match);
}

/** Comparisons joined by `and`. Throws `PeopleFault` (`bad-filter`) for anything else. */
export function readFilter(text: string): readonly FilterTerm[] {
  const bare = text.trim();
  const terms: FilterTerm[] = [];
  let [at, goesOn] = [0, true];
  while (goesOn) {
    const rest = bare.slice(at).replace(OWN, '');
    TERM.lastIndex = 0;
    const match = bare.length > LONGEST || terms.length === MOST_TERMS ? null : TERM.exec(rest);
    if (match === null) throw badFilter(bare);
    terms.push({ ...pathOf(match), value: valueOf(match[5] ?? '""') });
    at = bare.length - rest.length + match[0].length;
    goesOn = match[6] !== undefined;
  }
  return terms;
}

function pathOf([, attribute, filtered, value, sub]: RegExpExecArray): AttributePath {
  return {
    attribute: (attribute ?? '').toLowerCase(),
    filter:
      filtered === undefined || value === undefined
        ? null
        : { attribute: filtered.toLowerCase(), value: valueOf(value) },
    sub: sub?.toLowerCase() ?? null,
  };
}

function valueOf(written: string): string {
  if (!written.startsWith('"')) return written.toLowerCase();
  try {
    const value = String(JSON.parse(written));
    if (!/\p{Cc}/u.test(value)) return value.normalize('NFC');
    throw new SyntaxError('control characters');
  } catch (cause) {
    throw new PeopleFault('bad-filter', `${written.slice(0, 100)} is no text.`, { cause });
  }
}

function badFilter(text: string): PeopleFault {
  return new PeopleFault(
    'bad-filter',
    `${JSON.stringify(text.slice(0, 100))} cannot be filtered by: write ATTRIBUTE eq "VALUE", joined by and.`,
  );
}
