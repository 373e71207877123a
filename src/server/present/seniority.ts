import { levelOn } from '../../core/approval/people/seniority.ts';
import { levelRank } from '../../core/provenance/levels.ts';
import type { Level } from '../../core/provenance/types.ts';
import type { World } from '../../engine/engine.ts';
import type { SeniorityGaps } from '../contract/seniority.ts';

/** Directors and above may answer for all, which is not knowing it. */
const KNOWS: ReadonlySet<Level> = new Set(['senior', 'principal']);

/** Tier-1 systems that nobody, or only one person, is senior on. */
export function seniorityGaps({ catalog, policy }: World): SeniorityGaps {
  const people = catalog.catalog.people.filter(({ active }) => active);
  // Most people are senior nowhere, and catalogs hold thousands of them.
  const able = people.filter(
    ({ level, seniority = [] }) =>
      KNOWS.has(level) || seniority.some((each) => levelRank(each.level) >= levelRank('senior')),
  );
  const tier1 = catalog.catalog.systems.filter(({ tier }) => tier === 1);
  const systems = tier1.map((system) => ({
    id: system.id,
    name: system.name,
    owners: [...system.owners],
    seniors: able
      .filter((person) => levelRank(levelOn(person, system, policy.terms)) >= levelRank('senior'))
      .filter(
        ({ level, seniority = [] }) =>
          KNOWS.has(level) || seniority.some((each) => each.system === system.id),
      )
      .map(({ id }) => id),
  }));
  return {
    tier1: tier1.length,
    systems: systems
      .filter(({ seniors }) => seniors.length < 2)
      .toSorted((a, b) => a.seniors.length - b.seniors.length || (a.id < b.id ? -1 : 1)),
  };
}
