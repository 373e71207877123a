import { describe, expect, it } from 'vitest';
import { inEarlierForm, inPresentForm, type EarlierReach } from './earlier-form.ts';
import type { Reach } from './types.ts';

const edge = { from: 'web', to: 'orders', source: 'observed', confidence: 0.9, via: null } as const;
const named = (id: string) => ({ id, name: id, tier: null, owners: [] });
const EARLIER: EarlierReach = {
  systems: [
    { ...named('orders'), distance: 0, through: null },
    { ...named('web'), distance: 1, through: edge },
  ],
  hits: [],
  unclaimed: [],
  worstTier: null,
  countByTier: { '1': 0, '2': 0, '3': 0, '4': 0, none: 2 },
  crossings: [],
};
const PRESENT: Reach = {
  ...EARLIER,
  total: 2,
  further: [],
  treatedAsCritical: [],
  systems: [
    { ...named('orders'), distance: 0, through: null },
    { ...named('web'), distance: 1, through: { ...edge, seenAt: null, standing: 'observed-only' } },
  ],
};

describe('a reach of an earlier version', () => {
  it('is read as one of today, and known again', () => {
    expect(inPresentForm(EARLIER)).toEqual(PRESENT);
    expect(inEarlierForm(PRESENT)).toEqual(EARLIER);
  });

  it('is not one of today, which stays as it is', () => {
    expect(inPresentForm(PRESENT)).toBe(PRESENT);
  });

  it.each<readonly [string, Partial<Reach>]>([
    ['systems beyond those described', { total: 3 }],
    ['further systems', { further: [{ distance: 2, tier: null, ids: ['x'] }] }],
    [
      'what is treated as critical',
      { treatedAsCritical: [{ system: 'orders', tier: null, neededBy: ['web'] }] },
    ],
    [
      'an age',
      {
        systems: [
          {
            ...named('web'),
            distance: 1,
            through: { ...edge, seenAt: '2026-03-02T09:00:00.000Z', standing: 'stale' },
          },
        ],
        total: 1,
      },
    ],
  ])('never said %s', (_, more) => {
    expect(inEarlierForm({ ...PRESENT, ...more })).toBeNull();
  });
});
