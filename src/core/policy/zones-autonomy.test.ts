import { describe, expect, it } from 'vitest';
import type { Assessment } from '../assess.ts';
import { assess, sealAssessment } from '../assess.ts';
import { compileCatalog } from '../catalog/compile.ts';
import { pathGlob } from '../catalog/glob.ts';
import type { Effect } from '../change/types.ts';
import { decide } from '../decide.ts';
import { grantsUsed } from './autonomy.ts';
import type { Tier } from '../catalog/types.ts';
import type { ReleaseTerms } from './release-terms.ts';
import type { AutonomyRule, Grant, Policy, Zone } from './types.ts';

const sha256 = (text: string) => String(text.length).padStart(64, '0');
const NOW = '2026-03-01T12:00:00.000Z';

const SOURCE = { file: 'policy.yaml', line: 3 };

const catalog = compileCatalog({
  systems: [
    {
      id: 'checkout',
      name: 'Checkout',
      tier: 1,
      owners: [],
      environments: [],
      paths: ['services/checkout/**'],
      resources: ['checkout-*'],
      dependsOn: [],
    },
  ],
  people: [
    { id: 'sara', name: 'Sara', level: 'senior', teams: [], identities: [], active: true },
    { id: 'june', name: 'June', level: 'junior', teams: [], identities: [], active: true },
  ],
  teams: [],
  environments: [],
});

const FILE: Effect = {
  verb: 'update',
  resource: { type: 'file', address: 'src/crypto/sign.ts', provider: null, name: null },
  environment: 'development',
  environmentName: null,
  reversibility: 'reversible',
  data: 'none',
  traits: [],
  changes: [],
  why: '',
  safer: [],
  evidence: [],
};
const RESTART: Effect = {
  ...FILE,
  verb: 'update',
  resource: { type: 'deployment', address: 'checkout-web', provider: 'kubernetes', name: null },
  environment: 'production',
};

function assessed(
  effects: readonly Effect[],
  by: { readonly kind?: 'action' | 'code'; readonly ai?: boolean; readonly tool?: string } = {},
): Assessment {
  const { kind = 'action', ai = true, tool = 'Claude Code' } = by;
  const change = { kind, inputs: [], effects, signals: [], digest: `sha256:${'0'.repeat(64)}` };
  const evidence = { source: 'hook', pointer: null, line: null, note: '', excerpt: [] };
  const facts = {
    catalog,
    actors: [],
    clues: ai
      ? [
          {
            kind: 'agent-session' as const,
            says: 'ai' as const,
            strength: 'attested' as const,
            tool,
            evidence,
          },
        ]
      : [],
    incidents: [],
    validations: [],
    earlier: [],
    history: [],
  };
  return sealAssessment(assess(change, facts, NOW), sha256);
}

const row = {
  production: 'high',
  staging: 'low',
  test: 'low',
  development: 'low',
  unknown: 'high',
} as const;
const policy = (parts: Partial<Policy>): Policy => ({
  hash: 'h',
  rules: [],
  directives: [],
  severities: { '1': row, '2': row, '3': row, '4': row, none: row },
  ...parts,
});

const zone = (kind: Zone['zone'], path: string, systems: readonly string[] = []): Zone => ({
  zone: kind,
  paths: [path],
  systems,
  reason: 'Keys are made here.',
  covers: (place) => pathGlob(path).matches(place),
  source: SOURCE,
});

const judge = (assessment: Assessment, parts: Partial<Policy>) =>
  decide(assessment, policy(parts), [], catalog, NOW);

