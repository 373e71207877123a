/** An organisation whose changes come from a forge, with everything that the page of one can show. */
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { Person } from '../../../src/core/catalog/types.ts';
import type { PresenceTerms } from '../../../src/core/policy/release-terms.ts';
import type { ApprovalNeed, Rule } from '../../../src/core/policy/types.ts';
import type { Level } from '../../../src/core/provenance/types.ts';
import type { World } from '../../../src/engine/engine.ts';
import { ruleWhen, worldOf } from '../../server/support/world.ts';

const PEOPLE: readonly (readonly [id: string, name: string, level: Level, team: string])[] = [
  ['ana', 'Ana Ribeiro', 'mid', 'payments'],
  ['jun', 'Jun Mori', 'junior', 'payments'],
  ['sena', 'Sena Yildiz', 'senior', 'payments'],
  ['otto', 'Otto Brandt', 'mid', 'operations'],
  ['pia', 'Pia Lindqvist', 'principal', 'operations'],
  ['dee', 'Dee Marchetti', 'director', 'operations'],
  ['val', 'Val Nakamura', 'vp', 'operations'],
];

function person([id, name, level, team]: (typeof PEOPLE)[number]): Person {
  const identities = [`${id}@acme.example`, `github.com/${id}`];
  return { id, name, level, teams: [team], identities, active: true };
}

const ANYONE = { level: null, team: null, ownersOf: null, people: null, except: [] } as const;

function asking(id: string, title: string, message: string, needs: readonly ApprovalNeed[]): Rule {
  const rule = ruleWhen(id, () => true, { kind: 'require', approvals: needs, validations: [] });
  return { ...rule, title, message, per: 'change', lift: 'Ask those whom the page names.' };
}

export const TIER_1 = asking(
  'tier-1-reset',
  'Two people read every change to Tier 1',
  'It changes a system on which sales depend.',
  [
    { count: 2, from: ANYONE },
    { count: 1, from: { ...ANYONE, level: 'senior' } },
  ],
);

export const OWNERS = asking(
  'file-owners',
  'An owner of every changed file reads it',
  'The file of owners names somebody for each of its paths.',
  [{ count: 1, from: { ...ANYONE, ownersOf: 'files' } }],
);

/** Explanations and AI until told otherwise are asked about on Tier 1; passkeys where `presence` says. */
export function forgeWorld(presence: PresenceTerms | null): World {
  const { policy, incidents } = worldOf({ rules: [TIER_1, OWNERS] });
  const system = {
    environments: ['production'],
    resources: ['public.payment_attempts'],
    dependsOn: [],
  };
  return {
    incidents,
    policy: {
      ...policy,
      terms: {
        presence,
        reviews: 'count',
        seniority: 'everywhere',
        explain: { tiers: [1], of: 'everything', eachIrreversible: true },
        exceptions: { level: 'director', tier1: 'vp', reviewAfterDays: 14 },
        findings: { off: [], acceptedBy: 'senior' },
        unknownAsAi: [1],
      },
    },
    catalog: compileCatalog({
      people: PEOPLE.map(person),
      teams: [
        { id: 'payments', name: 'Payments', identities: ['acme/payments'] },
        { id: 'operations', name: 'Operations' },
      ],
      environments: [],
      systems: [
        {
          ...system,
          id: 'payments',
          name: 'Payments',
          tier: 1,
          owners: ['payments'],
          paths: ['src/pay/**'],
        },
      ],
    }),
  };
}
