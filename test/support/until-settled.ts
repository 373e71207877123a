/** Waits for workers, and lets time pass only while none of them is at work: a lease must not run out by it. */
import { expect } from 'vitest';
import type { TestTime } from '../server/support/engine.ts';
import type { FreshStore } from './store.ts';

/** A lease ends sooner than this; whatever is due later waits for its time, and nobody holds it. */
const LEASED_MILLISECONDS = 25_000;

interface Place {
  readonly fresh: Pick<FreshStore, 'store'>;
  readonly time: TestTime;
  readonly forge: string;
}

/** Asks for a sweep, and works until nothing is left to look at, also what is due only later. Throws on a fault. */
export async function sweepAndSettle({ fresh, time, forge }: Place): Promise<void> {
  const subject = { kind: 'sweep' as const };
  const asked = { forge, key: '', subject, wanted: 'look' as const, dueAt: time.clock.now() };
  await fresh.store.transaction((tx) => tx.forge.ask(asked));
  await settleAll({ fresh, time, forge });
}

export async function settleAll({ fresh, time, forge }: Place): Promise<void> {
  const look = async (): Promise<string> => {
    const [failing] = await fresh.store.forge.listFailing(1);
    if (failing !== undefined) return `fault: ${failing.fault}`;
    const connections = await fresh.store.forge.listConnections();
    const { depth = 0, oldestDue = null } = connections.find((each) => each.forge === forge) ?? {};
    if (depth === 0) return 'settled';
    const wait = Date.parse(oldestDue ?? '') - Date.parse(time.clock.now());
    if (wait > LEASED_MILLISECONDS) time.pass(wait);
    return `${depth} left`;
  };
  const seen = { last: '' };
  const until = async (): Promise<string> => (seen.last = await look());
  await expect.poll(until, { timeout: 120_000, interval: 15 }).toMatch(/^settled|^fault/);
  if (seen.last !== 'settled') throw new Error(seen.last);
}
