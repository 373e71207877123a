import type { CatalogIndex } from '../catalog/compile.ts';
import type { Dependency } from '../catalog/types.ts';

/**
 * Who depends on whom, in compressed sparse rows: the dependents of node `n` are
 * `dependents[starts[n] … starts[n + 1]]`, and `edges` names the dependency behind each of them.
 * Nodes are systems in order of id, so equal catalogs give equal graphs.
 */
export interface DependencyGraph {
  readonly ids: readonly string[];
  readonly nodes: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly dependents: Uint32Array;
  /** Position of the edge in the dependent's own `dependsOn`. */
  readonly edges: Uint32Array;
}

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

/** Two counting passes, no intermediate lists. Dependencies on systems nobody declared are left out. */
export function buildGraph(catalog: CatalogIndex): DependencyGraph {
  const ids = [...catalog.systems.keys()].toSorted();
  const nodes = new Map(ids.map((id, node) => [id, node]));
  const starts = new Uint32Array(ids.length + 1);
  const dependenciesOf = ids.map((id) => catalog.systems.get(id)?.dependsOn ?? []);

  let count = 0;
  for (const dependencies of dependenciesOf) {
    for (const { on } of dependencies) {
      const node = nodes.get(on);
      if (node === undefined) continue;
      starts[node + 1] = (starts[node + 1] ?? 0) + 1;
      count++;
    }
  }
  for (let node = 0; node < ids.length; node++) {
    starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  }

  const dependents = new Uint32Array(count);
  const edges = new Uint32Array(count);
  const next = starts.slice();
  dependenciesOf.forEach((dependencies, dependent) => {
    dependencies.forEach(({ on }: Dependency, edge) => {
      const node = nodes.get(on);
      if (node === undefined) return;
      const position = next[node] ?? 0;
      next[node] = position + 1;
      dependents[position] = dependent;
      edges[position] = edge;
    });
  });
  return { ids, nodes, starts, dependents, edges };
}
