import type { DependencyGraph } from '../graph.ts';
import type { Traversal } from '../traverse.ts';

/**
 * Groups of reached nodes that all depend on one another, each in order. Whatever reaches one of a group
 * reaches all, so looking at what is reached finds the whole group. Tarjan's algorithm without recursion.
 */
export function cyclesIn(graph: DependencyGraph, walk: Traversal): readonly Uint32Array[] {
  const size = graph.systems.length;
  const reached = walk.order.length;
  const index = new Uint32Array(size);
  const low = new Uint32Array(size);
  const open = new Uint8Array(size);
  const next = graph.starts.slice();
  const [path, pending] = [new Uint32Array(reached), new Uint32Array(reached)];
  const cycles: Uint32Array[] = [];
  let [count, waiting] = [0, 0];

  for (const root of walk.order) {
    if (index[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    while (depth >= 0) {
      const node = path[depth] as number;
      if (index[node] === 0) {
        index[node] = low[node] = ++count;
        pending[waiting++] = node;
        open[node] = 1;
      }
      const slot = next[node] as number;
      if (slot < (graph.starts[node + 1] as number)) {
        next[node] = slot + 1;
        const dependent = graph.dependents[slot] as number;
        if (index[dependent] === 0) path[++depth] = dependent;
        else if (open[dependent] === 1) lower(low, node, index[dependent] as number);
        continue;
      }
      depth--;
      if (depth >= 0) lower(low, path[depth] as number, low[node] as number);
      if (low[node] !== index[node]) continue;
      const end = waiting;
      do {
        waiting--;
        open[pending[waiting] as number] = 0;
      } while (pending[waiting] !== node);
      if (end - waiting > 1) cycles.push(pending.slice(waiting, end).sort());
    }
  }
  return cycles;
}

function lower(low: Uint32Array, node: number, to: number): void {
  if (to < (low[node] as number)) low[node] = to;
}
