import type { Reason } from '../../../core/policy/types.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';

/**
 * Whether nothing that this rule asks for is open. Two findings of one pattern are two reasons of one name:
 * each is met by itself.
 */
export function isMet(
  reason: Reason,
  { verdict, assessment }: Pick<SafetyCase, 'verdict' | 'assessment'>,
): boolean {
  const findings = assessment.change.findings ?? [];
  return !verdict.holds.some(({ rule, requirement }) => {
    if (rule !== reason.rule) return false;
    if (requirement.kind !== 'finding' || reason.evidence === null) return true;
    const found = findings.find(({ id }) => id === requirement.finding)?.evidence;
    return found === undefined || samePlace(found, reason.evidence);
  });
}

type Place = NonNullable<Reason['evidence']>;

function samePlace(a: Place, b: Place): boolean {
  return a.source === b.source && a.line === b.line && a.note === b.note;
}
