import { describe, expect, it } from 'vitest';
import { joinSources, type JoiningOptions } from './load.ts';

const WHOLE = `version: 1
teams:
  - { id: shop, identities: ['@Acme/Shop'] }
systems:
  - { id: pay, tier: 1, owners: [shop], paths: ['pay/**'] }
  - { id: web, tier: 2, owners: [shop], paths: ['web/**'] }
people:
  - { id: ada, level: senior, teams: [shop] }
  - id: bob
    level: junior
    teams: [shop]
    seniority: [{ system: web, level: senior }]
directory:
  levels:
    - { group: Eng-Seniors, level: senior }
    - { group: pay-seniors, level: principal, systems: [pay] }
  teams:
    - { group: shop-devs, team: shop, from: oidc }
`;

function problemsIn(text: string, options: JoiningOptions = {}): readonly string[] {
  return joinSources([{ file: 'c.yaml', text }], options).problems.map(
    ({ severity, code, line, message }) => `${line} ${severity} ${code}: ${message}`,
  );
}

describe('people in a catalog', () => {
  it('carry levels by system, teams their identities, and groups what they mean', () => {
    const { catalog, problems } = joinSources([{ file: 'c.yaml', text: WHOLE }]);
    expect(problems).toEqual([]);
    expect(catalog.people[1]?.seniority).toEqual([{ system: 'web', level: 'senior' }]);
    expect(catalog.people[0]).not.toHaveProperty('seniority');
    expect(catalog.teams).toEqual([{ id: 'shop', name: 'shop', identities: ['@acme/shop'] }]);
    expect(catalog.directory).toEqual({
      levels: [
        { group: 'Eng-Seniors', from: null, level: 'senior', systems: null },
        { group: 'pay-seniors', from: null, level: 'principal', systems: ['pay'] },
      ],
      teams: [{ group: 'shop-devs', from: 'oidc', team: 'shop' }],
    });
  });

  it.each([
    [
      'a level on a system misspelled',
      WHOLE.replace('system: web, level', 'system: wbe, level'),
      '12 error unknown-system: "bob" has a level on "wbe", which is not in the catalog',
    ],
    [
      'two levels on one system',
      WHOLE.replace('level: senior }]', 'level: senior }, { system: web, level: mid }]'),
      '12 error duplicate-seniority: "bob" has two levels on "web"',
    ],
    [
      'a group with a level on a system misspelled',
      WHOLE.replace('systems: [pay]', 'systems: [pay, pai]'),
      '16 error unknown-system: group "pay-seniors" has a level on "pai", which is not in the catalog',
    ],
    [
      'a group that is a team misspelled',
      WHOLE.replace('team: shop, from', 'team: shoop, from'),
      '18 error unknown-team: group "shop-devs" stands for team "shoop", which is not in the catalog',
    ],
    [
      'an identity of two teams',
      WHOLE.replace('teams:\n', "teams:\n  - { id: other, identities: ['acme/shop'] }\n"),
      '4 error shared-identity: "@acme/shop" stands for both "other" and "shop"',
    ],
    [
      'a level that there is not',
      WHOLE.replace('level: principal', 'level: chief'),
      '16 error unknown-value: directory.levels[1].level cannot be "chief"',
    ],
  ])('objects to %s', (_, text, expected) => {
    expect(problemsIn(text)).toEqual([expected]);
  });

  it('ask about gaps only where no directory may fill them', () => {
    const [bare] = WHOLE.split('directory:');
    const text = `${bare}`
      .replace('level: senior, teams: [shop]', 'level: senior, teams: []')
      .replace("identities: ['@Acme/Shop']", 'name: Shop')
      .replace('level: junior\n    teams: [shop]', 'level: junior');
    const gaps = { gaps: true };
    expect(problemsIn(text, gaps)).toEqual([
      '3 warning empty-team: nobody active is in team "shop", so nobody can answer for it',
    ]);
    expect(problemsIn(text, { ...gaps, bySystem: true })).toEqual([
      '3 warning empty-team: nobody active is in team "shop", so nobody can answer for it',
      '5 warning no-senior: nobody is senior on "pay", which is Tier-1, and the policy goes by system',
    ]);
    expect(problemsIn(WHOLE, { ...gaps, bySystem: true })).toEqual([]);
    const mapped = `${text}directory:${WHOLE.split('directory:')[1]}`;
    expect(problemsIn(mapped, { ...gaps, bySystem: true })).toEqual([]);
  });
});
