import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { Person } from '../../../src/core/catalog/types.ts';
import type { Assessment } from '../../../src/core/assess.ts';
import type { ApprovalNeed, Policy, Rule } from '../../../src/core/policy/types.ts';
import type { Level } from '../../../src/core/provenance/types.ts';
import type { World } from '../../../src/engine/engine.ts';
import { sha256 } from '../../../src/engine/sha256.ts';

/** Ana writes; Sena, Pia and Vic are senior enough to release; Jun is not; Gone has left. */
export const PEOPLE: readonly Person[] = [
  person('ana', 'mid', ['ana@example.test', 'ana-gh']),
  person('sena', 'senior', ['sena@example.test', 'sena-gh']),
  person('pia', 'principal', ['pia@example.test']),
  person('vic', 'vp', ['vic@example.test']),
  person('jun', 'junior', ['jun@example.test']),
  { ...person('gone', 'senior', ['gone@example.test']), active: false },
];

function person(id: string, level: Level, identities: readonly string[]): Person {
  const name = id[0]?.toUpperCase() + id.slice(1);
  return { id, name, level, teams: ['payments'], identities, active: true };
}

/** Two people of whom one senior for what cannot be undone; `version` only changes the policy's hash. */
export function worldOf(
  options: { readonly version?: string; readonly rules?: readonly Rule[] } = {},
): World {
  const policy: Policy = {
    hash: `sha256:${sha256(options.version ?? 'one')}`,
    rules: options.rules ?? [IRREVERSIBLE],
    directives: [],
    severities: { '1': ROW, '2': ROW, '3': ROW, '4': ROW, none: ROW },
  };
  const catalog = compileCatalog({
    people: PEOPLE,
    teams: [{ id: 'payments', name: 'Payments' }],
    environments: [],
    systems: [
      {
        id: 'orders',
        name: 'Orders',
        tier: 1,
        owners: ['payments'],
        environments: ['production'],
        paths: [],
        resources: ['aws_db_instance.orders'],
        dependsOn: [],
      },
    ],
  });
  return { catalog, policy, incidents: [] };
}

const ROW = {
  production: 'high',
  staging: 'medium',
  test: 'low',
  development: 'low',
  unknown: 'high',
} as const;

const ANYONE = { level: null, team: null, ownersOf: null, people: null, except: [] };
const TWO_OF_WHOM_ONE_SENIOR: readonly ApprovalNeed[] = [
  { count: 2, from: ANYONE },
  { count: 1, from: { ...ANYONE, level: 'senior' } },
];

export const IRREVERSIBLE: Rule = ruleWhen(
  'irreversible',
  (assessment, effect) =>
    effect !== null && assessment.change.effects[effect]?.reversibility === 'irreversible',
);

export function ruleWhen(
  id: string,
  holds: (assessment: Assessment, effect: number | null) => boolean,
  demand: Rule['demand'] = {
    kind: 'require',
    approvals: TWO_OF_WHOM_ONE_SENIOR,
    validations: [],
  },
): Rule {
  return {
    id,
    title: id,
    severity: 'high',
    per: 'effect',
    when: (assessment, effect) => ({
      kind: holds(assessment, effect) ? 'matched' : 'not-matched',
    }),
    whenText: id,
    demand,
    message: `${id} applies`,
    lift: 'Ask two people.',
    source: { file: 'policy.yaml', line: 1 },
  };
}
