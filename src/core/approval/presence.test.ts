import { describe, expect, it } from 'vitest';
import {
  approval,
  assessment,
  catalog,
  change,
  databaseDeletion,
  effect,
  need,
  NOW,
  person,
  policy,
  rule,
  system,
  terms,
} from '../../../test/support/builders.ts';
import { decide } from '../decide.ts';
import type { AnswerMeans } from './types.ts';

const roster = catalog({
  people: [person('sam', { level: 'senior' }), person('pia', { level: 'principal' })],
  systems: [
    system('pay', { tier: 1, resources: ['pay.*'] }),
    system('blog', { tier: 4, resources: ['blog.*'] }),
  ],
});
const presence = { tiers: [1], irreversible: true, rules: true } as const;
const one = rule({ demand: { kind: 'require', approvals: [need(1)], validations: [] } });
const asked = policy([one], { terms: terms({ presence }) });

const on = (address: string, given: Parameters<typeof effect>[0] = {}) =>
  assessment(change([effect({ ...given, resource: { address } })]), { catalog: roster });

const MEANS: readonly (AnswerMeans | undefined)[] = [
  undefined,
  'session',
  'forge-review',
  'passkey',
];

describe('where presence is asked for', () => {
  it.each([
    ['a Tier-1 system', on('pay.api'), true],
    ['a Tier-4 system', on('blog.api'), false],
    ['what cannot be undone', assessment(change([databaseDeletion()]), { catalog: roster }), true],
    [
      'what cannot be undone, in a test',
      assessment(change([{ ...databaseDeletion(), environment: 'test' }]), { catalog: roster }),
      false,
    ],
    ['the rules', on('x', { traits: ['policy-file'] }), true],
    ['who owns what', on('x', { traits: ['ownership-file'] }), true],
    ['reading the rules', on('x', { verb: 'read', traits: ['policy-file'] }), false],
    ['anything else', on('x'), false],
  ])('%s', (_, of, isAsked) => {
    const outcomes = MEANS.map((means) => {
      const answer = approval('sam', of, means === undefined ? {} : { means });
      return decide(of, asked, [answer], roster, NOW).outcome;
    });
    expect(outcomes).toEqual(
      isAsked ? ['hold', 'hold', 'hold', 'allow'] : ['allow', 'allow', 'allow', 'allow'],
    );
  });

  it('is said in the hold, with who could give it', () => {
    const of = on('pay.api');
    const { holds } = decide(of, asked, [approval('sam', of)], roster, NOW);
    expect(holds[0]?.requirement).toMatchObject({
      presence: true,
      given: 0,
      eligible: ['pia', 'sam'],
    });
    expect(holds[0]?.lift).toContain('signed with a passkey');
  });

  it('is asked by a rule of its own wherever that applies', () => {
    const from = { presence: true };
    const rules = policy([
      rule({ demand: { kind: 'require', approvals: [need(1, from)], validations: [] } }),
    ]);
    const of = on('blog.api');
    expect(decide(of, rules, [approval('sam', of)], roster, NOW).outcome).toBe('hold');
  });

  it('a refusal counts however it was given', () => {
    const of = on('pay.api');
    const refusal = approval('sam', of, { answer: 'refuse' });
    expect(decide(of, asked, [refusal], roster, NOW).outcome).toBe('deny');
  });

  it('a later answer without a passkey takes the place of the one with it', () => {
    const of = on('pay.api');
    const answers = [
      approval('sam', of, { means: 'passkey' }),
      approval('sam', of, { sequence: 1, means: 'session' }),
    ];
    expect(decide(of, asked, answers, roster, NOW).outcome).toBe('hold');
  });
});
