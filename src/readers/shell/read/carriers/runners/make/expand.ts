import { UNKNOWN_TEXT } from '../shared/words.ts';
import { callFunction } from './functions.ts';
import { outside } from './parse.ts';
import type { Scope } from './scope.ts';
import { substituted } from './words.ts';

const DEEPEST = 24;
const LONGEST = 64 * 1024;

/**
 * Expands references as make does; what nobody can know becomes shell text of unknown value, and
 * `$(shell x)` becomes `$(x)`, which whoever reads the recipe reads, too.
 */
export function expand(text: string, scope: Scope, depth = 0): string {
  if (!text.includes('$')) return text;
  if (depth > DEEPEST) return UNKNOWN_TEXT;
  let out = '';
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('$', at);
    if (next < 0) return out + text.slice(at);
    out += text.slice(at, next);
    scope.budget.steps -= 1;
    if (scope.budget.steps < 0 || out.length > LONGEST) return out + UNKNOWN_TEXT;
    const open = text[next + 1];
    if (open === '$' || open === undefined) {
      out += '$';
      at = next + 2;
    } else if (open === '(' || open === '{') {
      const end = closing(text, next + 1, open);
      out += reference(text.slice(next + 2, end), scope, depth);
      at = end + 1;
    } else {
      out += variable(open, scope, depth);
      at = next + 2;
    }
  }
  return out;
}

function closing(text: string, from: number, open: '(' | '{'): number {
  const close = open === '(' ? ')' : '}';
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === open) depth += 1;
    else if (text[at] === close) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

function reference(inside: string, scope: Scope, depth: number): string {
  const again = (part: string) => expand(part, scope, depth + 1);
  const called = /^([a-z-]+)[ \t]+/.exec(inside);
  if (called !== null) {
    const [whole, name = ''] = called;
    const result = callFunction(name, inside.slice(whole.length), scope, (part, within) =>
      expand(part, within, depth + 1),
    );
    if (result !== null) return result;
  }
  const colon = outside(inside, ':', 0);
  if (colon > 0 && inside.includes('=', colon)) {
    const equals = inside.indexOf('=', colon);
    const from = again(inside.slice(colon + 1, equals));
    const to = again(inside.slice(equals + 1));
    return substituted(variable(again(inside.slice(0, colon)), scope, depth), from, to);
  }
  return variable(again(inside.trim()), scope, depth);
}

function variable(name: string, scope: Scope, depth: number): string {
  const value = scope.valueOf(name);
  if (value === undefined) return '';
  return value === null ? UNKNOWN_TEXT : expand(value, scope, depth + 1);
}
