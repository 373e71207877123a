import { EMPTY_ROOT, nodeHash } from './hash.ts';
import type { Hash } from './hash.ts';

/**
 * The right edge of the tree: all that is needed to append and to know the root. One hash for each
 * perfect subtree, the largest (leftmost) first, so as many as `size` has bits set.
 */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Hash[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

/** The tree with one more leaf. Costs at most log2(size) hashes. */
export function appendLeaf(frontier: Frontier, leaf: Hash): Frontier {
  const hashes = [...frontier.hashes];
  let merged = leaf;
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    merged = nodeHash(hashes.pop() as Hash, merged);
  }
  return { size: frontier.size + 1, hashes: [...hashes, merged] };
}

/** The Merkle tree hash of everything appended so far. */
export function rootOf(frontier: Frontier): Hash {
  return frontier.hashes.length === 0
    ? EMPTY_ROOT
    : frontier.hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** True when the number of hashes is the one that the size asks for. */
export function isWellFormed(frontier: Frontier): boolean {
  let bits = 0;
  for (let rest = frontier.size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return frontier.hashes.length === bits && frontier.hashes.every((hash) => hash.length === 32);
}
