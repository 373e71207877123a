import { describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../core/catalog/compile.ts';
import type { System } from '../../../core/catalog/types.ts';
import { graphOf } from '../../../core/reach/graph.ts';
import { studyReach } from '../../../core/reach/study/study.ts';
import { SHAPE, sceneOf } from './scene.ts';
import { panned, showing, wholeOf, zoomed } from './view.ts';
import { wayThrough } from './way.ts';

function system(id: string, needs: readonly string[] = [], tier: System['tier'] = null): System {
  const dependsOn = needs.map((on) => ({
    on,
    source: 'declared' as const,
    confidence: 1,
    via: null,
  }));
  const empty = { owners: [], environments: [], paths: [], resources: [] };
  return { id, name: id, tier, dependsOn, ...empty };
}

function sceneFrom(systems: readonly System[]) {
  const catalog = compileCatalog({ systems, people: [], teams: [], environments: [] });
  return sceneOf(studyReach(graphOf(catalog), ['db'], NOW));
}

const NOW = '2026-03-11T09:00:00.000Z';
const scene = sceneFrom([
  system('db', [], 2),
  system('orders', ['db'], 1),
  system('mail', ['db'], 3),
  system('checkout', ['orders'], 1),
]);

function many(count: number) {
  const systems = Array.from({ length: count }, (_, index) => system(`s${index}`, ['db']));
  return sceneFrom([system('db'), ...systems]);
}

describe('the scene of a study', () => {
  it('puts systems into layers by distance and draws every edge', () => {
    const xs = new Map(scene.shapes.map(({ id, x }) => [id, x]));
    expect(xs.get('db')).toBeLessThan(xs.get('orders') as number);
    expect(xs.get('orders')).toBe(xs.get('mail'));
    expect(xs.get('orders')).toBeLessThan(xs.get('checkout') as number);
    expect(scene.lines.map(({ from, to }) => `${from.id}>${to.id}`).toSorted()).toEqual([
      'db>mail',
      'db>orders',
      'orders>checkout',
    ]);
  });

  it('lets no two shapes overlap, and stands for the rest with groups', () => {
    const { shapes } = many(10_000);
    expect(shapes.length).toBeLessThan(700);
    const places = new Set(shapes.map(({ x, y }) => `${x},${y}`));
    expect(places.size).toBe(shapes.length);
    const counted = shapes.reduce(
      (sum, { of }) => sum + (of.kind === 'group' ? of.group.total : 1),
      0,
    );
    expect(counted).toBe(10_001);
  });
});

describe('the view', () => {
  const window = { width: 800, height: 500 };

  it('fits the whole scene into the window', () => {
    const large = many(400);
    const { x, y, scale } = wholeOf(large, window);
    expect((0 - x) * scale).toBeGreaterThanOrEqual(0);
    expect((large.width - x) * scale).toBeLessThanOrEqual(window.width + 1);
    expect((large.height - y) * scale).toBeLessThanOrEqual(window.height + 1);
  });

  it('keeps the point under the pointer in its place', () => {
    const view = wholeOf(scene, window);
    const at = { x: 123, y: 45 };
    const next = zoomed(view, 1.5, at);
    expect(next.x + at.x / next.scale).toBeCloseTo(view.x + at.x / view.scale);
    expect(panned(panned(view, 30, 10), -30, -10)).toEqual(view);
  });

  it('moves only for a shape that is outside', () => {
    const view = { x: 0, y: 0, scale: 1 };
    const shape = { x: 10, y: 10, width: SHAPE.width, height: SHAPE.height };
    expect(showing(view, shape, window)).toBe(view);
    const moved = showing(view, { ...shape, x: 5_000 }, window);
    expect(moved.x).toBeGreaterThan(4_000);
  });
});

describe('the way through a shape', () => {
  it('goes back to what is hit first and on to what depends on it', () => {
    expect([...wayThrough(scene, 'orders')].toSorted()).toEqual(['checkout', 'db', 'orders']);
    expect([...wayThrough(scene, 'mail')].toSorted()).toEqual(['db', 'mail']);
    expect(wayThrough(scene, null).size).toBe(0);
  });
});
