import { describe, expect, it } from 'vitest';
import {
  assessment,
  catalog,
  change,
  effect,
  evidence,
  need,
  NOW,
  person,
  policy,
  rule,
  system,
  terms,
} from '../../../../test/support/builders.ts';
import type { Facts } from '../../assess.ts';
import type { Finding } from '../../change/finding.ts';
import { decide } from '../../decide.ts';
import type { ReleaseTerms } from '../../policy/release-terms.ts';
import type { ProvenanceClue } from '../../provenance/types.ts';
import { NO_STANDING, type Standing } from '../standing.ts';

const roster = catalog({
  people: [
    person('jun', { level: 'junior', teams: ['shop'], identities: ['jun@example.com'] }),
    person('sam', { level: 'senior' }),
    person('vera', { level: 'vp' }),
  ],
  systems: [
    system('pay', { tier: 1, owners: ['shop'], resources: ['pay.*'] }),
    system('blog', { tier: 3, owners: ['press'], resources: ['blog.*'] }),
    system('plain', { owners: ['press'], resources: ['plain.*'] }),
  ],
});
const AI: ProvenanceClue = {
  kind: 'trailer',
  says: 'ai',
  strength: 'declared',
  tool: 'Codex',
  evidence: evidence(),
};
const HUMAN: ProvenanceClue = {
  ...AI,
  kind: 'statement',
  says: 'human',
  strength: 'attested',
  tool: null,
};
const FINDING: Finding = {
  id: 'retry-without-limit:a.ts:1',
  pattern: 'retry-without-limit',
  title: 'A retry without a limit',
  why: 'It goes on for ever.',
  fix: 'Stop after some attempts.',
  readBy: 'syntax',
  weight: 'hold',
  path: 'a.ts',
  evidence: evidence({ line: 3 }),
};
const senior = rule({
  id: 'senior',
  demand: { kind: 'require', approvals: [need(1, { level: 'senior' })], validations: [] },
});
const byAi = rule({
  id: 'ai',
  when: ({ provenance }) =>
    provenance.kind.startsWith('ai') || provenance.treatedAsAi ? MATCHED : NOT,
  whenText: 'provenance.ai',
});
const MATCHED = { kind: 'matched' } as const;
const NOT = { kind: 'not-matched' } as const;

const on = (address: string, given: Partial<Facts> = {}, findings: readonly Finding[] = []) =>
  assessment(change([effect({ resource: { address } })], { kind: 'code', findings }), {
    catalog: roster,
    actors: [{ role: 'author', identity: 'jun@example.com' }],
    ...given,
  });
const judged = (
  of: ReturnType<typeof on>,
  given: Partial<ReleaseTerms>,
  standing: Partial<Standing> = {},
  rules = [senior],
) =>
  decide(of, policy(rules, { terms: terms(given) }), [], roster, NOW, {
    ...NO_STANDING,
    ...standing,
  });
const kinds = (verdict: ReturnType<typeof judged>) =>
  verdict.holds.map(({ requirement }) => requirement.kind);

const explain = { tiers: [1, 2], of: 'ai-assisted', eachIrreversible: false } as const;
const EXPLAINED = { person: 'jun', at: NOW, does: 'a', risks: 'b', undo: 'c', effects: [] };

