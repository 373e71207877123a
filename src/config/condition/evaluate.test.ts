import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../core/assess.ts';
import type { Effect } from '../../core/change/types.ts';
import { compileCondition } from './compile.ts';
import { TYPES, VARIABLES } from './fields.ts';

const effect: Effect = {
  verb: 'delete',
  resource: {
    type: 'aws_db_instance',
    address: 'aws_db_instance.orders',
    provider: 'aws',
    name: 'orders',
  },
  environment: 'test',
  environmentName: 'prod-eu',
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['database'],
  changes: ['size'],
  why: '',
  safer: [],
  evidence: [],
};
const file: Effect = {
  ...effect,
  verb: 'update',
  resource: { type: 'file', address: 'docs/a.md', provider: null, name: null },
  environmentName: null,
  traits: ['documentation', 'rename-target'],
};

const assessment: Assessment = {
  change: {
    kind: 'plan',
    inputs: [{ name: 'p', reader: 'terraform', sha256: 'x', bytes: 1 }],
    effects: [effect, file],
    signals: [{ kind: 'empty-state', weight: 'hold', message: '', evidence: [] }],
    digest: 'x',
  },
  at: '2026-01-01T00:00:00.000Z',
  headline: '',
  environment: 'production',
  environments: ['production', 'development'],
  actors: [
    { role: 'author', identity: 'ada', person: 'ada', level: 'senior' },
    { role: 'agent-operator', identity: 'jo', person: 'jo', level: 'junior' },
    { role: 'committer', identity: 'nobody', person: null, level: null },
  ],
  provenance: { kind: 'ai-declared', tools: ['T'], why: '', clues: [] },
  reach: {
    total: 4,
    systems: [
      { id: 'orders', name: '', tier: 2, owners: [], distance: 0, through: null },
      { id: 'db', name: '', tier: 1, owners: [], distance: 0, through: null },
      { id: 'shop', name: '', tier: null, owners: [], distance: 1, through: null },
    ],
    further: [{ distance: 2, tier: 4, ids: ['wiki'] }],
    hits: [
      { effect: 0, system: 'orders', pattern: 'x' },
      { effect: 0, system: 'db', pattern: 'x' },
      { effect: 0, system: 'db', pattern: 'y' },
    ],
    unclaimed: [1],
    worstTier: 1,
    countByTier: { '1': 1, '2': 1, '3': 0, '4': 1, none: 1 },
    crossings: [{ from: 'orders', fromTier: 2, to: 'db', toTier: 1 }],
    treatedAsCritical: [{ system: 'orders', tier: 2, neededBy: ['checkout'] }],
  },
  losses: [{ kind: 'irreversible', headline: '', why: '', effects: [0] }],
  echoes: [
    {
      incident: {
        id: 'outage',
        title: '',
        date: '2025-01-01',
        summary: '',
        lesson: '',
        systems: [],
        resourceTypes: [],
        paths: [],
        verbs: [],
        link: null,
      },
      likeness: 0.75,
      because: [],
      effects: [],
    },
  ],
  risk: { points: 12, percentile: null, sample: 0, factors: [] },
  validations: [
    { name: 'plan', outcome: 'failed', detail: null },
    { name: 'plan', outcome: 'passed', detail: null },
    { name: 'lint', outcome: 'passed', detail: null },
  ],
  digest: 'x',
};

function ask(text: string, index: number | null, of: Assessment = assessment): unknown {
  const { condition, problems } = compileCondition(
    text,
    index === null ? 'change' : 'effect',
    null,
  );
  expect(problems).toEqual([]);
  return condition?.(of, index).kind;
}

