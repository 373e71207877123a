import type { System, Tier } from '../catalog/types.ts';
import { edgeAt } from './edge.ts';
import { NO_TIER, type DependencyGraph } from './graph.ts';
import { inReadingOrder } from './reading-order.ts';
import type { Traversal } from './traverse.ts';
import type { Reach, ReachedSystem } from './types.ts';

/** So many systems are described in any case: nobody reads further, and each costs its bytes. */
const DESCRIBED = 10_000;

/**
 * The reached systems as people and rules see them. Rules ask for what is hit, for Tier-1 and for ids, so
 * the first two are always described and no id is left out.
 */
export function describe(
  walk: Traversal,
  graph: DependencyGraph,
  now: number,
): Pick<Reach, 'total' | 'systems' | 'further' | 'countByTier' | 'worstTier'> {
  const sorted = inReadingOrder(walk, graph);
  const systems: ReachedSystem[] = [];
  const further: { distance: number; tier: Tier | null; ids: string[] }[] = [];
  for (let index = 0; index < sorted.length; index++) {
    const node = sorted[index] as number;
    const tier = graph.tiers[node] as number;
    const distance = walk.distance[node] as number;
    if (index < DESCRIBED || tier === 1 || distance === 0) {
      systems.push(reachedSystem(node, walk, graph, now));
    } else {
      // The order is by distance and tier, so a group ends where the next one begins.
      const group = further.at(-1);
      const named = tier === NO_TIER ? null : (tier as Tier);
      const id = graph.ids[node] as string;
      if (group?.distance === distance && group.tier === named) group.ids.push(id);
      else further.push({ distance, tier: named, ids: [id] });
    }
  }
  return { total: sorted.length, systems, further, ...tiersOf(graph, sorted) };
}

/** True where a system of this id is reached. */
export function reaches({ systems, further }: Reach, id: string): boolean {
  return systems.some((system) => system.id === id) || further.some(({ ids }) => ids.includes(id));
}

/** How many of these nodes are of which tier, and the most critical tier among them. */
export function tiersOf(
  graph: DependencyGraph,
  reached: Uint32Array,
): Pick<Reach, 'countByTier' | 'worstTier'> {
  const counts = new Uint32Array(NO_TIER + 1);
  for (let index = 0; index < reached.length; index++) {
    const tier = graph.tiers[reached[index] as number] as number;
    counts[tier] = (counts[tier] as number) + 1;
  }
  const [, one = 0, two = 0, three = 0, four = 0, none = 0] = counts;
  const worst = counts.findIndex((count, tier) => count > 0 && tier < NO_TIER);
  return {
    countByTier: { '1': one, '2': two, '3': three, '4': four, none },
    worstTier: worst === -1 ? null : (worst as Tier),
  };
}

function reachedSystem(
  node: number,
  walk: Traversal,
  graph: DependencyGraph,
  now: number,
): ReachedSystem {
  const { id, name, tier, owners } = graph.systems[node] as System;
  const parent = walk.parent[node] as number;
  const through = parent < 0 ? null : edgeAt(graph, node, parent, walk.edge[node] as number, now);
  return { id, name, tier, owners, distance: walk.distance[node] as number, through };
}
