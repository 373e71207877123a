import type { Stdin } from '../../../types.ts';
import type { ShellState } from '../../state/types.ts';
import { variable } from '../../state/variables.ts';
import type { BuiltinCall } from '../builtins.ts';
import { NOTHING_OUT } from '../outs.ts';
import { pathFrom } from '../paths.ts';

/** What `mktemp -d` makes: its name is not known, and where it lies is. */
const TEMPORARY = /^\/tmp\/tmp\./;

function moveTo(cwd: string | null, state: ShellState): void {
  state.previousCwd = state.cwd;
  state.cwd = cwd;
}

function target({ args, state, walk }: BuiltinCall): string | null {
  const word = args.find(({ text }) => !/^-\w/.test(text) && text !== '--');
  const home = variable('HOME', state, walk.world);
  if (word === undefined) return home?.known === true ? home.text : null;
  if (word.text === '-') return state.previousCwd;
  if (word.glob || !(word.known || TEMPORARY.test(word.text))) return null;
  return word.text === '' ? state.cwd : pathFrom(word, state.cwd, walk.world.home);
}

export function changeFolder(call: BuiltinCall): Stdin {
  moveTo(target(call), call.state);
  return NOTHING_OUT;
}

export function pushFolder(call: BuiltinCall): Stdin {
  const { state, args } = call;
  if (args.length === 0 || /^[-+]\d/.test(args[0]?.text ?? '')) return swap(state);
  state.folders = [state.cwd, ...state.folders].slice(0, 100);
  moveTo(target(call), state);
  return NOTHING_OUT;
}

function swap(state: ShellState): Stdin {
  const [top = null, ...rest] = state.folders;
  state.folders = [state.cwd, ...rest];
  moveTo(top, state);
  return NOTHING_OUT;
}

export function popFolder({ state }: BuiltinCall): Stdin {
  const [top = null, ...rest] = state.folders;
  state.folders = rest;
  moveTo(top, state);
  return NOTHING_OUT;
}
