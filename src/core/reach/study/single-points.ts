import { dominatorsOf } from './dominators.ts';
import type { DependencyGraph } from '../graph.ts';
import type { Listed, SinglePoint } from './study-types.ts';
import type { Traversal } from '../traverse.ts';

const EXAMPLES = 5;

/**
 * Systems that others hang on alone: without them harm would not get there. A single start is left out,
 * since everything hangs on it.
 */
export function singlePointsIn(
  graph: DependencyGraph,
  walk: Traversal,
  starts: readonly number[],
  limit: number,
): Listed<SinglePoint> {
  const { nodes, dominators } = dominatorsOf(graph, walk, starts);
  const below = new Uint32Array(nodes.length);
  const tier1 = new Uint32Array(nodes.length);
  // A dominator's number is lower than its own, so going down adds every branch up.
  for (let number = nodes.length - 1; number > 0; number--) {
    const dominator = dominators[number] as number;
    const isTier1 = graph.tiers[nodes[number] as number] === 1 ? 1 : 0;
    below[dominator] = (below[dominator] as number) + (below[number] as number) + 1;
    tier1[dominator] = (tier1[dominator] as number) + (tier1[number] as number) + isTier1;
  }
  const points: number[] = [];
  for (let number = 1; number < nodes.length; number++) {
    const isOnlyStart = starts.length === 1 && nodes[number] === starts[0];
    if (below[number] !== 0 && !isOnlyStart) points.push(number);
  }
  points.sort(
    (a, b) =>
      (tier1[b] as number) - (tier1[a] as number) ||
      (below[b] as number) - (below[a] as number) ||
      (nodes[a] as number) - (nodes[b] as number),
  );
  const shown = points.slice(0, limit);
  const examples = examplesOf(shown, nodes, dominators, graph);
  return {
    count: points.length,
    first: shown.map((number) => {
      const node = nodes[number] as number;
      return {
        system: graph.ids[node] as string,
        tier: graph.systems[node]?.tier ?? null,
        distance: walk.distance[node] as number,
        total: below[number] as number,
        tier1: tier1[number] as number,
        examples: examples.get(number) ?? [],
      };
    }),
  };
}

/** Tier-1 first, then by id; only what hangs on each directly, which is what it holds up itself. */
function examplesOf(
  points: readonly number[],
  nodes: Uint32Array,
  dominators: Uint32Array,
  graph: DependencyGraph,
): ReadonlyMap<number, readonly string[]> {
  const held = new Map<number, number[]>(points.map((number) => [number, []]));
  for (let number = 1; number < nodes.length; number++) {
    held.get(dominators[number] as number)?.push(nodes[number] as number);
  }
  const rank = (node: number) => (graph.tiers[node] === 1 ? 0 : 1);
  return new Map(
    [...held].map(([number, children]) => [
      number,
      children
        .toSorted((a, b) => rank(a) - rank(b) || a - b)
        .slice(0, EXAMPLES)
        .map((node) => graph.ids[node] as string),
    ]),
  );
}
