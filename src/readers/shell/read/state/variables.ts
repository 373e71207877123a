import { UNKNOWN } from '../../types.ts';
import type { Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import { knownWord, unknownWord } from '../words/value.ts';
import type { Value } from '../words/value.ts';
import { valueOf, withValue } from './persistent.ts';
import type { ShellState, Walk } from './types.ts';

/** What a name stands for in a shell; undefined where it is not set and the world says nothing. */
export function variable(name: string, state: ShellState, world: ShellWorld): Value | undefined {
  const own = valueOf(state.variables, name);
  if (own !== undefined) return own;
  switch (name) {
    case 'PWD':
      return state.cwd === null ? undefined : knownWord(state.cwd);
    case 'OLDPWD':
      return state.previousCwd === null ? undefined : knownWord(state.previousCwd);
    case 'IFS':
      return knownWord(' \t\n');
    default:
  }
  if (state.place.kind !== 'local') return undefined;
  const given = world.env[name];
  if (given !== undefined) return knownWord(given);
  switch (name) {
    case 'HOME':
      return world.home === null ? undefined : knownWord(world.home);
    case 'USER':
    case 'LOGNAME':
      return world.user === null ? undefined : knownWord(world.user);
    case 'TMPDIR':
      return undefined;
    default:
      return undefined;
  }
}

/** `$1`, `$@`, `$#`, `$0`; undefined for every other name. */
export function positional(name: string, state: ShellState): Value | undefined {
  if (name === '0') return state.scriptName;
  if (name === '@' || name === '*') {
    if (state.positional === null) return unknownWord(`$${name}`);
    return { ...joined(state.positional, ' '), list: state.positional };
  }
  if (name === '#') {
    return state.positional === null ? unknownWord('$#') : knownWord(`${state.positional.length}`);
  }
  if (!/^[1-9]\d*$/.test(name)) return undefined;
  if (state.positional === null) return unknownWord(`$${name}`);
  return state.positional[Number(name) - 1] ?? knownWord('');
}

export function joined(words: readonly Word[], between: string): Word {
  const text = words.map((word) => word.text).join(between);
  return {
    text,
    known: !text.includes(UNKNOWN),
    glob: words.some(({ glob }) => glob),
    unknowns: words.flatMap(({ unknowns }) => unknowns).slice(0, 8),
  };
}

export function assign(name: string, value: Value, state: ShellState, walk: Walk): void {
  const before = valueOf(state.variables, name);
  const exported =
    value.exported ??
    (before?.exported === true || state.exportsAll || walk.world.env[name] !== undefined);
  state.variables = withValue(state.variables, name, exported ? { ...value, exported } : value);
  walk.assigned.push(name);
}

export function unassign(name: string, state: ShellState, walk: Walk): void {
  state.variables = withValue<Value>(state.variables, name, { ...knownWord(''), exported: false });
  walk.assigned.push(name);
}

/** The variables that a program sees; null for one whose value is not known. */
export function environmentOf(
  state: ShellState,
  world: ShellWorld,
): (name: string) => string | null | undefined {
  const { variables, place, exportsAll } = state;
  return (name) => {
    const own = valueOf(variables, name);
    if (own !== undefined && (own.exported === true || exportsAll)) {
      return own.known ? own.text : null;
    }
    return place.kind === 'local' ? world.env[name] : undefined;
  };
}
