import type { Stdin, Word } from '../../../types.ts';
import { assign } from '../../state/variables.ts';
import { knownWord, unknownWord } from '../../words/value.ts';
import type { BuiltinCall } from '../builtins.ts';
import { NOTHING_OUT } from '../outs.ts';
import { textOf } from './outputs.ts';

const VALUED = /^-\w*[adinNptu]$/;

/** `read a b`: the next line where standard input is known. */
export function readInput({ args, state, walk }: BuiltinCall): Stdin {
  const { names, list } = namesOf(args);
  const text = textOf(state.stdin, walk.world);
  const end = text?.indexOf('\n') ?? -1;
  const line = text === null ? null : end < 0 ? text : text.slice(0, end);
  if (text !== null) {
    state.stdin = { kind: 'text', text: end < 0 ? '' : text.slice(end + 1) };
  }
  const words = line?.split(/[ \t]+/).filter((word) => word !== '') ?? [];
  if (list !== null) {
    const value =
      line === null ? unknownWord(unreadName(list, state.stdin)) : knownWord(words[0] ?? '');
    assign(list, line === null ? value : { ...value, list: words.map(knownWord) }, state, walk);
  }
  const all = names.length === 0 ? ['REPLY'] : names;
  const separated = variableIsSet(state.variables, 'IFS');
  all.forEach((name, index) => {
    const last = index === all.length - 1;
    const part = last ? words.slice(index).join(' ') : (words[index] ?? '');
    const known = line !== null && !(separated && all.length > 1);
    const whole = all.length === 1 && line !== null ? line.trim() : part;
    assign(
      name,
      known ? knownWord(whole) : unknownWord(unreadName(name, state.stdin)),
      state,
      walk,
    );
  });
  return NOTHING_OUT;
}

/** Of a line that is not known: `$f of the output of git`. */
function unreadName(name: string, stdin: Stdin): string {
  return stdin.kind === 'output' ? `$${name} of the output of ${stdin.of.program}` : `$${name}`;
}

function variableIsSet(variables: BuiltinCall['state']['variables'], name: string): boolean {
  for (let link = variables.chain; link !== null; link = link.next) {
    if (link.name === name) return true;
  }
  return variables.base.has(name);
}

function namesOf(args: readonly Word[]): { names: readonly string[]; list: string | null } {
  const names: string[] = [];
  let list: string | null = null;
  for (let at = 0; at < args.length; at += 1) {
    const text = args[at]?.text ?? '';
    if (text.startsWith('-')) {
      if (VALUED.test(text)) {
        at += 1;
        if (text.endsWith('a')) list = args[at]?.text ?? null;
      }
    } else if (/^[A-Za-z_]\w*$/.test(text)) names.push(text);
  }
  return list === null ? { names, list } : { names: [], list };
}

/** `mapfile lines`: all lines where standard input is known. */
export function readLines({ args, state, walk }: BuiltinCall): Stdin {
  const last = args.at(-1)?.text ?? '';
  const name = /^[A-Za-z_]\w*$/.test(last) ? last : 'MAPFILE';
  const text = textOf(state.stdin, walk.world);
  if (text === null) {
    assign(name, unknownWord(unreadName(name, state.stdin)), state, walk);
    return NOTHING_OUT;
  }
  const list = text
    .split('\n')
    .filter((line) => line !== '')
    .map(knownWord);
  assign(name, { ...(list[0] ?? knownWord('')), list }, state, walk);
  return NOTHING_OUT;
}
