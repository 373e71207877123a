/** Waits for workers, and lets time pass only while none of them is at work: a lease must not run out by it. */
import { Client } from 'pg';
import { expect } from 'vitest';
import { FORGE_WORK } from '../../src/store/queries/forge/tasks.ts';
import type { TestTime } from '../server/support/engine.ts';
import type { FreshStore } from './store.ts';

/** What a sweep paces becomes due at once; what waits for merges to be looked at still comes after them. */
const TOGETHER = 30_000;

interface Row {
  readonly lease: string | null;
  readonly due_at: Date;
  readonly fault: string | null;
}

interface Place {
  readonly fresh: Pick<FreshStore, 'store' | 'connectionString'>;
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

/** Works until nothing is left to look at. */
export async function settleAll({ fresh, time, forge }: Place): Promise<void> {
  const database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  const seen = { last: '' };
  const look = async (): Promise<string> => {
    const { rows } = await database.query<Row>(
      `select lease, due_at, fault from holdpoint.forge_tasks where forge = $1 order by due_at`,
      [forge],
    );
    const fault = rows.find((row) => row.fault !== null)?.fault ?? null;
    if (fault !== null) return (seen.last = `fault: ${fault}`);
    if (rows.length === 0) return (seen.last = 'settled');
    const [first] = rows;
    const wait = (first?.due_at.getTime() ?? 0) - Date.parse(time.clock.now());
    if (wait > 0 && rows.every(({ lease }) => lease === null)) {
      time.pass(wait + TOGETHER);
      // No clock wakes workers, and they look by themselves only now and then.
      await database.query('select pg_notify($1, $2)', [FORGE_WORK, '']);
    }
    return (seen.last = `${rows.length} left`);
  };
  try {
    await expect.poll(look, { timeout: 120_000, interval: 15 }).toMatch(/^settled|^fault/);
  } finally {
    await database.end();
  }
  if (seen.last !== 'settled') throw new Error(seen.last);
}