describe('zones', () => {
  const closed = [zone('human-only', 'src/crypto/**')];

  it('refuse an agent where only people work, and say where that is written', () => {
    const verdict = judge(assessed([FILE]), { zones: closed });
    expect(verdict).toMatchObject({
      outcome: 'deny',
      reasons: [{ rule: 'zone-human-only', effects: [0], source: SOURCE }],
    });
    expect(verdict.reasons[0]?.message).toContain('Keys are made here.');
  });

  it('hold what AI wrote there when it is to be merged', () => {
    expect(judge(assessed([FILE], { kind: 'code' }), { zones: closed }).outcome).toBe('hold');
  });

  it.each<[string, Assessment, readonly Zone[]]>([
    ['a person’s own change', assessed([FILE], { kind: 'code', ai: false }), closed],
    ['a look', assessed([{ ...FILE, verb: 'read' }]), closed],
    ['another path', assessed([FILE]), [zone('human-only', 'src/other/**')]],
    ['a free place in it', assessed([FILE]), [zone('free', 'src/crypto/sign.ts'), ...closed]],
    ['an agent where it may help', assessed([FILE]), [zone('assisted', 'src/**')]],
  ])('say nothing of %s', (_, assessment, zones) => {
    expect(judge(assessment, { zones }).outcome).toBe('allow');
  });

  it('let somebody senior read what AI wrote where it may help', () => {
    const verdict = judge(assessed([FILE], { kind: 'code' }), {
      zones: [zone('assisted', 'src/**')],
    });
    expect(verdict).toMatchObject({ outcome: 'hold', reasons: [{ rule: 'zone-assisted' }] });
  });

  it('close a system as well', () => {
    const autonomy: readonly AutonomyRule[] = [level('act-with-approval')];
    const zones = [zone('human-only', 'none/**', ['checkout'])];
    expect(judge(assessed([RESTART]), { zones, autonomy }).outcome).toBe('deny');
  });
});

function level(of: AutonomyRule['level'], parts: Partial<AutonomyRule> = {}): AutonomyRule {
  return { agents: ['*'], systems: [], environments: [], level: of, source: SOURCE, ...parts };
}

describe('what an agent may do alone', () => {
  it.each<[string, Assessment, readonly AutonomyRule[], string]>([
    ['in production it proposes', assessed([RESTART]), [], 'hold'],
    ['in staging it acts', assessed([{ ...RESTART, environment: 'staging' }]), [], 'allow'],
    ['a look at production', assessed([{ ...RESTART, verb: 'read' }]), [], 'allow'],
    ['a person in production', assessed([RESTART], { ai: false }), [], 'allow'],
    ['a plan that AI wrote', assessed([RESTART], { kind: 'code' }), [], 'allow'],
    ['it observes', assessed([RESTART]), [level('observe')], 'deny'],
    [
      'it observes, and looks',
      assessed([{ ...RESTART, verb: 'read' }]),
      [level('observe')],
      'allow',
    ],
    ['trusted', assessed([RESTART]), [level('act-with-approval')], 'allow'],
    [
      'trusted elsewhere',
      assessed([RESTART]),
      [level('act-with-approval', { systems: ['mail'] })],
      'hold',
    ],
    [
      'trusted by name',
      assessed([RESTART]),
      [level('act-with-approval', { agents: ['claude-code'] })],
      'allow',
    ],
    [
      'another is trusted',
      assessed([RESTART], { tool: 'Codex' }),
      [level('act-with-approval', { agents: ['claude-code'] })],
      'hold',
    ],
    [
      'the first rule counts',
      assessed([RESTART]),
      [level('observe', { environments: ['production'] }), level('act-within-limits')],
      'deny',
    ],
    ['a file of the repository', assessed([{ ...FILE, environment: 'production' }]), [], 'allow'],
  ])('%s', (_, assessment, autonomy, outcome) => {
    expect(judge(assessment, { autonomy }).outcome).toBe(outcome);
  });
});

