import { valueOf, withValue } from '../state/persistent.ts';
import type { ShellState, Walk } from '../state/types.ts';
import { knownWord, unknownWord } from '../words/value.ts';
import type { Value } from '../words/value.ts';

/**
 * Runs ways that the command may go, each from the state before, and leaves in the state what holds after
 * any of them: a variable that they leave with different values is not known any more.
 */
export function ways(
  state: ShellState,
  walk: Walk,
  /** One for each way; `null` is the way on which nothing is done. */
  each: readonly (((fork: ShellState) => void) | null)[],
): void {
  const mark = walk.assigned.length;
  const forks = each.map((run) => {
    const fork = { ...state };
    run?.(fork);
    return fork;
  });
  const names = new Set(walk.assigned.slice(mark));
  for (const name of names) {
    const values = forks.map(({ variables }) => valueOf(variables, name));
    const [first] = values;
    const same = values.every((value) => equal(value, first));
    const exported = values.some((value) => value?.exported);
    const merged = same ? first : { ...oneOf(name, values, walk), exported };
    state.variables = withValue<Value>(state.variables, name, merged);
  }
  const moved = forks.filter(({ cwd }) => cwd !== state.cwd);
  if (moved.length > 0) {
    const [first] = moved;
    const agree = moved.every(({ cwd }) => cwd === first?.cwd);
    state.cwd = agree && moved.length === forks.length ? (first?.cwd ?? null) : null;
  }
  for (const { functions, aliases, stdin } of forks) {
    if (functions !== state.functions) state.functions = functions;
    if (aliases !== state.aliases) state.aliases = aliases;
    if (stdin !== state.stdin) state.stdin = stdin;
  }
}

const MOST_ALTERNATIVES = 4;

/** One of a few known values; one that is not set at all is empty. Else simply unknown. */
function oneOf(name: string, values: readonly (Value | undefined)[], walk: Walk): Value {
  const unknown = unknownWord(`$${name}`);
  const each = values.flatMap((value) => value?.either ?? [value ?? unset(name, walk)]);
  const texts = new Set(each.map(({ text }) => text));
  const known = each.every((value) => value.known && value.list === undefined);
  if (!known || texts.size > MOST_ALTERNATIVES) return unknown;
  walk.spent.either += 1;
  return { ...unknown, either: [...texts].map(knownWord) };
}

function unset(name: string, { world }: Walk): Value {
  return knownWord(world.env[name] ?? '');
}

function equal(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.known && b.known && a.text === b.text && !a.list;
}
