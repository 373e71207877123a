import { expect, it } from 'vitest';
import { leafHash } from '../../../ledger/merkle/hash.ts';
import { proveInclusion } from '../../../ledger/merkle/prove.ts';
import { inclusionPaths } from './inclusion.ts';

const leaves = Array.from({ length: 70 }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));

it('gives the same paths as one proof at a time', () => {
  for (let size = 1; size <= leaves.length; size++) {
    const tree = leaves.slice(0, size);
    const indexes = tree.map((_, index) => index);
    expect(inclusionPaths(tree, indexes)).toEqual(indexes.map((at) => proveInclusion(tree, at)));
  }
});

it('has none for a leaf that is not there', () => {
  expect(() => inclusionPaths(leaves, [70])).toThrow(RangeError);
  expect(() => inclusionPaths([], [0])).toThrow(RangeError);
});
