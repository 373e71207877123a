import type { Word } from '../../../../types.ts';
import type { Interpreter } from './interpreters.ts';

export interface InterpreterCall {
  /** Code of the command line, each option's value on its own. */
  readonly code: readonly Word[];
  /** A program of the interpreter's own library that is run: `python -m pip`. */
  readonly module: readonly Word[];
  /** Path of the script, `-` for standard input, or null. */
  readonly script: Word | null;
  readonly args: readonly Word[];
  readonly asks: boolean;
  /** Options as written. */
  readonly options: readonly string[];
}

/** What an interpreter is told by its words. */
export function interpreterCall(interpreter: Interpreter, words: readonly Word[]): InterpreterCall {
  const { code: codeOptions, valued = [], asks: asking = [], others = [], runs = [] } = interpreter;
  const code: Word[] = [];
  const options: string[] = [];
  let at = 0;
  let asks = false;
  const rest = () => words.slice(at + 1);
  for (; at < words.length; at += 1) {
    const word = words[at] as Word;
    const { text } = word;
    if (text === '--') {
      at += 1;
      break;
    }
    if (
      interpreter.evaluates !== undefined &&
      text === interpreter.evaluates &&
      code.length === 0
    ) {
      const operand = rest().find((each) => !each.text.startsWith('-'));
      return {
        code: operand === undefined ? [] : [operand],
        module: [],
        script: null,
        args: [],
        asks,
        options,
      };
    }
    if (runs.includes(text) && options.length === 0) continue;
    if (!text.startsWith('-') || text === '-') break;
    options.push(text);
    const equals = text.startsWith('--') ? text.indexOf('=') : -1;
    const name = equals < 0 ? text : text.slice(0, equals);
    if (codeOptions.includes(name)) {
      if (equals >= 0) code.push({ ...word, text: text.slice(equals + 1) });
      else {
        at += 1;
        const value = words[at];
        if (value !== undefined) code.push(value);
      }
      if (interpreter.language === 'python')
        return { code, module: [], script: null, args: rest(), asks, options };
      continue;
    }
    if (others.includes(name))
      return { code, module: rest(), script: null, args: [], asks, options };
    const inside = clustered(text, codeOptions, valued);
    if (inside !== null) {
      const own = inside.rest === '' ? words[(at += 1)] : { ...word, text: inside.rest };
      if (own !== undefined && inside.isCode) code.push(own);
      if (inside.isCode && interpreter.language === 'python')
        return { code, module: [], script: null, args: rest(), asks, options };
      continue;
    }
    asks ||= asking.includes(name);
    if (valued.includes(name) && equals < 0) at += 1;
  }
  const script = code.length > 0 ? null : (words[at] ?? null);
  const args = code.length > 0 ? words.slice(at) : words.slice(at + 1);
  return { code, module: [], script, args, asks, options };
}

/** `-ne code`, `-pi.bak -e`, `-c'code'`: which letter of a cluster takes a value, and what follows it. */
function clustered(
  text: string,
  code: readonly string[],
  valued: readonly string[],
): { readonly isCode: boolean; readonly rest: string } | null {
  if (text.startsWith('--') || text.length < 3) return null;
  for (let at = 1; at < text.length; at += 1) {
    const option = `-${text.charAt(at)}`;
    if (code.includes(option)) return { isCode: true, rest: text.slice(at + 1) };
    if (valued.includes(option)) return at + 1 < text.length ? { isCode: false, rest: 'x' } : null;
    if (option === '-i' || option === '-0') return afterSuffix(text, at, code);
    if (!/[A-Za-z0-9]/.test(text.charAt(at))) return null;
  }
  return null;
}

/** What follows `-i` is a suffix of files, unless it is the letter of code at the end. */
function afterSuffix(
  text: string,
  at: number,
  code: readonly string[],
): { readonly isCode: boolean; readonly rest: string } | null {
  return code.includes(`-${text.slice(at + 1)}`) ? { isCode: true, rest: '' } : null;
}
