import { nodeHash, sameHash } from './hash.ts';
import type { Hash } from './hash.ts';

/** True when the path leads from the leaf to the root of a tree of `size` (RFC 9162, section 2.1.3.2). */
export function checkInclusion(
  leaf: Hash,
  index: number,
  size: number,
  path: readonly Hash[],
  root: Hash,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  let position = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && sameHash(hash, root);
}

export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

/** True when the proof shows the earlier tree to be a prefix of the later (RFC 9162, section 2.1.4.2). */
export function checkConsistency(
  earlier: TreeHead,
  later: TreeHead,
  proof: readonly Hash[],
): boolean {
  if (!isCount(earlier.size) || !isCount(later.size)) return false;
  if (earlier.size === 0 || earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && sameHash(earlier.root, later.root);
  const steps = isPowerOfTwo(earlier.size) ? [earlier.root, ...proof] : [...proof];
  let [position, last] = [earlier.size - 1, later.size - 1];
  while (isOdd(position)) [position, last] = [half(position), half(last)];
  const first = steps.shift();
  if (first === undefined) return false;
  let [old, grown] = [first, first];
  for (const step of steps) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      [old, grown] = [nodeHash(step, old), nodeHash(step, grown)];
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      grown = nodeHash(grown, step);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && sameHash(old, earlier.root) && sameHash(grown, later.root);
}

// Sizes may pass 2^31, where the bit operators of the language would go wrong.
function isOdd(count: number): boolean {
  return count % 2 === 1;
}

function half(count: number): number {
  return Math.floor(count / 2);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isPowerOfTwo(count: number): boolean {
  let rest = count;
  while (rest > 1 && !isOdd(rest)) rest = half(rest);
  return rest === 1;
}
