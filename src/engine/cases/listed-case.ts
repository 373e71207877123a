import type { Assessment } from '../../core/assess.ts';
import type { EnvironmentKind } from '../../core/change/types.ts';
import { areUndeployed } from '../../core/change/kinds.ts';
import type { Tier } from '../../core/catalog/types.ts';
import type { Severity, Verdict } from '../../core/policy/types.ts';
import { isAiAssisted } from '../../core/provenance/judge.ts';
import type { StoredCase } from '../ports.ts';

/** What a list says of an assessment: some hundred bytes of what may be megabytes. */
export interface ListedAssessment {
  readonly headline: string;
  readonly environment: EnvironmentKind;
  readonly undeployed: boolean;
  readonly worstTier: Tier | null;
  readonly systemsReached: number;
  /** How many effects cannot be undone, and of how many nobody knows. */
  readonly irreversible: number;
  readonly unknown: number;
  readonly aiAssisted: boolean;
  readonly riskPoints: number;
}

export interface ListedVerdict {
  readonly severity: Severity | null;
  /** Holds still to be lifted. */
  readonly open: number;
  /** Ids of people whose approval would count towards one of them, sorted. */
  readonly lifters: readonly string[];
}

/** A case as lists show it. Nothing is decided by it: that takes the case itself. */
export interface ListedCase extends Pick<
  StoredCase,
  'id' | 'title' | 'state' | 'slot' | 'submittedAt' | 'submittedBy' | 'expiresAt'
> {
  readonly assessment: ListedAssessment;
  readonly verdict: ListedVerdict;
}

export function listedCase(row: StoredCase): ListedCase {
  const { id, title, state, slot, submittedAt, submittedBy, expiresAt } = row;
  return {
    id,
    title,
    state,
    slot,
    submittedAt,
    submittedBy,
    expiresAt,
    assessment: listedAssessment(row.assessment),
    verdict: listedVerdict(row.verdict),
  };
}

export function listedAssessment(assessment: Assessment): ListedAssessment {
  const { change, headline, environment, reach, provenance, risk } = assessment;
  const { effects } = change;
  return {
    headline,
    environment,
    undeployed: areUndeployed(effects),
    worstTier: reach.worstTier,
    systemsReached: reach.total,
    irreversible: effects.filter((effect) => effect.reversibility === 'irreversible').length,
    unknown: effects.filter((effect) => effect.reversibility === 'unknown').length,
    aiAssisted: isAiAssisted(provenance),
    riskPoints: risk.points,
  };
}

export function listedVerdict({ reasons, holds }: Verdict): ListedVerdict {
  const lifters = holds.flatMap(({ requirement }) =>
    requirement.kind === 'approvals' ? requirement.eligible : [],
  );
  return {
    severity: reasons[0]?.severity ?? null,
    open: holds.length,
    lifters: [...new Set(lifters)].toSorted(),
  };
}
