import type { Approval } from '../../core/approval/types.ts';
import type { Engine } from '../engine.ts';
import { unknownCase } from '../fault.ts';
import type { CaseView } from './types.ts';

/** Longer than this nobody reads in one go: the page was merely left open. */
const MOST_MINUTES = 60;

/** Notes that somebody has the case's page open. Throws `unknown-case`. */
export async function seeCase(engine: Engine, id: string, person: string): Promise<void> {
  await engine.store.transaction(async (tx) => {
    const row = await tx.findCase(id);
    if (row === null) throw unknownCase(id);
    const assessmentDigest = row.assessment.digest;
    await tx.governance.seeCase({ case: id, person, assessmentDigest }, engine.clock.now());
  });
}

/**
 * Minutes from the first look at exactly what was answered to the answer, at most 60; null where no look was
 * noted. To a tenth.
 */
export function reviewMinutes(
  { person, at, binding, carriedFrom }: Approval,
  views: readonly CaseView[],
): number | null {
  if (carriedFrom !== undefined) return null;
  const view = views.find(
    (each) => each.person === person && each.assessmentDigest === binding.assessmentDigest,
  );
  if (view === undefined) return null;
  const minutes = (Date.parse(at) - Date.parse(view.firstSeen)) / 60_000;
  if (minutes < 0) return null;
  return Math.round(Math.min(MOST_MINUTES, minutes) * 10) / 10;
}
