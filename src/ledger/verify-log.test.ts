import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testSigner } from '../../test/support/signer.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { entryHash, entryText, parseEntry } from './entry.ts';
import { EMPTY_FRONTIER, appendLeaf, rootOf } from './merkle/frontier.ts';
import type { Frontier } from './merkle/frontier.ts';
import { createSigner } from './signer.ts';
import type { LedgerSigner } from './signer.ts';
import { verifyLog } from './verify-log.ts';
import type { LogToVerify, StoredCheckpoint, StoredEntry } from './verify-log.ts';

interface Log {
  readonly entries: readonly StoredEntry[];
  readonly checkpoints: readonly StoredCheckpoint[];
  readonly head: Frontier;
}

function entry(sequence: number, given: Partial<StoredEntry> = {}): StoredEntry {
  const fields = { sequence, kind: 'k', at: 't', case: 'c', actor: null, text: `n ${sequence}` };
  const canonical = entryText({ ...fields, ...given, body: { sequence } });
  return { ...fields, canonical, leafHash: entryHash(canonical), ...given };
}

/** The log that an honest server would have written with these entries. */
function signed(entries: readonly StoredEntry[], signer: LedgerSigner = testSigner): Log {
  let head = EMPTY_FRONTIER;
  const checkpoints = entries.map(({ leafHash }) => {
    head = appendLeaf(head, leafHash);
    return { size: head.size, note: formatCheckpoint(head.size, rootOf(head), signer) };
  });
  return { entries, checkpoints, head };
}

const LENGTH = 9;
const log = signed(Array.from({ length: LENGTH }, (_, sequence) => entry(sequence)));

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const verify = ({ entries, checkpoints, head }: Log, more: Partial<LogToVerify> = {}) =>
  verifyLog({
    entries: each(entries),
    checkpoints: each(checkpoints),
    head,
    verifierKey: testSigner.verifierKey,
    ...more,
  });

/** The entry as an attacker would leave it who knows how leaves are hashed. */
function rewritten(old: StoredEntry, text: string): StoredEntry {
  const canonical = entryText({ ...parseEntry(old.canonical), text });
  return { ...old, text, canonical, leafHash: entryHash(canonical) };
}

/** Numbers the entries again from 0, inside and out. */
function renumbered(entries: readonly StoredEntry[]): readonly StoredEntry[] {
  return entries.map((old, sequence) => {
    const canonical = entryText({ ...parseEntry(old.canonical), sequence });
    return { ...old, sequence, canonical, leafHash: entryHash(canonical) };
  });
}

const replace = (index: number, by: (old: StoredEntry) => StoredEntry): readonly StoredEntry[] =>
  log.entries.with(index, by(log.entries[index] as StoredEntry));
const swapped = log.entries
  .with(3, log.entries[6] as StoredEntry)
  .with(6, log.entries[3] as StoredEntry);
const thief = createSigner(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  testSigner.origin,
);
const noteAt = (size: number) => log.checkpoints[size - 1]?.note ?? '';

describe('an untouched log', () => {
  it.each([0, 1, 2, LENGTH])('of %i entries is intact', async (size) => {
    const part = signed(log.entries.slice(0, size));
    const verified = await verify(part, { pinned: size === 0 ? null : noteAt(size) });
    const rootHash = Buffer.from(rootOf(part.head)).toString('base64');
    expect(verified).toEqual({ kind: 'intact', size, rootHash });
  });
  it('may have grown since a checkpoint was pinned', async () => {
    expect(await verify(log, { pinned: noteAt(4) })).toMatchObject({ kind: 'intact' });
  });
});

