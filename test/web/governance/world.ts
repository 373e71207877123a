/** A small organisation with everything that the pages about governance and people can show. */
import { loadPolicy } from '../../../src/config/policy/load.ts';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { Person, System, Tier } from '../../../src/core/catalog/types.ts';
import { sealChange } from '../../../src/core/change/seal.ts';
import type { Change, Effect } from '../../../src/core/change/types.ts';
import type { Level } from '../../../src/core/provenance/types.ts';
import type { World } from '../../../src/engine/engine.ts';
import { sha256 } from '../../../src/engine/sha256.ts';

const PEOPLE: readonly (readonly [id: string, name: string, level: Level, team: string])[] = [
  ['ana', 'Ana Silva', 'mid', 'payments'],
  ['jun', 'Jun Mori', 'junior', 'search'],
  ['sena', 'Sena Okafor', 'senior', 'payments'],
  ['tomas', 'Tomás Herrera', 'senior', 'search'],
  ['pia', 'Pia Lindqvist', 'principal', 'platform'],
  ['dee', 'Dee Marchetti', 'director', 'platform'],
  ['val', 'Val Nakamura', 'vp', 'platform'],
];

const SYSTEMS: readonly (readonly [id: string, name: string, tier: Tier, owner: string])[] = [
  ['orders', 'Orders', 1, 'payments'],
  ['checkout', 'Checkout', 1, 'payments'],
  ['pricing', 'Pricing', 1, 'catalogue'],
  ['search', 'Search', 2, 'search'],
  ['wiki', 'Wiki', 3, 'search'],
];

function person([id, name, level, team]: (typeof PEOPLE)[number]): Person {
  return { id, name, level, teams: [team], identities: [`${id}@acme.example`], active: true };
}

function system([id, name, tier, owner]: (typeof SYSTEMS)[number]): System {
  return {
    id,
    name,
    tier,
    owners: [owner],
    environments: ['production'],
    paths: [],
    resources: [`aws_db_instance.${id}`],
    dependsOn: [],
  };
}

export async function governedOrganisation(): Promise<World> {
  const policy = await loadPolicy({ path: null });
  const catalog = compileCatalog({
    people: [
      ...PEOPLE.map(person).map((each) =>
        each.id === 'ana'
          ? { ...each, seniority: [{ system: 'checkout', level: 'senior' as const }] }
          : each,
      ),
      { ...person(['lou', 'Lou Brandt', 'senior', 'search']), active: false },
    ],
    teams: [
      { id: 'payments', name: 'Payments', identities: ['@acme/payments'] },
      { id: 'search', name: 'Search' },
      { id: 'platform', name: 'Platform' },
      { id: 'catalogue', name: 'Catalogue' },
    ],
    environments: [],
    systems: SYSTEMS.map(system),
  });
  const incidents = [
    {
      id: 'search-index-lost',
      title: 'The search index was lost',
      date: new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10),
      summary: 'The replica was deleted before the new one was whole.',
      lesson: 'Keep the old one until the new one answers.',
      systems: ['search'],
      resourceTypes: [],
      paths: [],
      verbs: ['delete' as const],
      link: null,
    },
  ];
  const terms = {
    presence: { tiers: [1] as const, irreversible: false, rules: true },
    reviews: 'count',
    seniority: 'by-system',
    explain: null,
    exceptions: { level: 'director', tier1: 'vp', reviewAfterDays: 14 },
    findings: { off: [], acceptedBy: 'senior' },
    unknownAsAi: [1, 2] as const,
  } as const;
  return { catalog, policy: { ...policy, terms }, incidents };
}

/** What happens to the database of one of the systems, in production. */
export function changeTo(system: string, verb: 'delete' | 'update', input: string): Change {
  const gone = verb === 'delete';
  const effect: Effect = {
    verb,
    resource: {
      type: 'aws_db_instance',
      address: `aws_db_instance.${system}`,
      provider: 'aws',
      name: system,
    },
    environment: 'production',
    environmentName: 'prod',
    reversibility: gone ? 'irreversible' : 'reversible',
    data: gone ? 'holds-data' : 'none',
    traits: ['database'],
    changes: [],
    why: gone ? 'A database is deleted with everything in it.' : 'Its size changes.',
    safer: [],
    evidence: [],
  };
  const inputs = [
    {
      name: 'plan.json',
      reader: 'terraform',
      sha256: `sha256:${sha256(input)}`,
      bytes: input.length,
    },
  ];
  return sealChange({ kind: 'plan', inputs, effects: [effect], signals: [] }, sha256);
}
