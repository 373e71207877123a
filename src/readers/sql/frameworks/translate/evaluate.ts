import type { Argument, Chain, Expression, TextLiteral } from '../code/syntax.ts';
import type { Scope } from './scope.ts';
import { COMPUTED_NAME, UNKNOWN, textValue } from './value.ts';
import type { Args, Call, Value } from './value.ts';

const JOINING = new Set(['+', '.', '<>', '..']);
const FILLED = /\{[\w!:.]*\}|%(?:\(\w+\))?[sdri]/g;

/** What an expression stands for, as far as the code around it tells. */
export function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'scalar':
      return { kind: 'scalar', value: expression.value };
    case 'text':
      return evaluateText(expression, scope);
    case 'lambda':
      return { kind: 'lambda', lambda: expression };
    case 'operation':
      return evaluateOperation(expression.signs, expression.operands, scope);
    case 'collection': {
      const { list, named } = evaluateArgs(expression.items, scope);
      return named.size > 0 || expression.shape === 'map'
        ? { kind: 'map', entries: named }
        : { kind: 'list', items: list };
    }
    case 'chain':
      return evaluateChain(expression, scope);
  }
}

function evaluateText({ parts }: TextLiteral, scope: Scope): Value {
  let text = '';
  let dynamic = false;
  parts.forEach((part, index) => {
    if (typeof part === 'string') {
      text += part;
      return;
    }
    const value = textValue(evaluate(part, scope));
    if (value === null || value.dynamic) dynamic = true;
    const next = parts[index + 1];
    text += value?.value ?? standIn(text, typeof next === 'string' ? next : '');
  });
  return { kind: 'text', value: text, dynamic };
}

const BEFORE_NAME =
  /(?:\b(?:TABLE|INTO|FROM|UPDATE|INDEX|ON|COLUMN|EXISTS|JOIN|TO|CONSTRAINT|REFERENCES|ONLY|CONCURRENTLY)\s+|[\w.])$/i;

/** What stands for a part that is put in at run time: a name where only a name can stand, else a value. */
function standIn(before: string, after: string): string {
  return BEFORE_NAME.test(before.slice(-40)) || /^\w/.test(after) ? COMPUTED_NAME : '$1';
}

/** Texts that are joined or filled in; anything else is nobody's guess. */
function evaluateOperation(
  signs: readonly string[],
  operands: readonly Expression[],
  scope: Scope,
): Value {
  const [first] = operands;
  if (first === undefined) return UNKNOWN;
  const start = textValue(evaluate(first, scope));
  if (signs.length > 0 && signs.every((sign) => JOINING.has(sign))) {
    const values = operands.map((operand) => textValue(evaluate(operand, scope)));
    if (values.every((value) => value === null)) return UNKNOWN;
    const dynamic = values.some((value) => value === null || value.dynamic);
    return { kind: 'text', value: values.map((value) => value?.value ?? '$1').join(''), dynamic };
  }
  if (signs.length === 1 && signs[0] === '%' && start !== null) return filled(start.value);
  return UNKNOWN;
}

function filled(text: string): Value {
  return { kind: 'text', value: text.replace(FILLED, '$$1'), dynamic: true };
}

function evaluateChain(chain: Chain, scope: Scope): Value {
  const [first] = chain.links;
  const isVariable = chain.head === null && first !== undefined && first.args === null;
  if (isVariable && chain.links.length === 1) {
    const known = scope.value(first.name);
    if (known !== null) return known;
  }
  const call = resolve(chain, scope);
  const last = call.links.at(-1);
  if (last?.name === 'format' && call.head?.kind === 'text') return filled(call.head.value);
  if (call.head !== null || isVariable) {
    const known = call.head ?? scope.value(first?.name ?? '');
    const trimmed = known === null ? null : trimmedList(known, call);
    if (trimmed !== null) return trimmed;
  }
  return { kind: 'call', call };
}

/** `%w[a b].freeze`, `[…].map(&:to_sym)` */
function trimmedList(known: Value, { links }: Call): Value | null {
  if (known.kind !== 'list') return null;
  const calls = links.filter(({ args, name }) => args !== null || name === 'freeze');
  return calls.every(({ name }) => name === 'freeze') && calls.length > 0 ? known : null;
}

export function resolve(chain: Chain, scope: Scope): Call {
  return {
    line: chain.line,
    path: chain.links
      .filter(({ name }) => name !== '[]')
      .map(({ name }) => name)
      .join('.'),
    head: chain.head === null ? null : evaluate(chain.head, scope),
    links: chain.links.map((link) => ({
      name: link.name,
      line: link.line,
      args: link.args === null ? null : evaluateArgs(link.args, scope),
      block: link.block,
      generic: link.generic,
    })),
  };
}

export function evaluateArgs(items: readonly Argument[], scope: Scope): Args {
  const list: Value[] = [];
  const named = new Map<string, Value>();
  let whole = true;
  for (const { key, value, spread } of items) {
    const known = evaluate(value, scope);
    if (spread && known.kind === 'list') list.push(...known.items);
    else if (spread && known.kind === 'map')
      known.entries.forEach((entry, name) => named.set(name, entry));
    else if (spread) whole = false;
    else if (key === null) list.push(known);
    else {
      const name = typeof key === 'string' ? key : textValue(evaluate(key, scope))?.value;
      if (name === undefined) whole = false;
      else named.set(name, known);
    }
  }
  return { list, named, whole };
}
