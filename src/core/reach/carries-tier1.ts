import type { DependencyGraph } from './graph.ts';
import { needsOf } from './needs.ts';
import type { CarriesTier1, Listed } from './study-types.ts';
import { tierOneDependents } from './treated-as-critical.ts';
import type { Traversal } from './traverse.ts';

const SHOWN_TIER_1 = 20;

/** Reached systems that are not Tier-1 and through which Tier-1 is reached, by one step or many. */
export function carriesTier1In(
  graph: DependencyGraph,
  walk: Traversal,
  now: number,
  limit: number,
): Listed<CarriesTier1> {
  const steps = stepsToTier1(graph, walk);
  const carriers: { readonly node: number; readonly rank: number }[] = [];
  for (const node of walk.order) {
    const distance = steps[node] as number;
    if (distance < 1) continue;
    const isNeeded = distance === 1 && tierOneDependents(node, graph, now, 1).length > 0;
    carriers.push({ node, rank: isNeeded ? 0 : distance });
  }
  carriers.sort((a, b) => a.rank - b.rank || a.node - b.node);
  return {
    count: carriers.length,
    first: carriers.slice(0, limit).map(({ node, rank }) => ({
      system: graph.ids[node] as string,
      tier: graph.systems[node]?.tier ?? null,
      steps: steps[node] as number,
      neededBy: rank === 0 ? tierOneDependents(node, graph, now, SHOWN_TIER_1) : [],
    })),
  };
}

/** By node, over reached systems alone: 0 for Tier-1 itself, -1 where no Tier-1 system depends on it. */
function stepsToTier1(graph: DependencyGraph, walk: Traversal): Int32Array {
  const needs = needsOf(graph);
  const steps = new Int32Array(graph.systems.length).fill(-1);
  const queue = new Uint32Array(walk.order.length);
  let tail = 0;
  for (const node of walk.order) {
    if (graph.tiers[node] !== 1) continue;
    steps[node] = 0;
    queue[tail++] = node;
  }
  for (let head = 0; head < tail; head++) {
    const node = queue[head] as number;
    const end = needs.starts[node + 1] as number;
    for (let slot = needs.starts[node] as number; slot < end; slot++) {
      const target = needs.targets[slot] as number;
      if (steps[target] !== -1 || walk.distance[target] === -1) continue;
      steps[target] = (steps[node] as number) + 1;
      queue[tail++] = target;
    }
  }
  return steps;
}
