import type { CatalogIndex } from '../catalog/compile.ts';
import type { System, Tier } from '../catalog/types.ts';
import type { Change } from '../change/types.ts';
import { graphOf, type DependencyGraph } from './graph.ts';
import { traverse, type Traversal } from './traverse.ts';
import type { BoundaryCrossing, Hit, Reach, ReachEdge, ReachedSystem } from './types.ts';

/** Systems the change hits, everything that depends on them, and through which edge harm gets there. */
export function reachOf(change: Change, catalog: CatalogIndex): Reach {
  const hits: Hit[] = [];
  const unclaimed: number[] = [];
  change.effects.forEach((effect, index) => {
    // A read changes nothing, so it harms no one, however critical the system.
    if (effect.verb === 'read') return;
    const claims = catalog.claimsOn(effect.resource);
    if (claims.length === 0) unclaimed.push(index);
    for (const { system, pattern } of claims) hits.push({ effect: index, system, pattern });
  });
  const start = [...new Set(hits.map((hit) => hit.system))].toSorted();
  const systems = reachedFrom(start, graphOf(catalog));
  return {
    systems,
    hits,
    unclaimed,
    worstTier: worstTier(systems),
    countByTier: countByTier(systems),
    crossings: crossingsIn(systems, catalog),
  };
}

/** The systems at and above the given ones, by distance, then tier, then id. */
export function reachedFrom(
  ids: readonly string[],
  graph: DependencyGraph,
): readonly ReachedSystem[] {
  const start = ids.flatMap((id) => graph.nodes.get(id) ?? []);
  const walk = traverse(graph, start);
  return inReadingOrder(walk, graph).map((node) => reachedSystem(node, walk, graph));
}

/** Sorts by one number a node, since nodes are in order of id already; typed arrays sort by value. */
function inReadingOrder(walk: Traversal, graph: DependencyGraph): readonly number[] {
  const size = graph.systems.length;
  const keys = new Float64Array(walk.order.length);
  for (let index = 0; index < keys.length; index++) {
    const node = walk.order[index] as number;
    const tier = graph.systems[node]?.tier ?? 5;
    keys[index] = ((walk.distance[node] as number) * 8 + tier) * size + node;
  }
  keys.sort();
  const nodes: number[] = [];
  for (const key of keys) nodes.push(key % size);
  return nodes;
}

function reachedSystem(node: number, walk: Traversal, graph: DependencyGraph): ReachedSystem {
  const system = graph.systems[node] as System;
  return {
    id: system.id,
    name: system.name,
    tier: system.tier,
    owners: system.owners,
    distance: walk.distance[node] as number,
    through: edgeInto(node, walk, graph, system),
  };
}

function edgeInto(
  node: number,
  walk: Traversal,
  graph: DependencyGraph,
  system: System,
): ReachEdge | null {
  const dependency = system.dependsOn[walk.edge[node] as number];
  const parent = graph.systems[walk.parent[node] as number];
  if (!dependency || !parent) return null;
  return {
    from: system.id,
    to: parent.id,
    source: dependency.source,
    confidence: dependency.confidence,
    via: dependency.via,
  };
}

function worstTier(systems: readonly ReachedSystem[]): Tier | null {
  return systems.reduce<Tier | null>(
    (worst, { tier }) => (tier !== null && (worst === null || tier < worst) ? tier : worst),
    null,
  );
}

function countByTier(systems: readonly ReachedSystem[]): Reach['countByTier'] {
  const count = { '1': 0, '2': 0, '3': 0, '4': 0, none: 0 };
  for (const { tier } of systems) count[tier === null ? 'none' : (`${tier}` as const)]++;
  return count;
}

/** Edges on which harm steps from a less critical (or unrated) system to a Tier-1 or Tier-2 one. */
function crossingsIn(
  systems: readonly ReachedSystem[],
  catalog: CatalogIndex,
): readonly BoundaryCrossing[] {
  return systems.flatMap(({ id, tier, through }) => {
    if (through === null || tier === null || tier > 2) return [];
    const fromTier = catalog.systems.get(through.to)?.tier ?? null;
    return fromTier !== null && fromTier <= tier
      ? []
      : [{ from: through.to, fromTier, to: id, toTier: tier }];
  });
}
