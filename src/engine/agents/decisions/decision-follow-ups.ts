import type { StoreTransaction } from '../../ports.ts';
import { acknowledgeInTransaction } from '../stops/acknowledge-stop.ts';
import { sessionId } from '../session-id.ts';
import type { DigestedDecision } from './spool-run.ts';

/** What was asked about may have been written: lines that were not are in no difference. */
const WRITES: ReadonlySet<string> = new Set(['allow', 'ask']);

/** What new decisions say besides: that a grant was used, that a stop was obeyed. */
export async function recordFollowUps(
  tx: StoreTransaction,
  fresh: readonly DigestedDecision[],
  by: string,
  now: string,
): Promise<void> {
  for (const { decision } of fresh) {
    if (decision.repository !== null && WRITES.has(decision.outcome)) {
      for (const written of decision.wrote ?? []) {
        const { id, repository, at } = decision;
        await tx.agents.insertWriting(id, sessionId(decision), repository, at, written);
      }
    }
    if (decision.grant !== null && decision.outcome === 'allow') {
      const { grant, id, at } = decision;
      await tx.agents.insertGrantUse(grant, id, sessionId(decision), at);
    }
  }
  const stopIds = new Set(fresh.flatMap(({ decision }) => decision.stop ?? []));
  for (const id of [...stopIds].toSorted()) {
    const stop = await tx.agents.findStop(id);
    // A stop of one machine alone is known to no server; its decisions say all there is.
    if (stop === null) continue;
    for (const { decision } of fresh) {
      if (decision.stop !== id || decision.outcome !== 'stop') continue;
      const obeyed = { session: decision, at: decision.at, how: 'refused' as const };
      await acknowledgeInTransaction(tx, stop, obeyed, by, now);
    }
  }
}
