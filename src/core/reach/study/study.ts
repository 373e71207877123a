import type { System } from '../../catalog/types.ts';
import { carriesTier1In } from './carries-tier1.ts';
import { cyclesIn } from './cycles.ts';
import { tiersOf } from '../describe.ts';
import { doubtsIn } from './doubts.ts';
import { edgeAt } from '../edge.ts';
import { FirstOf } from './first-of.ts';
import type { DependencyGraph } from '../graph.ts';
import { inReadingOrder } from '../reading-order.ts';
import { nodesOf } from '../reach.ts';
import { groupsOf, layersOf, ownersOf } from './shares.ts';
import { singlePointsIn } from './single-points.ts';
import type { Cycle, Listed, ReachStudy, StudiedSystem } from './study-types.ts';
import { traverse, type Traversal } from '../traverse.ts';
import type { ReachEdge } from '../types.ts';

/** How much a study lists of each kind; it counts all. */
export interface StudyLimits {
  readonly systems: number;
  readonly edges: number;
  /** Of everything else. */
  readonly others: number;
}

export const STUDY_LIMITS: StudyLimits = { systems: 500, edges: 5_000, others: 100 };

const SHOWN_IN_CYCLE = 20;

/**
 * How harm to these systems would spread, as of `now` (ISO instant): who is hit at which distance and by
 * which edges, what hangs on one system alone, what carries Tier-1, what nobody owns, and which edges are
 * in doubt. Ids that the catalog does not have are left out. Close to linear in systems and edges.
 */
export function studyReach(
  graph: DependencyGraph,
  starts: readonly string[],
  now: string,
  limits: StudyLimits = STUDY_LIMITS,
): ReachStudy {
  const from = [...new Set(nodesOf(starts, graph))].toSorted((a, b) => a - b);
  const walk = traverse(graph, from);
  const instant = Date.parse(now);
  const sorted = inReadingOrder(walk, graph);
  const shown = sorted.subarray(0, limits.systems);
  return {
    starts: from.map((node) => graph.ids[node] as string),
    at: now,
    total: sorted.length,
    ...tiersOf(graph, walk.order),
    layers: layersOf(graph, walk),
    owners: ownersOf(graph, walk, limits.others),
    systems: Array.from(shown, (node) => studiedSystem(node, walk, graph)),
    further: groupsOf(graph, walk, sorted.subarray(limits.systems), limits.others),
    edges: shortestEdges(graph, walk, shown, instant, limits.edges),
    unowned: unownedIn(graph, sorted, limits.others),
    singlePoints: singlePointsIn(graph, walk, from, limits.others),
    carriesTier1: carriesTier1In(graph, walk, instant, limits.others),
    cycles: describedCycles(graph, walk, limits.others),
    ...doubtsIn(graph, walk, instant, limits.others),
  };
}

export function studiedSystem(
  node: number,
  walk: Traversal,
  graph: DependencyGraph,
): StudiedSystem {
  const { id, name, tier, owners } = graph.systems[node] as System;
  return { id, name, tier, owners, distance: walk.distance[node] as number };
}

/** Edges that lead one step further, so that each lies on a shortest way from a start. */
function shortestEdges(
  graph: DependencyGraph,
  walk: Traversal,
  shown: Uint32Array,
  now: number,
  limit: number,
): Listed<ReachEdge> {
  const isShown = new Uint8Array(graph.systems.length);
  for (const node of shown) isShown[node] = 1;
  const edges = new FirstOf<ReachEdge>(limit);
  let all = 0;
  for (const node of walk.order) {
    const further = (walk.distance[node] as number) + 1;
    const end = graph.starts[node + 1] as number;
    for (let slot = graph.starts[node] as number; slot < end; slot++) {
      const dependent = graph.dependents[slot] as number;
      if (walk.distance[dependent] !== further) continue;
      all++;
      if (isShown[dependent] === 0 || edges.isFull) continue;
      edges.add(() => edgeAt(graph, dependent, node, graph.edges[slot] as number, now));
    }
  }
  return { count: all, first: edges.listed.first };
}

function unownedIn(graph: DependencyGraph, sorted: Uint32Array, limit: number): Listed<string> {
  const unowned = new FirstOf<string>(limit);
  for (const node of sorted) {
    if (graph.systems[node]?.owners.length === 0) unowned.add(() => graph.ids[node] as string);
  }
  return unowned.listed;
}

function describedCycles(graph: DependencyGraph, walk: Traversal, limit: number): Listed<Cycle> {
  const cycles = cyclesIn(graph, walk).toSorted(
    (a, b) => b.length - a.length || (a[0] as number) - (b[0] as number),
  );
  const first = cycles.slice(0, limit).map((nodes) => ({
    total: nodes.length,
    tier1: nodes.reduce((sum, node) => sum + (graph.tiers[node] === 1 ? 1 : 0), 0),
    systems: Array.from(nodes.subarray(0, SHOWN_IN_CYCLE), (node) => graph.ids[node] as string),
  }));
  return { count: cycles.length, first };
}
