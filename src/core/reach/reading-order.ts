import type { DependencyGraph } from './graph.ts';
import type { Traversal } from './traverse.ts';

const TIERS = 8;
/** Below this share of the graph, sorting what was reached is cheaper than looking at every node. */
const FEW = 1 / 16;

/** The reached nodes by distance, then tier (none last), then id: a count over them in order of id. */
export function inReadingOrder(walk: Traversal, graph: DependencyGraph): Uint32Array {
  const { order, distance } = walk;
  const farthest = order.length === 0 ? 0 : (distance[order.at(-1) as number] as number);
  const next = new Uint32Array((farthest + 1) * TIERS + 1);
  const byId = inOrderOfId(walk);
  for (let index = 0; index < byId.length; index++) {
    const node = byId[index] as number;
    const key = (distance[node] as number) * TIERS + (graph.tiers[node] as number) + 1;
    next[key] = (next[key] as number) + 1;
  }
  for (let key = 1; key < next.length; key++) {
    next[key] = (next[key] as number) + (next[key - 1] as number);
  }
  const sorted = new Uint32Array(order.length);
  for (let index = 0; index < byId.length; index++) {
    const node = byId[index] as number;
    const key = (distance[node] as number) * TIERS + (graph.tiers[node] as number);
    const place = next[key] as number;
    next[key] = place + 1;
    sorted[place] = node;
  }
  return sorted;
}

/** Nodes are in order of id already. */
function inOrderOfId({ order, distance }: Traversal): Uint32Array {
  if (order.length < distance.length * FEW) return order.slice().sort();
  const nodes = new Uint32Array(order.length);
  let count = 0;
  for (let node = 0; node < distance.length; node++) {
    if (distance[node] !== -1) nodes[count++] = node;
  }
  return nodes;
}
