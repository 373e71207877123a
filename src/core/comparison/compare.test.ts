import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NOW,
  assessment,
  catalog,
  change,
  databaseDeletion,
  dependsOn,
  effect,
  policy,
  rule,
  system,
} from '../../../test/support/builders.ts';
import type { Signal, Effect } from '../change/types.ts';
import { decide } from '../decide.ts';
import type { Policy } from '../policy/types.ts';
import { compareCandidates } from './compare.ts';
import type { Candidate, Constraint } from './types.ts';

const shop = catalog({
  systems: [
    system('orders', { tier: 1, resources: ['orders'], dependsOn: [dependsOn('cache')] }),
    system('cache', { tier: 3, resources: ['cache'] }),
    system('wiki', { tier: 4, resources: ['wiki'] }),
  ],
});
const blind: Signal = { kind: 'unknown-input', weight: 'hold', message: 'c.json', evidence: [] };

function candidate(
  name: string,
  effects: readonly Effect[],
  {
    rules = policy([]),
    signals = [] as readonly Signal[],
  }: { rules?: Policy; signals?: readonly Signal[] } = {},
): Candidate {
  const assessed = assessment(change(effects, { signals }), { catalog: shop });
  return { name, assessment: assessed, verdict: decide(assessed, rules, [], shop, NOW) };
}

const on = (address: string, given: Partial<Effect> = {}) =>
  effect({ ...given, resource: { address } });
const nothing = on('x', { verb: 'read' });
const update = on('x');
const costly = on('x', { verb: 'replace', reversibility: 'costly' });
const unknown = on('x', { verb: 'delete', reversibility: 'unknown', data: 'unknown' });
const key = on('k', { verb: 'delete', reversibility: 'irreversible' });
const inTest = { ...databaseDeletion('t'), environment: 'test' } as const;
const opened = on('x', { verb: 'expose', traits: ['public-exposure'] });

describe('the order of candidates', () => {
  it.each<readonly [string, readonly Effect[], readonly Effect[]]>([
    ['nothing before a change', [nothing], [update]],
    ['a change before two', [update], [update, on('y')]],
    ['a harmless change before an outage', [update, on('y')], [costly]],
    ['an outage before a loss outside production', [costly], [inTest]],
    ['a loss outside production before a key', [inTest], [key]],
    [
      'what is hard to undo before what nobody can tell',
      [costly, on('y', { reversibility: 'costly' })],
      [unknown],
    ],
    ['what is gone without data before what nobody can tell', [key], [unknown]],
    [
      'what nobody can tell before a database',
      [unknown, { ...unknown, resource: { ...unknown.resource, address: 'y' } }],
      [databaseDeletion()],
    ],
    ['one database before two', [databaseDeletion()], [databaseDeletion(), databaseDeletion('b')]],
    ['closed before open', [update], [opened]],
    ['a Tier-4 system before what a Tier-1 system depends on', [on('wiki')], [on('cache')]],
    ['a narrow reach before a wide one', [on('orders')], [on('orders'), on('wiki')]],
  ])('puts %s', (_, better, worse) => {
    const pair = [candidate('a', worse), candidate('b', better)];
    const { ranked } = compareCandidates(pair, []);
    expect(ranked.map(({ name, place }) => [name, place])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('puts what a rule denies last, however little it does', () => {
    const denying = policy([rule({ id: 'freeze', demand: { kind: 'deny' } })]);
    const { ranked } = compareCandidates(
      [candidate('a', [update], { rules: denying }), candidate('b', [databaseDeletion()])],
      [],
    );
    expect(ranked.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(ranked[0]?.because).toBe('b is denied by no rule; a is denied by freeze.');
  });

  it('takes what was not seen whole for worse than an outage', () => {
    const pair = [candidate('a', [update], { signals: [blind] }), candidate('b', [costly])];
    expect(compareCandidates(pair, []).ranked[0]?.name).toBe('b');
  });

  it('says why, by name', () => {
    const pair = [candidate('keep', [costly]), candidate('drop', [databaseDeletion()])];
    expect(compareCandidates(pair, []).summary).toBe(
      'keep could do the least harm: keep loses no data for good; drop loses data for good: aws_db_instance.orders.',
    );
  });

  it('lets equal candidates share a place', () => {
    const { ranked, summary } = compareCandidates(
      [candidate('b', [update]), candidate('a', [update])],
      [],
    );
    expect(ranked.map(({ name, place }) => [name, place])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(summary).toBe('a and b are equal in everything that is measured.');
  });

  it('does not depend on the order in which candidates come', () => {
    const all = [nothing, update, costly, unknown, key, inTest, opened].map((one, index) =>
      candidate(`c${index}`, [one]),
    );
    const expected = JSON.stringify(compareCandidates(all, []));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(JSON.stringify(compareCandidates(shuffled, []))).toBe(expected);
      }),
    );
  });
});

describe('constraints', () => {
  const keepsData: Constraint = {
    text: 'losses.size() == 0',
    holds: ({ losses }) => (losses.length === 0 ? { kind: 'matched' } : { kind: 'not-matched' }),
  };
  const broken: Constraint = {
    text: 'risk.nonsense',
    holds: () => ({ kind: 'failed', error: 'no such field' }),
  };

  it('set aside what breaks them, and what cannot be told', () => {
    const both = [candidate('drop', [databaseDeletion()]), candidate('keep', [costly])];
    expect(compareCandidates(both, [keepsData])).toMatchObject({
      summary: 'keep is the only candidate that keeps to every constraint.',
      ranked: [{ name: 'keep', place: 1, because: null }],
      discarded: [{ name: 'drop', broken: [{ text: 'losses.size() == 0', error: null }] }],
    });
    expect(compareCandidates(both, [broken])).toMatchObject({
      summary: 'Every candidate breaks a constraint.',
      ranked: [],
      discarded: [{ broken: [{ error: 'no such field' }] }, {}],
    });
  });
});

describe('a still safer variant', () => {
  it('takes the words of the reader, for the gravest first, each once', () => {
    const gone = { ...databaseDeletion(), safer: ['take a snapshot first'] };
    const slow = { ...costly, safer: ['create it first', 'take a snapshot first'] };
    const quiet = { ...update, safer: ['never mind'] };
    const only = candidate('a', [quiet, slow, gone]);
    const { effects } = only.assessment.change;
    const place = (reversibility: string) =>
      effects.findIndex((one) => one.reversibility === reversibility);
    expect(compareCandidates([only], []).ranked[0]?.safer).toEqual([
      {
        text: 'take a snapshot first',
        effects: [place('costly'), place('irreversible')].toSorted((a, b) => a - b),
      },
      { text: 'create it first', effects: [place('costly')] },
    ]);
  });
});
