import { nameForms, stemOf } from './normalise-name.ts';
import type { Catalog } from './types.ts';

/** What a source's name for a system means in a catalog. */
export type NameMatch =
  | {
      readonly kind: 'matched';
      readonly system: string;
      /** How it was found; the first three are what the catalog itself says. */
      readonly by: 'id' | 'alias' | 'name' | 'normalised';
    }
  /** Several systems could be meant. It is told, and never guessed. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'unmatched' };

/** What one name means. Answers are kept, so asking again costs nothing. */
export type NameMatcher = (name: string) => NameMatch;

const UNMATCHED: NameMatch = { kind: 'unmatched' };

/**
 * Finds systems by the names that others have for them. The catalog's ids come first, then its aliases,
 * then its names; only then plainer forms of the name: without the address around it, without version or
 * hash, without `-svc`, `-service` or `-api`. The first step that finds anything decides.
 */
export function nameMatcher(catalog: Catalog): NameMatcher {
  const ids = new Map<string, Set<string>>();
  const aliases = new Map<string, Set<string>>();
  const names = new Map<string, Set<string>>();
  const stems = new Map<string, Set<string>>();
  for (const { id, name, aliases: others = [] } of catalog.systems) {
    add(ids, id.toLowerCase(), id);
    for (const alias of others) add(aliases, alias.trim().toLowerCase(), id);
    add(names, name.trim().toLowerCase(), id);
    for (const known of [id, name, ...others]) add(stems, stemOf(known.trim()), id);
  }
  const stated = [
    ['id', ids],
    ['alias', aliases],
    ['name', names],
  ] as const;

  function find(name: string): NameMatch {
    const { exact, bare, unversioned, stem } = nameForms(name);
    if (exact === '') return UNMATCHED;
    for (const [by, index] of stated) {
      const found = index.get(exact);
      if (found !== undefined) return matchOf(found, by);
    }
    for (const form of [...bare, unversioned]) {
      for (const [, index] of stated) {
        const found = index.get(form);
        if (found !== undefined) return matchOf(found, 'normalised');
      }
    }
    const found = stems.get(stem);
    return found === undefined ? UNMATCHED : matchOf(found, 'normalised');
  }

  const known = new Map<string, NameMatch>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const match = find(name);
    known.set(name, match);
    return match;
  };
}

function matchOf(
  found: ReadonlySet<string>,
  by: 'id' | 'alias' | 'name' | 'normalised',
): NameMatch {
  const [system = '', second] = found;
  return second === undefined
    ? { kind: 'matched', system, by }
    : { kind: 'ambiguous', candidates: [...found].toSorted() };
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  if (key === '') return;
  const set = index.get(key);
  if (set === undefined) index.set(key, new Set([id]));
  else set.add(id);
}
