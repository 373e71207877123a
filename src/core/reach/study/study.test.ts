import { describe, expect, it } from 'vitest';
import { NOW, catalog, dependsOn, system } from '../../../../test/support/builders.ts';
import type { Dependency, System } from '../../catalog/types.ts';
import { graphOf } from '../graph.ts';
import { studyReach, type StudyLimits } from './study.ts';
import type { ReachStudy } from './study-types.ts';
import { whatIfDown } from './what-if-down.ts';

const study = (
  systems: readonly System[],
  starts: readonly string[],
  limits?: StudyLimits,
): ReachStudy => studyReach(graphOf(catalog({ systems })), starts, NOW, limits);

const SHOP = [
  system('db', { tier: 3, owners: ['data'] }),
  system('orders', { tier: 2, owners: ['shop'], dependsOn: [dependsOn('db')] }),
  system('cart', { tier: 2, dependsOn: [dependsOn('db')] }),
  system('gateway', { tier: 3, owners: ['edge'], dependsOn: ['orders', 'cart'].map(dependsOn) }),
  system('checkout', { tier: 1, owners: ['shop', 'pay'], dependsOn: [dependsOn('gateway')] }),
  system('app', { tier: 1, dependsOn: [dependsOn('gateway')] }),
  system('ping', { tier: 4, dependsOn: ['pong', 'app'].map(dependsOn) }),
  system('pong', { tier: 4, dependsOn: [dependsOn('ping')] }),
  system('alone', { tier: 1 }),
];

describe('studyReach', () => {
  const shop = study(SHOP, ['db', 'nobody']);

  it('counts, layers and lists who is hit at which distance', () => {
    expect(shop.starts).toEqual(['db']);
    expect(shop.systems.map(({ id, distance }) => [id, distance])).toEqual([
      ['db', 0],
      ['cart', 1],
      ['orders', 1],
      ['gateway', 2],
      ['app', 3],
      ['checkout', 3],
      ['ping', 4],
      ['pong', 5],
    ]);
    expect(shop.layers[3]).toEqual({
      distance: 3,
      total: 2,
      countByTier: { '1': 2, '2': 0, '3': 0, '4': 0, none: 0 },
    });
    expect([shop.total, shop.worstTier, shop.countByTier['1']]).toEqual([8, 1, 2]);
  });

  it('has every shortest way, not one', () => {
    const into = shop.edges.first.filter(({ from }) => from === 'gateway');
    expect(into.map(({ to }) => to)).toEqual(['cart', 'orders']);
    expect(shop.edges.count).toBe(8);
  });

  it('names what nobody owns and who owns the rest', () => {
    expect(shop.unowned).toEqual({ count: 4, first: ['cart', 'app', 'ping', 'pong'] });
    expect(shop.owners.first.map(({ owner, total, tier1 }) => [owner, total, tier1])).toEqual([
      [null, 4, 1],
      ['shop', 2, 1],
      ['pay', 1, 1],
      ['data', 1, 0],
      ['edge', 1, 0],
    ]);
  });

  it('names what others hang on alone, most Tier-1 first', () => {
    expect(
      shop.singlePoints.first.map(({ system: id, total, tier1 }) => [id, total, tier1]),
    ).toEqual([
      ['gateway', 4, 2],
      ['app', 2, 0],
      ['ping', 1, 0],
    ]);
    expect(shop.singlePoints.first[0]?.examples).toEqual(['app', 'checkout']);
  });

  it('counts a start of several when something hangs on it alone', () => {
    const both = study(SHOP, ['orders', 'app']);
    expect(both.singlePoints.first.map(({ system: id }) => id)).toEqual([
      'orders',
      'gateway',
      'app',
      'ping',
    ]);
    expect(both.singlePoints.first.find(({ system: id }) => id === 'orders')?.tier1).toBe(1);
  });

  it('names what carries Tier-1, what it needs directly first', () => {
    expect(shop.carriesTier1.first).toEqual([
      { system: 'gateway', tier: 3, steps: 1, neededBy: ['app', 'checkout'] },
      { system: 'cart', tier: 2, steps: 2, neededBy: [] },
      { system: 'orders', tier: 2, steps: 2, neededBy: [] },
      { system: 'db', tier: 3, steps: 3, neededBy: [] },
    ]);
  });

  it('finds cycles', () => {
    expect(shop.cycles).toEqual({
      count: 1,
      first: [{ total: 2, tier1: 0, systems: ['ping', 'pong'] }],
    });
  });

  it('lists no more than it was asked for, and counts and groups the rest', () => {
    const short = study(SHOP, ['db'], { systems: 3, edges: 1, others: 1 });
    expect(short.systems).toHaveLength(3);
    expect(short.edges).toMatchObject({ count: 8, first: [{ from: 'cart', to: 'db' }] });
    expect(short.further.count).toBe(5);
    expect(short.further.first).toEqual([{ distance: 2, tier: 3, owner: 'edge', total: 1 }]);
    expect(short.owners).toMatchObject({ count: 5, first: [{ owner: null }] });
    expect(short.total).toBe(8);
  });

  it('of nothing is empty', () => {
    expect(study(SHOP, ['nobody'])).toMatchObject({
      total: 0,
      worstTier: null,
      layers: [],
      systems: [],
    });
  });
});

