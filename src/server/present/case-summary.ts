import { areUndeployed } from '../../core/change/kinds.ts';
import type { Hold } from '../../core/policy/types.ts';
import { isAiAssisted } from '../../core/provenance/judge.ts';
import type { StoredCase } from '../../engine/ports.ts';
import type { CaseSummary } from '../contract/cases.ts';

/** One line of the queue, as `viewer` (a person's id, or null) sees it. */
export function summaryOf(row: StoredCase, viewer: string | null): CaseSummary {
  const { assessment, verdict } = row;
  const { effects } = assessment.change;
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    headline: assessment.headline,
    slot: row.slot,
    submittedAt: row.submittedAt,
    submittedBy: row.submittedBy,
    expiresAt: row.expiresAt,
    environment: assessment.environment,
    undeployed: areUndeployed(effects),
    worstTier: assessment.reach.worstTier,
    systemsReached: assessment.reach.total,
    irreversible: effects.filter((effect) => effect.reversibility === 'irreversible').length,
    unknown: effects.filter((effect) => effect.reversibility === 'unknown').length,
    aiAssisted: isAiAssisted(assessment.provenance),
    severity: verdict.reasons[0]?.severity ?? null,
    riskPoints: assessment.risk.points,
    open: verdict.holds.length,
    waitsOnMe:
      viewer !== null &&
      row.state === 'waiting' &&
      verdict.holds.some((hold) => couldLift(hold, viewer)),
  };
}

/** Whether an approval of this person would count towards the hold. */
export function couldLift(hold: Hold, person: string): boolean {
  return hold.requirement.kind === 'approvals' && hold.requirement.eligible.includes(person);
}
