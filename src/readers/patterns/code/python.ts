import type { SyntaxNode } from '../syntax/node.ts';
import { childAt, isComment, parts } from '../syntax/node.ts';
import { literalIn } from './number.ts';
import { dotted, lastWord, textOf } from './text-of.ts';
import type { Branch, Call, Catch, Dialect, Loop, Routine, Setting } from './types.ts';

export const python: Dialect = {
  language: 'python',
  call,
  loop,
  catches,
  routine,
  branch,
  setting,
};

function call(node: SyntaxNode, text: string): Call | null {
  if (node.type !== 'call') return null;
  const target = childAt(node, 'function');
  const list = childAt(node, 'arguments');
  if (target === null || list === null) return null;
  const callee = dotted(textOf(target, text));
  const values = list.type === 'argument_list' ? parts(list) : [list];
  return {
    node,
    callee,
    name: lastWord(callee),
    args: values.map((value) => argument(value, text)),
  };
}

function argument(value: SyntaxNode, text: string) {
  if (value.type.endsWith('_splat')) return { name: '...', value };
  const name = value.type === 'keyword_argument' ? childAt(value, 'name') : null;
  const inner = name === null ? null : childAt(value, 'value');
  if (name === null || inner === null) return { name: null, value };
  return { name: textOf(name, text), value: inner };
}

function loop(node: SyntaxNode, text: string): Loop | null {
  const body = childAt(node, 'body');
  if (body === null) return null;
  if (node.type === 'while_statement') {
    const condition = childAt(node, 'condition');
    const head = condition === null ? '' : textOf(condition, text).replace(/^\((.*)\)$/s, '$1');
    return { node, kind: /^(?:True|1)$/.test(head) ? 'endless' : 'while', head, body };
  }
  if (node.type !== 'for_statement') return null;
  const over = childAt(node, 'right');
  const head = over === null ? '' : textOf(over, text);
  if (/^(?:itertools\.)?count\(/.test(head)) return { node, kind: 'endless', head, body };
  return { node, kind: head.startsWith('range(') ? 'count' : 'each', head, body };
}

function catches(node: SyntaxNode, text: string): Catch | null {
  if (node.type !== 'except_clause' || node.parent === null) return null;
  const tried = childAt(node.parent, 'body');
  const body = node.children.find(({ type }) => type === 'block');
  if (tried === null || body === undefined) return null;
  const types = node.children.filter((one) => one.named && one !== body && !isComment(one));
  const caught = types.map((one) => textOf(one, text).replace(/\s+as\s+\w+$/, '')).join(', ');
  return { node, tried, body, caught };
}

function routine(node: SyntaxNode, text: string): Routine | null {
  if (node.type !== 'function_definition' && node.type !== 'lambda') return null;
  const body = childAt(node, 'body');
  const name = childAt(node, 'name');
  if (body === null) return null;
  const isAsync = node.children.some(({ type }) => type === 'async');
  return { node, name: name === null ? '(anonymous)' : textOf(name, text), body, isAsync };
}

function branch(node: SyntaxNode): Branch | null {
  if (node.type !== 'if_statement') return null;
  const condition = childAt(node, 'condition');
  const whenTrue = childAt(node, 'consequence');
  if (condition === null || whenTrue === null) return null;
  return { node, condition, whenTrue, otherwise: childAt(node, 'alternative') };
}

function setting(node: SyntaxNode, text: string): Setting | null {
  const sides = settingSides(node);
  if (sides === null || sides.name === null || sides.value === null) return null;
  const value = literalIn(textOf(sides.value, text));
  if (value === null) return null;
  return {
    node,
    name: textOf(sides.name, text).replace(/^["']|["']$/g, ''),
    role: sides.role,
    value,
  };
}

function settingSides(node: SyntaxNode) {
  const value = childAt(node, 'value');
  switch (node.type) {
    case 'assignment':
      return { name: childAt(node, 'left'), value: childAt(node, 'right'), role: 'value' } as const;
    case 'keyword_argument':
      return { name: childAt(node, 'name'), value, role: 'value' } as const;
    case 'pair':
      return { name: childAt(node, 'key'), value, role: 'value' } as const;
    case 'default_parameter':
    case 'typed_default_parameter':
      return { name: childAt(node, 'name'), value, role: 'default' } as const;
    default:
      return null;
  }
}
