import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../engine/sha256.ts';
import { effect } from '../../test/support/builders.ts';
import { answerTo, ledgerEvent, storedCase } from '../../test/support/rows.ts';
import { freshStore } from '../../test/support/store.ts';
import type { FreshStore } from '../../test/support/store.ts';
import type { StoredCase } from '../engine/ports.ts';
import type { OpenStore } from './open-store.ts';

let fresh: FreshStore;
let store: OpenStore;
beforeAll(async () => {
  fresh = await freshStore();
  store = fresh.store;
});
afterAll(() => fresh.drop());

const keep = (...rows: readonly StoredCase[]) =>
  store.transaction(async (tx) => {
    for (const row of rows) await tx.insertCase(row);
  });

describe('cases', () => {
  it('come back as they were kept, to the last character', async () => {
    const row = storedCase('same', {
      title: 'Zeichen: ü 漢 😀 "\\ \t',
      slot: 'infra/prod',
      link: 'https://example.org/pull/1',
      riskPoints: 0.1 + 0.2,
      effects: [effect({ why: 'An escaped nul: \u0000, and \u2028.' })],
    });
    await keep(row);
    expect(await store.findCase('same')).toEqual(row);
    await store.transaction(async (tx) => {
      expect(await tx.findCase('same')).toEqual(row);
      expect(await tx.lockCase('same')).toEqual(row);
    });
  });

  it('are null where there is none', async () => {
    expect(await store.findCase('nobody')).toBeNull();
    expect(await store.transaction((tx) => tx.lockCase('nobody'))).toBeNull();
  });

  it('take every update that may come, and leave the rest as it was', async () => {
    const row = storedCase('updated', { slot: 'updated' });
    await keep(row, storedCase('newer'));
    const verdict = { ...row.verdict, outcome: 'allow' as const, summary: 'Released.' };
    const until = '2026-03-11T10:00:00.000Z';
    await store.transaction((tx) =>
      tx.updateCase('updated', { state: 'released', releaseValidUntil: until, verdict }),
    );
    const released = { ...row, state: 'released', releaseValidUntil: until, verdict };
    expect(await store.findCase('updated')).toEqual(released);
    const assessment = storedCase('x', { riskPoints: 77 }).assessment;
    const expiresAt = '2026-04-01T00:00:00.000Z';
    const state = 'superseded' as const;
    const update = { state, supersededBy: 'newer', releaseValidUntil: null, assessment, expiresAt };
    await store.transaction((tx) => tx.updateCase('updated', update));
    expect(await store.findCase('updated')).toEqual({ ...released, ...update });
    expect(await store.riskHistory(500)).toContain(77);
  });

  it('that are not there cannot be updated', async () => {
    const update = store.transaction((tx) => tx.updateCase('nobody', { state: 'refused' }));
    await expect(update).rejects.toMatchObject({ code: 'HOLDPOINT_NO_SUCH_CASE' });
  });

  it.each<[string, Partial<StoredCase>]>([
    ['superseded by nobody', { state: 'superseded' }],
    ['waiting and released', { releaseValidUntil: '2026-03-12T09:00:00.000Z' }],
    ['in no state we know', { state: 'gone' as StoredCase['state'] }],
    ['superseded by a case that never comes', { state: 'superseded', supersededBy: 'never' }],
  ])('cannot be %s', async (_, given) => {
    await expect(keep(storedCase('odd', given))).rejects.toThrow(/violates/);
    expect(await store.findCase('odd')).toBeNull();
  });
});

describe('lists', () => {
  it('show the riskiest first, then the oldest, of the states asked for', async () => {
    const list = await freshStore();
    const at = (hour: number) => `2026-03-11T0${hour}:00:00.000Z`;
    await list.store.transaction(async (tx) => {
      await tx.insertCase(storedCase('low', { riskPoints: 1, submittedAt: at(1) }));
      await tx.insertCase(storedCase('high-new', { riskPoints: 9, submittedAt: at(3) }));
      await tx.insertCase(storedCase('high-old', { riskPoints: 9, submittedAt: at(2) }));
      await tx.insertCase(
        storedCase('done', { riskPoints: 99, submittedAt: at(4), state: 'refused' }),
      );
    });
    const ids = async (states: readonly StoredCase['state'][] | null, limit = 10) =>
      (await list.store.listCases({ states, limit })).map(({ id }) => id);
    expect(await ids(['waiting'])).toEqual(['high-old', 'high-new', 'low']);
    expect(await ids(null)).toEqual(['done', 'high-old', 'high-new', 'low']);
    expect(await ids(null, 2)).toEqual(['done', 'high-old']);
    expect(await ids([])).toEqual([]);
    expect(await list.store.riskHistory(3)).toEqual([99, 9, 9]);
    await list.drop();
  });
});

describe('answers', () => {
  it('come back in order, once each, and stay', async () => {
    const row = storedCase('answered');
    await keep(row);
    await store.transaction(async (tx) => {
      await tx.insertAnswer(row.id, answerTo(row, 1, { answer: 'refuse' }));
      await tx.insertAnswer(row.id, answerTo(row, 0));
    });
    expect(await store.listAnswers(row.id)).toEqual([
      answerTo(row, 0),
      answerTo(row, 1, { answer: 'refuse' }),
    ]);
    const again = store.transaction((tx) =>
      tx.insertAnswer(row.id, answerTo(row, 1, { id: 'another' })),
    );
    await expect(again).rejects.toThrow(/duplicate key/);
  });

  it('with a character that PostgreSQL cannot keep are refused in one line', async () => {
    const row = storedCase('nul');
    await keep(row);
    const kept = store.transaction((tx) =>
      tx.insertAnswer(row.id, answerTo(row, 0, { reason: 'a\u0000b' })),
    );
    await expect(kept).rejects.toMatchObject({ code: 'HOLDPOINT_BAD_TEXT' });
  });
});

