import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCatalog } from './compile.ts';
import type { GraphFacts, SeenEdge, SeenSystem } from './facts.ts';
import { mergeFacts } from './merge-facts.ts';
import type { Catalog, Dependency, System } from './types.ts';

const AT = '2026-03-05T09:00:00.000Z';
const LONG_AGO = '2025-03-05T09:00:00.000Z';

function system(id: string, dependsOn: readonly Dependency[] = []): System {
  return {
    id,
    name: id,
    tier: 2,
    owners: [],
    environments: [],
    paths: [],
    resources: [],
    dependsOn,
  };
}

const written = (on: string): Dependency => ({ on, source: 'declared', confidence: 1, via: null });

const CATALOG: Catalog = {
  systems: [system('orders', [written('ledger')]), system('ledger'), system('web')],
  people: [],
  teams: [{ id: 'shop', name: 'Shop' }],
  environments: [],
};

function edge(from: string, to: string, more: Partial<SeenEdge> = {}): SeenEdge {
  return { from, to, source: 'observed', confidence: 0.9, via: '12 calls', seenAt: AT, ...more };
}

function facts(
  origin: string,
  edges: readonly SeenEdge[],
  systems: readonly SeenSystem[] = [],
): GraphFacts {
  return { origin, scope: 'x', at: AT, systems, edges };
}

const needs = (catalog: Catalog, id: string) =>
  catalog.systems.find((one) => one.id === id)?.dependsOn ?? [];

describe('merging facts', () => {
  it('what is declared and observed has both sightings, the stronger first', () => {
    const merged = mergeFacts(CATALOG, [facts('jaeger', [edge('orders-svc', 'ledger')])]);
    expect(needs(merged, 'orders')).toEqual([
      {
        on: 'ledger',
        source: 'declared',
        confidence: 1,
        via: null,
        sightings: [
          { source: 'declared', origin: 'catalog', confidence: 1, via: null, seenAt: null },
          { source: 'observed', origin: 'jaeger', confidence: 0.9, via: '12 calls', seenAt: AT },
        ],
      },
    ]);
  });

  it('what is only observed becomes a dependency; what is declared elsewhere does not age', () => {
    const compose = facts('compose', [
      edge('web', 'orders', { source: 'declared', confidence: 0.95 }),
    ]);
    const merged = mergeFacts(CATALOG, [facts('jaeger', [edge('web', 'orders')]), compose]);
    const [dependency] = needs(merged, 'web');
    expect(dependency).toMatchObject({ on: 'orders', source: 'declared', confidence: 0.95 });
    expect(dependency?.sightings?.map(({ origin, seenAt }) => [origin, seenAt])).toEqual([
      ['compose', null],
      ['jaeger', AT],
    ]);
  });

  it('of one source’s words on one edge the one stays that counts for more from here on', () => {
    const old = facts('jaeger', [edge('web', 'orders', { confidence: 0.99, seenAt: LONG_AGO })]);
    const fresh = facts('jaeger', [edge('web', 'orders', { confidence: 0.6 })]);
    const merged = mergeFacts(CATALOG, [old, fresh]);
    expect(needs(merged, 'web')[0]?.sightings).toMatchObject([{ confidence: 0.6, seenAt: AT }]);
  });

  it('systems that nothing is said of stay the same objects', () => {
    const merged = mergeFacts(CATALOG, [facts('jaeger', [edge('web', 'orders')])]);
    expect(merged.systems[0]).toBe(CATALOG.systems[0]);
    expect(mergeFacts(CATALOG, [])).toBe(CATALOG);
  });

  it('what the catalog does not have is left out, or added only if asked', () => {
    const seen: SeenSystem = {
      name: 'shop/mailer-v2',
      kind: 'service',
      tier: null,
      owners: ['shop', 'nobody'],
      environments: ['prod'],
      paths: [],
      resources: ['mailer'],
      why: '',
    };
    const all = [
      facts('kubernetes', [edge('orders', 'shop/mailer-v2'), edge('web', 'orders-api')], [seen]),
    ];
    expect(mergeFacts(CATALOG, all).systems.map(({ id }) => id)).toEqual([
      'orders',
      'ledger',
      'web',
    ]);
    const merged = mergeFacts(CATALOG, all, { addUnknown: true });
    expect(merged.systems.map(({ id }) => id)).toEqual(['ledger', 'mailer', 'orders', 'web']);
    expect(merged.systems[1]).toMatchObject({
      tier: null,
      owners: ['shop'],
      environments: ['prod'],
      resources: ['mailer'],
      aliases: ['shop/mailer-v2'],
    });
    expect(needs(merged, 'orders').map(({ on }) => on)).toEqual(['ledger', 'mailer']);
  });

  it('what is ambiguous is neither matched nor added', () => {
    const catalog: Catalog = { ...CATALOG, systems: [system('pay-api'), system('pay-service')] };
    const merged = mergeFacts(catalog, [facts('jaeger', [edge('pay', 'pay-api')])], {
      addUnknown: true,
    });
    expect(merged.systems).toEqual(catalog.systems);
  });

  it('a proposed name never takes the id of another system', () => {
    const merged = mergeFacts(CATALOG, [facts('jaeger', [edge('web', 'orders!')])], {
      addUnknown: true,
    });
    expect(merged.systems.map(({ id }) => id)).toEqual(['ledger', 'orders', 'orders-2', 'web']);
  });

  it('services of one name in two namespaces are two', () => {
    const edges = [
      edge('shop/cache', 'web'),
      edge('bank/cache', 'web'),
      edge('prod/mail', 'web'),
      edge('dev/mail', 'web'),
    ];
    const merged = mergeFacts(CATALOG, [facts('kubernetes', edges)], { addUnknown: true });
    const added = merged.systems
      .map(({ id }) => id)
      .filter((id) => !['ledger', 'orders', 'web'].includes(id));
    expect(added).toEqual(['bank-cache', 'mail', 'shop-cache']);
  });

  it('the order of facts and edges changes nothing, and every dependency leads somewhere', () => {
    const name = fc.constantFrom(
      'orders',
      'orders-svc',
      'web',
      'shop/web',
      'bank/web',
      'ledger',
      'x',
      'x-api',
      'y.z.svc',
      '',
    );
    const some = fc.record({
      from: name,
      to: name,
      source: fc.constantFrom('declared' as const, 'observed' as const, 'inferred' as const),
      confidence: fc.constantFrom(0, 0.4, 0.9, 1),
      via: fc.constantFrom(null, 'a', 'b'),
      seenAt: fc.constantFrom(AT, LONG_AGO, 'no instant'),
    });
    const many = fc.array(
      fc.record({ origin: fc.constantFrom('a', 'b'), edges: fc.array(some, { maxLength: 12 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(many, (list) => {
        const all = list.map(({ origin, edges }) => facts(origin, edges));
        const turned = all.toReversed().map((one) => ({ ...one, edges: one.edges.toReversed() }));
        const merged = mergeFacts(CATALOG, all, { addUnknown: true });
        expect(mergeFacts(CATALOG, turned, { addUnknown: true })).toEqual(merged);
        const index = compileCatalog(merged);
        expect(index.systems.size).toBe(merged.systems.length);
        for (const { id, dependsOn } of merged.systems) {
          for (const { on } of dependsOn) expect(on !== id && index.systems.has(on)).toBe(true);
        }
      }),
    );
  });
});