describe('doubts', () => {
  const edge = (
    on: string,
    ...seen: readonly (readonly ['declared' | 'observed', string | null])[]
  ) =>
    ({
      ...dependsOn(on),
      source: seen[0]?.[0] ?? 'declared',
      sightings: seen.map(([source, seenAt]) => ({
        source,
        origin: 'x',
        confidence: 1,
        via: null,
        seenAt,
      })),
    }) satisfies Dependency;
  const long = '2025-01-01T00:00:00.000Z';
  const of = (...dependencies: readonly Dependency[]) => {
    const { disagreements, stale } = study(
      [system('a'), system('b'), system('c', { dependsOn: dependencies })],
      ['a', 'b'],
    );
    return [disagreements, stale].map(({ first }) =>
      first.map(({ to, standing }) => [to, standing]),
    );
  };

  it.each([
    [
      'declared, where nothing is observed',
      [edge('a', ['declared', null]), edge('b', ['declared', null])],
      [[], []],
    ],
    ['observed, where nothing is declared', [edge('a', ['observed', NOW])], [[], []]],
    ['both agree', [edge('a', ['declared', null], ['observed', NOW])], [[], []]],
    [
      'declared, and another is observed',
      [edge('a', ['declared', null]), edge('b', ['declared', null], ['observed', NOW])],
      [[['a', 'declared-only']], []],
    ],
    [
      'observed, and another is declared',
      [edge('a', ['observed', NOW]), edge('b', ['declared', null], ['observed', NOW])],
      [[['a', 'observed-only']], []],
    ],
    [
      'seen long ago, still reached',
      [edge('a', ['observed', long]), edge('b', ['declared', null])],
      [[], [['a', 'stale']]],
    ],
  ] as const)('%s', (_, dependencies, expected) => expect(of(...dependencies)).toEqual(expected));
});

describe('whatIfDown', () => {
  const { fails, needs, redundancy, why } = whatIfDown(
    graphOf(catalog({ systems: SHOP })),
    ['gateway'],
    NOW,
  );
  it('tells who fails', () => {
    expect(fails.systems.map(({ id }) => id)).toEqual([
      'gateway',
      'app',
      'checkout',
      'ping',
      'pong',
    ]);
  });
  it('tells what it needs, and that redundancy is not known', () => {
    expect(needs.systems.first.map(({ id, distance }) => [id, distance])).toEqual([
      ['cart', 1],
      ['orders', 1],
      ['db', 2],
    ]);
    expect(needs.edges.first.map(({ from, to }) => [from, to])).toEqual([
      ['gateway', 'cart'],
      ['gateway', 'orders'],
      ['cart', 'db'],
      ['orders', 'db'],
    ]);
    expect([redundancy, why]).toEqual(['unknown', expect.stringContaining('not known')]);
  });
});
