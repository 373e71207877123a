import { pause } from './catalog/pause.ts';
import { instantAfter, type Engine } from './engine.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long what is over is kept, in milliseconds after its end. See docs/people.md. */
export const KEPT = { sessions: DAY, challenges: HOUR, links: 30 * DAY } as const;

/** Rows that are forgotten at once, and how often in one sweep: what is left is for the next one. */
const BATCH = 500;
const ROUNDS = 20;

/** How many of each were forgotten. */
export type Forgotten = Readonly<Record<keyof typeof KEPT, number>>;

/**
 * Forgets sessions, challenges and links of enrolment that ended some time ago: nothing can be done with them any
 * more, and what was done with them stands in the ledger. Cases, answers, proofs and the ledger are never
 * forgotten.
 */
export async function forgetOver(engine: Engine): Promise<Forgotten> {
  const { store, clock } = engine;
  const now = clock.now();
  const forget = (what: keyof typeof KEPT) =>
    inBatches((limit) => store.forgetEnded(what, instantAfter(now, -KEPT[what]), limit));
  return {
    sessions: await forget('sessions'),
    challenges: await forget('challenges'),
    links: await forget('links'),
  };
}

async function inBatches(forget: (limit: number) => Promise<number>): Promise<number> {
  let total = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const gone = await forget(BATCH);
    total += gone;
    if (gone < BATCH) break;
    await pause();
  }
  return total;
}
