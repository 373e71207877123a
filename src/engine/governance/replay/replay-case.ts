import { decide } from '../../../core/decide.ts';
import type { Approval } from '../../../core/approval/types.ts';
import type { CatalogIndex } from '../../../core/catalog/compile.ts';
import type { Policy, Verdict } from '../../../core/policy/types.ts';
import type { PastCase } from '../types.ts';

/** What one policy makes of one case, without answers and with those that were given. */
export interface Replayed {
  readonly bare: Verdict;
  readonly answered: Verdict;
}

/**
 * Decides a stored case by a policy as if it had been the one in force. Answers count where they were given
 * on exactly the assessment that is stored; which policy they were given under is what is being asked.
 */
export function replayCase(
  { case: row, answers }: PastCase,
  policy: Policy,
  roster: CatalogIndex,
): Replayed {
  const { assessment } = row;
  const bare = decide(assessment, policy, [], roster, assessment.at);
  const bound = answers.flatMap((answer) => rebound(answer, assessment.digest, policy.hash));
  const answered =
    bound.length === 0 ? bare : decide(assessment, policy, bound, roster, assessment.at);
  return { bare, answered };
}

function rebound(answer: Approval, digest: string, policyHash: string): readonly Approval[] {
  if (answer.binding.assessmentDigest !== digest) return [];
  return [{ ...answer, binding: { ...answer.binding, policyHash } }];
}

/**
 * A policy for all of the past: directives that are not over bind whenever the case was, since what is asked
 * is what the rules do, not since when they are there.
 */
export function timeless(policy: Policy, now: string): Policy {
  const instant = Date.parse(now);
  const binding = policy.directives.filter(({ ends }) => Date.parse(ends) > instant);
  return {
    ...policy,
    rules: [...policy.rules, ...binding.map(({ rule }) => rule)],
    directives: [],
  };
}

/** Approvals that are at least asked for: one person may count for every need. */
export function approvalsAsked({ holds }: Verdict): number {
  return holds.reduce((most, { requirement }) => {
    return requirement.kind === 'approvals' ? Math.max(most, requirement.count) : most;
  }, 0);
}
