import { describe, expect, it } from 'vitest';
import { testSigner } from '../../test/support/signer.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { entryHash, entryText } from './entry.ts';
import { EMPTY_FRONTIER, appendLeaf, rootOf } from './merkle/frontier.ts';
import type { Frontier } from './merkle/frontier.ts';
import { createSigner } from './signer.ts';
import type { StoredEntry } from './verify-log.ts';
import { verifyOnwards } from './verify-onwards.ts';
import type { LogToFollow } from './verify-onwards.ts';

const LENGTH = 20;
const PAGE = 4;

function entry(sequence: number, text = `n ${sequence}`): StoredEntry {
  const fields = { sequence, kind: 'k', at: 't', case: 'c', actor: null, text };
  const canonical = entryText({ ...fields, body: { sequence } });
  return { ...fields, canonical, leafHash: entryHash(canonical) };
}

interface Log {
  readonly entries: readonly StoredEntry[];
  readonly notes: readonly string[];
  readonly trees: readonly Frontier[];
}

function signed(entries: readonly StoredEntry[], signer = testSigner): Log {
  const trees = [EMPTY_FRONTIER];
  for (const { leafHash } of entries) trees.push(appendLeaf(trees.at(-1) as Frontier, leafHash));
  const notes = trees.slice(1).map((tree) => formatCheckpoint(tree.size, rootOf(tree), signer));
  return { entries, notes, trees };
}

const log = signed(Array.from({ length: LENGTH }, (_, sequence) => entry(sequence)));
const rewritten = (at: number) => log.entries.with(at, entry(at, 'another text'));
const noteAt = (size: number, of: Log = log) => of.notes[size - 1] ?? '';
const treeAt = (size: number, of: Log = log) => of.trees[size] as Frontier;

/** What a store would give of these entries under these checkpoints, ending at `size`. */
function follow(
  entries: readonly StoredEntry[],
  more: Partial<LogToFollow> = {},
  notes: readonly string[] = log.notes,
  size = notes.length,
) {
  const head = treeAt(size);
  const last = size === 0 ? null : { size, note: notes[size - 1] ?? '' };
  return verifyOnwards({
    from: null,
    end: { head, last, stray: null },
    pages: async function* (from, to) {
      const wanted = entries.filter(({ sequence }) => sequence >= from && sequence < to);
      for (let at = 0; at < wanted.length; at += PAGE) yield wanted.slice(at, at + PAGE);
    },
    checkpoints: async function* (from, to) {
      for (let at = from; at <= to; at += 1) {
        const note = notes[at - 1];
        if (note !== undefined && note !== '') yield { size: at, note };
      }
    },
    verifierKey: testSigner.verifierKey,
    pinned: null,
    pause: async () => undefined,
    ...more,
  });
}

describe('an untouched log', () => {
  it.each([0, 1, 4, 7, LENGTH])('of %i entries is intact', async (size) => {
    const found = await follow(log.entries, {}, log.notes.slice(0, size));
    expect(found).toMatchObject({ kind: 'intact', verified: treeAt(size) });
  });
  it.each([
    [0, null],
    [3, null],
    [4, noteAt(2)],
    [9, noteAt(13)],
    [LENGTH, noteAt(LENGTH)],
  ])('is intact on from %i', async (size, pinned) => {
    const found = await follow(log.entries, { from: treeAt(size), pinned });
    expect(found).toMatchObject({ kind: 'intact', verified: treeAt(LENGTH) });
  });
});

describe('the first bad entry is named, whatever page it is in', () => {
  it.each([0, 3, 4, 10, LENGTH - 1])('rewritten with its hash: %i', async (at) => {
    expect(await follow(rewritten(at))).toMatchObject({
      kind: 'broken',
      firstBad: at,
      check: 'root',
    });
  });
  it.each<[string, number, readonly StoredEntry[]]>([
    ['a text without its hash', 6, log.entries.with(6, { ...entry(6), text: 'x' })],
    ['a column', 2, log.entries.with(2, { ...entry(2), actor: 'nobody' })],
    ['no JSON', 9, log.entries.with(9, { ...entry(9), canonical: '{', leafHash: entryHash('{') })],
    ['one gone', 5, log.entries.toSpliced(5, 1)],
    ['one twice', 6, log.entries.toSpliced(5, 0, entry(5))],
    ['the last gone', LENGTH - 1, log.entries.slice(0, -1)],
    ['all gone', 0, []],
  ])('%s: %i', async (_, firstBad, entries) => {
    expect(await follow(entries)).toMatchObject({ kind: 'broken', firstBad, check: 'entry' });
  });
});

