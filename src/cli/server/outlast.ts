import { setTimeout as sleep } from 'node:timers/promises';
import { CaseOutcome } from '../../server/contract/outcome.ts';
import { ServerFault, UsageError } from '../faults.ts';
import { Refused, ask } from './client.ts';
import type { Connection } from './connection.ts';

/** Seconds that the server holds one question open. */
const LONG_POLL = 30;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

export interface Watch {
  readonly connection: Connection;
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly now: () => string;
  readonly say: (line: string) => void;
}

/**
 * Asks until the case is decided or the time is up. A server that is away is waited for. Throws the
 * last `ServerFault` when the time is up and it never answered, `UsageError` when there is no such case.
 */
export async function outlast(watch: Watch): Promise<CaseOutcome> {
  let announced = false;
  let latest: CaseOutcome | null = null;
  const pauses = new Pauses(watch);
  for (;;) {
    const left = watch.deadline - Date.parse(watch.now());
    if (left <= 0 && latest !== null) return latest;
    try {
      // The first answer comes at once, so that whoever started this sees where to go.
      latest = await askOnce(watch, announced ? left : 0);
      pauses.reset();
    } catch (error) {
      if (error instanceof Refused) throw new UsageError(error.message, { cause: error });
      if (!(error instanceof ServerFault) || left <= 0) throw error;
      await pauses.next(error.message);
      continue;
    }
    if (latest.state !== 'waiting') return latest;
    if (!announced) watch.say(`Waiting for a release at ${latest.page}`);
    announced = true;
  }
}

function askOnce({ connection, id }: Watch, left: number): Promise<CaseOutcome> {
  const wait = Math.max(0, Math.min(LONG_POLL, Math.ceil(left / 1000)));
  return ask(connection, {
    method: 'GET',
    path: `api/cases/${encodeURIComponent(id)}/outcome?wait=${wait}`,
    answer: CaseOutcome,
    patience: (wait + 15) * 1000,
  });
}

/** Longer and longer pauses while the server is away, said once. */
export class Pauses {
  readonly #watch: Pick<Watch, 'deadline' | 'now' | 'say'>;
  #pause = FIRST_PAUSE;

  constructor(watch: Pick<Watch, 'deadline' | 'now' | 'say'>) {
    this.#watch = watch;
  }

  reset(): void {
    this.#pause = FIRST_PAUSE;
  }

  async next(why: string): Promise<void> {
    if (this.#pause === FIRST_PAUSE) this.#watch.say(`${why}. Trying again.`);
    const left = this.#watch.deadline - Date.parse(this.#watch.now());
    await sleep(Math.max(0, Math.min(this.#pause, left)));
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }
}
