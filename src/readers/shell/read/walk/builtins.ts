/** Commands that the shell carries out itself, by what they change for the commands after them. */
import type { Stdin, Word } from '../../types.ts';
import type { PlainCommand, ShellState, Walk } from '../state/types.ts';
import { withValue } from '../state/persistent.ts';
import { assign, joined, unassign, variable } from '../state/variables.ts';
import { unknownWord } from '../words/value.ts';
import { changeFolder, popFolder, pushFolder } from './builtins/folders.ts';
import { readInput, readLines } from './builtins/input.ts';
import { readEval, readSource } from './builtins/text.ts';
import { NOTHING_OUT } from './outs.ts';

export interface BuiltinCall {
  readonly args: readonly Word[];
  readonly command: PlainCommand;
  readonly state: ShellState;
  readonly walk: Walk;
}

/** What comes out; null where it is to be looked at as a program as well. */
export type Builtin = (call: BuiltinCall) => Stdin | null;

const NAME = /^[A-Za-z_]\w*$/;

function declare({ args, state, walk }: BuiltinCall, exports: boolean): Stdin {
  const options = args.filter(({ text }) => /^[-+]/.test(text)).map(({ text }) => text);
  const exported = exports ? !options.includes('-n') : options.some((text) => /^-\w*x/.test(text));
  for (const word of args) {
    if (/^[-+]/.test(word.text)) continue;
    const equals = word.text.indexOf('=');
    const append = word.text[equals - 1] === '+';
    const name = word.text.slice(0, equals < 0 ? undefined : append ? equals - 1 : equals);
    if (!NAME.test(name)) continue;
    const before = variable(name, state, walk.world);
    if (equals < 0) {
      if (before !== undefined && exported) assign(name, { ...before, exported }, state, walk);
      continue;
    }
    const value = { ...word, text: word.text.slice(equals + 1) };
    const whole = append && before !== undefined ? joined([before, value], '') : value;
    assign(name, exported ? { ...whole, exported } : whole, state, walk);
  }
  return NOTHING_OUT;
}

function readAliases({ args, state }: BuiltinCall): Stdin {
  for (const { text } of args) {
    const equals = text.indexOf('=');
    if (equals > 0) {
      state.aliases = withValue(state.aliases, text.slice(0, equals), text.slice(equals + 1));
    }
  }
  return NOTHING_OUT;
}

function dropAliases({ args, state }: BuiltinCall): Stdin {
  for (const { text } of args) state.aliases = withValue<string>(state.aliases, text, undefined);
  return NOTHING_OUT;
}

function unset({ args, state, walk }: BuiltinCall): Stdin {
  for (const { text } of args) {
    if (!NAME.test(text)) continue;
    unassign(text, state, walk);
    state.functions = withValue<never>(state.functions as never, text, undefined);
  }
  return NOTHING_OUT;
}

function set({ args, state }: BuiltinCall): Stdin {
  args.some(({ text }, index) => {
    if (text === '--') state.positional = args.slice(index + 1);
    else if (/^-\w*a/.test(text) || (text === 'allexport' && args[index - 1]?.text === '-o')) {
      state.exportsAll = true;
    } else if (!/^[-+]/.test(text) && args[index - 1]?.text !== '-o') {
      state.positional = args.slice(index);
      return true;
    }
    return text === '--';
  });
  return NOTHING_OUT;
}

function shift({ args, state }: BuiltinCall): Stdin {
  const by = Number(args[0]?.text ?? 1);
  if (state.positional !== null) {
    state.positional = Number.isInteger(by) ? state.positional.slice(Math.max(0, by)) : null;
  }
  return NOTHING_OUT;
}

function forget({ args, state, walk }: BuiltinCall): Stdin {
  for (const { text } of args) {
    const name = /^[A-Za-z_]\w*/.exec(text)?.[0];
    if (name !== undefined) assign(name, unknownWord(`$${name}`), state, walk);
  }
  return NOTHING_OUT;
}

function printInto({ args, state, walk }: BuiltinCall): Stdin | null {
  if (args[0]?.text !== '-v' || args[1] === undefined) return null;
  const [, name, format, ...rest] = args as [Word, Word, Word | undefined, ...Word[]];
  const plain = format?.text === '%s' && rest.length === 1 ? rest[0] : undefined;
  const value =
    plain ?? (rest.length === 0 && format?.text.includes('%') === false ? format : null);
  assign(name.text, value ?? unknownWord(`$${name.text}`), state, walk);
  return NOTHING_OUT;
}

function trap({ args, command, state, walk }: BuiltinCall): Stdin {
  const action = args.find(({ text }) => text !== '--');
  if (action === undefined || /^(?:-\w?|\d*)$/.test(action.text)) return NOTHING_OUT;
  walk.text(action.text, command.spot, { ...state, wanted: false }, command.spot);
  return NOTHING_OUT;
}

/** The rest of the words is the command. */
function onwards(programsOnly: boolean, skip: RegExp, valued: RegExp): Builtin {
  return ({ args, command, state, walk }) => {
    let from = 0;
    while (from < args.length && args[from]?.text.startsWith('-')) {
      const text = args[from]?.text ?? '';
      if (/^-\w*[vV]/.test(text) && !programsOnly) return NOTHING_OUT;
      from += valued.test(text) ? 2 : 1;
      if (text === '--' || !skip.test(text)) break;
    }
    const words = args.slice(from);
    if (words.length === 0) return NOTHING_OUT;
    return walk.words(words, { ...command, programsOnly: true }, state);
  };
}

const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['cd', changeFolder],
  ['chdir', changeFolder],
  ['pushd', pushFolder],
  ['popd', popFolder],
  ['export', (call) => declare(call, true)],
  ['declare', (call) => declare(call, false)],
  ['typeset', (call) => declare(call, false)],
  ['local', (call) => declare(call, false)],
  ['readonly', (call) => declare(call, false)],
  ['alias', readAliases],
  ['unalias', dropAliases],
  ['unset', unset],
  ['set', set],
  ['shift', shift],
  ['let', forget],
  ['getopts', (call) => forget({ ...call, args: call.args.slice(1, 2) })],
  ['read', readInput],
  ['mapfile', readLines],
  ['readarray', readLines],
  ['printf', printInto],
  ['trap', trap],
  ['eval', readEval],
  ['source', readSource],
  ['.', readSource],
  ['command', onwards(false, /^-[pvV]+$/, /^$/)],
  ['builtin', onwards(true, /^$/, /^$/)],
  ['exec', onwards(true, /^-[cla]+$/, /^-\w*a$/)],
  ['noglob', onwards(true, /^$/, /^$/)],
  ['nocorrect', onwards(true, /^$/, /^$/)],
]);

export function builtinOf(name: string): Builtin | undefined {
  return BUILTINS.get(name);
}

/** True for what changes the very shell that it stands in. */
export function isShellsOwn(name: string): boolean {
  return BUILTINS.has(name) && name !== 'printf' && name !== 'exec';
}
