import type { Assessment } from '../assess.ts';
import { countsAsProduction } from '../change/kinds.ts';
import type { Policy } from '../policy/types.ts';
import { hitsTier } from '../reach/tiers-hit.ts';

/**
 * Whether only answers signed with a passkey count for this change: a session's cookie, a token or a review
 * on the forge can be in the hands of a machine.
 */
export function asksPresence(assessment: Assessment, { terms }: Pick<Policy, 'terms'>): boolean {
  const presence = terms?.presence ?? null;
  if (presence === null) return false;
  return (
    hitsTier(assessment.reach, presence.tiers) ||
    (presence.irreversible && losesForGood(assessment)) ||
    (presence.rules && changesRules(assessment))
  );
}

function losesForGood({ change, environments }: Assessment): boolean {
  return change.effects.some(
    ({ verb, reversibility }, index) =>
      verb !== 'read' &&
      reversibility === 'irreversible' &&
      countsAsProduction(environments[index] ?? 'unknown'),
  );
}

function changesRules({ change }: Assessment): boolean {
  return change.effects.some(
    ({ verb, traits }) =>
      verb !== 'read' && (traits.includes('policy-file') || traits.includes('ownership-file')),
  );
}
