import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTo, ledgerEvent, storedCase } from '../../test/support/rows.ts';
import { freshStore } from '../../test/support/store.ts';
import type { FreshStore } from '../../test/support/store.ts';
import type { Store, StoredCase } from '../engine/ports.ts';

/** Two server processes on one database. */
let fresh: FreshStore;
let servers: readonly [Store, Store];
beforeAll(async () => {
  fresh = await freshStore();
  servers = [fresh.store, await fresh.another()];
});
afterAll(() => fresh.drop());

const keep = (row: StoredCase) => fresh.store.transaction((tx) => tx.insertCase(row));

describe('two at once', () => {
  it('who answer one case come one after the other, and the second sees the first', async () => {
    const row = storedCase('answered-twice');
    await keep(row);
    const answer = (server: Store, person: string) =>
      server.transaction(async (tx) => {
        await tx.lockCase(row.id);
        const earlier = await tx.listAnswers(row.id);
        const sequence = earlier.length;
        await tx.insertAnswer(row.id, answerTo(row, sequence, { id: person, person }));
        await tx.appendToLedger(ledgerEvent({ case: row.id, actor: person }));
        return earlier.length;
      });
    const seen = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        answer(servers[index % 2] as Store, `person-${index}`),
      ),
    );
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    const answers = await fresh.store.listAnswers(row.id);
    expect(answers.map(({ sequence }) => sequence)).toEqual(seen.toSorted((a, b) => a - b));
    expect(await fresh.store.listRecord(row.id)).toHaveLength(20);
    expect(await fresh.store.verifyLedger()).toMatchObject({ kind: 'intact' });
  });

  it('who submit to one slot leave one waiting, and every other superseded by the next', async () => {
    const submit = (server: Store, id: string) =>
      server.transaction(async (tx) => {
        const waiting = await tx.lockWaitingInSlot('infra/prod');
        for (const { id: old } of waiting) {
          await tx.updateCase(old, { state: 'superseded', supersededBy: id });
        }
        await tx.insertCase(storedCase(id, { slot: 'infra/prod' }));
        return waiting.length;
      });
    const found = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        submit(servers[index % 2] as Store, `slot-${index}`),
      ),
    );
    expect(found.filter((waiting) => waiting === 0)).toHaveLength(1);
    expect(found.filter((waiting) => waiting === 1)).toHaveLength(19);
    const cases = await fresh.store.listCases({ states: null, limit: 500 });
    const inSlot = cases.filter(({ slot }) => slot === 'infra/prod');
    expect(inSlot.filter(({ state }) => state === 'waiting')).toHaveLength(1);
    const successors = inSlot.flatMap(({ supersededBy }) => supersededBy ?? []);
    expect(new Set(successors).size).toBe(19);
  });

  it('who take two cases in opposite order: one is run again, and both are done', async () => {
    await keep(storedCase('left'));
    await keep(storedCase('right'));
    let runs = 0;
    let arrived = 0;
    let bothHoldOne: () => void = () => {};
    const met = new Promise<void>((resolve) => (bothHoldOne = resolve));
    const take = (server: Store, first: string, second: string) =>
      server.transaction(async (tx) => {
        runs += 1;
        await tx.lockCase(first);
        arrived += 1;
        if (arrived === 2) bothHoldOne();
        await met;
        await tx.lockCase(second);
        await tx.appendToLedger(ledgerEvent({ case: first, kind: 'crossed' }));
      });
    await Promise.all([take(servers[0], 'left', 'right'), take(servers[1], 'right', 'left')]);
    expect(runs).toBe(3);
    const record = [
      ...(await servers[0].listRecord('left')),
      ...(await servers[0].listRecord('right')),
    ];
    expect(record.map(({ kind }) => kind)).toEqual(['crossed', 'crossed']);
  });

  it('who append leave a ledger without gaps, also when one in three gives up', async () => {
    const before = (await fresh.store.ledgerHead()).size;
    const append = (index: number) =>
      (servers[index % 2] as Store).transaction(async (tx) => {
        const { sequence } = await tx.appendToLedger(ledgerEvent({ text: `Event ${index}.` }));
        if (index % 3 === 0) throw new Error('given up');
        return sequence;
      });
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => append(n)));
    const kept = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(kept.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => before + n),
    );
    expect(await fresh.store.verifyLedger()).toMatchObject({ kind: 'intact', size: before + 20 });
  });

  it('cannot both wait in one slot, even where nobody locked it', async () => {
    await keep(storedCase('first-in-slot', { slot: 'unlocked' }));
    const second = keep(storedCase('second-in-slot', { slot: 'unlocked' }));
    await expect(second).rejects.toMatchObject({ code: '23505' });
    await keep(storedCase('done-in-slot', { slot: 'unlocked', state: 'refused' }));
  });
});

describe('a unit of work', () => {
  it('keeps all or nothing', async () => {
    const half = fresh.store.transaction(async (tx) => {
      await tx.insertCase(storedCase('half'));
      await tx.appendToLedger(ledgerEvent({ case: 'half' }));
      throw new Error('changed my mind');
    });
    await expect(half).rejects.toThrow('changed my mind');
    expect(await fresh.store.findCase('half')).toBeNull();
    expect(await fresh.store.listRecord('half')).toEqual([]);
  });

  it('is not seen by others before it is kept', async () => {
    await fresh.store.transaction(async (tx) => {
      await tx.insertCase(storedCase('unseen'));
      expect(await tx.findCase('unseen')).not.toBeNull();
      expect(await servers[1].findCase('unseen')).toBeNull();
    });
    expect(await servers[1].findCase('unseen')).not.toBeNull();
  });

  it('whose failed statement was overlooked says that nothing was kept', async () => {
    const row = storedCase('overlooked');
    const work = fresh.store.transaction(async (tx) => {
      await tx.insertCase(row);
      await tx.insertCase(row).catch(() => {});
    });
    await expect(work).rejects.toMatchObject({ code: 'HOLDPOINT_ROLLED_BACK' });
    expect(await fresh.store.findCase('overlooked')).toBeNull();
  });
});
