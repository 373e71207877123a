import type { Assessment, Facts, UnsealedAssessment } from '../../core/assess.ts';
import type { Change } from '../../core/change/types.ts';
import type { Verdict } from '../../core/policy/types.ts';

const FAULT_RULE = 'holdpoint/fault';
const FAULT_FACTOR = 'assessment-fault';

const ADVICE =
  'Nobody can release this. Correct the fault, or the catalog or policy that causes it, and restart: ' +
  'the case is then assessed again.';

/** What stands in for an assessment that failed: it claims nothing and says why. */
export function faultyAssessment(
  change: Change,
  facts: Facts,
  at: string,
  error: unknown,
): UnsealedAssessment {
  const why = `The change could not be assessed: ${error instanceof Error ? error.message : String(error)}`;
  const everyEffect = change.effects.map((_, index) => index);
  return {
    change,
    at,
    headline: 'Unknown: Holdpoint failed while assessing this change',
    environment: 'unknown',
    environments: change.effects.map((effect) => effect.environment),
    actors: facts.actors.map((actor) => ({ ...actor, person: null, level: null })),
    provenance: { kind: 'unknown', tools: [], why, clues: facts.clues },
    reach: {
      total: 0,
      systems: [],
      further: [],
      hits: [],
      unclaimed: everyEffect,
      worstTier: null,
      countByTier: { '1': 0, '2': 0, '3': 0, '4': 0, none: 0 },
      crossings: [],
      treatedAsCritical: [],
    },
    losses: [
      { kind: 'unknown', headline: 'What this would do is not known', why, effects: everyEffect },
    ],
    echoes: [],
    risk: {
      points: 100,
      percentile: null,
      sample: facts.history.length,
      factors: [{ name: FAULT_FACTOR, points: 100, why }],
    },
    validations: facts.validations,
  };
}

/** Why an assessment stands in for one that failed, or null for a real one. */
export function assessmentFault(assessment: Assessment): string | null {
  return assessment.risk.factors.find((factor) => factor.name === FAULT_FACTOR)?.why ?? null;
}

/** A hold that no answer lifts. */
export function heldByFault(policyHash: string, why: string, now: string): Verdict {
  return {
    outcome: 'hold',
    summary: `Held: ${why}`,
    reasons: [
      {
        rule: FAULT_RULE,
        title: 'A fault of Holdpoint holds',
        severity: 'critical',
        outcome: 'hold',
        message: why,
        effects: [],
        evidence: null,
        source: { file: 'built in', line: 0 },
        lift: ADVICE,
        until: null,
      },
    ],
    holds: [
      {
        id: `${FAULT_RULE}/nobody`,
        rule: FAULT_RULE,
        requirement: { kind: 'nobody', why },
        message: why,
        lift: ADVICE,
      },
    ],
    answers: [],
    policyHash,
    at: now,
  };
}
