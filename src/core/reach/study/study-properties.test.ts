import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, catalog, dependsOn, system } from '../../../../test/support/builders.ts';
import type { System } from '../../catalog/types.ts';
import { graphOf } from '../graph.ts';
import { studyReach } from './study.ts';
import type { ReachStudy } from './study-types.ts';

const study = (systems: readonly System[], starts: readonly string[]): ReachStudy =>
  studyReach(graphOf(catalog({ systems })), starts, NOW);

describe('on any graph', () => {
  const SIZE = 10;
  const graphs = fc
    .tuple(
      fc.array(fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 4 }), {
        minLength: SIZE,
        maxLength: SIZE,
      }),
      fc.array(fc.constantFrom(1 as const, 2 as const, null), { minLength: SIZE, maxLength: SIZE }),
    )
    .map(([rows, tiers]) =>
      rows.map((row, id) =>
        system(`s${id}`, {
          tier: tiers[id] ?? null,
          dependsOn: row.filter((on) => on !== id).map((on) => dependsOn(`s${on}`)),
        }),
      ),
    );
  const starts = fc.uniqueArray(
    fc.nat(SIZE - 1).map((id) => `s${id}`),
    { minLength: 1, maxLength: 3 },
  );

  it('single points are what stops harm when taken out', () => {
    fc.assert(
      fc.property(graphs, starts, (systems, from) => {
        const { singlePoints } = study(systems, from);
        const all = reachable(systems, from, null);
        const expected = [...all]
          .filter((id) => from.length > 1 || id !== from[0])
          .map((id) => {
            const without = reachable(systems, from, id);
            const lost = [...all].filter((each) => each !== id && !without.has(each));
            return [id, lost.length, lost.filter((each) => tierOf(systems, each) === 1).length];
          })
          .filter(([, lost]) => lost !== 0);
        const found = singlePoints.first.map(({ system: id, total, tier1 }) => [id, total, tier1]);
        expect(new Set(found.map(String))).toEqual(new Set(expected.map(String)));
      }),
      { numRuns: 500 },
    );
  });

  it('cycles are those that reach one another', () => {
    fc.assert(
      fc.property(graphs, starts, (systems, from) => {
        const reach = new Map(systems.map(({ id }) => [id, reachable(systems, [id], null)]));
        const groups = new Set(
          [...reachable(systems, from, null)]
            .map((id) => [...(reach.get(id) ?? [])].filter((other) => reach.get(other)?.has(id)))
            .filter((group) => group.length > 1)
            .map((group) => group.toSorted().join(' ')),
        );
        const { cycles } = study(systems, from);
        expect(new Set(cycles.first.map((cycle) => cycle.systems.join(' ')))).toEqual(groups);
        expect(cycles.count).toBe(groups.size);
      }),
      { numRuns: 300 },
    );
  });

  it('edges are all that lead one step further, and Tier-1 is carried by what it can reach', () => {
    fc.assert(
      fc.property(graphs, starts, (systems, from) => {
        const { systems: reached, edges, carriesTier1 } = study(systems, from);
        const distance = new Map(reached.map((each) => [each.id, each.distance]));
        const expected = systems.flatMap(({ id, dependsOn: needs }) =>
          needs
            .filter(
              ({ on }) => distance.has(on) && distance.get(id) === (distance.get(on) ?? 0) + 1,
            )
            .map(({ on }) => `${id} ${on}`),
        );
        expect(edges.first.map((edge) => `${edge.from} ${edge.to}`).toSorted()).toEqual(
          expected.toSorted(),
        );
        const carriers = reached
          .filter(
            ({ id, tier }) =>
              tier !== 1 &&
              [...reachable(systems, [id], null)].some((each) => tierOf(systems, each) === 1),
          )
          .map(({ id }) => id);
        expect(carriesTier1.first.map((each) => each.system).toSorted()).toEqual(
          carriers.toSorted(),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('a long chain and a long cycle are no recursion', () => {
    const chain = Array.from({ length: 50_000 }, (_, id) =>
      system(`s${id}`, { tier: 1, dependsOn: [dependsOn(`s${(id + 1) % 50_000}`)] }),
    );
    const { total, cycles, singlePoints } = study(chain, ['s0']);
    expect([total, cycles.first[0]?.total, singlePoints.count]).toEqual([50_000, 50_000, 49_998]);
  });
});

function tierOf(systems: readonly System[], id: string): number | null {
  return systems.find((each) => each.id === id)?.tier ?? null;
}

function reachable(
  systems: readonly System[],
  from: readonly string[],
  without: string | null,
): ReadonlySet<string> {
  const found = new Set(from.filter((id) => id !== without));
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { id, dependsOn: needs } of systems) {
      if (id !== without && needs.some(({ on }) => found.has(on))) found.add(id);
    }
  }
  return found;
}