describe('the first bad entry is named', () => {
  it.each<[string, number, Partial<Log>, RegExp]>([
    [
      'text altered',
      4,
      {
        entries: replace(4, (old) => ({ ...old, canonical: old.canonical.replace('n 4', 'n 5') })),
      },
      /leaf hash/,
    ],
    [
      'text altered and hashed again',
      4,
      { entries: replace(4, (old) => rewritten(old, 'n 5')) },
      /not the entry that was signed/,
    ],
    [
      'leaf hash altered',
      0,
      { entries: replace(0, (old) => ({ ...old, leafHash: new Uint8Array(32) })) },
      /leaf hash/,
    ],
    [
      'a column altered',
      2,
      { entries: replace(2, (old) => ({ ...old, actor: 'eve' })) },
      /columns differ/,
    ],
    [
      'another case put in the column',
      8,
      { entries: replace(8, (old) => ({ ...old, case: null })) },
      /columns differ/,
    ],
    [
      'a text that is no entry',
      5,
      { entries: replace(5, (old) => ({ ...old, canonical: '{}', leafHash: entryHash('{}') })) },
      /not a ledger entry/,
    ],
    ['removed', 3, { entries: log.entries.toSpliced(3, 1) }, /entry 3 is missing/],
    ['the first removed', 0, { entries: log.entries.slice(1) }, /entry 0 is missing/],
    [
      'removed and the rest numbered again',
      3,
      { entries: renumbered(log.entries.toSpliced(3, 1)) },
      /not the entry that was signed/,
    ],
    [
      'removed with its checkpoint',
      3,
      { entries: log.entries.toSpliced(3, 1), checkpoints: log.checkpoints.toSpliced(3, 1) },
      /missing/,
    ],
    ['swapped', 3, { entries: swapped }, /missing/],
    [
      'swapped and numbered again',
      3,
      { entries: renumbered(swapped) },
      /not the entry that was signed/,
    ],
    [
      'one put in',
      6,
      { entries: renumbered(log.entries.toSpliced(6, 0, entry(6, { text: 'false' }))) },
      /not the entry that was signed/,
    ],
    [
      'one put at the end',
      LENGTH,
      { entries: [...log.entries, entry(LENGTH)] },
      /checkpoint is missing/,
    ],
    ['one twice', 5, { entries: log.entries.toSpliced(5, 0, entry(4)) }, /missing/],
    ['the tail removed', 7, { entries: log.entries.slice(0, 7) }, /there is a checkpoint for 8/],
    ['everything removed', 0, { entries: [] }, /missing/],
    [
      'a checkpoint removed',
      4,
      { checkpoints: log.checkpoints.toSpliced(4, 1) },
      /checkpoint is missing/,
    ],
    ['all checkpoints removed', 0, { checkpoints: [] }, /checkpoint is missing/],
    [
      'a checkpoint with another root',
      4,
      {
        checkpoints: log.checkpoints.with(4, {
          size: 5,
          note: noteAt(5).replace(/^[^\n]{44}$/m, noteAt(4).split('\n')[2] ?? ''),
        }),
      },
      /signature .* is wrong/,
    ],
    [
      'a checkpoint of another size',
      4,
      { checkpoints: log.checkpoints.with(4, { size: 5, note: noteAt(6) }) },
      /another size/,
    ],
    [
      'a checkpoint by another key',
      4,
      {
        checkpoints: log.checkpoints.with(
          4,
          signed(log.entries, thief).checkpoints[4] as StoredCheckpoint,
        ),
      },
      /is signed by key/,
    ],
    [
      'a checkpoint too many',
      0,
      { checkpoints: [{ size: 0, note: noteAt(1) }, ...log.checkpoints] },
      /belongs to no entry/,
    ],
    [
      'the head altered',
      LENGTH,
      { head: { ...log.head, hashes: log.head.hashes.toReversed() } },
      /head .* altered/,
    ],
    [
      'the head moved back',
      LENGTH,
      { head: signed(log.entries.slice(0, 3)).head },
      /head .* altered/,
    ],
  ])('%s: entry %i', async (_, firstBad, altered, why) => {
    const found = await verify({ ...log, ...altered });
    expect(found).toMatchObject({
      kind: 'broken',
      firstBad,
      why: expect.stringMatching(why) as string,
    });
  });

  it.each([1, 4, 8])('tail from %i removed with its checkpoints and head', async (size) => {
    const cut = signed(log.entries.slice(0, size));
    expect(await verify(cut)).toMatchObject({ kind: 'intact' });
    const found = await verify(cut, { pinned: noteAt(LENGTH) });
    expect(found).toMatchObject({ kind: 'broken', firstBad: size });
  });

  it('written anew with the right key: where the pinned checkpoint no longer fits', async () => {
    const anew = signed(replace(2, (old) => rewritten(old, 'never happened')));
    expect(await verify(anew)).toMatchObject({ kind: 'intact' });
    const found = await verify(anew, { pinned: noteAt(5) });
    expect(found).toMatchObject({
      kind: 'broken',
      firstBad: 4,
      why: expect.stringMatching(/pinned/) as string,
    });
  });

  it('each entry by itself, when altered and hashed again', async () => {
    for (let index = 0; index < LENGTH; index += 1) {
      const entries = replace(index, (old) => rewritten(old, 'another'));
      expect(await verify({ ...log, entries })).toMatchObject({ kind: 'broken', firstBad: index });
    }
  });
});

describe('what verification itself is given', () => {
  it.each([
    ['forged', noteAt(3).replace('\n3\n', '\n2\n')],
    ['by another key', signed(log.entries, thief).checkpoints[0]?.note ?? ''],
    ['empty', ''],
  ])('a pinned checkpoint that is %s is refused', async (_, pinned) => {
    await expect(verify(log, { pinned })).rejects.toMatchObject({ code: 'HOLDPOINT_LEDGER' });
  });
  it('a verifier key that is none is refused', async () => {
    await expect(verify(log, { verifierKey: 'x' })).rejects.toThrow(/verifier key/);
  });
  it('no more is read than needed, and what was opened is closed', async () => {
    let read = 0;
    let closed = 0;
    async function* counted<T>(items: readonly T[]): AsyncGenerator<T> {
      try {
        for (const item of items) {
          read += 1;
          yield item;
        }
      } finally {
        closed += 1;
      }
    }
    const entries = counted(replace(0, (old) => ({ ...old, text: 'x' })));
    await verify(log, { entries, checkpoints: counted(log.checkpoints) });
    expect(read).toBe(1);
    expect(closed).toBe(1);
  });
});
