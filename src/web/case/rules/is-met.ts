import type { Reason } from '../../../core/policy/types.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';

/** Index of the finding that a reason is about; null for what a rule says. */
export function findingOf(
  { rule, evidence }: Pick<Reason, 'rule' | 'evidence'>,
  { change }: Pick<SafetyCase['assessment'], 'change'>,
): number | null {
  if (evidence === null) return null;
  const index = (change.findings ?? []).findIndex(
    (finding) => finding.pattern === rule && samePlace(finding.evidence, evidence),
  );
  return index === -1 ? null : index;
}

/**
 * Whether nothing that this rule asks for is open. Two findings of one pattern are two reasons of one name:
 * each is met by itself.
 */
export function isMet(
  reason: Reason,
  { verdict, assessment }: Pick<SafetyCase, 'verdict' | 'assessment'>,
): boolean {
  const index = findingOf(reason, assessment);
  const own = index === null ? undefined : assessment.change.findings?.[index];
  return !verdict.holds.some(
    ({ rule, requirement }) =>
      rule === reason.rule &&
      (requirement.kind !== 'finding' || own === undefined || requirement.finding === own.id),
  );
}

type Place = NonNullable<Reason['evidence']>;

function samePlace(a: Place, b: Place): boolean {
  return a.source === b.source && a.line === b.line && a.note === b.note;
}
