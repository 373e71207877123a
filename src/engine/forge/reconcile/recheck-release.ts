import type { Engine } from '../../engine.ts';
import { standingOf } from '../../governance/standing.ts';
import { judgeAssessment } from '../../cases/judge.ts';
import { deniedEvent } from '../../ledger-events.ts';
import { stateAfter } from '../../cases/state-after.ts';
import { releaseTakenBackEvent } from '../forge-events.ts';

/**
 * Takes back a release that would not stand at the merge: whoever gave it may have left, or is known by now to
 * have had a hand in it. Until then the forge would go on showing it, and merge.
 */
export async function recheckRelease(engine: Engine, caseId: string): Promise<void> {
  const { store, world, clock, limits } = engine;
  await store.transaction(async (tx) => {
    const row = await tx.lockCase(caseId);
    if (row?.state !== 'released' || row.releaseValidUntil === null) return;
    const now = clock.now();
    const [answers, standing] = await Promise.all([
      tx.listAnswers(row.id),
      standingOf(tx.governance, world, row.assessment, row.id, now),
    ]);
    const verdict = judgeAssessment(world, row.assessment, answers, now, standing);
    if (verdict.outcome === 'allow') return;
    const update = { verdict, ...stateAfter(verdict, now, limits, row.slot) };
    const after = { ...row, ...update };
    await tx.updateCase(row.id, update);
    const why = 'by the people and the rules as they are now it would not be released';
    await tx.appendToLedger(releaseTakenBackEvent(after, why, now));
    if (after.state === 'denied') await tx.appendToLedger(deniedEvent(after, now));
  });
}
