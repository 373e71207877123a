import process from 'node:process';
import { setTimeout } from 'node:timers/promises';

/** Does some work again and again, with a pause before each turn, until the process is asked to stop. */
export async function repeat(pause: number, work: () => Promise<void>): Promise<void> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    for (;;) {
      await setTimeout(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      await work();
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
