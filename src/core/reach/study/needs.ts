import type { DependencyGraph } from '../graph.ts';

/** The graph turned around: what node `n` needs is `targets[starts[n] … starts[n + 1]]`. */
export interface NeedsGraph {
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  /** Position of the edge in the node's own `dependsOn`. */
  readonly edges: Uint32Array;
}

const turned = new WeakMap<DependencyGraph, NeedsGraph>();

/** Made on first use and kept as long as the graph is. */
export function needsOf(graph: DependencyGraph): NeedsGraph {
  let needs = turned.get(graph);
  if (!needs) {
    needs = turnAround(graph);
    turned.set(graph, needs);
  }
  return needs;
}

function turnAround({ starts, dependents, edges }: DependencyGraph): NeedsGraph {
  const size = starts.length - 1;
  const own = new Uint32Array(size + 1);
  for (let slot = 0; slot < dependents.length; slot++) {
    const after = (dependents[slot] as number) + 1;
    own[after] = (own[after] as number) + 1;
  }
  for (let node = 0; node < size; node++) {
    own[node + 1] = (own[node + 1] as number) + (own[node] as number);
  }
  const next = own.slice();
  const targets = new Uint32Array(dependents.length);
  const positions = new Uint32Array(dependents.length);
  for (let node = 0; node < size; node++) {
    const end = starts[node + 1] as number;
    for (let slot = starts[node] as number; slot < end; slot++) {
      const dependent = dependents[slot] as number;
      const place = next[dependent] as number;
      next[dependent] = place + 1;
      targets[place] = node;
      positions[place] = edges[slot] as number;
    }
  }
  return { starts: own, targets, edges: positions };
}
