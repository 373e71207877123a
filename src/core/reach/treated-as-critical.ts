import { isStrong, fade } from '../catalog/fade.ts';
import { dependencyAt } from './edge.ts';
import type { DependencyGraph } from './graph.ts';
import type { TreatedAsCritical } from './types.ts';

/** So many are named: it takes one for a system to count as critical. */
const NAMED = 100;

/** Of these nodes, those that are not Tier-1 and that Tier-1 needs directly by a strong edge; in their order. */
export function treatedAsCritical(
  nodes: Iterable<number>,
  graph: DependencyGraph,
  now: number,
): readonly TreatedAsCritical[] {
  const found: TreatedAsCritical[] = [];
  for (const node of nodes) {
    if (graph.tiers[node] === 1) continue;
    const neededBy = tierOneDependents(node, graph, now, NAMED);
    const system = graph.systems[node];
    if (system === undefined || neededBy.length === 0) continue;
    found.push({ system: system.id, tier: system.tier, neededBy });
  }
  return found;
}

/** Ids of the Tier-1 systems that need a node directly by a strong edge, in order, up to a limit. */
export function tierOneDependents(
  node: number,
  graph: DependencyGraph,
  now: number,
  limit: number,
): readonly string[] {
  const ids = new Set<string>();
  const end = graph.starts[node + 1] as number;
  for (let slot = graph.starts[node] as number; slot < end; slot++) {
    const dependent = graph.dependents[slot] as number;
    if (graph.tiers[dependent] !== 1) continue;
    const faded = fade(dependencyAt(graph, dependent, graph.edges[slot] as number), now);
    if (isStrong(faded)) ids.add(graph.ids[dependent] as string);
    if (ids.size === limit) break;
  }
  return [...ids];
}
