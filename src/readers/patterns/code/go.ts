import type { SyntaxNode } from '../syntax/node.ts';
import { childAt, parts } from '../syntax/node.ts';
import { literalIn } from './number.ts';
import { setter } from './setter.ts';
import { dotted, lastWord, textOf } from './text-of.ts';
import type { Branch, Call, Dialect, Loop, Routine, Setting } from './types.ts';

export const go: Dialect = {
  language: 'go',
  call,
  loop,
  // Faults are values here: patterns look at branches over `err`.
  catches: () => null,
  routine,
  branch,
  setting,
};

/** A composite literal counts as a call of `new Type`: its fields are the named arguments. */
function call(node: SyntaxNode, text: string): Call | null {
  if (node.type === 'composite_literal') return literal(node, text);
  if (node.type !== 'call_expression') return null;
  const target = childAt(node, 'function');
  const list = childAt(node, 'arguments');
  if (target === null || list === null) return null;
  const callee = dotted(textOf(target, text));
  const args = parts(list).map((value) => ({
    name: value.type === 'variadic_argument' ? '...' : null,
    value,
  }));
  return { node, callee, name: lastWord(callee), args };
}

function literal(node: SyntaxNode, text: string): Call | null {
  const type = childAt(node, 'type');
  const body = childAt(node, 'body');
  if (type === null || body === null || !/^(?:type_identifier|qualified_type)$/.test(type.type)) {
    return null;
  }
  const word = textOf(type, text);
  const args = parts(body).map((element) => {
    const [key, value] = element.type === 'keyed_element' ? parts(element) : [];
    if (key === undefined || value === undefined) return { name: null, value: element };
    return { name: textOf(key, text), value };
  });
  return { node, callee: `new ${word}`, name: lastWord(word), args };
}

function loop(node: SyntaxNode, text: string): Loop | null {
  const body = node.type === 'for_statement' ? childAt(node, 'body') : null;
  if (body === null) return null;
  const head = parts(node).find((one) => one !== body);
  if (head === undefined) return { node, kind: 'endless', head: '', body };
  if (head.type === 'range_clause') {
    const over = childAt(head, 'right');
    return { node, kind: 'each', head: over === null ? '' : textOf(over, text), body };
  }
  if (head.type === 'for_clause') {
    const condition = childAt(head, 'condition');
    const plain = condition === null ? '' : textOf(condition, text);
    return { node, kind: plain === '' ? 'endless' : 'count', head: plain, body };
  }
  const plain = textOf(head, text);
  return { node, kind: plain === 'true' ? 'endless' : 'while', head: plain, body };
}

function routine(node: SyntaxNode, text: string): Routine | null {
  if (!/^(?:function_declaration|method_declaration|func_literal)$/.test(node.type)) return null;
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
  if (node.type === 'call_expression') return setter(call(node, text), text);
  const [name, value] = settingSides(node);
  if (name === undefined || value === undefined) return null;
  const found = literalIn(textOf(value, text));
  return found === null ? null : { node, name: textOf(name, text), role: 'value', value: found };
}

function settingSides(node: SyntaxNode): readonly (SyntaxNode | undefined)[] {
  if (node.type === 'keyed_element') return parts(node);
  if (node.type === 'const_spec' || node.type === 'var_spec') {
    return [childAt(node, 'name') ?? undefined, only(childAt(node, 'value'))];
  }
  if (node.type === 'assignment_statement' || node.type === 'short_var_declaration') {
    return [only(childAt(node, 'left')), only(childAt(node, 'right'))];
  }
  return [];
}

/** What stands alone in a list of expressions. */
function only(list: SyntaxNode | null): SyntaxNode | undefined {
  const inner = list === null ? [] : parts(list);
  return inner.length === 1 ? inner[0] : undefined;
}
