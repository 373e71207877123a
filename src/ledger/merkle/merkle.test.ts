import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConsistency, checkInclusion } from './check.ts';
import { EMPTY_FRONTIER, appendLeaf, isWellFormed, rootOf } from './frontier.ts';
import type { Frontier } from './frontier.ts';
import { EMPTY_ROOT, hashText, leafHash, nodeHash, sameHash } from './hash.ts';
import type { Hash } from './hash.ts';
import { proveConsistency, proveInclusion, treeRoot } from './prove.ts';

const hex = (hash: Hash) => hashText(hash, 'hex');
const grow = (leaves: readonly Hash[]) => leaves.reduce<Frontier>(appendLeaf, EMPTY_FRONTIER);
const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));

/** The entries and roots that the Certificate Transparency project publishes with its code. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('published roots', () => {
  const leaves = ENTRIES.map((entry) => leafHash(Buffer.from(entry, 'hex')));
  it.each(ROOTS.map((root, size) => [size, root] as const))('of %i entries', (size, root) => {
    expect(hex(treeRoot(leaves.slice(0, size)))).toBe(root);
    expect(hex(rootOf(grow(leaves.slice(0, size))))).toBe(root);
  });
});

describe('the tree of seven entries in RFC 9162, section 2.1.5', () => {
  const [a, b, c, d, e, f, j] = leavesOf(7) as [Hash, Hash, Hash, Hash, Hash, Hash, Hash];
  const leaves = [a, b, c, d, e, f, j];
  const [g, h, i] = [nodeHash(a, b), nodeHash(c, d), nodeHash(e, f)];
  const [k, l] = [nodeHash(g, h), nodeHash(i, j)];
  it('has the root that the picture shows', () => {
    expect(treeRoot(leaves)).toEqual(nodeHash(k, l));
  });
  it.each([
    [0, [b, h, l]],
    [3, [c, g, l]],
    [4, [f, j, k]],
    [6, [i, k]],
  ])('audit path of entry %i', (index, path) => {
    expect(proveInclusion(leaves, index)).toEqual(path);
  });
  it.each([
    [3, [c, d, g, l]],
    [4, [l]],
    [6, [i, j, k]],
    [7, []],
  ])('consistency with the first %i', (earlier, proof) => {
    expect(proveConsistency(leaves, earlier)).toEqual(proof);
  });
});

describe('every tree', () => {
  const sizes = fc.integer({ min: 1, max: 140 });
  it('has the root of the definition, and a frontier of as many hashes as its size has bits', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const tree = grow(leavesOf(size));
        expect(rootOf(tree)).toEqual(treeRoot(leavesOf(size)));
        expect(isWellFormed(tree)).toBe(true);
        expect(isWellFormed({ ...tree, size: tree.size * 2 + 1 })).toBe(false);
      }),
    );
  });

  it('proves each entry and nothing else', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, pick, other) => {
        const leaves = leavesOf(size);
        const [index, wrong] = [pick % size, other % size];
        const root = treeRoot(leaves);
        const path = proveInclusion(leaves, index);
        const leaf = leaves[index] as Hash;
        expect(checkInclusion(leaf, index, size, path, root)).toBe(true);
        expect(checkInclusion(leaf, wrong, size, path, root)).toBe(wrong === index);
        expect(checkInclusion(leaf, index, size, [...path, root], root)).toBe(false);
        expect(checkInclusion(leaf, index, size, path.slice(1), root)).toBe(path.length === 0);
        expect(checkInclusion(EMPTY_ROOT, index, size, path, root)).toBe(false);
        expect(checkInclusion(leaf, size, size, path, root)).toBe(false);
      }),
    );
  });

  it('proves each earlier tree to be its beginning and no other tree', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, pick, spoil) => {
        const leaves = leavesOf(size);
        const count = 1 + (pick % size);
        const earlier = { size: count, root: treeRoot(leaves.slice(0, count)) };
        const later = { size, root: treeRoot(leaves) };
        const proof = proveConsistency(leaves, count);
        expect(checkConsistency(earlier, later, proof)).toBe(true);
        const altered = leaves.slice(0, count).with(spoil % count, EMPTY_ROOT);
        const forged = { size: count, root: treeRoot(altered) };
        expect(checkConsistency(forged, later, proof)).toBe(false);
        expect(checkConsistency(earlier, { ...later, root: EMPTY_ROOT }, proof)).toBe(false);
        expect(checkConsistency(earlier, later, [...proof, EMPTY_ROOT])).toBe(false);
        expect(checkConsistency(later, earlier, proof)).toBe(count === size);
      }),
    );
  });
});

describe('positions that no tree has', () => {
  it.each([-1, 3, 0.5, Number.NaN])('entry %d of three', (index) => {
    expect(() => proveInclusion(leavesOf(3), index)).toThrow(RangeError);
    expect(checkInclusion(EMPTY_ROOT, index, 3, [], EMPTY_ROOT)).toBe(false);
  });
  it.each([0, 4, 1.5])('first %d of three', (earlier) => {
    expect(() => proveConsistency(leavesOf(3), earlier)).toThrow(RangeError);
    const tree = { size: 3, root: treeRoot(leavesOf(3)) };
    expect(checkConsistency({ ...tree, size: earlier }, tree, [])).toBe(false);
  });
});

it('sizes past 2^31 stay exact', () => {
  const size = 2 ** 40;
  const hashes = [leafHash(Buffer.from('a great many'))];
  const grown = appendLeaf({ size, hashes }, EMPTY_ROOT);
  expect(grown).toMatchObject({ size: size + 1, hashes: [hashes[0], EMPTY_ROOT] });
  const root = rootOf(grown);
  expect(checkInclusion(EMPTY_ROOT, size, size + 1, hashes, root)).toBe(true);
  expect(
    checkConsistency({ size, root: hashes[0] as Hash }, { size: size + 1, root }, [EMPTY_ROOT]),
  ).toBe(true);
  expect(sameHash(root, EMPTY_ROOT)).toBe(false);
});
