import { fade, isStrong } from '../../catalog/fade.ts';
import type { Dependency } from '../../catalog/types.ts';
import type { DependencyGraph } from '../graph.ts';
import { needsOf } from './needs.ts';
import type { CarriesTier1, Listed } from './study-types.ts';
import { tierOneDependents } from '../treated-as-critical.ts';
import type { Traversal } from '../traverse.ts';

const SHOWN_TIER_1 = 20;

/** Reached systems that are not Tier-1 and through which Tier-1 is reached, by one step or many. */
export function carriesTier1In(
  graph: DependencyGraph,
  walk: Traversal,
  now: number,
  limit: number,
): Listed<CarriesTier1> {
  const steps = stepsToTier1(graph, walk);
  const isNeeded = neededByTier1(graph, walk, now);
  const carriers: { readonly node: number; readonly rank: number }[] = [];
  for (const node of walk.order) {
    const distance = steps[node] as number;
    if (distance < 1) continue;
    carriers.push({ node, rank: isNeeded[node] === 1 ? 0 : distance });
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

/** By node: 1 for what Tier-1 needs directly by a strong edge, found from the side of those who need. */
function neededByTier1(graph: DependencyGraph, walk: Traversal, now: number): Uint8Array {
  const needs = needsOf(graph);
  const isNeeded = new Uint8Array(graph.systems.length);
  for (let node = 0; node < graph.systems.length; node++) {
    if (graph.tiers[node] !== 1 || walk.distance[node] === -1) continue;
    const dependsOn = graph.systems[node]?.dependsOn ?? [];
    const end = needs.starts[node + 1] as number;
    for (let slot = needs.starts[node] as number; slot < end; slot++) {
      const target = needs.targets[slot] as number;
      if (isNeeded[target] === 1 || graph.tiers[target] === 1) continue;
      const dependency = dependsOn[needs.edges[slot] as number] as Dependency;
      if (isStrong(fade(dependency, now))) isNeeded[target] = 1;
    }
  }
  return isNeeded;
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
