import type { DependencyGraph } from '../graph.ts';
import { needsOf } from './needs.ts';
import type { Traversal } from '../traverse.ts';

/** The reached nodes, numbered from 1 as a depth-first search from all starts meets them; 0 is before all. */
export interface DominatorTree {
  /** Node by number; the entry at 0 means nothing. */
  readonly nodes: Uint32Array;
  /** By number: the nearest node that every way of harm goes through; 0 where there is none. */
  readonly dominators: Uint32Array;
}

/**
 * Whom each reached node hangs on alone. Lengauer and Tarjan, "A fast algorithm for finding dominators in a
 * flowgraph" (1979), the simple version: edges times the logarithm of nodes, and no recursion.
 */
export function dominatorsOf(
  graph: DependencyGraph,
  walk: Traversal,
  starts: readonly number[],
): DominatorTree {
  const search = depthFirst(graph, walk, starts);
  const { nodes, numbers, parents } = search;
  const size = nodes.length;
  const needs = needsOf(graph);
  const semi = Uint32Array.from({ length: size }, (_, number) => number);
  const forest = new Forest(semi);
  const dominators = new Uint32Array(size);
  // Those whose semidominator a number is, as linked lists.
  const [first, following] = [new Uint32Array(size), new Uint32Array(size)];
  const isStart = new Uint8Array(graph.systems.length);
  for (const node of starts) isStart[node] = 1;

  for (let number = size - 1; number > 0; number--) {
    const node = nodes[number] as number;
    const parent = parents[number] as number;
    let least = isStart[node] === 1 ? 0 : parent;
    const end = needs.starts[node + 1] as number;
    for (let slot = needs.starts[node] as number; slot < end; slot++) {
      const from = numbers[needs.targets[slot] as number] as number;
      if (from === 0) continue;
      const candidate = semi[forest.least(from)] as number;
      if (candidate < least) least = candidate;
    }
    semi[number] = least;
    following[number] = first[least] as number;
    first[least] = number;
    forest.link(parent, number);
    for (let each = first[parent] as number; each !== 0; each = following[each] as number) {
      const through = forest.least(each);
      dominators[each] = (semi[through] as number) < (semi[each] as number) ? through : parent;
    }
    first[parent] = 0;
  }
  for (let number = 1; number < size; number++) {
    const dominator = dominators[number] as number;
    if (dominator !== semi[number]) dominators[number] = dominators[dominator] as number;
  }
  return { nodes, dominators };
}

interface Search {
  readonly nodes: Uint32Array;
  /** Number by node; 0 where not reached. */
  readonly numbers: Uint32Array;
  /** Number of the parent, by number. */
  readonly parents: Uint32Array;
}

function depthFirst(graph: DependencyGraph, walk: Traversal, starts: readonly number[]): Search {
  const size = walk.order.length + 1;
  const [nodes, parents] = [new Uint32Array(size), new Uint32Array(size)];
  const numbers = new Uint32Array(graph.systems.length);
  const next = graph.starts.slice();
  const stack = new Uint32Array(size);
  let count = 0;
  for (const start of starts) {
    if (numbers[start] !== 0) continue;
    nodes[++count] = start;
    numbers[start] = count;
    let depth = 0;
    stack[depth] = start;
    while (depth >= 0) {
      const node = stack[depth] as number;
      const slot = next[node] as number;
      if (slot === graph.starts[node + 1]) {
        depth--;
        continue;
      }
      next[node] = slot + 1;
      const dependent = graph.dependents[slot] as number;
      if (numbers[dependent] !== 0) continue;
      nodes[++count] = dependent;
      numbers[dependent] = count;
      parents[count] = numbers[node] as number;
      stack[++depth] = dependent;
    }
  }
  return { nodes, numbers, parents };
}

/** Trees of what was looked at so far, which answer where harm could enter a branch earliest. */
class Forest {
  readonly #semi: Uint32Array;
  /** By number, one too high, so that 0 means a root of its own. */
  readonly #ancestors: Uint32Array;
  readonly #labels: Uint32Array;
  readonly #path: Uint32Array;

  constructor(semi: Uint32Array) {
    this.#semi = semi;
    this.#ancestors = new Uint32Array(semi.length);
    this.#labels = semi.slice();
    this.#path = new Uint32Array(semi.length);
  }

  link(parent: number, number: number): void {
    this.#ancestors[number] = parent + 1;
  }

  /** The number with the least semidominator between this one and its root, paths shortened on the way. */
  least(number: number): number {
    const [ancestors, labels, path] = [this.#ancestors, this.#labels, this.#path];
    if (ancestors[number] === 0) return labels[number] as number;
    let length = 0;
    let at = number;
    for (;;) {
      const above = (ancestors[at] as number) - 1;
      if (ancestors[above] === 0) break;
      path[length++] = at;
      at = above;
    }
    while (length > 0) {
      const each = path[--length] as number;
      const above = (ancestors[each] as number) - 1;
      const [mine, theirs] = [labels[each] as number, labels[above] as number];
      if ((this.#semi[theirs] as number) < (this.#semi[mine] as number)) labels[each] = theirs;
      ancestors[each] = ancestors[above] as number;
    }
    return labels[number] as number;
  }
}
