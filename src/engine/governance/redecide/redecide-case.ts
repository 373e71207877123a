import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { Verdict } from '../../../core/policy/types.ts';
import type { Engine } from '../../engine.ts';
import { judgeAssessment } from '../../cases/judge.ts';
import { deniedEvent, releasedEvent } from '../../ledger-events.ts';
import type { StoredCase, StoreTransaction } from '../../ports.ts';
import { reassessCase } from '../../cases/reassess.ts';
import { stateAfter } from '../../cases/state-after.ts';
import { redecidedEvent } from '../events.ts';
import { standingOf } from '../standing.ts';

/**
 * Decides a locked, waiting case again because something beside its answers changed: `why`, in a clause.
 * Answers still count where the case is what they were given on. Resolves to the case as it then is.
 */
export async function redecideCase(
  engine: Engine,
  tx: StoreTransaction,
  row: StoredCase,
  why: string,
): Promise<StoredCase> {
  const again = await reassessCase(engine, tx, row);
  if (again !== null) return again;
  const now = engine.clock.now();
  const { world } = engine;
  const [answers, standing] = await Promise.all([
    tx.listAnswers(row.id),
    standingOf(tx.governance, world, row.assessment, row.id, now),
  ]);
  const verdict = judgeAssessment(world, row.assessment, answers, now, standing);
  if (isSame(verdict, row.verdict)) return row;
  const update = { verdict, ...stateAfter(verdict, now, engine.limits, row.slot) };
  const after: StoredCase = { ...row, ...update };
  await tx.updateCase(row.id, update);
  await tx.appendToLedger(redecidedEvent(after, why, now));
  if (after.state === 'released')
    await tx.appendToLedger(releasedEvent(world.catalog, after, null, now));
  if (after.state === 'denied') await tx.appendToLedger(deniedEvent(after, now));
  return after;
}

/** The instant alone makes no other verdict. */
function isSame(a: Verdict, b: Verdict): boolean {
  return canonicalJson({ ...a, at: '' }) === canonicalJson({ ...b, at: '' });
}
