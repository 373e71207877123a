import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testSigner } from '../../../test/support/signer.ts';
import { ledgerEvent } from '../../../test/support/rows.ts';
import { freshStore } from '../../../test/support/store.ts';
import type { FreshStore } from '../../../test/support/store.ts';
import type { OpenStore } from '../open-store.ts';
import { pinInFolder } from '../embedded/checkpoint-pin.ts';
import { createSigner } from '../../ledger/signer.ts';

/** Nine entries in three transactions, and somebody with every right in the database. */
const LENGTH = 9;
const TABLES = ['ledger_entries', 'ledger_checkpoints', 'ledger_head'] as const;
let fresh: FreshStore;
let attacker: Client;

beforeAll(async () => {
  fresh = await freshStore();
  attacker = new Client({ connectionString: fresh.connectionString });
  await attacker.connect();
  for (let batch = 0; batch < 3; batch += 1) {
    await fresh.store.transaction(async (tx) => {
      for (const part of [0, 1, 2]) {
        const text = `Entry ${batch * 3 + part}.`;
        await tx.appendToLedger(ledgerEvent({ case: `c${batch}`, text, body: { part } }));
      }
    });
  }
  for (const table of TABLES) {
    await attacker.query(`create table saved_${table} as table holdpoint.${table}`);
  }
});
afterEach(() =>
  attack(
    TABLES.map(
      (table) => `truncate holdpoint.${table}; insert into holdpoint.${table} table saved_${table}`,
    ).join(';'),
  ),
);
afterAll(async () => {
  await attacker.end();
  await fresh.drop();
});

const attack = (sql: string) =>
  attacker.query(`set session_replication_role = replica; ${sql}; reset session_replication_role`);
/** The hash as anybody can compute it, in SQL. */
const REHASH = `set leaf_hash = sha256('\\x00'::bytea || convert_to(canonical, 'UTF8'))`;
/** Moves entries up or down by one, by way of numbers that are free. */
const RENUMBER = (from: number, by: number) =>
  `update holdpoint.ledger_entries set sequence = sequence + 1000 where sequence >= ${from};
   update holdpoint.ledger_entries set sequence = sequence - 1000 + ${by} where sequence >= 1000`;