describe('a grant', () => {
  const grant: Grant = {
    id: 'g1',
    agents: ['claude-code'],
    systems: ['checkout'],
    environments: ['production'],
    verbs: ['update'],
    types: [],
    programs: null,
    starts: '2026-03-01T11:00:00.000Z',
    ends: '2026-03-01T13:00:00.000Z',
    grantedBy: 'sara',
    signed: false,
    quota: { count: 3, perSeconds: 3600 },
  };

  it('lets the agent act within it, and says which', () => {
    const assessment = assessed([RESTART]);
    expect(judge(assessment, { grants: [grant] }).outcome).toBe('allow');
    expect(grantsUsed(assessment, policy({ grants: [grant] }), false, NOW)).toEqual(['g1']);
  });

  it.each<[string, Effect, Partial<Grant>]>([
    ['another verb', RESTART, { verbs: ['create'] }],
    ['another system', RESTART, { systems: ['mail'] }],
    ['another environment', RESTART, { environments: ['staging'] }],
    ['another agent', RESTART, { agents: ['codex'] }],
    ['another type', RESTART, { types: ['pod'] }],
    ['one that has ended', RESTART, { ends: NOW }],
    ['one that is to come', RESTART, { starts: '2026-03-01T12:00:01.000Z' }],
    ['what cannot be undone', { ...RESTART, reversibility: 'irreversible' }, {}],
    ['what nobody can tell', { ...RESTART, reversibility: 'unknown' }, {}],
  ])('does not serve for %s', (_, effect, parts) => {
    const grants = [{ ...grant, ...parts }];
    expect(judge(assessed([effect]), { grants }).outcome).toBe('hold');
    expect(grantsUsed(assessed([effect]), policy({ grants }), false, NOW)).toEqual([]);
  });

  describe('where the policy asks for presence', () => {
    const presence = (tiers: readonly Tier[]): ReleaseTerms => ({
      presence: { tiers, irreversible: true, rules: true },
      reviews: 'count',
      seniority: 'everywhere',
      explain: null,
      exceptions: { level: 'director', tier1: 'vp', reviewAfterDays: 14 },
      findings: { off: [], acceptedBy: 'senior' },
      unknownAsAi: [],
    });
    const wide = { ...grant, id: 'wide', systems: [] };

    it.each([
      ['unsigned', false, [1], 'hold'],
      ['signed', true, [1], 'allow'],
      ['unsigned, where another tier asks', false, [2], 'allow'],
    ] as const)('%s', (_, signed, tiers, outcome) => {
      const parts = { grants: [{ ...wide, signed }], terms: presence(tiers) };
      expect(judge(assessed([RESTART]), parts).outcome).toBe(outcome);
    });

    it('says of an unsigned one that it does not serve, and what to do', () => {
      const terms = presence([1]);
      const [reason] = judge(assessed([RESTART]), { grants: [wide], terms }).reasons;
      expect(reason?.message).toContain('nobody signed it');
      expect(reason?.message).toContain('let it be given anew and signed');
      const [without] = judge(assessed([RESTART]), { grants: [], terms }).reasons;
      expect(without?.message).not.toContain('signed');
      expect(without?.lift).toContain('a grant that is signed with a passkey');
    });

    it('uses up the signed one of two', () => {
      const grants = [wide, { ...grant, id: 'signed', signed: true }];
      const used = (asks: boolean) =>
        grantsUsed(assessed([RESTART]), policy({ grants }), asks, NOW);
      expect(used(true)).toEqual(['signed']);
      expect(used(false)).toEqual(['wide']);
    });

    it('asks for it where any of the effects does', () => {
      const resource = { ...RESTART.resource, address: 'mail-web' };
      const elsewhere = { ...RESTART, resource };
      const judged = (effects: readonly Effect[]) =>
        judge(assessed(effects), { grants: [wide], terms: presence([1]) }).outcome;
      expect(judged([elsewhere])).toBe('allow');
      expect(judged([elsewhere, RESTART])).toBe('hold');
    });
  });

  it('is not used up by what is allowed anyway', () => {
    const staging = assessed([{ ...RESTART, environment: 'staging' }]);
    expect(grantsUsed(staging, policy({ grants: [grant] }), false, NOW)).toEqual([]);
  });
});
