import type { LockEntry } from './lock-entry.ts';

/** An entry that both sides have, with something else behind it. */
export interface Swap {
  readonly kind: 'other-content' | 'hash-removed' | 'other-origin';
  readonly key: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export interface Comparison {
  readonly swaps: readonly Swap[];
  /** Keys of packages that the earlier side had in no version. */
  readonly arrived: readonly string[];
}

interface Known {
  readonly hashes: Set<string>;
  readonly origins: Set<string>;
}

/**
 * Compares what two sides of a lockfile pin. Entries are told apart by name and version. Another version
 * of a package that was there, from the place it came from, is what every update brings.
 */
export function compareEntries(
  before: readonly LockEntry[],
  after: readonly LockEntry[],
): Comparison {
  const known = new Map<string, Known>();
  const origins = new Map<string, Set<string>>();
  for (const { key, hashes, origin } of before) {
    const places = origins.get(nameOf(key)) ?? new Set();
    origins.set(nameOf(key), origin === null ? places : places.add(origin));
    const entry = known.get(key) ?? { hashes: new Set(), origins: new Set() };
    for (const hash of hashes) entry.hashes.add(hash);
    if (origin !== null) entry.origins.add(origin);
    known.set(key, entry);
  }
  const swaps: Swap[] = [];
  const arrived = new Set<string>();
  for (const entry of after) {
    const earlier = known.get(entry.key);
    const places = origins.get(nameOf(entry.key));
    if (earlier !== undefined) swaps.push(...swapsOf(entry, earlier));
    else if (places === undefined) arrived.add(entry.key);
    else swaps.push(...movedFrom(entry, places));
  }
  return { swaps, arrived: [...arrived].toSorted() };
}

function swapsOf({ key, hashes, origin, line }: LockEntry, earlier: Known): Swap[] {
  const [oldHash = ''] = earlier.hashes;
  const other = hashes.find((hash) => !earlier.hashes.has(hash));
  if (other !== undefined && earlier.hashes.size > 0) {
    return [{ kind: 'other-content', key, line, before: oldHash, after: other }];
  }
  if (hashes.length === 0 && earlier.hashes.size > 0) {
    return [{ kind: 'hash-removed', key, line, before: oldHash, after: 'none' }];
  }
  return movedFrom({ key, origin, line }, earlier.origins);
}

/** The same place over TLS is no other place. */
function movedFrom(
  { key, origin, line }: Pick<LockEntry, 'key' | 'origin' | 'line'>,
  places: ReadonlySet<string>,
): Swap[] {
  if (origin === null || places.size === 0) return [];
  if (places.has(origin) || places.has(`http:${origin}`)) return [];
  const [earlier = ''] = places;
  return [{ kind: 'other-origin', key, line, before: earlier, after: origin }];
}

/** `left-pad` of `left-pad@1.3.0`, `requests` of `requests-2.1-py3-none-any.whl`; names may begin with an @. */
function nameOf(key: string): string {
  const at = key.lastIndexOf('@');
  if (at > 0) return key.slice(0, at);
  return /^(.+?)-\d/.exec(key)?.[1] ?? key;
}
