import { ANY_FOLDERS, type PathPattern, type Step } from './pattern.ts';
import type { SegmentGlob } from './segment.ts';

/** How much more may be looked at; below 0 the search was given up and its result means nothing. */
export interface Work {
  left: number;
}

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
  globs: Globs | null;
}

interface GlobChild {
  readonly glob: SegmentGlob;
  readonly node: Node;
}

/** Globs lie under the text they begin with, or else under the text they end with. */
interface Globs {
  readonly byKey: Map<string, Node>;
  readonly byHead: Map<number, Map<string, GlobChild[]>>;
  readonly byTail: Map<number, Map<string, GlobChild[]>>;
  readonly others: GlobChild[];
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
    for (let at = 0; at <= path.length && active.size > 0; at++) {
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
  if (typeof step !== 'string') return globChild((node.globs ??= newGlobs()), step);
  node.names ??= new Map();
  let child = node.names.get(step);
  if (child === undefined) node.names.set(step, (child = newNode(false)));
  return child;
}

function newGlobs(): Globs {
  return { byKey: new Map(), byHead: new Map(), byTail: new Map(), others: [] };
}

function globChild(globs: Globs, glob: SegmentGlob): Node {
  const known = globs.byKey.get(glob.key);
  if (known !== undefined) return known;
  const node = newNode(false);
  globs.byKey.set(glob.key, node);
  if (glob.head !== '') listUnder(globs.byHead, glob.head).push({ glob, node });
  else if (glob.tail !== '') listUnder(globs.byTail, glob.tail).push({ glob, node });
  else globs.others.push({ glob, node });
  return node;
}

function listUnder(index: Map<number, Map<string, GlobChild[]>>, text: string): GlobChild[] {
  let texts = index.get(text.length);
  if (texts === undefined) index.set(text.length, (texts = new Map()));
  let list = texts.get(text);
  if (list === undefined) texts.set(text, (list = []));
  return list;
}

function follow(node: Node, name: string, next: Set<Node>, best: number, work: Work): void {
  if (node.loops) next.add(node);
  const child = node.names?.get(name);
  if (child !== undefined) next.add(child);
  if (node.globs === null) return;
  for (const [length, texts] of node.globs.byHead) {
    work.left--;
    if (length <= name.length) tryAll(texts.get(name.slice(0, length)), name, next, best, work);
  }
  for (const [length, texts] of node.globs.byTail) {
    work.left--;
    if (length <= name.length) {
      tryAll(texts.get(name.slice(name.length - length)), name, next, best, work);
    }
  }
  tryAll(node.globs.others, name, next, best, work);
}

function tryAll(
  children: readonly GlobChild[] | undefined,
  name: string,
  next: Set<Node>,
  best: number,
  work: Work,
): void {
  for (const { glob, node } of children ?? []) {
    work.left -= 1 + ((glob.size * name.length) >>> 8);
    if (work.left < 0) return;
    if (node.last > best && !next.has(node) && glob.matches(name)) next.add(node);
  }
}