describe('an explanation', () => {
  it.each([
    ['an AI-assisted change to Tier-1', on('pay.a', { clues: [AI] }), true],
    ['one without a tier, which counts as Tier-2', on('plain.a', { clues: [AI] }), true],
    ['one to Tier-3', on('blog.a', { clues: [AI] }), false],
    ['one by hand', on('pay.a', { clues: [HUMAN] }), false],
    ['one that is explained', on('pay.a', { clues: [AI], explanation: EXPLAINED }), false],
    ['one by nobody known', on('pay.a', { clues: [AI], actors: [] }), false],
  ])('of %s', (_, of, isAsked) => {
    expect(kinds(judged(of, { explain })).includes('explanation')).toBe(isAsked);
  });

  it('is asked of whoever had it made where only a machine wrote it', () => {
    const actors = [
      { role: 'author', identity: 'bot' },
      { role: 'pusher', identity: 'jun@example.com' },
    ] as const;
    const { holds } = judged(on('pay.a', { clues: [AI], actors }), { explain });
    expect(holds.map(({ requirement }) => requirement)).toContainEqual(
      expect.objectContaining({ kind: 'explanation', authors: ['jun'] }),
    );
  });

  it('is not asked where nobody else is asked', () => {
    expect(judged(on('pay.a', { clues: [AI] }), { explain }, {}, []).outcome).toBe('allow');
  });

  it('answers for each thing that goes for good, where the policy says so', () => {
    const gone = change([
      effect({ reversibility: 'irreversible', resource: { address: 'pay.db' } }),
    ]);
    const facts = {
      catalog: roster,
      clues: [AI],
      actors: [{ role: 'author', identity: 'jun@example.com' }] as const,
    };
    const each = { explain: { ...explain, eachIrreversible: true } };
    const before = assessment(gone, { ...facts, explanation: EXPLAINED });
    expect(kinds(judged(before, each))).toContain('explanation');
    const effects = [{ effect: 'pay.db', answer: 'It is empty.' }];
    const after = assessment(gone, { ...facts, explanation: { ...EXPLAINED, effects } });
    expect(kinds(judged(after, each))).not.toContain('explanation');
  });
});

describe('a finding', () => {
  const of = on('blog.a', {}, [FINDING]);
  const acceptance = {
    finding: FINDING.id,
    person: 'sam',
    reason: 'Bounded by the caller.',
    at: NOW,
  };

  it('holds until it is accepted, and points at its line', () => {
    const verdict = judged(of, {}, {}, []);
    expect(verdict.holds[0]?.requirement).toEqual({
      kind: 'finding',
      finding: FINDING.id,
      level: 'senior',
    });
    expect(verdict.reasons[0]?.evidence?.line).toBe(3);
    expect(judged(of, {}, { acceptances: [acceptance] }, []).outcome).toBe('allow');
  });

  it.each([
    ['noted only', on('blog.a', {}, [{ ...FINDING, weight: 'note' }]), {}],
    [
      'of a pattern that is off',
      of,
      { findings: { off: [FINDING.pattern], acceptedBy: 'senior' } },
    ],
  ] as const)('holds nothing when it is %s', (_, finding, given) => {
    expect(judged(finding, given, {}, []).outcome).toBe('allow');
  });

  it('is not lifted by the acceptance of another', () => {
    const other = { ...acceptance, finding: 'another' };
    expect(judged(of, {}, { acceptances: [other] }, []).outcome).toBe('hold');
  });
});

describe('a late review', () => {
  const overdue = [{ exception: 'e1', teams: ['shop'], reviewBy: '2026-03-01T00:00:00.000Z' }];

  it.each([
    ['what the team changes', on('blog.a'), true],
    ['what is changed of theirs', on('pay.a', { actors: [] }), true],
    ['what others change of others', on('blog.a', { actors: [] }), false],
  ])('holds %s', (_, of, isHeld) => {
    expect(kinds(judged(of, {}, { overdue }, []))).toEqual(isHeld ? ['overdue-review'] : []);
  });
});

describe('what nobody can tell', () => {
  it.each([
    ['on Tier-1', on('pay.a'), true],
    ['on a system without a tier', on('plain.a'), true],
    ['on Tier-3', on('blog.a'), false],
    ['that is attested to be by hand', on('pay.a', { clues: [HUMAN] }), false],
  ])('%s is treated as AI-assisted: %s', (_, of, isTreated) => {
    const verdict = judged(of, { unknownAsAi: [1, 2] }, {}, [byAi]);
    expect(verdict.reasons.map(({ rule: id }) => id)).toEqual(isTreated ? ['ai'] : []);
    expect(of.provenance.kind).not.toContain('ai');
  });

  it('says so', () => {
    const [reason] = judged(on('pay.a'), { unknownAsAi: [1] }, {}, [byAi]).reasons;
    expect(reason?.message).toContain('Nothing tells whether AI had a part');
  });
});
