import { edgeAt } from '../edge.ts';
import { FirstOf } from './first-of.ts';
import type { DependencyGraph } from '../graph.ts';
import { needsOf } from './needs.ts';
import { nodesOf } from '../reach.ts';
import { inReadingOrder } from '../reading-order.ts';
import { STUDY_LIMITS, studiedSystem, studyReach, type StudyLimits } from './study.ts';
import type { Listed, ReachStudy, StudiedSystem } from './study-types.ts';
import { traverse } from '../traverse.ts';
import type { ReachEdge } from '../types.ts';

/** What a system needs to work, by steps away; `edges` as in a study. */
export interface Needs {
  readonly systems: Listed<StudiedSystem>;
  readonly edges: Listed<ReachEdge>;
}

/** What happens when systems are down, and what they would need to come back. */
export interface WhatIfDown {
  /** Who fails. */
  readonly fails: ReachStudy;
  readonly needs: Needs;
  /** A graph of who needs whom does not say what has a second copy or can do without for a while. */
  readonly redundancy: 'unknown';
  readonly why: string;
}

const WHY =
  'Whether a dependent has another way, a cache or a second copy is not known, so every one of them is ' +
  'taken to fail.';

/** What fails with these systems and what they need, as of `now` (ISO instant). */
export function whatIfDown(
  graph: DependencyGraph,
  ids: readonly string[],
  now: string,
  limits: StudyLimits = STUDY_LIMITS,
): WhatIfDown {
  return {
    fails: studyReach(graph, ids, now, limits),
    needs: needsFrom(graph, nodesOf(ids, graph), Date.parse(now), limits),
    redundancy: 'unknown',
    why: WHY,
  };
}

/** The same walk on the graph turned around; the systems themselves are no need of their own. */
function needsFrom(
  graph: DependencyGraph,
  from: readonly number[],
  now: number,
  limits: StudyLimits,
): Needs {
  const { starts, targets, edges: positions } = needsOf(graph);
  const walk = traverse({ ...graph, starts, dependents: targets, edges: positions }, from);
  const isShown = new Uint8Array(graph.systems.length);
  const systems = new FirstOf<StudiedSystem>(limits.systems);
  for (const node of inReadingOrder(walk, graph)) {
    if (walk.distance[node] === 0) {
      isShown[node] = 1;
      continue;
    }
    systems.add(() => {
      isShown[node] = 1;
      return studiedSystem(node, walk, graph);
    });
  }
  const edges = new FirstOf<ReachEdge>(limits.edges);
  let all = 0;
  for (const node of walk.order) {
    const further = (walk.distance[node] as number) + 1;
    const end = starts[node + 1] as number;
    for (let slot = starts[node] as number; slot < end; slot++) {
      const target = targets[slot] as number;
      if (walk.distance[target] !== further) continue;
      all++;
      if (isShown[target] === 0 || edges.isFull) continue;
      edges.add(() => edgeAt(graph, node, target, positions[slot] as number, now));
    }
  }
  return { systems: systems.listed, edges: { count: all, first: edges.listed.first } };
}
