import type { Tier } from '../../catalog/types.ts';
import type { DependencyGraph } from '../graph.ts';
import type { FurtherGroup, Layer, Listed, OwnerShare } from './study-types.ts';
import type { Traversal } from '../traverse.ts';

/** How much lies at each distance, by tier. */
export function layersOf(graph: DependencyGraph, walk: Traversal): readonly Layer[] {
  const layers: { distance: number; total: number; countByTier: Record<TierKey, number> }[] = [];
  for (const node of walk.order) {
    const distance = walk.distance[node] as number;
    let layer = layers[distance];
    if (layer === undefined) {
      layer = { distance, total: 0, countByTier: { '1': 0, '2': 0, '3': 0, '4': 0, none: 0 } };
      layers.push(layer);
    }
    layer.total++;
    layer.countByTier[keyOf(graph.systems[node]?.tier ?? null)]++;
  }
  return layers;
}

type TierKey = keyof Layer['countByTier'];

function keyOf(tier: Tier | null): TierKey {
  return tier === null ? 'none' : `${tier}`;
}

/** Who answers for how much of what is reached; a system with several owners counts for each. */
export function ownersOf(
  graph: DependencyGraph,
  walk: Traversal,
  limit: number,
): Listed<OwnerShare> {
  const shares = new Map<string | null, { owner: string | null; total: number; tier1: number }>();
  for (const node of walk.order) {
    const owners = graph.systems[node]?.owners ?? [];
    for (const owner of owners.length === 0 ? [null] : owners) {
      let share = shares.get(owner);
      if (share === undefined) shares.set(owner, (share = { owner, total: 0, tier1: 0 }));
      share.total++;
      if (graph.tiers[node] === 1) share.tier1++;
    }
  }
  const sorted = [...shares.values()].toSorted(
    (a, b) => b.tier1 - a.tier1 || b.total - a.total || byName(a.owner, b.owner),
  );
  return { count: sorted.length, first: sorted.slice(0, limit) };
}

/** The nodes that are not listed, grouped by distance, tier and first owner. */
export function groupsOf(
  graph: DependencyGraph,
  walk: Traversal,
  nodes: Uint32Array,
  limit: number,
): Listed<FurtherGroup> {
  const groups = new Map<string, { -readonly [K in keyof FurtherGroup]: FurtherGroup[K] }>();
  for (const node of nodes) {
    const distance = walk.distance[node] as number;
    const { tier = null, owners = [] } = graph.systems[node] ?? {};
    const owner = owners[0] ?? null;
    const key = `${distance} ${tier} ${owner ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { distance, tier, owner, total: 1 });
    else group.total++;
  }
  const sorted = [...groups.values()].toSorted(
    (a, b) =>
      b.total - a.total ||
      a.distance - b.distance ||
      (a.tier ?? 5) - (b.tier ?? 5) ||
      byName(a.owner, b.owner),
  );
  return { count: sorted.length, first: sorted.slice(0, limit) };
}

/** Nobody comes last. */
function byName(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
