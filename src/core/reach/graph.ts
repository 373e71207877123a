import type { CatalogIndex } from '../catalog/compile.ts';
import type { System } from '../catalog/types.ts';

/**
 * Who depends on whom, in compressed sparse rows: the dependents of node `n` are
 * `dependents[starts[n] … starts[n + 1]]`, and `edges` names the dependency behind each of them.
 * Nodes are systems in order of id, so equal catalogs give equal graphs.
 */
export interface DependencyGraph {
  /** By node, in order. */
  readonly ids: readonly string[];
  /** By node. */
  readonly systems: readonly System[];
  /** By node: 1 to 4, or 5 where the system has none. */
  readonly tiers: Uint8Array;
  readonly nodes: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly dependents: Uint32Array;
  /** Position of the edge in the dependent's own `dependsOn`. */
  readonly edges: Uint32Array;
}

/** Sorts behind every tier. */
export const NO_TIER = 5;

const built = new WeakMap<CatalogIndex, DependencyGraph>();

/** The graph of a catalog, built on first use and kept as long as the catalog is. */
export function graphOf(catalog: CatalogIndex): DependencyGraph {
  let graph = built.get(catalog);
  if (!graph) {
    graph = buildGraph(catalog);
    built.set(catalog, graph);
  }
  return graph;
}

/** Makes a graph that was built ahead the one that `graphOf` gives. */
export function keepGraph(catalog: CatalogIndex, graph: DependencyGraph): void {
  built.set(catalog, graph);
}

/** Builds at once. */
export function buildGraph(catalog: CatalogIndex): DependencyGraph {
  const steps = graphSteps(catalog);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Systems whose dependencies are looked up between two steps: some milliseconds' work. */
const A_STEP = 5_000;

/**
 * Builds in steps, for whoever has other things to do in between. Counts first, then fills, without
 * intermediate lists. Dependencies on systems nobody declared are left out.
 */
export function* graphSteps(catalog: CatalogIndex): Generator<undefined, DependencyGraph> {
  const ids = [...catalog.systems.keys()].toSorted();
  const nodes = new Map(ids.map((id, node) => [id, node]));
  const systems = ids.map((id) => catalog.systems.get(id) as System);
  yield;
  const targets = yield* targetNodes(systems, nodes);

  const starts = new Uint32Array(ids.length + 1);
  for (const target of targets) {
    if (target >= 0) starts[target + 1] = (starts[target + 1] as number) + 1;
  }
  for (let node = 0; node < ids.length; node++) {
    starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
  }

  const count = starts[ids.length] as number;
  const dependents = new Uint32Array(count);
  const edges = new Uint32Array(count);
  const next = starts.slice();
  yield;
  let position = 0;
  systems.forEach(({ dependsOn }, dependent) => {
    for (let edge = 0; edge < dependsOn.length; edge++) {
      const target = targets[position++] as number;
      if (target < 0) continue;
      const slot = next[target] as number;
      next[target] = slot + 1;
      dependents[slot] = dependent;
      edges[slot] = edge;
    }
  });
  const tiers = Uint8Array.from(systems, ({ tier }) => tier ?? NO_TIER);
  return { ids, systems, tiers, nodes, starts, dependents, edges };
}

/** The node each dependency points at, in order of systems and their lists; -1 where nobody declared it. */
function* targetNodes(
  systems: readonly System[],
  nodes: ReadonlyMap<string, number>,
): Generator<undefined, Int32Array> {
  const total = systems.reduce((sum, { dependsOn }) => sum + dependsOn.length, 0);
  const targets = new Int32Array(total);
  let position = 0;
  for (const [index, { dependsOn }] of systems.entries()) {
    for (const { on } of dependsOn) targets[position++] = nodes.get(on) ?? -1;
    if (index % A_STEP === A_STEP - 1) yield;
  }
  return targets;
}
