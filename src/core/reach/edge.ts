import { fade } from '../catalog/fade.ts';
import type { Dependency } from '../catalog/types.ts';
import type { DependencyGraph } from './graph.ts';
import type { ReachEdge } from './types.ts';

/** The edge by which `dependent` needs `target`, as of `now` (milliseconds since 1970). */
export function edgeAt(
  graph: DependencyGraph,
  dependent: number,
  target: number,
  position: number,
  now: number,
): ReachEdge {
  const from = graph.systems[dependent]?.id ?? '';
  const to = graph.systems[target]?.id ?? '';
  const { source, confidence, via, seenAt, standing } = fade(
    dependencyAt(graph, dependent, position),
    now,
  );
  return { from, to, source, confidence, via, seenAt, standing };
}

export function dependencyAt(
  graph: DependencyGraph,
  dependent: number,
  position: number,
): Dependency {
  // Every edge of the graph was made from a dependency at this place.
  return graph.systems[dependent]?.dependsOn[position] as Dependency;
}
