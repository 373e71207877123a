import { instantAfter, type Engine } from '../../engine.ts';
import { autonomyStanding, type AutonomyStanding } from './autonomy-record.ts';

const DAY = 24 * 60 * 60 * 1000;
const WINDOW = 90 * DAY;
const MOST_ENTRIES = 500;

export interface AutonomyNow {
  readonly entries: readonly AutonomyStanding[];
  /** Since when decisions count. */
  readonly since: string;
  readonly at: string;
}

/** What the record of the last 90 days supports, for each agent, system and environment. */
export async function readAutonomy({ store, clock }: Engine): Promise<AutonomyNow> {
  const at = clock.now();
  const since = instantAfter(at, -WINDOW);
  const counts = await store.agents.autonomyCounts(since, MOST_ENTRIES);
  return { entries: counts.map((each) => autonomyStanding(each)), since, at };
}
