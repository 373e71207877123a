import type { ASTNode } from '@marcbachmann/cel-js';

/** Macros over lists: the first argument names each item in the second and third. */
const BINDING = new Set(['exists', 'all', 'exists_one', 'filter', 'map']);

/** A macro over a list, taken apart. */
export interface Comprehension {
  readonly range: ASTNode;
  readonly variable: string;
  readonly bodies: readonly ASTNode[];
  readonly macro: string;
}

export function asComprehension(node: ASTNode): Comprehension | null {
  if (node.op !== 'rcall') return null;
  const [macro, range, [variable, ...bodies]] = node.args;
  if (!BINDING.has(macro) || variable?.op !== 'id') return null;
  return { range, variable: variable.args, bodies, macro };
}

/** The expression that `has(…)` asks about, or null for any other call. */
export function asPresenceTest(node: ASTNode): ASTNode | null {
  if (node.op !== 'call') return null;
  const [name, [argument]] = node.args;
  return name === 'has' && argument !== undefined ? argument : null;
}

/** A literal text, or null. */
export function asText(node: ASTNode): string | null {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : null;
}

/** The nodes directly below one. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}
