import { describe, expect, it } from 'vitest';
import type { Person, System } from '../../core/catalog/types.ts';
import { compileCatalog } from '../../core/catalog/compile.ts';
import type { ReleaseTerms } from '../../core/policy/release-terms.ts';
import type { World } from '../../engine/engine.ts';
import { seniorityGaps } from './seniority.ts';

const SYSTEM: System = {
  id: 'orders',
  name: 'Orders',
  tier: 1,
  owners: ['payments'],
  environments: [],
  paths: [],
  resources: [],
  dependsOn: [],
};

function person(id: string, level: Person['level'], more: Partial<Person> = {}): Person {
  return { id, name: id, level, teams: ['payments'], identities: [], active: true, ...more };
}

function gaps(people: readonly Person[], seniority: ReleaseTerms['seniority'] = 'by-system') {
  const catalog = compileCatalog({
    people,
    teams: [{ id: 'payments', name: 'Payments' }],
    environments: [],
    systems: [SYSTEM, { ...SYSTEM, id: 'wiki', tier: 3 }],
  });
  const policy = { terms: { seniority } };
  return seniorityGaps({ catalog, policy } as unknown as World);
}

describe('Tier-1 systems without anybody senior', () => {
  it.each<[string, readonly Person[], readonly string[] | null]>([
    ['nobody at all', [], []],
    ['a mid', [person('ana', 'mid')], []],
    ['one senior of the owners', [person('sena', 'senior')], ['sena']],
    ['two of them', [person('sena', 'senior'), person('pia', 'principal')], null],
    ['a senior elsewhere', [person('otto', 'senior', { teams: [] })], []],
    ['somebody who left', [person('gone', 'senior', { active: false })], []],
    ['a director alone, who may answer but does not know it', [person('dee', 'director')], []],
    [
      'somebody senior there by name',
      [person('ana', 'mid', { seniority: [{ system: 'orders', level: 'senior' }] })],
      ['ana'],
    ],
    [
      'somebody senior who is not so there',
      [person('sena', 'senior', { seniority: [{ system: 'orders', level: 'mid' }] })],
      [],
    ],
  ])('%s', (_, people, seniors) => {
    const { tier1, systems } = gaps(people);
    expect(tier1).toBe(1);
    expect(systems.map((each) => [each.id, each.seniors])).toEqual(
      seniors === null ? [] : [['orders', seniors]],
    );
  });

  it('go by the general level where the policy says so', () => {
    const otto = person('otto', 'senior', { teams: [] });
    expect(gaps([otto], 'everywhere').systems).toMatchObject([{ seniors: ['otto'] }]);
  });
});
