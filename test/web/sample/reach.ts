import type { Tier } from '../../../src/core/catalog/types.ts';
import type { Reach, ReachedSystem } from '../../../src/core/reach/types.ts';

type Row = readonly [
  id: string,
  name: string,
  tier: Tier | null,
  owner: string,
  distance: number,
  through: string | null,
  via: string | null,
];

const ROWS: readonly Row[] = [
  ['orders-db', 'Orders database', 1, 'data-platform', 0, null, null],
  ['cart-cache', 'Cart cache', 2, 'payments', 0, null, null],
  ['checkout', 'Checkout', 1, 'payments', 1, 'orders-db', 'SQL'],
  ['orders-api', 'Orders API', 1, 'payments', 1, 'orders-db', 'SQL'],
  ['fulfilment', 'Fulfilment', 2, 'warehouse', 1, 'orders-db', 'change stream'],
  ['cart', 'Cart', 2, 'storefront', 1, 'cart-cache', 'Redis'],
  ['reporting', 'Reporting', 3, 'data-platform', 1, 'orders-db', 'read replica'],
  ['storefront', 'Storefront', 1, 'storefront', 2, 'checkout', 'HTTP'],
  ['mobile-app', 'Mobile app', 2, 'storefront', 2, 'orders-api', 'HTTP'],
  ['refunds', 'Refunds', 2, 'payments', 2, 'orders-api', 'HTTP'],
  ['carrier-labels', 'Carrier labels', 3, 'warehouse', 2, 'fulfilment', 'queue'],
  ['delivery-times', 'Delivery times', 2, 'warehouse', 2, 'fulfilment', 'queue'],
  ['finance-export', 'Finance export', null, 'finance', 2, 'reporting', 'nightly file'],
  ['partner-feed', 'Partner feed', 4, 'storefront', 3, 'storefront', 'HTTP'],
  ['support-desk', 'Support desk', 3, 'support', 3, 'refunds', 'HTTP'],
];

function systemOf([id, name, tier, owner, distance, through, via]: Row): ReachedSystem {
  return {
    id,
    name,
    tier,
    owners: [owner],
    distance,
    through:
      through === null
        ? null
        : {
            from: id,
            to: through,
            source: 'declared',
            confidence: 1,
            via,
            seenAt: null,
            standing: 'declared-only',
          },
  };
}

function reachOf(systems: readonly ReachedSystem[]): Reach {
  const of = (tier: Tier | null): number => systems.filter((each) => each.tier === tier).length;
  return {
    total: systems.length,
    systems,
    further: [],
    hits: [
      { effect: 0, system: 'orders-db', pattern: 'module.orders.*' },
      { effect: 6, system: 'cart-cache', pattern: 'aws_elasticache_*:*cart*' },
    ],
    unclaimed: [5],
    worstTier: 1,
    countByTier: { '1': of(1), '2': of(2), '3': of(3), '4': of(4), none: of(null) },
    crossings: [{ from: 'reporting', fromTier: 3, to: 'orders-db', toTier: 1 }],
    treatedAsCritical: [],
  };
}

/** 15 systems: two hit directly, thirteen that depend on them. */
export const REACH: Reach = reachOf(ROWS.map(systemOf));

/** A reach that no drawing can show whole. */
export function wideReach(dependents: number): Reach {
  const more = Array.from({ length: dependents }, (_, index): ReachedSystem => {
    const tier = ((index % 4) + 1) as Tier;
    const to = index % 3 === 0 ? 'orders-api' : 'checkout';
    return systemOf([`service-${index}`, `Service ${index}`, tier, 'payments', 2, to, 'HTTP']);
  });
  return reachOf([...ROWS.map(systemOf), ...more].toSorted((a, b) => a.distance - b.distance));
}
