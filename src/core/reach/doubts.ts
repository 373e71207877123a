import { fade, type Standing } from '../catalog/fade.ts';
import type { System } from '../catalog/types.ts';
import { dependencyAt, edgeAt } from './edge.ts';
import { FirstOf } from './first-of.ts';
import type { DependencyGraph } from './graph.ts';
import type { ReachStudy } from './study-types.ts';
import type { Traversal } from './traverse.ts';
import type { ReachEdge } from './types.ts';

/**
 * Edges that harm travels along and that are in doubt. An edge nobody has seen says something only where
 * its dependent was seen to use anything at all, and one nobody declared only where its dependent declares
 * anything: else it is merely a system that no source looks at, or that nobody wrote down.
 */
export function doubtsIn(
  graph: DependencyGraph,
  walk: Traversal,
  now: number,
  limit: number,
): Pick<ReachStudy, 'disagreements' | 'stale'> {
  const disagreements = new FirstOf<ReachEdge>(limit);
  const stale = new FirstOf<ReachEdge>(limit);
  const views = new Map<number, DependentView>();
  const viewOf = (node: number) => {
    let view = views.get(node);
    if (view === undefined) {
      view = dependentView(graph.systems[node] as System, now);
      views.set(node, view);
    }
    return view;
  };
  for (const target of walk.order) {
    const end = graph.starts[target + 1] as number;
    for (let slot = graph.starts[target] as number; slot < end; slot++) {
      const dependent = graph.dependents[slot] as number;
      const position = graph.edges[slot] as number;
      const { standing } = fade(dependencyAt(graph, dependent, position), now);
      if (standing === 'agreed' || standing === 'inferred-only') continue;
      const list = standing === 'stale' ? stale : disagreements;
      if (standing !== 'stale' && !disagrees(standing, viewOf(dependent))) continue;
      list.add(() => edgeAt(graph, dependent, target, position, now));
    }
  }
  return { disagreements: disagreements.listed, stale: stale.listed };
}

/** What is known of a system's own dependencies as a whole. */
export interface DependentView {
  readonly observed: boolean;
  readonly declared: boolean;
}

export function dependentView({ dependsOn }: System, now: number): DependentView {
  let [observed, declared] = [false, false];
  for (const dependency of dependsOn) {
    const { standing } = fade(dependency, now);
    if (standing === 'agreed' || standing === 'observed-only') observed = true;
    if (standing === 'agreed' || standing === 'declared-only') declared = true;
  }
  return { observed, declared };
}

/** Whether an edge of this standing contradicts what else is known of its dependent. */
export function disagrees(standing: Standing, { observed, declared }: DependentView): boolean {
  return (standing === 'declared-only' && observed) || (standing === 'observed-only' && declared);
}
