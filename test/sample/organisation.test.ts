import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../src/config/catalog/load.ts';
import { lintPolicy } from '../../src/config/policy/lint.ts';
import { LEVELS } from '../../src/core/provenance/types.ts';
import { graphOf } from '../../src/core/reach/graph.ts';
import { reachedFrom } from '../../src/core/reach/reach.ts';
import { SAMPLE, catalog, incidents, policy, roster } from './world.ts';

describe('the sample organisation', () => {
  it('has a catalog without a mistake or a warning', async () => {
    const { problems } = await readCatalog([join(SAMPLE, 'catalog.yaml')]);
    expect(problems).toEqual([]);
  });

  it('has a policy without a mistake or a warning that names only what the catalog knows', async () => {
    const file = join(SAMPLE, 'policy.yaml');
    expect(await lintPolicy(readFileSync(file, 'utf8'), file, catalog)).toEqual([]);
  });

  it('has people of every level, and systems of every tier', () => {
    expect(new Set(catalog.people.map(({ level }) => level))).toEqual(new Set(LEVELS));
    expect(new Set(catalog.systems.map(({ tier }) => tier))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('has an owner in the roster for every system', () => {
    const teams = new Set(catalog.people.flatMap((person) => [person.id, ...person.teams]));
    const ownerless = catalog.systems.filter(({ owners }) => !owners.some((id) => teams.has(id)));
    expect(ownerless).toEqual([]);
  });

  it('has an orders database that fifteen other systems depend on', () => {
    const reached = reachedFrom(['orders-db'], graphOf(roster), '2026-03-11T09:00:00.000Z');
    expect(reached.total - 1).toBe(15);
  });

  it('remembers incidents of systems that it still has', () => {
    expect(incidents.length).toBeGreaterThanOrEqual(4);
    const unknown = incidents.flatMap(({ systems }) =>
      systems.filter((id) => !roster.systems.has(id)),
    );
    expect(unknown).toEqual([]);
  });

  it('has a directive that is in force whenever the sample is started', () => {
    const [directive] = policy.directives;
    expect(directive?.id).toBe('tier-1-reset');
    expect(Date.parse(directive?.starts ?? '')).toBeLessThan(Date.parse('2026-04-01'));
    expect(Date.parse(directive?.ends ?? '')).toBeGreaterThan(Date.parse('2036-01-01'));
  });
});
