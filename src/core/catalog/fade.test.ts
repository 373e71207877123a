import { describe, expect, it } from 'vitest';
import { fade, isStrong } from './fade.ts';
import type { Dependency, DependencySource, Sighting } from './types.ts';

const NOW = Date.parse('2026-03-11T09:00:00.000Z');
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

const seen = (source: DependencySource, days: number | null, confidence = 0.8): Sighting => ({
  source,
  origin: source === 'declared' ? 'catalog' : 'jaeger',
  confidence,
  via: source,
  seenAt: days === null ? null : daysAgo(days),
});

const of = (...sightings: readonly Sighting[]): Dependency => ({
  on: 'orders',
  source: sightings[0]?.source ?? 'declared',
  confidence: sightings[0]?.confidence ?? 1,
  via: null,
  sightings,
});

describe('fade', () => {
  it.each([
    ['observed today', [seen('observed', 0)], 'observed', 0.8, 'observed-only'],
    ['observed a half-life ago', [seen('observed', 30)], 'observed', 0.4, 'observed-only'],
    ['observed just before it is stale', [seen('observed', 60)], 'observed', 0.2, 'observed-only'],
    ['observed longer ago', [seen('observed', 61)], 'observed', 0.195, 'stale'],
    ['inferred fades slower', [seen('inferred', 90)], 'inferred', 0.4, 'inferred-only'],
    ['inferred long ago', [seen('inferred', 181)], 'inferred', 0.198, 'stale'],
    ['declared never fades', [seen('declared', 3650, 1)], 'declared', 1, 'declared-only'],
    ['dated in the future', [seen('observed', -5)], 'observed', 0.8, 'observed-only'],
    ['without a date', [seen('observed', null)], 'observed', 0.8, 'observed-only'],
    [
      'declared and observed',
      [seen('declared', null, 1), seen('observed', 2)],
      'declared',
      1,
      'agreed',
    ],
    [
      'declared, and observed too long ago',
      [seen('declared', null, 1), seen('observed', 100)],
      'declared',
      1,
      'declared-only',
    ],
    [
      'observed long ago and inferred now',
      [seen('observed', 120, 1), seen('inferred', 0, 0.6)],
      'inferred',
      0.6,
      'inferred-only',
    ],
    [
      'observed twice',
      [seen('observed', 50), seen('observed', 1)],
      'observed',
      0.782,
      'observed-only',
    ],
  ] as const)('%s', (_, sightings, source, confidence, standing) => {
    expect(fade(of(...sightings), NOW)).toMatchObject({ source, confidence, standing });
  });

  it('says when it was last seen, by whichever source', () => {
    const both = of(seen('declared', null, 1), seen('observed', 9), seen('inferred', 3));
    expect(fade(both, NOW).seenAt).toBe(daysAgo(3));
    expect(fade(of(seen('declared', null)), NOW).seenAt).toBeNull();
  });

  it('keeps its confidence where a date cannot be read', () => {
    const garbage = { ...seen('observed', 0), seenAt: 'yesterday' };
    expect(fade(of(garbage), NOW)).toMatchObject({ confidence: 0.8, seenAt: null });
  });

  it.each(['declared', 'observed', 'inferred'] as const)(
    'leaves a bare %s edge as it is',
    (source) => {
      const bare: Dependency = { on: 'orders', source, confidence: 0.7, via: 'HTTP' };
      expect(fade(bare, NOW)).toEqual({
        source,
        confidence: 0.7,
        via: 'HTTP',
        seenAt: null,
        standing: `${source}-only`,
      });
    },
  );
});

describe('isStrong', () => {
  it.each([
    [seen('declared', null, 1), true],
    [seen('observed', 0), true],
    [seen('observed', 30), false],
    [seen('inferred', 0, 1), false],
  ] as const)('%o: %s', (sighting, strong) => {
    expect(isStrong(fade(of(sighting), NOW))).toBe(strong);
  });
});
