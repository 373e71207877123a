import { isFileOwner } from '../../core/approval/people/file-owners.ts';
import { asksPresence } from '../../core/approval/presence.ts';
import type { Assessment } from '../../core/assess.ts';
import type { PresenceTerms } from '../../core/policy/release-terms.ts';
import { asTreated } from '../../core/policy/treatment.ts';
import { tiersHit } from '../../core/reach/tiers-hit.ts';
import type { World } from '../../engine/engine.ts';
import type { CaseGovernance } from '../contract/governance/governance.ts';

/** What the policy's terms of release make of this very change, in sentences. */
export function caseTermsOf({ policy }: World, assessment: Assessment): CaseGovernance['terms'] {
  const isTreated = asTreated(assessment, policy).provenance.treatedAsAi === true;
  const hit = [...tiersHit(assessment.reach)].filter((tier) =>
    (policy.terms?.unknownAsAi ?? []).includes(tier),
  );
  return {
    treatedAsAi: isTreated
      ? `It hits Tier ${hit.toSorted((a, b) => a - b).join(' and ')}, where the policy treats what nobody can tell as AI-assisted: leaving a trailer out gains nothing.`
      : null,
    presence: presenceReasons(policy.terms?.presence ?? null, assessment, policy),
    explainsEffects: policy.terms?.explain?.eachIrreversible ?? false,
  };
}

/** Each ground on its own, as the end of a sentence that begins with what is asked. */
function presenceReasons(
  presence: PresenceTerms | null,
  assessment: Assessment,
  { terms }: World['policy'],
): string[] {
  if (presence === null || terms === undefined) return [];
  const none: PresenceTerms = { tiers: [], irreversible: false, rules: false };
  const asks = (some: Partial<PresenceTerms>) =>
    asksPresence(assessment, { terms: { ...terms, presence: { ...none, ...some } } });
  return [
    ...presence.tiers
      .filter((tier) => asks({ tiers: [tier] }))
      .map((tier) => `it hits a Tier-${tier} system`),
    ...(presence.irreversible && asks({ irreversible: true })
      ? ['some of it cannot be undone in production']
      : []),
    ...(presence.rules && asks({ rules: true })
      ? ['it changes files that say what is held and who is asked']
      : []),
  ];
}

/** Who owns the changed files as the base has it, each name with the people whom the roster knows by it. */
export function fileOwnersOf({ catalog }: World, assessment: Assessment): CaseGovernance['owners'] {
  return (assessment.owners ?? []).map((entry) => ({
    ...entry,
    paths: [...entry.paths],
    owners: entry.owners.map((written) => ({
      written,
      people: catalog.catalog.people
        .filter((person) => person.active)
        .filter((person) =>
          isFileOwner(person, { ...entry, owners: [written] }, assessment, catalog),
        )
        .map(({ id, name }) => ({ id, name })),
    })),
  }));
}
