import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog, change, dependsOn, effect, system } from '../../../test/support/builders.ts';
import type { System } from '../catalog/types.ts';
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
    const reach = reachOf(change([onDatabase]), shop);
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
    expect(reachOf(change([onDatabase]), shop).crossings).toEqual([
      { from: 'orders-db', fromTier: 3, to: 'orders', toTier: 1 },
    ]);
  });

  it('lists what no system claims, and leaves reads out', () => {
    const stray = effect({ resource: { address: 'aws_sqs_queue.stray' } });
    const read = effect({ verb: 'read', resource: { address: 'aws_db_instance.orders' } });
    const reach = reachOf(change([stray, read]), shop);
    expect(reach.unclaimed).toHaveLength(1);
    expect(reach.systems).toEqual([]);
    expect(reach.worstTier).toBeNull();
  });

  it('takes paths only for what lives in the repository', () => {
    const file = effect({
      resource: { type: 'file', provider: null, address: 'services/orders/a.ts' },
    });
    const cloud = effect({ resource: { provider: 'aws', address: 'services/orders/a.ts' } });
    expect(reachOf(change([file]), shop).hits.map(({ system: id }) => id)).toEqual(['orders']);
    expect(reachOf(change([cloud]), shop).hits).toEqual([]);
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
