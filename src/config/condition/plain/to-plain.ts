import type { ASTNode } from '@marcbachmann/cel-js';
import { asComprehension, asPresenceTest } from '../ast.ts';
import type { Comparison, Plain, TextTest } from './types.ts';

const COMPARISONS: readonly Comparison[] = ['==', '!=', '<', '<=', '>', '>='];
const TEXT_TESTS: readonly TextTest[] = ['startsWith', 'endsWith', 'contains', 'matches'];
const MACROS = ['exists', 'all', 'filter'] as const;

/** The plain form of a condition that was checked, or null where it says something that has none. */
export function toPlain(node: ASTNode): Plain | null {
  try {
    return plainOf(node);
  } catch (error) {
    if (error instanceof NoPlainForm) return null;
    throw error;
  }
}

class NoPlainForm extends Error {}

function plainOf(node: ASTNode): Plain {
  const comprehension = asComprehension(node);
  if (comprehension !== null) {
    const { macro, range, variable, bodies } = comprehension;
    const [body] = bodies;
    const kind = MACROS.find((each) => each === macro);
    if (kind === undefined || bodies.length !== 1 || body === undefined) throw new NoPlainForm();
    return ['each', kind, plainOf(range), variable, plainOf(body)];
  }
  const asked = asPresenceTest(node);
  if (asked !== null) {
    if (asked.op !== '.') throw new NoPlainForm();
    return ['has', plainOf(asked.args[0]), asked.args[1]];
  }
  switch (node.op) {
    case 'value':
      return valueOf(node.args);
    case 'id':
      return ['id', node.args];
    case '.':
      return ['get', plainOf(node.args[0]), node.args[1]];
    case '[]':
      return ['at', plainOf(node.args[0]), plainOf(node.args[1])];
    case 'list':
      return ['list', node.args.map(plainOf)];
    case '!_':
      return ['not', plainOf(node.args)];
    case '-_':
      return ['negative', plainOf(node.args)];
    case '&&':
      return ['and', plainOf(node.args[0]), plainOf(node.args[1])];
    case '||':
      return ['or', plainOf(node.args[0]), plainOf(node.args[1])];
    case '?:':
      return ['if', plainOf(node.args[0]), plainOf(node.args[1]), plainOf(node.args[2])];
    case 'in':
      return ['in', plainOf(node.args[0]), plainOf(node.args[1])];
    case 'call':
      return callOf(node.args[0], node.args[1]);
    case 'rcall':
      return callOf(node.args[0], [node.args[1], ...node.args[2]]);
    default:
      return comparisonOf(node);
  }
}

function valueOf(value: unknown): Plain {
  if (typeof value === 'bigint') return ['int', value.toString()];
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
    return ['value', value as string];
  }
  throw new NoPlainForm();
}

function callOf(name: string, args: readonly ASTNode[]): Plain {
  const [target, argument] = args;
  if (name === 'size' && target !== undefined && args.length === 1)
    return ['size', plainOf(target)];
  const test = TEXT_TESTS.find((each) => each === name);
  if (test === undefined || target === undefined || argument === undefined) throw new NoPlainForm();
  return ['text', test, plainOf(target), plainOf(argument)];
}

function comparisonOf(node: ASTNode): Plain {
  const comparison = COMPARISONS.find((each) => each === node.op);
  if (comparison === undefined) throw new NoPlainForm();
  const [left, right] = node.args as [ASTNode, ASTNode];
  return ['compare', comparison, plainOf(left), plainOf(right)];
}
