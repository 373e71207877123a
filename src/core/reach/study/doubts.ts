import { standingAt, type Standing } from '../../catalog/fade.ts';
import type { Dependency } from '../../catalog/types.ts';
import { edgeAt } from '../edge.ts';
import { FirstOf } from './first-of.ts';
import type { DependencyGraph } from '../graph.ts';
import { needsOf } from './needs.ts';
import type { ReachStudy } from './study-types.ts';
import type { Traversal } from '../traverse.ts';
import type { ReachEdge } from '../types.ts';

/**
 * Edges that harm travels along and that are in doubt, by their dependents. An edge nobody has seen says
 * something only where its dependent was seen to use anything at all, and one nobody declared only where
 * its dependent declares anything: else it is merely a system that no source looks at, or that nobody
 * wrote down.
 */
export function doubtsIn(
  graph: DependencyGraph,
  walk: Traversal,
  now: number,
  limit: number,
): Pick<ReachStudy, 'disagreements' | 'stale'> {
  const disagreements = new FirstOf<ReachEdge>(limit);
  const stale = new FirstOf<ReachEdge>(limit);
  const needs = needsOf(graph);
  for (let node = 0; node < graph.systems.length; node++) {
    if (walk.distance[node] === -1) continue;
    const dependsOn = graph.systems[node]?.dependsOn ?? [];
    const view = viewOf(dependsOn, now);
    if (!view.stale && !(view.declared && view.observed)) continue;
    const end = needs.starts[node + 1] as number;
    for (let slot = needs.starts[node] as number; slot < end; slot++) {
      const target = needs.targets[slot] as number;
      const position = needs.edges[slot] as number;
      if (walk.distance[target] === -1) continue;
      const standing = standingAt(dependsOn[position] as Dependency, now);
      const list = standing === 'stale' ? stale : disagrees(standing, view) ? disagreements : null;
      list?.add(() => edgeAt(graph, node, target, position, now));
    }
  }
  return { disagreements: disagreements.listed, stale: stale.listed };
}

/** What is known of a system's dependencies as a whole. */
interface View {
  readonly observed: boolean;
  readonly declared: boolean;
  readonly stale: boolean;
}

function viewOf(dependsOn: readonly Dependency[], now: number): View {
  let [observed, declared, stale] = [false, false, false];
  for (let index = 0; index < dependsOn.length; index++) {
    const standing = standingAt(dependsOn[index] as Dependency, now);
    if (standing === 'agreed' || standing === 'observed-only') observed = true;
    if (standing === 'agreed' || standing === 'declared-only') declared = true;
    if (standing === 'stale') stale = true;
  }
  return { observed, declared, stale };
}

function disagrees(standing: Standing, { observed, declared }: View): boolean {
  return (standing === 'declared-only' && observed) || (standing === 'observed-only' && declared);
}
