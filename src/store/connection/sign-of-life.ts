import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { SignOfLife } from '../../engine/forge/ports.ts';
import { holdsLifeLock, takeLifeLock } from '../queries/forge/life-locks.ts';

const PAUSE = 100;
const LONGEST_PAUSE = 5_000;
const HEARTBEAT = 20_000;
const ANSWER_WITHIN = 10_000;
const MOST = 2 ** 31 - 1;

/**
 * Holds a lock of a connection of its own for as long as this process lives: PostgreSQL lets it go when the
 * connection ends, and with the process its connections end. Where there is no such connection nothing is shown,
 * and it is tried again. Never throws.
 */
export async function showLife(connectionString: string): Promise<SignOfLife> {
  const closing = new AbortController();
  let shown: { readonly client: Client; readonly holder: number } | null = null;

  const connect = async (): Promise<void> => {
    const client = new Client({
      connectionString,
      application_name: 'holdpoint-life',
      keepAlive: true,
      query_timeout: ANSWER_WITHIN,
    });
    client.on('error', () => {});
    let hasEnded = false;
    client.once('end', () => {
      hasEnded = true;
      if (shown?.client !== client) return;
      shown = null;
      if (!closing.signal.aborted) void again();
    });
    try {
      await client.connect();
      let holder = randomInt(1, MOST);
      while (!(await takeLifeLock(client, holder))) holder = randomInt(1, MOST);
      if (hasEnded || closing.signal.aborted) throw new Error('ended while it opened');
      shown = { client, holder };
      beat(client, holder);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  };

  /** Finds a connection that broke without a word, or one that is handed to others between statements. */
  const beat = (client: Client, holder: number): void => {
    const timer = setInterval(() => {
      void holdsLifeLock(client, holder).then(
        (holds) => (holds ? undefined : client.end()),
        () => client.end(),
      );
    }, HEARTBEAT);
    timer.unref();
    client.once('end', () => clearInterval(timer));
  };

  const again = async (): Promise<void> => {
    for (let pause = PAUSE; !closing.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        await sleep(pause, undefined, { signal: closing.signal, ref: false });
        await connect();
        return;
      } catch {
        // Not back yet, or closing: the loop's condition tells which.
      }
    }
  };

  await connect().catch(() => void again());
  return {
    holder: () => shown?.holder ?? null,
    stop: async () => {
      closing.abort();
      await shown?.client.end().catch(() => {});
    },
  };
}