describe('what was verified before', () => {
  it('is not computed again', async () => {
    expect(await follow(rewritten(3), { from: treeAt(8) })).toMatchObject({ kind: 'intact' });
    expect(await follow(rewritten(3))).toMatchObject({ kind: 'broken', firstBad: 3 });
  });
  it('must be the beginning of what is signed now', async () => {
    const another = signed(rewritten(3));
    const end = {
      head: treeAt(LENGTH, another),
      last: { size: LENGTH, note: noteAt(LENGTH, another) },
      stray: null,
    };
    const onwards = (from: number) =>
      follow(another.entries, { from: treeAt(from), end }, another.notes);
    expect(await onwards(8)).toMatchObject({ kind: 'broken', check: 'root', firstBad: 8 });
    expect(await onwards(LENGTH)).toMatchObject({ kind: 'broken', check: 'known' });
    expect(await onwards(0)).toMatchObject({ kind: 'intact' });
  });
  it.each([
    ['by this process', { from: treeAt(12) }],
    ['by the checkpoint kept outside', { pinned: noteAt(12) }],
  ])('is missed where the log is shorter: %s', async (_, known) => {
    expect(await follow(log.entries.slice(0, 9), known, log.notes.slice(0, 9))).toMatchObject({
      kind: 'broken',
      check: 'known',
      firstBad: 9,
    });
  });
  it('is another log than the pinned one, though signed throughout', async () => {
    const pinned = noteAt(6, signed(rewritten(3)));
    expect(await follow(log.entries, { pinned })).toMatchObject({ check: 'known', firstBad: 5 });
  });
});

describe('the end', () => {
  const other = createSigner(
    '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----',
    testSigner.origin,
  );
  const last = { size: LENGTH, note: noteAt(LENGTH) };
  it.each<[string, string, Partial<LogToFollow['end']>]>([
    ['no head', 'head', { head: null }],
    ['a malformed head', 'head', { head: { size: LENGTH, hashes: [] } }],
    ['a head that counts less', 'head', { head: treeAt(9) }],
    ['a head of another log', 'head', { head: treeAt(LENGTH, signed(rewritten(3))) }],
    ['no checkpoint', 'head', { last: null }],
    [
      'a checkpoint by another key',
      'checkpoint',
      { last: { size: LENGTH, note: noteAt(LENGTH, signed(log.entries, other)) } },
    ],
    ['a checkpoint of another size', 'head', { last: { size: LENGTH, note: noteAt(7) } }],
    ['an entry past it', 'beyond', { stray: 1000 }],
  ])('with %s', async (_, check, end) => {
    const whole = { head: treeAt(LENGTH), last, stray: null };
    const found = await follow(log.entries, { end: { ...whole, ...end } });
    expect(found).toMatchObject({ kind: 'broken', check });
  });
  it('is not judged by a pinned checkpoint that nobody of ours signed', async () => {
    const found = await follow(log.entries, { pinned: 'no note' });
    expect(found).toMatchObject({ kind: 'broken', check: 'known' });
  });
});

it('a checkpoint that is gone at the end of a page is missed', async () => {
  const found = await follow(log.entries, {}, log.notes.with(PAGE - 1, ''));
  expect(found).toMatchObject({ kind: 'broken', check: 'checkpoint', firstBad: PAGE - 1 });
});

it('others have their turn within a page as well', async () => {
  let turns = 0;
  const pause = async () => void (turns += 1);
  const entries = Array.from({ length: 300 }, (_, sequence) => entry(sequence));
  const { notes, trees } = signed(entries);
  const end = {
    head: trees[300] as Frontier,
    last: { size: 300, note: notes[299] ?? '' },
    stray: null,
  };
  async function* pages() {
    yield entries;
  }
  expect(await follow(entries, { end, pages, pause }, notes, 0)).toMatchObject({ kind: 'intact' });
  expect(turns).toBeGreaterThanOrEqual(3);
});
