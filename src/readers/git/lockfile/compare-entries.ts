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
  /** Keys that only the later side has. */
  readonly arrived: readonly string[];
}

interface Known {
  readonly hashes: Set<string>;
  readonly origins: Set<string>;
}

/** Compares what two sides of a lockfile pin. Entries are told apart by name and version. */
export function compareEntries(
  before: readonly LockEntry[],
  after: readonly LockEntry[],
): Comparison {
  const known = new Map<string, Known>();
  for (const { key, hashes, origin } of before) {
    const entry = known.get(key) ?? { hashes: new Set(), origins: new Set() };
    for (const hash of hashes) entry.hashes.add(hash);
    if (origin !== null) entry.origins.add(origin);
    known.set(key, entry);
  }
  const swaps: Swap[] = [];
  const arrived = new Set<string>();
  for (const entry of after) {
    const earlier = known.get(entry.key);
    if (earlier === undefined) arrived.add(entry.key);
    else swaps.push(...swapsOf(entry, earlier));
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
  const [oldOrigin = ''] = earlier.origins;
  // The same place over TLS is no other place.
  const same = earlier.origins.has(origin ?? '') || earlier.origins.has(`http:${origin ?? ''}`);
  if (origin !== null && earlier.origins.size > 0 && !same) {
    return [{ kind: 'other-origin', key, line, before: oldOrigin, after: origin }];
  }
  return [];
}
