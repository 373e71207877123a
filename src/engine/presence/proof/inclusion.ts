import { nodeHash } from '../../../ledger/merkle/hash.ts';
import type { Hash } from '../../../ledger/merkle/hash.ts';

/**
 * Audit paths (RFC 6962, section 2.1.1) of several leaves of one tree, deepest sibling first. Subtrees that
 * they share are hashed once. Throws a `RangeError` when there is no such leaf.
 */
export function inclusionPaths(
  leaves: readonly Hash[],
  indexes: readonly number[],
): readonly (readonly Hash[])[] {
  const known = new Map<number, Hash>();
  const rootOf = (from: number, to: number): Hash => {
    if (to - from === 1) return leaves[from] as Hash;
    // Where a subtree begins and ends, in one number.
    const key = from * (leaves.length + 1) + to;
    const found = known.get(key);
    if (found) return found;
    const middle = from + largestPowerBelow(to - from);
    const hash = nodeHash(rootOf(from, middle), rootOf(middle, to));
    known.set(key, hash);
    return hash;
  };
  return indexes.map((index) => {
    if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
      throw new RangeError(`there is no leaf ${index} in a tree of ${leaves.length}`);
    }
    const path: Hash[] = [];
    let [from, to] = [0, leaves.length];
    while (to - from > 1) {
      const middle = from + largestPowerBelow(to - from);
      path.unshift(index < middle ? rootOf(middle, to) : rootOf(from, middle));
      [from, to] = index < middle ? [from, middle] : [middle, to];
    }
    return path;
  });
}

/** The largest power of two smaller than `count`, which is 2 or more. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
