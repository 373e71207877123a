import type { AgentNow } from '../../engine/agents/read-agents.ts';
import type { StoredDecision } from '../../engine/agents/types.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CaseOutcomeRow } from '../../engine/ports.ts';
import type { AgentHoldState, AgentSummary, DecisionShown } from '../contract/agents/agents.ts';
import { outcomeOf } from './outcome.ts';
import { cardOf } from './people.ts';

export function agentSummaryOf(
  { world }: Engine,
  { session, state, stops }: AgentNow,
): AgentSummary {
  const { counts, operator, ...rest } = session;
  const person = operator === null ? null : world.catalog.personBy(operator);
  return {
    ...rest,
    operator,
    person: person === null ? null : cardOf(person),
    state,
    counts: { ...counts },
    stops: stops.map(({ id }) => id),
  };
}

export function decisionShownOf(decision: StoredDecision): DecisionShown {
  // Marks of lines are for machines to compare.
  const { programs, rules, systems, effects, wrote: _, ...rest } = decision;
  return {
    ...rest,
    programs: [...programs],
    rules: [...rules],
    systems: [...systems],
    effects: { ...effects },
  };
}

/** What a guard is told of a held action; `refusal` is what somebody who refused it said. */
export function agentHoldOf(
  row: CaseOutcomeRow,
  base: string,
  refusal: string | null,
): AgentHoldState {
  const { id, page, state, changeDigest, expiresAt, releaseValidUntil, verdict } = outcomeOf(
    row,
    base,
  );
  return {
    caseId: id,
    url: page,
    state,
    changeDigest,
    expiresAt,
    releaseValidUntil,
    summary: verdict.summary,
    open: verdict.open,
    refusal,
  };
}
