import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, catalog, change, dependsOn, effect, system } from '../../../test/support/builders.ts';
import type { System } from '../catalog/types.ts';
import { reaches } from './describe.ts';
import { graphOf } from './graph.ts';
import { reachOf } from './reach.ts';
import { traverse } from './traverse.ts';

const shop = catalog({
  systems: [
    system('orders-db', { tier: 3, resources: ['aws_db_instance.orders*'] }),
    system('orders', {
      tier: 1,
      paths: ['services/orders/**'],
      dependsOn: [dependsOn('orders-db')],
    }),
    system('checkout', { tier: 1, dependsOn: [dependsOn('orders'), dependsOn('nobody')] }),
    system('reports', { tier: 4, dependsOn: [dependsOn('orders-db'), dependsOn('checkout')] }),
    system('alone'),
  ],
});
const onDatabase = effect({
  resource: { type: 'aws_db_instance', address: 'aws_db_instance.orders' },
});

describe('reachOf', () => {
  it('finds direct systems, dependents with distance and edge, worst tier and counts', () => {
    const reach = reachOf(change([onDatabase]), shop, NOW);
    expect(
      reach.systems.map(({ id, distance, through }) => [id, distance, through?.to ?? null]),
    ).toEqual([
      ['orders-db', 0, null],
      ['orders', 1, 'orders-db'],
      ['reports', 1, 'orders-db'],
      ['checkout', 2, 'orders'],
    ]);
    expect(reach.worstTier).toBe(1);
    expect(reach.countByTier).toEqual({ '1': 2, '2': 0, '3': 1, '4': 1, none: 0 });
    expect(reach.hits).toEqual([
      { effect: 0, system: 'orders-db', pattern: 'aws_db_instance.orders*' },
    ]);
  });

  it('names the edge on which a less critical system reaches a critical one', () => {
    expect(reachOf(change([onDatabase]), shop, NOW).crossings).toEqual([
      { from: 'orders-db', fromTier: 3, to: 'orders', toTier: 1 },
    ]);
  });

  it('lists what no system claims, and leaves reads out', () => {
    const stray = effect({ resource: { address: 'aws_sqs_queue.stray' } });
    const read = effect({ verb: 'read', resource: { address: 'aws_db_instance.orders' } });
    const reach = reachOf(change([stray, read]), shop, NOW);
    expect(reach.unclaimed).toHaveLength(1);
    expect(reach.systems).toEqual([]);
    expect(reach.worstTier).toBeNull();
  });

  it('takes paths only for what lives in the repository', () => {
    const file = effect({
      resource: { type: 'file', provider: null, address: 'services/orders/a.ts' },
    });
    const cloud = effect({ resource: { provider: 'aws', address: 'services/orders/a.ts' } });
    expect(reachOf(change([file]), shop, NOW).hits.map(({ system: id }) => id)).toEqual(['orders']);
    expect(reachOf(change([cloud]), shop, NOW).hits).toEqual([]);
  });
});

describe('what Tier-1 stands on', () => {
  const needs = (
    on: string,
    source: 'declared' | 'observed' | 'inferred',
    seenAt: string | null,
  ) => ({
    ...dependsOn(on),
    source,
    confidence: 0.9,
    sightings: [{ source, origin: 'jaeger', confidence: 0.9, via: null, seenAt }],
  });
  const of = (tier: System['tier'], dependency: System['dependsOn'][number]) =>
    reachOf(
      change([onDatabase]),
      catalog({
        systems: [
          system('db', { tier, resources: ['aws_db_instance.orders'] }),
          system('pay', { tier: 1, dependsOn: [dependency] }),
          system('wiki', { tier: 4, dependsOn: [dependsOn('db')] }),
        ],
      }),
      NOW,
    ).treatedAsCritical;
  const critical = { system: 'db', tier: 3, neededBy: ['pay'] };

  it.each([
    ['declared', of(3, dependsOn('db')), [critical]],
    ['seen today', of(3, needs('db', 'observed', NOW)), [critical]],
    ['of no tier', of(null, dependsOn('db')), [{ ...critical, tier: null }]],
    ['seen half a year ago', of(3, needs('db', 'observed', '2025-09-11T09:00:00.000Z')), []],
    ['only inferred', of(3, needs('db', 'inferred', NOW)), []],
    ['Tier-1 itself', of(1, dependsOn('db')), []],
    ['not needed by it', of(3, dependsOn('wiki')), []],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));
});

describe('an enormous reach', () => {
  const wide = catalog({
    systems: [
      system('orders-db', { tier: 3, resources: ['aws_db_instance.orders'] }),
      ...Array.from({ length: 10_500 }, (_, index) =>
        system(`s${index}`, {
          tier: index === 10_499 ? 1 : 4,
          dependsOn: [dependsOn('orders-db')],
        }),
      ),
      system('far', { tier: 1, dependsOn: [dependsOn('s7')] }),
      system('farther', { dependsOn: [dependsOn('far')] }),
    ],
  });

  it('describes the nearest and all of Tier-1, and names every other', () => {
    const reach = reachOf(change([onDatabase]), wide, NOW);
    const { total, systems, further, countByTier, worstTier } = reach;
    expect({ total, worstTier, countByTier }).toEqual({
      total: 10_503,
      worstTier: 1,
      countByTier: { '1': 2, '2': 0, '3': 1, '4': 10_499, none: 1 },
    });
    expect(systems).toHaveLength(10_001);
    expect(systems.at(-1)?.id).toBe('far');
    expect(further.map(({ distance, tier, ids }) => [distance, tier, ids.length])).toEqual([
      [1, 4, 501],
      [3, null, 1],
    ]);
    const every = [...systems.map(({ id }) => id), ...further.flatMap(({ ids }) => ids)];
    expect(new Set(every).size).toBe(total);
    expect(
      ['orders-db', 'far', 'farther', 's999', 'nobody'].map((id) => reaches(reach, id)),
    ).toEqual([true, true, true, true, false]);
  });
});

describe('traverse', () => {
  it('agrees with a plain search on any graph, cycles included', () => {
    const graphs = fc
      .array(fc.array(fc.nat(11), { maxLength: 5 }), { minLength: 12, maxLength: 12 })
      .map((rows) =>
        rows.map((row, id) =>
          system(`s${id}`, { dependsOn: row.map((on) => dependsOn(`s${on}`)) }),
        ),
      );
    fc.assert(
      fc.property(graphs, fc.nat(11), (systems, start) => {
        const graph = graphOf(catalog({ systems }));
        const node = graph.nodes.get(`s${start}`) as number;
        const { distance } = traverse(graph, [node]);
        const expected = plainSearch(systems, `s${start}`);
        for (const [index, { id }] of graph.systems.entries()) {
          expect(distance[index]).toBe(expected.get(id) ?? -1);
        }
      }),
    );
  });
});

function plainSearch(systems: readonly System[], start: string): ReadonlyMap<string, number> {
  const found = new Map([[start, 0]]);
  for (let distance = 0, grew = true; grew; distance++) {
    grew = false;
    for (const { id, dependsOn: dependencies } of systems) {
      const near = dependencies.some(({ on }) => found.get(on) === distance);
      if (near && !found.has(id)) {
        found.set(id, distance + 1);
        grew = true;
      }
    }
  }
  return found;
}
