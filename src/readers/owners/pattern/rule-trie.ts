import { ANY_FOLDERS, type PathPattern, type Step } from './pattern.ts';
import { GlobIndex, type Work } from './glob-index.ts';

interface Node {
  /** The highest number here or further on: what is lower than the best so far is not looked at. */
  last: number;
  /** The highest number of a pattern that ends here, by its end; -1 where none does. */
  exact: number;
  below: number;
  deep: number;
  /** Stands for any folders, and so stays where it is. */
  readonly loops: boolean;
  names: Map<string, Node> | null;
  any: Node | null;
  globs: GlobIndex<Node> | null;
}

/** Patterns by their steps. What begins alike is looked at once, and what cannot match not at all. */
export class RuleTrie {
  readonly #root = newNode(false);

  /** Numbers must rise. */
  add(pattern: PathPattern, number: number): void {
    let node = this.#root;
    node.last = number;
    for (const step of pattern.steps) {
      node = childOf(node, step);
      node.last = number;
    }
    node[pattern.end] = number;
  }

  /** The highest number whose pattern matches the path, or -1. */
  last(path: readonly string[], work: Work): number {
    let best = -1;
    let active = new Set([this.#root]);
    for (let at = 0; at <= path.length && active.size > 0 && best < this.#root.last; at++) {
      const next = new Set<Node>();
      const name = path[at];
      // What is added while the set is walked is walked as well.
      for (const node of active) {
        if (--work.left < 0) return -1;
        if (node.last <= best) continue;
        if (node.any !== null) active.add(node.any);
        best = Math.max(best, node.deep, name === undefined ? node.exact : node.below);
        if (name !== undefined) follow(node, name, next, best, work);
      }
      active = next;
    }
    return best;
  }
}

function newNode(loops: boolean): Node {
  return { last: -1, exact: -1, below: -1, deep: -1, loops, names: null, any: null, globs: null };
}

function childOf(node: Node, step: Step): Node {
  if (step === ANY_FOLDERS) return (node.any ??= newNode(true));
  if (typeof step !== 'string') {
    return (node.globs ??= new GlobIndex()).at(step, () => newNode(false));
  }
  node.names ??= new Map();
  let child = node.names.get(step);
  if (child === undefined) node.names.set(step, (child = newNode(false)));
  return child;
}

function follow(node: Node, name: string, next: Set<Node>, best: number, work: Work): void {
  if (node.loops) next.add(node);
  const child = node.names?.get(name);
  if (child !== undefined) next.add(child);
  node.globs?.visit(name, work, ({ glob, value }) => {
    if (value.last > best && !next.has(value) && glob.matches(name)) next.add(value);
  });
}
