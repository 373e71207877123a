import type { Engine } from '../engine.ts';
import { unknownCase } from '../fault.ts';
import { answerRefusedEvent } from '../ledger-events.ts';

/** Writes down that a machine tried to answer. Throws `unknown-case`. */
export async function recordRefusedAnswer(
  engine: Engine,
  caseId: string,
  token: string,
): Promise<void> {
  const at = engine.clock.now();
  await engine.store.transaction(async (tx) => {
    const row = await tx.lockCase(caseId);
    if (row === null) throw unknownCase(caseId);
    await tx.appendToLedger(answerRefusedEvent(caseId, token, at));
  });
}
