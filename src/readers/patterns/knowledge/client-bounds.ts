import { isSpread, named, routineAround, valueOf } from '../code/ask.ts';
import { textOf } from '../code/text-of.ts';
import type { Call, Code, Language } from '../code/types.ts';
import type { SyntaxNode } from '../syntax/node.ts';

/** A way to reach another process whose own default is to wait without end. */
export interface Client {
  readonly language: Language;
  readonly callee: RegExp;
  /** Must stand in the file; left out where the callee is enough. */
  readonly imports?: RegExp;
  /** True where a time is given, or might be where this file does not show it. */
  isBounded(call: Call, code: Code): boolean;
  /** Goes on after the callee. */
  readonly says: string;
  readonly weight?: 'hold' | 'note';
}

export const TIME = /time_?out|signal|deadline|dispatcher|agent|cancelToken/i;

/** An object among the arguments says so, or is not written here. */
export function optionsBound(keys: RegExp, mostPlain: number) {
  return (call: Call, code: Code): boolean => {
    if (isSpread(call)) return true;
    return call.args.some(({ value }, index) => {
      if (value.type === 'object') return givesTime(valueOf(code, value, keys), code);
      return (
        index >= mostPlain && !/string|number|template|null|true|false|function/.test(value.type)
      );
    });
  };
}

/** Zero and false are how these libraries are told to wait without end. */
function givesTime(value: SyntaxNode | 'unknown' | null, code: Code): boolean {
  if (value === null || value === 'unknown') return value !== null;
  return !/^(?:0|false|null)$/.test(textOf(value, code.text));
}

export function keyword(names: RegExp, position?: number) {
  return (call: Call, code: Code): boolean =>
    isSpread(call) ||
    (named(call, names) !== null && !isNone(named(call, names)?.value ?? null, code)) ||
    (position !== undefined && call.args.filter(({ name }) => name === null).length > position);
}

export function isNone(node: SyntaxNode | null, code: Code): boolean {
  return node !== null && /^None$/.test(textOf(node, code.text));
}

/** Something in the routine, or at the top of the file, sets it afterwards. */
export function setNearby(words: RegExp, where: 'routine' | 'file' = 'routine') {
  return (call: Call, code: Code): boolean => {
    const routine = where === 'routine' ? routineAround(code, call.node) : null;
    return words.test(routine === null ? code.text : textOf(routine.node, code.text));
  };
}

export const either =
  (...asks: readonly ((call: Call, code: Code) => boolean)[]) =>
  (call: Call, code: Code): boolean =>
    asks.some((ask) => ask(call, code));

/** A field that others may set: in Go mostly done where the client is made, in another file. */
export function isReplaceable({ node }: Call, code: Code): boolean {
  const from = code.text.lastIndexOf('\n', node.start) + 1;
  return /^\s*\w*[cC]lient:\s*&?$/.test(code.text.slice(from, node.start));
}

/** `axios(config)`: nobody can tell here what the name holds. */
export function isOneName({ callee, args }: Call): boolean {
  const [first] = args;
  return /^axios(?:\.request)?$/.test(callee) && first?.value.type === 'identifier';
}

export const hasAny = (names: RegExp) => (call: Call) =>
  isSpread(call) || named(call, names) !== null;
