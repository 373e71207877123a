import type { CatalogIndex } from '../catalog/compile.ts';
import type { Change } from '../change/types.ts';
import { describe } from './describe.ts';
import { graphOf, type DependencyGraph } from './graph.ts';
import { traverse } from './traverse.ts';
import { treatedAsCritical } from './treated-as-critical.ts';
import type { BoundaryCrossing, Hit, Reach, ReachedSystem } from './types.ts';

/**
 * Systems the change hits, everything that depends on them, and through which edge harm gets there, as
 * of `now` (ISO instant).
 */
export function reachOf(change: Change, catalog: CatalogIndex, now: string): Reach {
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
  const graph = graphOf(catalog);
  const reached = reachedFrom(start, graph, now);
  return {
    ...reached,
    hits,
    unclaimed,
    crossings: crossingsIn(reached.systems, catalog),
    treatedAsCritical: treatedAsCritical(nodesOf(start, graph), graph, Date.parse(now)),
  };
}

/** The systems at and above the given ones, as of `now` (ISO instant). */
export function reachedFrom(
  ids: readonly string[],
  graph: DependencyGraph,
  now: string,
): ReturnType<typeof describe> {
  return describe(traverse(graph, nodesOf(ids, graph)), graph, Date.parse(now));
}

/** Nodes of the systems that the catalog has. */
export function nodesOf(ids: readonly string[], graph: DependencyGraph): readonly number[] {
  return ids.flatMap((id) => graph.nodes.get(id) ?? []);
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
