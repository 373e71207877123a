import { describe, expect, it } from 'vitest';
import {
  assessment,
  catalog,
  change,
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
import { NO_STANDING, type Exception } from './standing.ts';

const roster = catalog({
  people: [person('sam', { level: 'senior' })],
  systems: [
    system('pay', { tier: 1, resources: ['pay.*'] }),
    system('blog', { tier: 3, resources: ['blog.*'] }),
  ],
});
const held = policy(
  [
    rule({
      id: 'senior',
      demand: { kind: 'require', approvals: [need(1, { level: 'senior' })], validations: [] },
    }),
  ],
  { terms: terms() },
);
const EXCEPTION: Exception = {
  id: 'e1',
  rules: ['senior'],
  scope: { kind: 'case', case: 'c1' },
  reason: 'The launch',
  askedBy: 'sam',
  grantedBy: 'vera',
  level: 'vp',
  starts: '2026-03-11T00:00:00.000Z',
  ends: '2026-03-12T00:00:00.000Z',
  reviewBy: '2026-03-20T00:00:00.000Z',
};
const outcome = (
  given: Partial<Exception>,
  addresses: readonly string[] = ['blog.a'],
  now = NOW,
) => {
  const effects = addresses.map((address) => effect({ resource: { address } }));
  const of = assessment(change(effects), { catalog: roster });
  const exceptions = [{ ...EXCEPTION, ...given }];
  return decide(of, held, [], roster, now, { ...NO_STANDING, case: 'c1', exceptions });
};

describe('an exception', () => {
  it.each([
    ['for this case and rule', {}, ['blog.a'], 'allow'],
    ['for every rule', { rules: ['*'] }, ['blog.a'], 'allow'],
    ['for another rule', { rules: ['other'] }, ['blog.a'], 'hold'],
    ['for another case', { scope: { kind: 'case', case: 'c2' } }, ['blog.a'], 'hold'],
    ['for the system', { scope: { kind: 'systems', systems: ['blog'] } }, ['blog.a'], 'allow'],
    [
      'for one of two systems',
      { scope: { kind: 'systems', systems: ['blog'] } },
      ['blog.a', 'pay.a'],
      'hold',
    ],
    [
      'for the system, with something besides that belongs to none',
      { scope: { kind: 'systems', systems: ['blog'] } },
      ['blog.a', 'x'],
      'hold',
    ],
    ['by a director', { level: 'director' }, ['blog.a'], 'allow'],
    ['by a director, on Tier-1', { level: 'director' }, ['pay.a'], 'hold'],
    ['by a vp, on Tier-1', {}, ['pay.a'], 'allow'],
    ['by a principal', { level: 'principal' }, ['blog.a'], 'hold'],
    ['that is over', { ends: NOW }, ['blog.a'], 'hold'],
    ['that has not begun', { starts: '2026-03-11T09:00:00.001Z' }, ['blog.a'], 'hold'],
  ] as const)('%s: %j', (_, given, addresses, expected) => {
    expect(outcome(given as Partial<Exception>, addresses).outcome).toBe(expected);
  });

  it('stays in sight with the name of whoever granted it', () => {
    expect(outcome({}).reasons[0]?.excepted).toEqual({
      id: 'e1',
      grantedBy: 'vera',
      until: EXCEPTION.ends,
    });
  });

  it('does not lift what a stranger’s hand asks for', () => {
    const of = assessment(change([effect({ resource: { address: 'blog.a' } })]), {
      catalog: roster,
      actors: [{ role: 'author', identity: 'stranger@example.com' }],
    });
    const exceptions = [{ ...EXCEPTION, rules: ['*'] }];
    const verdict = decide(of, held, [], roster, NOW, { ...NO_STANDING, case: 'c1', exceptions });
    expect([...new Set(verdict.holds.map(({ rule: id }) => id))]).toEqual(['unknown-hands']);
  });

  it('lifts nothing under a policy without terms', () => {
    const of = assessment(change([effect({ resource: { address: 'blog.a' } })]), {
      catalog: roster,
    });
    const { terms: _, ...bare } = held;
    const standing = { ...NO_STANDING, case: 'c1', exceptions: [EXCEPTION] };
    expect(decide(of, bare, [], roster, NOW, standing).outcome).toBe('hold');
  });
});
