import type { Place, Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import { knownWord } from '../words/value.ts';
import { EMPTY, entriesOf } from './persistent.ts';
import type { Persistent } from './persistent.ts';
import type { ShellState } from './types.ts';

const LOCAL: Place = { kind: 'local' };
const SCRIPT_NAME: Word = knownWord('bash');

export function newState(world: ShellWorld): ShellState {
  return {
    variables: EMPTY,
    functions: EMPTY,
    aliases: EMPTY,
    cwd: world.cwd,
    previousCwd: null,
    folders: [],
    positional: null,
    scriptName: SCRIPT_NAME,
    stdin: { kind: 'none' },
    place: LOCAL,
    via: [],
    exportsAll: false,
    wanted: false,
    calls: [],
    pipeline: 0,
    beside: false,
  };
}

/** A shell started by this one: it has what was exported, and nothing else. */
export function childShell(state: ShellState): ShellState {
  return {
    ...state,
    variables: exported(state),
    functions: EMPTY,
    aliases: EMPTY,
    positional: [],
    folders: [],
    calls: [],
  };
}

function exported({ variables, exportsAll }: ShellState): ShellState['variables'] {
  if (exportsAll || (variables.chain === null && variables.base.size === 0)) return variables;
  const base = new Map([...entriesOf(variables)].filter(([, value]) => value.exported === true));
  return { base, chain: null, length: 0 } satisfies Persistent<unknown>;
}

/** The same command somewhere else: nothing of this machine's shell is there. */
export function elsewhere(state: ShellState, place: Place): ShellState {
  return {
    ...childShell(state),
    variables: EMPTY,
    cwd: null,
    previousCwd: null,
    place,
  };
}
