import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshStore, type FreshStore } from '../../test/support/store.ts';
import type { Task } from '../engine/forge/queue.ts';

const FORGE = 'forge.test';
const NOW = '2026-03-11T09:00:00.000Z';
const LATER = '2026-03-11T09:02:00.000Z';

let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore();
});
afterAll(() => fresh.drop());

const ask = (number: number, wanted: 'say' | 'look' = 'look', dueAt = NOW) =>
  fresh.store.transaction((tx) =>
    tx.forge.ask({
      forge: FORGE,
      key: `acme/shop#${number}`,
      subject: { kind: 'request', repository: 'acme/shop', number },
      wanted,
      dueAt,
    }),
  );
const claim = (lease: string, now = NOW): Promise<Task | null> =>
  fresh.store.transaction((tx) => tx.forge.claim([FORGE], lease, now, LATER));

describe('the queue of forges', () => {
  it('gives out each row once, however many ask at once', async () => {
    for (let number = 0; number < 300; number += 1) await ask(number);
    const taken: string[] = [];
    const drain = async (name: string) => {
      for (let turn = 0; ; turn += 1) {
        const task = await claim(`${name} ${turn}`);
        if (task === null) return;
        taken.push(task.key);
        await fresh.store.transaction((tx) => tx.forge.settle(task, NOW));
      }
    };
    await Promise.all(['a', 'b', 'c', 'd'].map(drain));
    expect(taken).toHaveLength(300);
    expect(new Set(taken).size).toBe(300);
  });

  it('takes up one row at a time, also when there are many', async () => {
    for (let number = 0; number < 50; number += 1) await ask(number);
    const leases: string[] = [];
    for (let turn = 0; turn < 50; turn += 1) {
      const task = await claim(`turn ${turn}`);
      if (task !== null) leases.push(task.lease);
    }
    expect(leases).toHaveLength(50);
    expect(await claim('one more')).toBeNull();
    // All of them are due again once their leases ran out.
    expect(await claim('after', LATER)).toMatchObject({ wanted: 'look', lease: 'after' });
  });

  it('coalesces what is asked for, and wants the more of both', async () => {
    await fresh.store.transaction((tx) =>
      tx.forge.ask({
        forge: 'other',
        key: 'x',
        subject: { kind: 'people' },
        wanted: 'say',
        dueAt: LATER,
      }),
    );
    const again = (wanted: 'say' | 'look', dueAt: string) =>
      fresh.store.transaction((tx) =>
        tx.forge.ask({ forge: 'other', key: 'x', subject: { kind: 'people' }, wanted, dueAt }),
      );
    await again('look', NOW);
    await again('say', LATER);
    const take = (lease: string) =>
      fresh.store.transaction((tx) => tx.forge.claim(['other'], lease, NOW, LATER));
    expect(await take('first')).toMatchObject({ wanted: 'look' });
    expect(await take('second')).toBeNull();
  });
});
