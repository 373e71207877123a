import type { SyntaxNode } from '../syntax/node.ts';
import { childAt, parts } from '../syntax/node.ts';
import { literalIn } from './number.ts';
import { setter } from './setter.ts';
import { dotted, lastWord, textOf } from './text-of.ts';
import type { Branch, Call, Catch, Dialect, Loop, Routine, Setting } from './types.ts';

export const java: Dialect = { language: 'java', call, loop, catches, routine, branch, setting };

function call(node: SyntaxNode, text: string): Call | null {
  const list = childAt(node, 'arguments');
  if (list === null) return null;
  const args = parts(list).map((value) => ({ name: null, value }));
  if (node.type === 'object_creation_expression') {
    const type = childAt(node, 'type');
    const word = type === null ? '' : textOf(type, text).replace(/<[^]*$/, '');
    return { node, callee: `new ${word}`, name: lastWord(word), args };
  }
  const name = node.type === 'method_invocation' ? childAt(node, 'name') : null;
  if (name === null) return null;
  const object = childAt(node, 'object');
  const word = textOf(name, text);
  const callee = object === null ? word : `${dotted(textOf(object, text))}.${word}`;
  return { node, callee, name: word, args };
}

function loop(node: SyntaxNode, text: string): Loop | null {
  const body = childAt(node, 'body');
  if (body === null) return null;
  if (node.type === 'enhanced_for_statement') {
    const over = childAt(node, 'value');
    return { node, kind: 'each', head: over === null ? '' : textOf(over, text), body };
  }
  const condition = childAt(node, 'condition');
  const head = (condition === null ? '' : textOf(condition, text))
    .replace(/^\(([^]*)\)$/, '$1')
    .trim();
  if (node.type === 'while_statement' || node.type === 'do_statement') {
    return { node, kind: head === 'true' ? 'endless' : 'while', head, body };
  }
  if (node.type !== 'for_statement') return null;
  return { node, kind: head === '' || head === 'true' ? 'endless' : 'count', head, body };
}

function catches(node: SyntaxNode, text: string): Catch | null {
  if (node.type !== 'catch_clause' || node.parent === null) return null;
  const tried = childAt(node.parent, 'body');
  const body = childAt(node, 'body');
  if (tried === null || body === null) return null;
  const parameter = node.children.find(({ type }) => type === 'catch_formal_parameter');
  const type = parameter?.children.find((one) => one.type === 'catch_type');
  return { node, tried, body, caught: type === undefined ? '' : textOf(type, text) };
}

function routine(node: SyntaxNode, text: string): Routine | null {
  if (!/^(?:method_declaration|constructor_declaration|lambda_expression)$/.test(node.type)) {
    return null;
  }
  const body = childAt(node, 'body');
  const name = childAt(node, 'name');
  if (body === null) return null;
  return { node, name: name === null ? '(anonymous)' : textOf(name, text), body, isAsync: false };
}

function branch(node: SyntaxNode): Branch | null {
  if (node.type !== 'if_statement') return null;
  const condition = childAt(node, 'condition');
  const whenTrue = childAt(node, 'consequence');
  if (condition === null || whenTrue === null) return null;
  return { node, condition, whenTrue, otherwise: childAt(node, 'alternative') };
}

function setting(node: SyntaxNode, text: string): Setting | null {
  if (node.type === 'method_invocation') return setter(call(node, text), text);
  const isDeclared = node.type === 'variable_declarator';
  if (!isDeclared && node.type !== 'assignment_expression') return null;
  const name = childAt(node, isDeclared ? 'name' : 'left');
  const right = childAt(node, isDeclared ? 'value' : 'right');
  const value = right === null ? null : literalIn(textOf(right, text));
  if (name === null || value === null) return null;
  return { node, name: textOf(name, text), role: 'value', value };
}