describe('what a condition sees', () => {
  const trueOfEffect = [
    'effect.verb == "delete"',
    'effect.type == "aws_db_instance"',
    'effect.address == "aws_db_instance.orders"',
    'effect.provider == "aws"',
    'effect.name == "orders"',
    'effect.environment == "production"',
    'effect.environmentName == "prod-eu"',
    'effect.reversibility == "irreversible"',
    'effect.data == "holds-data"',
    'effect.traits == ["database"]',
    'effect.changes == ["size"]',
    'effect.systems == ["orders", "db"]',
    'effect.tier == 1',
    'effect.tiers == [2, 1]',
    'effect.neededByTier1',
    'effect.countsAsProduction',
    'effect.destroys',
    '!effect.inRepository',
    '!effect.documentationOnly',
  ];
  const trueOfFile = [
    'effect.provider == "" && effect.name == "" && effect.environmentName == ""',
    'effect.tier == 0 && effect.systems == [] && effect.tiers.size() == 0',
    'effect.inRepository && effect.documentationOnly',
    '!effect.destroys && !effect.countsAsProduction && !effect.neededByTier1',
    'effect.environment == "development"',
  ];
  const trueOfChange = [
    'effects.size() == 2 && effects[1].type == "file"',
    'change.kind == "plan" && change.readers == ["terraform"]',
    'change.findings == [] && !change.onForge',
    'signals.exists(s, s.kind == "empty-state" && s.weight == "hold")',
    'losses.exists(l, l.kind == "irreversible" && l.countsAsProduction)',
    'reach.worstTier == 1 && reach.tier1 == 1 && reach.tier2 == 1 && reach.tier3 == 0 && reach.tier4 == 1',
    'reach.count == 4 && reach.crossings == 1 && reach.unclaimed == 1',
    'reach.systems.exists(s, s.id == "shop" && s.tier == 0 && s.distance == 1)',
    'reach.systems.exists(s, s.id == "wiki" && s.tier == 4 && s.distance == 2)',
    'provenance.ai && provenance.kind == "ai-declared" && provenance.tools == ["T"]',
    'author.known && author.level == "junior" && author.levelRank == 1',
    'author.people == ["ada", "jo"]',
    'risk.points == 12.0 && risk.percentile == -1.0',
    'echoes.exists(e, e.id == "outage" && e.likeness > 0.7)',
    'validations["lint"] == "passed" && validations["plan"] == "failed" && !("other" in validations)',
    'environment == "production"',
  ];
  it.each(trueOfEffect)('%s', (text) => expect(ask(text, 0)).toBe('matched'));
  it.each(trueOfFile)('of a file: %s', (text) => expect(ask(text, 1)).toBe('matched'));
  it.each(trueOfChange)('%s', (text) => expect(ask(text, null)).toBe('matched'));
  it.each(trueOfEffect)('not: %s', (text) => expect(ask(`!(${text})`, 0)).toBe('not-matched'));

  it('is asked for here in every field there is', () => {
    const asked = [...trueOfEffect, ...trueOfFile, ...trueOfChange].join('\n');
    const fields = Object.values(TYPES).flatMap((type) => Object.keys(type));
    const missing = [...fields, ...Object.keys(VARIABLES)].filter(
      (name) => !new RegExp(`\\b${name}\\b`).test(asked),
    );
    expect(missing).toEqual([]);
  });

  it.each<[string, Assessment['actors'], string]>([
    ['nobody', [], '!author.known && author.level == "unknown" && author.levelRank == 0'],
    [
      'one author whom nobody knows beside one who is known',
      [
        { role: 'author', identity: 'ada', person: 'ada', level: 'vp' },
        { role: 'co-author', identity: 'x', person: null, level: null },
      ],
      '!author.known && author.level == "unknown" && author.people == ["ada"]',
    ],
    [
      'only somebody who asked for it',
      [{ role: 'requester', identity: 'ada', person: 'ada', level: 'vp' }],
      '!author.known && author.level == "unknown"',
    ],
  ])('of authors: %s', (_, actors, text) => {
    expect(ask(text, null, { ...assessment, actors })).toBe('matched');
  });
});

describe('a condition that cannot be evaluated', () => {
  it.each<[string, number | null, string]>([
    ['validations["nothing"] == "passed"', null, 'No such key: nothing'],
    ['effects[7].destroys', null, 'No such key: index out of bounds, index 7 >= size 2'],
    ['int(effect.name) > 1', 0, 'int() type error'],
    ['effect.tier / 0 == 1', 0, 'division by zero'],
    ['effect.destroys', 9, 'the change has no effect 9'],
    ['effect.destroys', null, 'Unknown variable: effect'],
    ['dyn(effect.tier)', 0, 'the condition came to bigint, not to true or false'],
  ])('%s fails and says why', (text, index, error) => {
    const { condition } = compileCondition(
      text,
      text.includes('effect.') ? 'effect' : 'change',
      null,
    );
    expect(condition?.(assessment, index)).toMatchObject({
      kind: 'failed',
      error: expect.stringContaining(error) as string,
    });
  });

  it('leaves the next evaluation as it was', () => {
    const first = compileCondition('effect.destroys', 'effect', null).condition;
    const broken = compileCondition('effect.tier / 0 == 1', 'effect', null).condition;
    expect(first?.(assessment, 0).kind).toBe('matched');
    expect(broken?.(assessment, 1).kind).toBe('failed');
    expect(first?.(assessment, 1).kind).toBe('not-matched');
    expect(first?.(assessment, 0).kind).toBe('matched');
  });
});
