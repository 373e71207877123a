import { unresolvedActors } from './approval/contributors.ts';
import { openHolds } from './approval/holds.ts';
import { tally } from './approval/tally.ts';
import type { Approval } from './approval/types.ts';
import type { Assessment } from './assess.ts';
import type { CatalogIndex } from './catalog/compile.ts';
import { refusalReason, unknownHandsMatch } from './policy/built-in.ts';
import { matchAutonomy } from './policy/autonomy.ts';
import { matchRules, type Match } from './policy/match.ts';
import { reasonOf } from './policy/reason.ts';
import { severityRank } from './policy/severity.ts';
import { summaryOf } from './approval/summary.ts';
import { matchZones } from './policy/zones.ts';
import type { Hold, Policy, Reason, Verdict } from './policy/types.ts';

/**
 * Applies rules, zones and autonomy to an assessment and counts the answers given on exactly it.
 *
 * Deny when a rule denies or somebody who may answer refused; hold while any demand of any rule is
 * open; allow otherwise. Rules only ever add demands, a condition that cannot be evaluated counts as
 * met, and an answer bound to anything else counts for nothing.
 */
export function decide(
  assessment: Assessment,
  policy: Policy,
  approvals: readonly Approval[],
  roster: CatalogIndex,
  now: string,
): Verdict {
  const matches = withUnknownHands(
    [
      ...matchRules(assessment, policy, now),
      ...matchZones(assessment, policy),
      ...matchAutonomy(assessment, policy, now),
    ],
    assessment,
  );
  const answers = tally(assessment, policy.hash, approvals, roster, matches.some(asksOperator));
  const reasons = bySeverity([
    ...matches.map((match) => reasonOf(match, assessment, policy)),
    ...answers.refusedBy.map((refusal) => refusalReason(refusal.person, refusal.reason)),
  ]);
  const holds = matches.flatMap((match) => openHolds(match, assessment, answers, roster));
  const outcome = outcomeOf(reasons, holds);
  return {
    outcome,
    summary: summaryOf(outcome, reasons, holds, answers, roster),
    reasons,
    holds: outcome === 'hold' ? holds : [],
    answers: answers.answers,
    policyHash: policy.hash,
    at: now,
  };
}

function outcomeOf(reasons: readonly Reason[], holds: readonly Hold[]): Verdict['outcome'] {
  if (reasons.some((reason) => reason.outcome === 'deny')) return 'deny';
  return holds.length > 0 ? 'hold' : 'allow';
}

/** Where people are asked at all, a hand that nobody can name asks for one more senior than before. */
function withUnknownHands(matches: readonly Match[], assessment: Assessment): readonly Match[] {
  const unresolved = unresolvedActors(assessment);
  const asksPeople = matches.some(
    ({ rule }) =>
      rule.demand.kind === 'require' &&
      rule.demand.approvals.some(({ from }) => from.operator !== true),
  );
  return asksPeople && unresolved.length > 0
    ? [...matches, unknownHandsMatch(unresolved)]
    : matches;
}

function asksOperator({ rule }: Match): boolean {
  return (
    rule.demand.kind === 'require' &&
    rule.demand.approvals.some(({ from }) => from.operator === true)
  );
}

function bySeverity(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.toSorted(
    (a, b) =>
      Number(b.outcome === 'deny') - Number(a.outcome === 'deny') ||
      severityRank(b.severity) - severityRank(a.severity) ||
      (a.rule < b.rule ? -1 : 1),
  );
}
