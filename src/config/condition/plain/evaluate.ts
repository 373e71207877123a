import type { Comparison, Plain, TextTest } from './types.ts';

/** Names that a condition may ask for, by name. A name that is not there is an error, as in CEL. */
export type Names = object;

type Evaluate = (names: Names, bound: Bound | null) => unknown;

/** Variables of macros, innermost first. */
interface Bound {
  readonly name: string;
  readonly value: unknown;
  readonly outer: Bound | null;
}

/** Makes a function of a plain condition. The function throws on what CEL calls an error. */
export function plainProgram(plain: Plain): (names: Names) => unknown {
  const evaluate = compile(plain);
  return (names) => evaluate(names, null);
}

function compile(plain: Plain): Evaluate {
  switch (plain[0]) {
    case 'value':
      return constant(plain[1]);
    case 'int':
      return constant(BigInt(plain[1]));
    case 'id':
      return variable(plain[1]);
    case 'get':
      return field(compile(plain[1]), plain[2]);
    case 'at':
      return element(compile(plain[1]), compile(plain[2]));
    case 'has': {
      const owner = compile(plain[1]);
      const name = plain[2];
      return (names, bound) => present(owner(names, bound), name);
    }
    case 'size': {
      const of = compile(plain[1]);
      return (names, bound) => BigInt(sizeOf(of(names, bound)));
    }
    case 'list': {
      const items = plain[1].map(compile);
      return (names, bound) => items.map((item) => item(names, bound));
    }
    case 'not': {
      const of = compile(plain[1]);
      return (names, bound) => !truth(of(names, bound));
    }
    case 'negative': {
      const of = compile(plain[1]);
      return (names, bound) => -(of(names, bound) as bigint);
    }
    case 'and':
      return connective(compile(plain[1]), compile(plain[2]), false);
    case 'or':
      return connective(compile(plain[1]), compile(plain[2]), true);
    case 'if': {
      const test = compile(plain[1]);
      const yes = compile(plain[2]);
      const no = compile(plain[3]);
      return (names, bound) => (truth(test(names, bound)) ? yes : no)(names, bound);
    }
    case 'compare':
      return comparison(plain[1], compile(plain[2]), compile(plain[3]));
    case 'in':
      return membership(compile(plain[1]), compile(plain[2]));
    case 'text':
      return textTest(plain[1], compile(plain[2]), compile(plain[3]));
    case 'each':
      return macro(plain[1], compile(plain[2]), plain[3], compile(plain[4]));
  }
}

function constant(value: unknown): Evaluate {
  return () => value;
}

function variable(name: string): Evaluate {
  return (names, bound) => {
    for (let each = bound; each !== null; each = each.outer) {
      if (each.name === name) return each.value;
    }
    const value = (names as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) throw new Error(`Unknown variable: ${name}`);
    return value;
  };
}

function field(owner: Evaluate, name: string): Evaluate {
  return (names, bound) => {
    const of = owner(names, bound);
    const value =
      of instanceof Map ? of.get(name) : (of as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) throw new Error(`No such key: ${name}`);
    return value;
  };
}

function element(owner: Evaluate, key: Evaluate): Evaluate {
  return (names, bound) => {
    const of = owner(names, bound);
    const at = key(names, bound);
    const value = of instanceof Map ? of.get(at) : (of as readonly unknown[])[Number(at)];
    if (value === undefined) throw new Error(`No such key: ${String(at)}`);
    return value;
  };
}

function present(of: unknown, name: string): boolean {
  return of instanceof Map
    ? of.has(name)
    : (of as Readonly<Record<string, unknown>>)[name] !== undefined;
}

/** CEL counts code points. */
function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function sizeOf(of: unknown): number {
  if (typeof of === 'string') return countCodePoints(of);
  return of instanceof Map ? of.size : (of as readonly unknown[]).length;
}

/** CEL's connectives look past an error where the other side decides. */
function connective(left: Evaluate, right: Evaluate, decisive: boolean): Evaluate {
  return (names, bound) => {
    let fault: unknown;
    let failed = false;
    try {
      if (truth(left(names, bound)) === decisive) return decisive;
    } catch (error) {
      fault = error;
      failed = true;
    }
    if (truth(right(names, bound)) === decisive) return decisive;
    if (failed) throw fault;
    return !decisive;
  };
}

function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Error(`${typeof value} is neither true nor false`);
  return value;
}

function comparison(operator: Comparison, left: Evaluate, right: Evaluate): Evaluate {
  const holds = HOLDS[operator];
  return (names, bound) => holds(left(names, bound) as number, right(names, bound) as number);
}

/** Texts by code units; whole numbers and fractions by their value. */
const HOLDS: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '==': (a, b) => isSame(a, b),
  '!=': (a, b) => !isSame(a, b),
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'bigint' || typeof b === 'bigint')
    return Number(a) === Number(b) && typeof a !== 'string' && typeof b !== 'string';
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, index) => isSame(item, b[index]));
}

function membership(item: Evaluate, range: Evaluate): Evaluate {
  return (names, bound) => {
    const wanted = item(names, bound);
    const among = range(names, bound);
    if (among instanceof Map) return among.has(wanted);
    return (among as readonly unknown[]).some((each) => isSame(each, wanted));
  };
}

function textTest(test: TextTest, target: Evaluate, argument: Evaluate): Evaluate {
  const remembered = new Map<string, RegExp>();
  return (names, bound) => {
    const text = target(names, bound) as string;
    const wanted = argument(names, bound) as string;
    if (test === 'startsWith') return text.startsWith(wanted);
    if (test === 'endsWith') return text.endsWith(wanted);
    if (test === 'contains') return text.includes(wanted);
    let pattern = remembered.get(wanted);
    if (pattern === undefined) {
      pattern = new RegExp(wanted);
      remembered.set(wanted, pattern);
    }
    return pattern.test(text);
  };
}

/** `exists` and `all` look past errors where another item decides, as CEL does. */
function macro(
  kind: 'exists' | 'all' | 'filter',
  range: Evaluate,
  name: string,
  body: Evaluate,
): Evaluate {
  return (names, outer) => {
    const items = itemsOf(range(names, outer));
    const test = (value: unknown) => truth(body(names, { name, value, outer }));
    if (kind === 'filter') return items.filter(test);
    const decisive = kind === 'exists';
    let fault: { readonly error: unknown } | null = null;
    for (const item of items) {
      try {
        if (test(item) === decisive) return decisive;
      } catch (error) {
        fault = { error };
      }
    }
    if (fault !== null) throw fault.error;
    return !decisive;
  };
}

function itemsOf(range: unknown): readonly unknown[] {
  return range instanceof Map ? [...range.keys()] : (range as readonly unknown[]);
}
