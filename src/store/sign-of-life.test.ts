import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPgProxy, type PgProxy } from '../../test/support/pg-proxy.ts';
import { freshStore, type FreshStore } from '../../test/support/store.ts';
import type { SignOfLife } from '../engine/forge/ports.ts';
import type { Task } from '../engine/forge/queue.ts';
import { leaseName } from '../engine/forge/work/lease-name.ts';
import type { OpenStore } from './open-store.ts';

const FORGE = 'forge.test';
const NOW = '2026-03-11T09:00:00.000Z';
const LATER = '2026-03-11T09:02:00.000Z';
/** PostgreSQL ends what a closed connection held a little later; nothing here is measured. */
const SOON = { timeout: 120_000 };

let fresh: FreshStore;
let proxy: PgProxy;
let one: OpenStore;
let other: OpenStore;
const lives: SignOfLife[] = [];
beforeAll(async () => {
  fresh = await freshStore();
  proxy = await startPgProxy({ target: fresh.connectionString });
  one = await fresh.another({ connectionString: proxy.connectionString });
  other = await fresh.another();
});
afterAll(async () => {
  proxy.onMessage('every', null);
  await Promise.all(lives.map((life) => life.stop()));
  await fresh.drop();
  await proxy.close();
});
beforeEach(async () => {
  proxy.onMessage('every', null);
  await ask();
});

let number = 0;
/** One more row that is due. */
async function ask(): Promise<void> {
  number += 1;
  const subject = { kind: 'request' as const, repository: 'acme/shop', number };
  const asked = { forge: FORGE, key: `#${number}`, subject, wanted: 'look' as const, dueAt: NOW };
  await other.transaction((tx) => tx.forge.ask(asked));
}

async function living(store: OpenStore): Promise<SignOfLife> {
  const life = await store.showLife();
  lives.push(life);
  return life;
}
const claim = (holder: number | null, id: string, until = LATER): Promise<Task | null> =>
  other.transaction((tx) => tx.forge.claim([FORGE], leaseName(holder, id), NOW, until));
const mustClaim = async (holder: number | null, id: string): Promise<Task> => {
  const task = await claim(holder, id);
  if (task === null) throw new Error('nothing is due');
  return task;
};
const free = () => other.transaction((tx) => tx.forge.freeAbandoned(NOW));
const settle = (task: Task) => other.transaction((tx) => tx.forge.settle(task, NOW));

describe('a lease', () => {
  it('is its holder’s as long as that lives, and anybody’s once it does not', async () => {
    const life = await living(one);
    const task = await mustClaim(life.holder(), 'first');
    expect(await free()).toBe(0);
    expect(await claim(null, 'too early')).toBeNull();
    await life.stop();
    await vi.waitFor(async () => expect(await free()).toBe(1), SOON);
    const again = await mustClaim(null, 'second');
    expect(again.key).toBe(task.key);
    // The first one may still be at it: nothing that it does is kept.
    expect(await other.transaction((tx) => tx.forge.holdLease(task))).toBe(false);
    await settle(again);
  });

  it('outlives a holder that cannot be told from a dead one only by time', async () => {
    const task = await mustClaim(null, 'no number');
    expect(await free()).toBe(0);
    expect(await claim(null, 'too early')).toBeNull();
    await settle(task);
  });

  it('of one holder is not ended with another one', async () => {
    const [stays, goes] = [await living(one), await living(other)];
    expect(stays.holder()).not.toBe(goes.holder());
    const theirs = await mustClaim(goes.holder(), 'goes');
    await ask();
    const task = await mustClaim(stays.holder(), 'stays');
    await goes.stop();
    await vi.waitFor(async () => expect(await free()).toBe(1), SOON);
    const again = await mustClaim(null, 'again');
    expect(again.key).toBe(theirs.key);
    expect(await other.transaction((tx) => tx.forge.holdLease(task))).toBe(true);
    await settle(task);
    await settle(again);
  });

  it('ends with the connection of its holder, which shows life again once it can', async () => {
    const life = await living(one);
    const task = await mustClaim(life.holder(), 'cut');
    let isAway = true;
    proxy.onMessage('every', (message) => {
      if (isAway) message.cut();
    });
    proxy.cutAll();
    await vi.waitFor(async () => expect(await free()).toBe(1), SOON);
    await vi.waitFor(() => expect(life.holder()).toBeNull(), SOON);
    isAway = false;
    await vi.waitFor(() => expect(life.holder()).not.toBeNull(), SOON);
    const again = await mustClaim(life.holder(), 'back');
    expect(again.key).toBe(task.key);
    expect(await free()).toBe(0);
    await settle(again);
  });

  it('is taken without a number where the database cannot be reached, which is no fault', async () => {
    let isAway = true;
    proxy.onMessage('every', (message) => {
      if (isAway) message.cut();
    });
    const life = await living(one);
    expect(life.holder()).toBeNull();
    isAway = false;
    await vi.waitFor(() => expect(life.holder()).not.toBeNull(), SOON);
    const task = await mustClaim(life.holder(), 'back');
    expect(await free()).toBe(0);
    await settle(task);
  });
});
