import type { Invocation, Word } from '../types.ts';
import type { Call, Tool } from './types.ts';

/** `-czvf` is letters; what is longer is more likely one word: `-auto-approve`. */
const LONGEST_CLUSTER = 6;

const NONE: ReadonlySet<string> = new Set();
const known = new WeakMap<readonly string[], ReadonlySet<string>>();

function namesIn(list: readonly string[] | undefined): ReadonlySet<string> {
  if (list === undefined) return NONE;
  const names = known.get(list) ?? new Set(list);
  known.set(list, names);
  return names;
}

/**
 * Tells options from operands. `--name=value` and, for options in `valued`, `--name value` and `-nvalue`
 * are one; `-abc` is `-a -b -c`; after `--` everything is an operand. Options are known as written.
 */
export function callOf(invocation: Invocation, tool: Pick<Tool, 'valued'>): Call {
  const valued = namesIn(tool.valued);
  const operands: Word[] = [];
  const given = new Map<string, Word[]>();
  const { args } = invocation;
  const give = (name: string, value: Word | null): void => {
    const values = given.get(name) ?? [];
    if (value !== null) values.push(value);
    given.set(name, values);
  };
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] as Word;
    const { text } = word;
    if (text === '--') {
      operands.push(...args.slice(index + 1));
      break;
    }
    if (!text.startsWith('-') || text === '-') {
      operands.push(word);
      continue;
    }
    const equals = text.indexOf('=');
    if (equals > 1) {
      give(text.slice(0, equals), { ...word, text: text.slice(equals + 1) });
      const short = text.slice(0, 2);
      if (equals > 2 && valued.has(short)) give(short, { ...word, text: text.slice(2) });
      continue;
    }
    const next = args[index + 1];
    if (valued.has(text)) {
      give(text, next ?? null);
      if (next !== undefined) index += 1;
      continue;
    }
    give(text, null);
    if (/^-[A-Za-z0-9]./.test(text) && splitShort(text, next)) index += 1;
  }

  /**
   * `-rf` gives `-r` and `-f`; from the first that takes a value on, the rest is that value, and where
   * nothing is left the next word: `-sX POST`. True where that was taken.
   */
  function splitShort(text: string, next: Word | undefined): boolean {
    for (let at = 1; at < text.length; at += 1) {
      const name = `-${text[at]}`;
      if (valued.has(name)) {
        const rest = text.slice(at + 1);
        if (rest !== '') give(name, { text: rest, known: true, glob: false, unknowns: [] });
        else give(name, text.length <= LONGEST_CLUSTER ? (next ?? null) : null);
        return rest === '' && next !== undefined && text.length <= LONGEST_CLUSTER;
      }
      give(name, null);
    }
    return false;
  }

  return {
    invocation,
    operands,
    taken: 0,
    has: (...names) => names.some((name) => given.has(name)),
    value: (...names) => names.map((name) => given.get(name)?.at(-1)).find(Boolean) ?? null,
    values: (...names) => names.flatMap((name) => given.get(name) ?? []),
  };
}
