import { builtInAsks, type Ask } from './approval/asks/built-in-asks.ts';
import { withChecksThatCount } from './approval/checks.ts';
import { unresolvedActors } from './approval/people/contributors.ts';
import { exceptionFor } from './approval/exceptions.ts';
import { openHolds, type Measure } from './approval/holds.ts';
import { asksPresence } from './approval/presence.ts';
import { NO_STANDING, type Standing } from './approval/standing.ts';
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
import { asTreated } from './policy/treatment.ts';
import { matchZones } from './policy/zones.ts';
import type { ApprovalNeed, Hold, Policy, Reason, Verdict } from './policy/types.ts';

/**
 * Applies rules, zones and autonomy to an assessment, with what the policy says of answers themselves, and
 * counts the answers given on exactly it.
 *
 * Deny when a rule denies or somebody who may answer refused; hold while any demand of any rule is
 * open; allow otherwise. Rules only ever add demands, and only an exception by whoever has that power lifts
 * one. A condition that cannot be evaluated counts as met, and an answer bound to anything else counts for
 * nothing.
 */
export function decide(
  assessment: Assessment,
  policy: Policy,
  approvals: readonly Approval[],
  roster: CatalogIndex,
  now: string,
  standing: Standing = NO_STANDING,
): Verdict {
  const treated = withChecksThatCount(asTreated(assessment, policy), policy.terms);
  const presence = asksPresence(assessment, policy);
  const matches = withUnknownHands(
    [
      ...matchRules(treated, policy, now),
      ...matchZones(treated, policy),
      ...matchAutonomy(assessment, policy, presence, now),
    ],
    assessment,
  );
  const answers = tally(assessment, policy.hash, approvals, roster, matches.some(asksOperator));
  const measure: Measure = {
    assessment,
    answers,
    roster,
    terms: policy.terms,
    presence,
  };
  const asks = [
    ...matches.map((match) => ruleAsk(match, measure, treated, policy)),
    ...builtInAsks(assessment, treated, policy, roster, standing, matches.some(asksPeople)),
  ].map((ask) => excepted(ask, assessment, policy, standing, now));
  const reasons = bySeverity([
    ...asks.map(({ reason }) => reason),
    ...answers.refusedBy.map((refusal) => refusalReason(refusal.person, refusal.reason)),
  ]);
  const holds = asks.flatMap((ask) => ask.holds);
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

function ruleAsk(match: Match, measure: Measure, treated: Assessment, policy: Policy): Ask {
  return { reason: reasonOf(match, treated, policy), holds: openHolds(match, measure) };
}

/** An exception lifts what is asked, and stays in sight as the reason that it was. */
function excepted(
  ask: Ask,
  assessment: Assessment,
  { terms }: Policy,
  standing: Standing,
  now: string,
): Ask {
  const exception = exceptionFor(ask.reason.rule, assessment, terms, standing, now);
  if (exception === null) return ask;
  const { id, grantedBy, ends } = exception;
  return {
    reason: { ...ask.reason, excepted: { id, grantedBy, until: ends } },
    holds: [],
  };
}

function outcomeOf(reasons: readonly Reason[], holds: readonly Hold[]): Verdict['outcome'] {
  if (reasons.some(({ outcome, excepted: lifted }) => outcome === 'deny' && !lifted)) return 'deny';
  return holds.length > 0 ? 'hold' : 'allow';
}

/** Where people are asked at all, a hand that nobody can name asks for one more than before. */
function withUnknownHands(matches: readonly Match[], assessment: Assessment): readonly Match[] {
  const unresolved = unresolvedActors(assessment);
  return matches.some(asksPeople) && unresolved.length > 0
    ? [...matches, unknownHandsMatch(unresolved, matches.flatMap(needsOf))]
    : matches;
}

function needsOf({ rule: { demand } }: Match): readonly ApprovalNeed[] {
  if (demand.kind !== 'require') return [];
  return demand.approvals.filter(({ from }) => from.operator !== true);
}

/** Somebody who is not the one an agent acts for is to be asked. */
function asksPeople({ rule }: Match): boolean {
  return (
    rule.demand.kind === 'require' &&
    rule.demand.approvals.some(({ from }) => from.operator !== true)
  );
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