describe('guards against slips', () => {
  it.each([
    `update holdpoint.ledger_entries set text = 'x' where sequence = 1`,
    'delete from holdpoint.ledger_entries where sequence = 8',
    'truncate holdpoint.ledger_entries',
    `update holdpoint.ledger_checkpoints set note = 'x'`,
    'delete from holdpoint.ledger_checkpoints',
    'truncate holdpoint.ledger_checkpoints',
    'update holdpoint.ledger_head set size = 8',
    'delete from holdpoint.ledger_head',
    'truncate holdpoint.ledger_head',
    'truncate holdpoint.answers',
  ])('%s', async (statement) => {
    await expect(attacker.query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('with the guards lifted', () => {
  it.each<[string, number, string]>([
    [
      'a text',
      4,
      `update holdpoint.ledger_entries set canonical = replace(canonical, 'Entry 4', 'Entry X') where sequence = 4`,
    ],
    [
      'a text, its column and its hash',
      4,
      `update holdpoint.ledger_entries set text = 'Entry X.', canonical = replace(canonical, 'Entry 4', 'Entry X') where sequence = 4;
       update holdpoint.ledger_entries ${REHASH} where sequence = 4`,
    ],
    [
      'the body and its hash',
      7,
      `update holdpoint.ledger_entries set canonical = replace(canonical, '"part":1', '"part":2') where sequence = 7;
       update holdpoint.ledger_entries ${REHASH} where sequence = 7`,
    ],
    [
      'who did it, in the column',
      2,
      `update holdpoint.ledger_entries set actor = 'nobody' where sequence = 2`,
    ],
    [
      'the case, in the column',
      3,
      `update holdpoint.ledger_entries set case_id = 'c0' where sequence = 3`,
    ],
    [
      'the time, in the column',
      0,
      `update holdpoint.ledger_entries set at = '2026-03-11T09:00:00.001Z' where sequence = 0`,
    ],
    ['an entry, away', 5, 'delete from holdpoint.ledger_entries where sequence = 5'],
    [
      'an entry, away, the rest moved up',
      5,
      `delete from holdpoint.ledger_entries where sequence = 5; ${RENUMBER(5, -1)}`,
    ],
    [
      'an entry, away with its checkpoint',
      5,
      'delete from holdpoint.ledger_entries where sequence = 5; delete from holdpoint.ledger_checkpoints where size = 6',
    ],
    [
      'two entries, the one for the other',
      1,
      `update holdpoint.ledger_entries set sequence = 1000 where sequence = 1;
       update holdpoint.ledger_entries set sequence = 1 where sequence = 6;
       update holdpoint.ledger_entries set sequence = 6 where sequence = 1000`,
    ],
    [
      'an entry put in between',
      2,
      `${RENUMBER(2, 1)};
       insert into holdpoint.ledger_entries select 2, kind, at, case_id, actor, text, canonical, leaf_hash
         from holdpoint.ledger_entries where sequence = 0`,
    ],
    ['the tail, away', 6, 'delete from holdpoint.ledger_entries where sequence >= 6'],
    [
      'the tail, away with checkpoints and head',
      6,
      `delete from holdpoint.ledger_entries where sequence >= 6; delete from holdpoint.ledger_checkpoints where size > 6;
       update holdpoint.ledger_head set size = 6`,
    ],
    ['everything, away', 0, 'truncate holdpoint.ledger_entries'],
    [
      'a checkpoint',
      3,
      `update holdpoint.ledger_checkpoints set note = replace(note, 'test', 'tent') where size = 4`,
    ],
    ['a checkpoint, away', 3, 'delete from holdpoint.ledger_checkpoints where size = 4'],
    ['every checkpoint, away', 0, 'truncate holdpoint.ledger_checkpoints'],
    [
      'the head',
      LENGTH,
      `update holdpoint.ledger_head set frontier = array[sha256('x'), sha256('y')]`,
    ],
    ['the head, away', LENGTH, 'delete from holdpoint.ledger_head'],
  ])('%s: entry %i', async (_, firstBad, statements) => {
    expect(await fresh.store.verifyLedger()).toMatchObject({ kind: 'intact', size: LENGTH });
    await attack(statements);
    expect(await fresh.store.verifyLedger()).toMatchObject({ kind: 'broken', firstBad });
  });

  it('all of the tail without a trace: found by the checkpoint kept outside', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'holdpoint-pin-'));
    const pin = pinInFolder(folder, () => {});
    const store = await fresh.another({ pin });
    await store.transaction((tx) => tx.appendToLedger(ledgerEvent({ text: 'The last.' })));
    await pin.settled();
    const { rows } = await attacker.query<{ note: string }>(
      'select note from holdpoint.ledger_checkpoints where size = 4',
    );
    const earlier = rows[0]?.note ?? '';
    // The frontier of four entries is the root of four entries.
    await attack(
      `delete from holdpoint.ledger_entries where sequence >= 4; delete from holdpoint.ledger_checkpoints where size > 4;
       update holdpoint.ledger_head set size = 4, frontier = array[decode('${earlier.split('\n')[2] ?? ''}', 'base64')]`,
    );
    const ignorant = await fresh.another();
    expect(await ignorant.verifyLedger()).toMatchObject({ kind: 'intact', size: 4 });
    expect(await store.verifyLedger()).toMatchObject({ kind: 'broken', firstBad: 4 });
    // A server that starts now neither signs on top of it nor forgets, even where another one did.
    const later = await fresh.another({ pin: pinInFolder(folder, () => {}) });
    const append = (to: OpenStore) =>
      to.transaction((tx) => tx.appendToLedger(ledgerEvent({ text: 'Another.' })));
    for (const knowing of [store, later, fresh.store]) {
      await expect(append(knowing)).rejects.toMatchObject({ code: 'HOLDPOINT_LEDGER_HEAD' });
    }
    for (let size = 4; size < LENGTH + 3; size += 1) await append(ignorant);
    expect(await ignorant.verifyLedger()).toMatchObject({ kind: 'intact', size: LENGTH + 3 });
    await expect(append(later)).rejects.toThrow(/no longer the same.*checkpoint away/);
    expect(await later.verifyLedger()).toMatchObject({ kind: 'broken', firstBad: LENGTH });
    await rm(folder, { recursive: true });
  });
});

describe('nothing is appended', () => {
  const append = (store = fresh.store) =>
    store.transaction((tx) => tx.appendToLedger(ledgerEvent({ text: 'After.' })));

  it.each([
    [
      'on an altered head',
      `update holdpoint.ledger_head set frontier = array[sha256('x'), sha256('y')]`,
    ],
    ['on a head moved back', 'update holdpoint.ledger_head set size = 8'],
    ['on a head that is gone', 'delete from holdpoint.ledger_head'],
    [
      'after a forged checkpoint',
      `update holdpoint.ledger_checkpoints set note = replace(note, E'\\n9\\n', E'\\n8\\n') where size = 9`,
    ],
    ['where the checkpoints are gone', 'truncate holdpoint.ledger_checkpoints'],
  ])('%s', async (_, statement) => {
    await attack(statement);
    await expect(append()).rejects.toMatchObject({ code: 'HOLDPOINT_LEDGER_HEAD' });
  });

  it.each(['', 'no checkpoint', 'holdpoint/test\n3\nAAAA\n\n— holdpoint/test AAAA\n'])(
    'where the checkpoint kept outside is "%s"',
    async (note) => {
      const pin = { place: 'the file', read: async () => note, keep() {}, settled: async () => {} };
      const store = await fresh.another({ pin });
      await expect(append(store)).rejects.toMatchObject({
        code: 'HOLDPOINT_LEDGER_HEAD',
        message: expect.stringMatching(/cannot be used.*move the file away/) as string,
      });
      await expect(store.verifyLedger()).rejects.toMatchObject({ code: 'HOLDPOINT_LEDGER' });
    },
  );

  it('with another key than the one that signed before', async () => {
    const other = createSigner(
      '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----',
      testSigner.origin,
    );
    const store = await fresh.another({ signer: other });
    await expect(append(store)).rejects.toMatchObject({
      code: 'HOLDPOINT_LEDGER_KEY',
      message: expect.stringMatching(/is signed by key \w{8}, not by \w{8}/) as string,
    });
    expect(await store.verifyLedger()).toMatchObject({ kind: 'broken', firstBad: 0 });
    await expect(store.checkSchema()).rejects.toMatchObject({ code: 'HOLDPOINT_LEDGER_KEY' });
  });
});
