import { EMPTY_ROOT, nodeHash } from './hash.ts';
import type { Hash } from './hash.ts';

/** Merkle tree hash of the leaves (RFC 6962, section 2.1), from the definition. */
export function treeRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0] as Hash;
  const split = largestPowerBelow(leaves.length);
  return nodeHash(treeRoot(leaves.slice(0, split)), treeRoot(leaves.slice(split)));
}

/**
 * Audit path of the leaf at `index` (RFC 6962, section 2.1.1), deepest sibling first.
 * Throws a `RangeError` when there is no such leaf.
 */
export function proveInclusion(leaves: readonly Hash[], index: number): readonly Hash[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`there is no leaf ${index} in a tree of ${leaves.length}`);
  }
  if (leaves.length === 1) return [];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...proveInclusion(left, index), treeRoot(right)]
    : [...proveInclusion(right, index - split), treeRoot(left)];
}

/**
 * Proof that the tree of the first `earlier` leaves is a prefix of this one (RFC 6962, section 2.1.2).
 * Throws a `RangeError` when `earlier` is not between 1 and the number of leaves.
 */
export function proveConsistency(leaves: readonly Hash[], earlier: number): readonly Hash[] {
  if (!Number.isInteger(earlier) || earlier < 1 || earlier > leaves.length) {
    throw new RangeError(`a tree of ${leaves.length} has no earlier tree of ${earlier}`);
  }
  return subproof(leaves, earlier, true);
}

function subproof(leaves: readonly Hash[], earlier: number, whole: boolean): readonly Hash[] {
  if (earlier === leaves.length) return whole ? [] : [treeRoot(leaves)];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return earlier <= split
    ? [...subproof(left, earlier, whole), treeRoot(right)]
    : [...subproof(right, earlier - split, false), treeRoot(left)];
}

/** The largest power of two smaller than `count`, which is 2 or more. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
