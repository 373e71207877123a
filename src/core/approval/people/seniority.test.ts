import { describe, expect, it } from 'vitest';
import {
  approval,
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
} from '../../../../test/support/builders.ts';
import { decide } from '../../decide.ts';
import { levelAbout } from './seniority.ts';

const own = person('own', { level: 'senior', teams: ['payments'] });
const elsewhere = person('else', { level: 'senior', teams: ['search'] });
const principal = person('prin', { level: 'principal', teams: ['search'] });
const named = person('named', { level: 'mid', seniority: [{ system: 'pay', level: 'senior' }] });
const director = person('dir', { level: 'director' });
const roster = catalog({
  people: [own, elsewhere, principal, named, director],
  systems: [
    system('pay', { tier: 1, owners: ['payments'], resources: ['pay.*'] }),
    system('search', { tier: 2, owners: ['search'], resources: ['search.*'] }),
    system('orphan', { tier: 2, resources: ['orphan.*'] }),
  ],
});
const hitting = (...addresses: readonly string[]) =>
  assessment(change(addresses.map((address) => effect({ resource: { address } }))), {
    catalog: roster,
  });
const bySystem = terms({ seniority: 'by-system' });

describe('a level by system', () => {
  it.each([
    ['senior on what their team owns', own, ['pay.a'], 'senior'],
    ['not senior elsewhere', elsewhere, ['pay.a'], 'mid'],
    ['not principal elsewhere', principal, ['pay.a'], 'mid'],
    ['senior where the roster names them', named, ['pay.a'], 'senior'],
    ['not where it does not', named, ['search.a'], 'mid'],
    ['a director everywhere', director, ['pay.a', 'search.a'], 'director'],
    ['the least over all that is hit', own, ['pay.a', 'search.a'], 'mid'],
    ['senior on what nobody owns', elsewhere, ['orphan.a'], 'senior'],
    ['as they are where no system is hit', elsewhere, ['nobodys.a'], 'senior'],
  ] as const)('%s', (_, who, addresses, level) => {
    expect(levelAbout(who, hitting(...addresses), bySystem)).toBe(level);
  });

  it('is the general one where the policy says everywhere', () => {
    expect(levelAbout(elsewhere, hitting('pay.a'), terms())).toBe('senior');
    expect(levelAbout(elsewhere, hitting('pay.a'), undefined)).toBe('senior');
  });

  it('decides who lifts a hold, and who is named as able to', () => {
    const of = hitting('pay.a');
    const rules = policy(
      [
        rule({
          demand: { kind: 'require', approvals: [need(1, { level: 'senior' })], validations: [] },
        }),
      ],
      { terms: bySystem },
    );
    const byOutsider = decide(of, rules, [approval('else', of)], roster, NOW);
    expect(byOutsider.holds[0]?.requirement).toMatchObject({ eligible: ['dir', 'named', 'own'] });
    expect(decide(of, rules, [approval('own', of)], roster, NOW).outcome).toBe('allow');
  });
});
