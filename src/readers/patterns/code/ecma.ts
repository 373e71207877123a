import type { SyntaxNode } from '../syntax/node.ts';
import { childAt, parts } from '../syntax/node.ts';
import { literalIn } from './number.ts';
import { dotted, lastWord, textOf } from './text-of.ts';
import type { Call, Catch, Dialect, Loop, Routine, Setting } from './types.ts';

const ROUTINES: ReadonlySet<string> = new Set([
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'method_definition',
  'arrow_function',
]);

/** JavaScript and TypeScript, with and without JSX. */
export const ecma: Dialect = { language: 'ecma', call, loop, catches, routine, branch, setting };

function call(node: SyntaxNode, text: string): Call | null {
  const isNew = node.type === 'new_expression';
  if (!isNew && node.type !== 'call_expression') return null;
  const target = childAt(node, isNew ? 'constructor' : 'function');
  if (target === null) return null;
  const word = dotted(textOf(target, text));
  const list = childAt(node, 'arguments');
  const args = (list === null || list.type === 'template_string' ? [] : parts(list)).map(
    (value) => ({
      name: value.type === 'spread_element' ? '...' : null,
      value,
    }),
  );
  return { node, callee: isNew ? `new ${word}` : word, name: lastWord(word), args };
}

function loop(node: SyntaxNode, text: string): Loop | null {
  const body = childAt(node, 'body');
  if (body === null) return null;
  if (node.type === 'while_statement' || node.type === 'do_statement') {
    const head = bare(childAt(node, 'condition'), text);
    return { node, kind: /^(?:true|1|!0)$/.test(head) ? 'endless' : 'while', head, body };
  }
  if (node.type === 'for_statement') {
    const head = bare(childAt(node, 'condition'), text).replace(/;$/, '');
    return { node, kind: head === '' ? 'endless' : 'count', head, body };
  }
  if (node.type !== 'for_in_statement') return null;
  return { node, kind: 'each', head: bare(childAt(node, 'right'), text), body };
}

function bare(node: SyntaxNode | null, text: string): string {
  const plain = node === null ? '' : textOf(node, text).trim();
  return plain.startsWith('(') && plain.endsWith(')') ? plain.slice(1, -1).trim() : plain;
}

function catches(node: SyntaxNode, text: string): Catch | null {
  if (node.type === 'catch_clause') {
    const tried = node.parent === null ? null : childAt(node.parent, 'body');
    const body = childAt(node, 'body');
    return tried === null || body === null ? null : { node, tried, body, caught: '' };
  }
  if (node.type !== 'call_expression') return null;
  const target = childAt(node, 'function');
  const list = childAt(node, 'arguments');
  if (target?.type !== 'member_expression' || list === null) return null;
  const property = childAt(target, 'property');
  const tried = childAt(target, 'object');
  if (property === null || textOf(property, text) !== 'catch' || tried === null) return null;
  const handler = parts(list)[0];
  if (handler === undefined || !ROUTINES.has(handler.type)) return null;
  const body = childAt(handler, 'body');
  return body === null ? null : { node: list, tried, body, caught: '' };
}

function routine(node: SyntaxNode, text: string): Routine | null {
  if (!ROUTINES.has(node.type)) return null;
  const body = childAt(node, 'body');
  if (body === null) return null;
  const isAsync = node.children.some(({ type }) => type === 'async');
  return { node, name: nameOf(node, text), body, isAsync };
}

function nameOf(node: SyntaxNode, text: string): string {
  const own = childAt(node, 'name');
  if (own !== null) return textOf(own, text);
  const { parent } = node;
  const given = parent === null ? null : (childAt(parent, 'name') ?? childAt(parent, 'key'));
  if (given !== null) return textOf(given, text);
  const left = parent?.type === 'assignment_expression' ? childAt(parent, 'left') : null;
  if (left !== null) return textOf(left, text);
  if (parent?.type === 'arguments' && parent.parent !== null) return handlerName(parent, text);
  return '(anonymous)';
}

/** A handler is known by what it is given to, and by the first word it is given with. */
function handlerName(list: SyntaxNode, text: string): string {
  const target = list.parent === null ? null : childAt(list.parent, 'function');
  const first = parts(list)[0];
  const label = first?.type === 'string' ? textOf(first, text) : '';
  return target === null ? '(anonymous)' : `${dotted(textOf(target, text))}(${label})`;
}

function branch(node: SyntaxNode) {
  if (node.type !== 'if_statement') return null;
  const condition = childAt(node, 'condition');
  const whenTrue = childAt(node, 'consequence');
  if (condition === null || whenTrue === null) return null;
  return { node, condition, whenTrue, otherwise: childAt(node, 'alternative') };
}

function setting(node: SyntaxNode, text: string): Setting | null {
  const sides = settingSides(node);
  if (sides === null || sides.value === null || sides.name === null) return null;
  const value = literalIn(textOf(sides.value, text));
  if (value === null) return null;
  const name = textOf(sides.name, text).replace(/^["']|["']$/g, '');
  return { node, name, role: sides.role, value };
}

function settingSides(node: SyntaxNode) {
  switch (node.type) {
    case 'variable_declarator':
      return sidesBy(node, 'name', 'value', 'value');
    case 'pair':
      return sidesBy(node, 'key', 'value', 'value');
    case 'public_field_definition':
      return sidesBy(node, 'name', 'value', 'value');
    case 'field_definition':
      return sidesBy(node, 'property', 'value', 'value');
    case 'assignment_expression':
      return sidesBy(node, 'left', 'right', 'value');
    case 'required_parameter':
    case 'optional_parameter':
      return sidesBy(node, 'pattern', 'value', 'default');
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return sidesBy(node, 'left', 'right', 'default');
    case 'binary_expression': {
      const isFallBack = node.children.some(({ type }) => type === '??' || type === '||');
      return isFallBack ? sidesBy(node, 'left', 'right', 'default') : null;
    }
    default:
      return null;
  }
}

function sidesBy(node: SyntaxNode, name: string, value: string, role: Setting['role']) {
  return { name: childAt(node, name), value: childAt(node, value), role };
}
