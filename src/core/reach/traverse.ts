import type { DependencyGraph } from './graph.ts';

export interface Traversal {
  /** Nodes in the order they were reached: by distance, then by the order of their parents. */
  readonly order: Uint32Array;
  /** Distance by node; -1 where not reached. */
  readonly distance: Int32Array;
  /** The node that harm came from, by node; -1 at the start and where not reached. */
  readonly parent: Int32Array;
  /** Position of the edge in the node's own dependencies; -1 as above. */
  readonly edge: Int32Array;
}

/** Breadth first from the given nodes along "is depended on by". */
export function traverse(graph: DependencyGraph, from: readonly number[]): Traversal {
  const size = graph.systems.length;
  const order = new Uint32Array(size);
  const distance = new Int32Array(size).fill(-1);
  const parent = new Int32Array(size).fill(-1);
  const edge = new Int32Array(size).fill(-1);
  let tail = 0;
  for (const node of from) {
    if (distance[node] !== -1) continue;
    distance[node] = 0;
    order[tail++] = node;
  }
  for (let head = 0; head < tail; head++) {
    const node = order[head] as number;
    const end = graph.starts[node + 1] as number;
    for (let position = graph.starts[node] as number; position < end; position++) {
      const dependent = graph.dependents[position] as number;
      if (distance[dependent] !== -1) continue;
      distance[dependent] = (distance[node] as number) + 1;
      parent[dependent] = node;
      edge[dependent] = graph.edges[position] as number;
      order[tail++] = dependent;
    }
  }
  return { order: order.subarray(0, tail), distance, parent, edge };
}
