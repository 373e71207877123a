/** A report for tests of the formats: a database goes with its snapshot, and the text tries to misbehave. */
import { assess, sealAssessment } from '../../core/assess.ts';
import { compileCatalog } from '../../core/catalog/compile.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import { sealChange } from '../../core/change/seal.ts';
import type { Effect } from '../../core/change/types.ts';
import { decide } from '../../core/decide.ts';
import type { Incident } from '../../core/memory/types.ts';
import type { Policy, Rule } from '../../core/policy/types.ts';
import { sha256 } from '../../engine/sha256.ts';
import type { Report } from './report.ts';

const AT = '2026-03-05T09:00:00.000Z';

/** Text that would colour the terminal, break a table, make a link or mention a team if it could. */
export const HOSTILE = 'x\u001b[31m|`<b>@all\u202e';

export function sampleEffect(over: Partial<Effect> & { readonly address: string }): Effect {
  const { address, ...rest } = over;
  return {
    verb: 'update',
    resource: { type: 'aws_sqs_queue', address, provider: 'aws', name: null },
    environment: 'production',
    environmentName: 'prod',
    reversibility: 'reversible',
    data: 'none',
    traits: [],
    changes: ['tags'],
    why: 'Only tags change.',
    safer: [],
    evidence: [
      {
        source: 'plan.json',
        pointer: `/resource_changes/${address}`,
        line: null,
        note: '',
        excerpt: [],
      },
    ],
    ...rest,
  };
}

const DESTRUCTIVE: readonly Effect[] = [
  sampleEffect({
    address: 'module.orders.aws_db_instance.main',
    verb: 'delete',
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['database', 'final-snapshot-skipped'],
    why: 'An RDS instance holds data, and skip_final_snapshot is set: nothing is left to restore from.',
    safer: ['Set skip_final_snapshot = false and apply that first.'],
  }),
  sampleEffect({
    address: 'module.orders.aws_db_snapshot.nightly',
    verb: 'delete',
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['backup'],
    why: 'A snapshot is what the database would be restored from.',
  }),
];

const CATALOG: Catalog = {
  systems: [
    system('orders-db', 2, ['*aws_db_*orders*', 'module.orders.*'], []),
    system('checkout', 1, [], ['orders-db']),
    system('storefront', 1, [], ['checkout']),
    system('reports', 3, [], ['orders-db']),
  ],
  people: [
    person('ada', 'Ada Lovelace', 'senior'),
    person('grace', 'Grace Hopper', 'principal'),
    person('joan', 'Joan Clarke', 'junior'),
  ],
  teams: [{ id: 'orders', name: 'Orders' }],
  environments: [],
};

const INCIDENT: Incident = {
  id: 'inc-7',
  title: 'Orders database deleted with its snapshots',
  date: '2025-12-14',
  summary: 'An agent recreated the environment.',
  lesson: 'Take a snapshot outside the stack before any delete.',
  systems: ['orders-db'],
  resourceTypes: ['aws_db_*'],
  paths: [],
  verbs: ['delete'],
  link: 'https://incidents.example/7',
};

/** A held report; with `effects`, of those; `deny` makes its rule refuse; no effects are let through. */
export function sampleReport(
  given: { readonly effects?: readonly Effect[]; readonly deny?: boolean } = {},
): Report {
  const effects = given.effects ?? DESTRUCTIVE;
  const change = sealChange(
    {
      kind: 'plan',
      inputs: [
        {
          name: 'plan.json',
          reader: 'terraform-plan',
          sha256: `sha256:${'0'.repeat(64)}`,
          bytes: 18_200,
        },
      ],
      effects,
      signals: [],
    },
    sha256,
  );
  const catalog = compileCatalog(CATALOG);
  const facts = {
    catalog,
    actors: [{ role: 'author', identity: 'joan' } as const],
    clues: [],
    incidents: [INCIDENT],
    validations: [],
    earlier: [],
    history: [],
  };
  const assessment = sealAssessment(assess(change, facts, AT), sha256);
  return {
    assessment,
    verdict: decide(assessment, policy(given.deny === true), [], catalog, AT),
    people: new Map(CATALOG.people.map(({ id, name }) => [id, name])),
    judgedBy: {
      policy: '.holdpoint/policy.yaml',
      catalogs: ['catalog.yaml'],
      incidents: null,
      asOf: null,
      notYet: [],
    },
    submitCommand: 'holdpoint submit plan.json --title "WHAT THIS DOES"',
  };
}

function policy(deny: boolean): Policy {
  const row = {
    production: 'critical',
    staging: 'low',
    test: 'low',
    development: 'info',
    unknown: 'high',
  } as const;
  return {
    hash: `sha256:${'1'.repeat(64)}`,
    rules: [rule(deny)],
    directives: [],
    severities: { '1': row, '2': row, '3': row, '4': row, none: row },
  };
}

function rule(deny: boolean): Rule {
  return {
    id: 'irreversible-in-production',
    title: 'What cannot be undone in production',
    severity: null,
    per: 'effect',
    when: ({ change }, index) =>
      change.effects[index ?? -1]?.reversibility === 'irreversible'
        ? { kind: 'matched' }
        : { kind: 'not-matched' },
    whenText: 'effect.reversibility == "irreversible"',
    demand: deny
      ? { kind: 'deny' }
      : {
          kind: 'require',
          approvals: [
            {
              count: 2,
              from: { level: null, team: null, ownersOf: null, people: null, except: [] },
            },
            {
              count: 1,
              from: { level: 'senior', team: null, ownersOf: null, people: null, except: [] },
            },
          ],
          validations: ['restore-tested'],
        },
    message: 'This cannot be undone, and it happens in production.',
    lift: 'Keep a copy outside the stack, and delete in a later change.',
    source: { file: '.holdpoint/policy.yaml', line: 12 },
  };
}

function system(id: string, tier: 1 | 2 | 3, resources: readonly string[], on: readonly string[]) {
  return {
    id,
    name: id,
    tier,
    owners: ['orders'],
    environments: [],
    paths: [],
    resources,
    dependsOn: on.map(
      (other) => ({ on: other, source: 'declared', confidence: 1, via: null }) as const,
    ),
  } as const;
}

function person(id: string, name: string, level: 'junior' | 'senior' | 'principal') {
  return {
    id,
    name,
    level,
    teams: ['orders'],
    identities: [`${id}@example.com`],
    active: true,
  } as const;
}