describe('time that is up', () => {
  it('is seen on waiting and on released cases, and not on what others hold', async () => {
    const due = await freshStore();
    const past = '2026-03-11T08:00:00.000Z';
    const later = '2026-03-11T23:00:00.000Z';
    await due.store.transaction(async (tx) => {
      await tx.insertCase(storedCase('waited', { expiresAt: past }));
      await tx.insertCase(storedCase('waits', { expiresAt: later }));
      await tx.insertCase(storedCase('unused', { state: 'released', releaseValidUntil: past }));
      await tx.insertCase(
        storedCase('usable', { state: 'released', expiresAt: past, releaseValidUntil: later }),
      );
      await tx.insertCase(storedCase('refused', { state: 'refused', expiresAt: past }));
    });
    const now = '2026-03-11T09:00:00.000Z';
    const overdue = () =>
      due.store.transaction(async (tx) => (await tx.lockOverdue(now, 9)).map(({ id }) => id));
    expect((await overdue()).toSorted()).toEqual(['unused', 'waited']);
    await due.store.transaction(async (tx) => {
      await tx.lockCase('waited');
      expect(await overdue()).toEqual(['unused']);
    });
    await due.drop();
  });
});

describe('protection removed earlier', () => {
  const unprotect = (address: string) =>
    effect({ traits: ['protection-removed'], resource: { type: 'aws_db_instance', address } });
  const at = '2026-03-11T09:00:00.000Z';

  it.each<[string, StoredCase['state'], boolean]>([
    ['waiting', 'waiting', true],
    ['released', 'released', true],
    ['refused', 'refused', false],
    ['denied', 'denied', false],
  ])('by a %s change: %s', async (name, state, counts) => {
    const address = `aws_db_instance.${name}`;
    const row = storedCase(`unprotects-${name}`, {
      state,
      effects: [unprotect(address), effect()],
    });
    await keep(row);
    const { digest } = row.assessment.change;
    const found = { changeDigest: digest, at, address, trait: 'protection-removed' };
    expect(await store.earlierEffects([address, 'other'], at)).toEqual(counts ? [found] : []);
    expect(await store.earlierEffects([address], '2026-03-11T09:00:00.001Z')).toEqual([]);
  });

  it('by a release that ran out counts, since nobody knows that it was not carried out', async () => {
    const address = 'aws_db_instance.ran-out';
    const past = '2026-03-11T08:00:00.000Z';
    await keep(
      storedCase('ran-out', {
        state: 'released',
        releaseValidUntil: past,
        effects: [unprotect(address)],
      }),
      storedCase('waited-out', { effects: [unprotect('waited-out')] }),
    );
    await store.transaction(async (tx) => {
      await tx.updateCase('ran-out', { state: 'expired', releaseValidUntil: null });
      await tx.updateCase('waited-out', { state: 'expired' });
    });
    expect(await store.earlierEffects([address, 'waited-out'], at)).toMatchObject([{ address }]);
  });
});

describe('tokens and sessions', () => {
  const hash = (digit: string) => digit.repeat(64);
  it('are found by the hash of their secret, while they last', async () => {
    const token = { name: 'pipeline', sha256: hash('a'), createdAt: '2026-03-11T09:00:00.000Z' };
    const rest = { scopes: ['submit'], owner: null, slots: null, createdBy: null } as const;
    await store.transaction((tx) => tx.tokens.insert({ ...token, ...rest, expiresAt: null }));
    expect(await store.findToken(hash('a'))).toMatchObject({
      name: 'pipeline',
      scopes: ['submit'],
      fingerprint: sha256(hash('a')),
      owner: null,
      revoked: null,
    });
    expect(await store.findToken(hash('b'))).toBeNull();
    await store.insertSession(hash('c'), 'ada', '2026-03-11T10:00:00.000Z');
    expect(await store.findSession(hash('c'), '2026-03-11T09:59:59.999Z')).toEqual({
      person: 'ada',
    });
    expect(await store.findSession(hash('c'), '2026-03-11T10:00:00.000Z')).toBeNull();
    await store.deleteSession(hash('c'));
    expect(await store.findSession(hash('c'), '2026-03-11T09:00:00.000Z')).toBeNull();
  });
});

describe('the ledger', () => {
  it('numbers entries from 0, finds them by case, and shows the newest first', async () => {
    const log = await freshStore();
    expect(await log.store.ledgerHead()).toMatchObject({ size: 0, checkpoint: '' });
    expect(await log.store.verifyLedger()).toMatchObject({ kind: 'intact', size: 0 });
    const entries = await log.store.transaction(async (tx) => [
      await tx.appendToLedger(ledgerEvent({ case: 'a', body: { n: 1.5, gone: undefined } })),
      await tx.appendToLedger(ledgerEvent({ case: 'b', actor: null })),
      await tx.appendToLedger(ledgerEvent({ case: 'a', text: 'Zeichen: ü \u2028 😀' })),
    ]);
    expect(entries.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    expect(entries[0]?.body).toEqual({ n: 1.5 });
    expect(await log.store.listRecord('a')).toEqual([entries[0], entries[2]]);
    expect(await log.store.listLedger(null, 2)).toEqual([entries[2], entries[1]]);
    expect(await log.store.listLedger(1, 9)).toEqual([entries[0]]);
    const verified = await log.store.verifyLedger();
    const { size, rootHash } = await log.store.ledgerHead();
    expect(verified).toEqual({ kind: 'intact', size: 3, rootHash });
    expect(size).toBe(3);
    await log.drop();
  });
});
