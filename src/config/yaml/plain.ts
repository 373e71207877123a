import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Node, Scalar, YAMLMap } from 'yaml';

/** A mistake at a node, before its place in the file is worked out. */
interface NodeProblem {
  readonly node: Node | null;
  readonly code: string;
  readonly message: string;
  readonly suggestion: string | null;
}

/** A YAML tree as plain data, with what its aliases stand for. */
export interface PlainTree {
  readonly value: unknown;
  readonly problems: readonly NodeProblem[];
  readonly aliases: ReadonlyMap<Alias, Node>;
}

const MAX_DEPTH = 64;
/** Nodes that aliases may add to those that are written out; a few nested ones can make billions. */
const MAX_EXPANDED = 20_000;

/**
 * Turns a YAML tree into strings, numbers, booleans, null, arrays and objects. The parser's own way
 * compares every key of a map with every other and takes `__proto__`, so it is done here.
 */
export function plainTree(root: Node | null): PlainTree {
  const anchors = new Map<string, Node>();
  const aliases = new Map<Alias, Node>();
  const problems: NodeProblem[] = [];
  let expanded = 0;
  let tooMuch = false;

  const problem = (node: Node | null, code: string, message: string, suggestion: string | null) => {
    problems.push({ node, code, message, suggestion });
    return null;
  };

  function plain(node: unknown, depth: number, inAlias: boolean): unknown {
    if (node === null || node === undefined || tooMuch) return null;
    if (depth > MAX_DEPTH) {
      tooMuch = true;
      return problem(node as Node, 'too-deep', `nested more than ${MAX_DEPTH} deep`, 'Flatten it.');
    }
    if (inAlias && ++expanded > MAX_EXPANDED) {
      tooMuch = true;
      const message = `aliases repeat more than ${MAX_EXPANDED} nodes`;
      return problem(node as Node, 'alias-bomb', message, 'Write the repeated parts out.');
    }
    if (isAlias(node)) return fromAlias(node, depth);
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor && !inAlias) {
      anchors.set(node.anchor, node);
    }
    if (isScalar(node)) return fromScalar(node);
    if (isSeq(node)) return node.items.map((item) => plain(item, depth + 1, inAlias));
    if (isMap(node)) return fromMap(node, depth, inAlias);
    return null;
  }

  function fromAlias(node: Alias, depth: number): unknown {
    const target = anchors.get(node.source);
    if (target === undefined) {
      const message = `nothing before this is named &${node.source}`;
      return problem(node, 'unknown-alias', message, 'Quote the text if no alias is meant.');
    }
    aliases.set(node, target);
    return plain(target, depth + 1, true);
  }

  function fromScalar(node: Scalar): unknown {
    const { value } = node;
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string' && value.isWellFormed()) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return problem(node, 'odd-value', 'this kind of value is not used here', 'Write it in quotes.');
  }

  function fromMap(node: YAMLMap, depth: number, inAlias: boolean): unknown {
    const result: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const pair of node.items) {
      const key = keyText(pair.key);
      if (key === null) {
        problem(pair.key as Node | null, 'odd-key', 'a key must be plain text', null);
        continue;
      }
      const keyNode = pair.key as Node;
      if (key === '__proto__') {
        problem(keyNode, 'unknown-key', 'unknown key "__proto__"', 'Remove it.');
      } else if (key === '<<') {
        problem(keyNode, 'merge-key', 'merge keys (<<) are not read', 'Write the keys out.');
      } else if (seen.has(key)) {
        problem(keyNode, 'duplicate-key', `"${key}" stands here twice`, 'Remove one of them.');
      } else {
        seen.add(key);
        result[key] = plain(pair.value, depth + 1, inAlias);
      }
    }
    return result;
  }

  return { value: plain(root, 0, false), problems, aliases };
}

/** The text of a map's key, or null when it is not one that a key of ours can be. */
export function keyText(key: unknown): string | null {
  const value = isScalar(key) ? key.value : key;
  if (typeof value === 'string') return value.isWellFormed() ? value : null;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
