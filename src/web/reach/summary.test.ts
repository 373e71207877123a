import { describe, expect, it } from 'vitest';
import type { Tier } from '../../core/catalog/types.ts';
import type { Reach, ReachedSystem } from '../../core/reach/types.ts';
import { layOut, NODE } from './layout.ts';
import { reachSentence } from './reach-section.tsx';
import { drawingOf, groupId } from './summary.ts';

function system(
  id: string,
  distance: number,
  tier: Tier | null,
  to?: string,
  via = 'HTTP',
): ReachedSystem {
  return {
    id,
    name: id,
    tier,
    owners: [],
    distance,
    through:
      to === undefined
        ? null
        : {
            from: id,
            to,
            source: 'declared',
            confidence: 1,
            via,
            seenAt: null,
            standing: 'declared-only',
          },
  };
}

function reach(systems: readonly ReachedSystem[]): Reach {
  const of = (tier: Tier | null) => systems.filter((each) => each.tier === tier).length;
  return {
    total: systems.length,
    systems,
    further: [],
    hits: [],
    unclaimed: [],
    worstTier: 1,
    countByTier: { '1': of(1), '2': of(2), '3': of(3), '4': of(4), none: of(null) },
    crossings: [],
    treatedAsCritical: [],
  };
}

const WIDE = reach([
  system('db', 0, 1),
  system('api', 1, 1, 'db', 'SQL'),
  ...Array.from({ length: 70 }, (_, index) => system(`s${index}`, 2, 2, 'api')),
]);

describe('the drawing', () => {
  it('has a shape for each system and a line for each cause', () => {
    const { nodes, links } = drawingOf(
      reach([system('db', 0, 1), system('api', 1, 2, 'db', 'SQL')]),
      new Set(),
    );
    expect(nodes.map((node) => node.id)).toEqual(['db', 'api']);
    expect(links).toMatchObject([{ source: 'db', target: 'api', label: 'SQL' }]);
  });

  it('sums up a large reach by distance and tier, and draws out what is opened', () => {
    const group = groupId(2, 2);
    const closed = drawingOf(WIDE, new Set());
    expect(closed.nodes.map((node) => node.id)).toEqual(['db', 'api', group]);
    expect(closed.links.map((link) => [link.source, link.target])).toEqual([
      ['db', 'api'],
      ['api', group],
    ]);
    expect(drawingOf(WIDE, new Set([group])).nodes).toHaveLength(72);
  });

  it('puts every shape in the column of its distance, and none on another', () => {
    const drawing = drawingOf(WIDE, new Set([groupId(2, 2)]));
    const places = layOut(drawing);
    const column = new Map<number, number[]>();
    for (const { x, y } of places) column.set(x, [...(column.get(x) ?? []), y]);
    expect([...column.values()].map((ys) => ys.length)).toEqual([1, 1, 70]);
    for (const ys of column.values()) {
      const sorted = ys.toSorted((a, b) => a - b);
      sorted.slice(1).forEach((y, index) => {
        expect(y - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(NODE.height);
      });
    }
  });
});

describe('in a sentence', () => {
  it.each([
    [reach([]), 'It hits no system of the catalog.'],
    [reach([system('db', 0, 1)]), 'It hits 1 system directly, and none depends on them.'],
    [
      reach([system('db', 0, 1), system('x', 1, null, 'db')]),
      'It hits 1 system directly and reaches 2 systems in all: 1 of Tier 1 and 1 without a tier.',
    ],
  ])('%#', (value, sentence) => {
    expect(reachSentence(value)).toBe(sentence);
  });
});
