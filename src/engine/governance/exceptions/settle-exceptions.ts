import type { Engine } from '../../engine.ts';
import { exceptionEndedEvent, overdueEvent } from './exception-events.ts';
import { redecideWaiting } from '../redecide/redecide-waiting.ts';

const BATCH = 100;

/**
 * Writes down which exceptions are over and which reviews are late, and decides again what waits, since it
 * may now wait for something else. For the sweeper: cheap where nothing happened. Resolves to how many.
 */
export async function settleExceptions(engine: Engine): Promise<number> {
  let total = 0;
  for (;;) {
    const settled = await settleBatch(engine);
    total += settled;
    if (settled < BATCH) break;
  }
  if (total > 0) await redecideWaiting(engine, 'an exception ended, or its review is late');
  return total;
}

async function settleBatch({ store, clock }: Engine): Promise<number> {
  return store.transaction(async (tx) => {
    const now = clock.now();
    const over = await tx.governance.lockUnsettled(now, BATCH);
    for (const exception of over) {
      await tx.governance.settleException(exception.id, now);
      await tx.appendToLedger(exceptionEndedEvent(exception, now));
    }
    const late = await tx.governance.lockNewlyOverdue(now, BATCH - over.length);
    for (const exception of late) {
      if (exception.answer?.kind !== 'granted') continue;
      await tx.governance.noteOverdue(exception.id, now);
      await tx.appendToLedger(overdueEvent(exception, exception.answer.reviewBy, now));
    }
    return over.length + late.length;
  });
}
