import { describe, expect, it } from 'vitest';
import type { GraphFacts } from './facts.ts';
import { factsMatcher } from './match-facts.ts';
import { nameMatcher } from './match-names.ts';
import { idOfName } from './propose-systems.ts';
import type { Catalog, System } from './types.ts';

function system(id: string, more: Partial<System> = {}): System {
  return {
    id,
    name: id,
    tier: null,
    owners: [],
    environments: [],
    paths: [],
    resources: [],
    dependsOn: [],
    ...more,
  };
}

function catalogOf(...systems: readonly System[]): Catalog {
  return { systems, people: [], teams: [], environments: [] };
}

const CATALOG = catalogOf(
  system('orders', { name: 'Order desk', aliases: ['order-management', 'OMS'] }),
  system('payments-api'),
  system('payments-service'),
  system('shop.ledger', { name: 'Ledger' }),
  system('cache-eu'),
  system('web'),
);

describe('matching names', () => {
  const match = nameMatcher(CATALOG);

  it.each([
    ['orders', 'orders', 'id'],
    ['Orders', 'orders', 'id'],
    ['oms', 'orders', 'alias'],
    ['order desk', 'orders', 'name'],
    ['payments-api', 'payments-api', 'id'],
    ['ledger', 'shop.ledger', 'name'],
    ['orders-svc', 'orders', 'normalised'],
    ['orders_service', 'orders', 'normalised'],
    ['orders.shop.svc.cluster.local', 'orders', 'normalised'],
    ['http://orders.shop.svc:8080/v1/x', 'orders', 'normalised'],
    ['shop/orders', 'orders', 'normalised'],
    ['orders-7d9f8b6c5d-x2x4z', 'orders', 'normalised'],
    ['shop/orders-svc-v2', 'orders', 'normalised'],
    ['orders:1.4.2', 'orders', 'normalised'],
    ['orders-3f9c2ab', 'orders', 'normalised'],
    ['web:443', 'web', 'normalised'],
    ['order-management-api', 'orders', 'normalised'],
  ])('%s is %s by %s', (name, id, by) => {
    expect(match(name)).toEqual({ kind: 'matched', system: id, by });
  });

  it('a name that could be two systems is told, not guessed', () => {
    expect(match('payments')).toEqual({
      kind: 'ambiguous',
      candidates: ['payments-api', 'payments-service'],
    });
  });

  it.each([
    '',
    ' ',
    'order',
    'orders-worker',
    'cache',
    'orders-db',
    'webs',
    '__proto__',
    'shop',
    'constructor',
  ])('"%s" is nobody here', (name) => {
    expect(match(name)).toEqual({ kind: 'unmatched' });
  });

  it('one name in two namespaces is no one system, but in two environments it is', () => {
    const catalog = catalogOf(system('cache'), system('web', { aliases: ['shop/web'] }));
    const names = ['shop/cache', 'billing/cache', 'staging/web', 'prod/web', 'shop/web'];
    const facts: GraphFacts = {
      origin: 'kubernetes',
      scope: 'x',
      at: '2026-03-05T09:00:00.000Z',
      systems: [],
      edges: names.map((from) => ({
        from,
        to: 'web',
        source: 'observed',
        confidence: 1,
        via: null,
        seenAt: '2026-03-05T09:00:00.000Z',
      })),
    };
    const match = factsMatcher(catalog, [facts]);
    expect(names.map((name) => match(name).kind)).toEqual([
      'ambiguous',
      'ambiguous',
      'matched',
      'matched',
      'matched',
    ]);
  });
});

describe('the id of a system that nobody has entered', () => {
  it.each([
    ['Orders Service', 'orders-service'],
    ['shop/orders-7d9f8b6c5d-x2x4z', 'orders'],
    ['@shop/web', 'web'],
    ['Zahlungsübersicht', 'zahlungsubersicht'],
    ['***', 'thing'],
  ])('%s becomes %s', (name, id) => {
    expect(idOfName(name)).toBe(id);
  });
});
