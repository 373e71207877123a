/** Words → what they are: an alias, a function, the shell's own command, or a program. */
import type { Invocation, Stdin, Word } from '../../types.ts';
import { UNKNOWN } from '../../types.ts';
import { carrierOf, NOT_LOADED } from '../carriers/registry.ts';
import { scriptCarrierOf } from '../carriers/script-files.ts';
import { valueOf, withValue } from '../state/persistent.ts';
import type { PlainCommand, ShellFunction, ShellState, Walk } from '../state/types.ts';
import { environmentOf } from '../state/variables.ts';
import { quoted } from '../words/value.ts';
import { builtinOf } from './builtins.ts';
import { usualProgram } from './usual-programs.ts';
import { LIMITS } from './limits.ts';
import { NOTHING_OUT } from './outs.ts';
import { outputOf } from './builtins/outputs.ts';
import { rememberFiles } from './later/fetched.ts';

export function readWords(
  words: readonly Word[],
  command: PlainCommand,
  state: ShellState,
  walk: Walk,
): Stdin {
  const [first, ...args] = words;
  if (first === undefined || walk.stopped) return NOTHING_OUT;
  const program = programOf(first);
  if (program === null) {
    const usual = usualProgram(first, state);
    if (usual !== null) return walk.words([usual, ...args], command, state);
    walk.items.push({ kind: 'unresolved', at: command.spot, why: unresolved(first) });
    // Where the name turns out empty, what follows is the command.
    if (UNKNOWN === first.text && args.length > 0) walk.words(args, command, { ...state });
    return { kind: 'unknown' };
  }
  if (!command.programsOnly) {
    readAlias(first, args, command, state, walk);
    const called = valueOf(state.functions, first.text);
    if (called !== undefined) return callFunction(called, args, command, state, walk);
  }
  const builtin = builtinOf(first.text);
  if (builtin !== undefined) {
    const out = builtin({ args, command, state, walk });
    if (out !== null) return out;
  }
  return readProgram(program, first, args, command, state, walk);
}

function readProgram(
  program: string,
  programWord: Word,
  args: readonly Word[],
  { spot, outputs }: PlainCommand,
  state: ShellState,
  walk: Walk,
): Stdin {
  const listed = carrierOf(program);
  if (listed === NOT_LOADED) {
    walk.awaits.push(program);
    walk.stopped = true;
    return NOTHING_OUT;
  }
  walk.spent.invocations += 1;
  if (walk.spent.invocations > LIMITS.invocations) {
    walk.giveUp('it runs too many programs', spot);
    return NOTHING_OUT;
  }
  const invocation: Invocation = {
    program,
    programWord,
    args,
    env: environmentOf(state, walk.world),
    cwd: state.cwd,
    place: state.place,
    stdin: state.stdin,
    outputs,
    via: state.via,
    source: spot.source,
    line: spot.line,
    text: spot.text,
    pipeline: state.pipeline,
  };
  const carrier = listed ?? scriptCarrierOf(programWord);
  const carried = carrier?.carries(invocation, walk.world);
  walk.items.push({
    kind: 'invocation',
    invocation,
    carries: listed !== undefined || carried != null,
    isRead: carried != null,
  });
  rememberFiles(invocation, state, walk);
  if (carrier === undefined || carried == null) {
    return state.wanted ? outputOf(invocation, walk.world) : NOTHING_OUT;
  }
  if (state.via.length >= LIMITS.carriers) {
    walk.giveUp('it is nested too deeply', spot);
    return NOTHING_OUT;
  }
  const via = [...state.via, carrier.called(invocation)];
  const outs = carried.map((each) => walk.carried(each, invocation, { ...state, via }));
  if (!state.wanted) return NOTHING_OUT;
  return outs.length === 1 && outs[0]?.kind === 'text'
    ? outs[0]
    : { kind: 'output', of: invocation };
}

/** The program's name, or null where nobody can know it. */
export function programOf({ text, glob }: Word): string | null {
  const name = text.slice(text.lastIndexOf('/') + 1);
  if (name === '' || name.includes(UNKNOWN) || (glob && name !== '[')) return null;
  return /\.exe$/i.test(name) ? name.slice(0, -4) : name;
}

function unresolved({ unknowns, text }: Word): string {
  const [name = text.replaceAll(UNKNOWN, '…')] = unknowns;
  return `Which program runs is not known before it runs: its name comes from ${name}.`;
}

/** An alias counts besides what its name means without it, since not every shell expands aliases. */
function readAlias(
  first: Word,
  args: readonly Word[],
  command: PlainCommand,
  state: ShellState,
  walk: Walk,
): void {
  const alias = valueOf(state.aliases, first.text);
  if (alias === undefined) return;
  const text = `${alias} ${quoted(args)}`;
  const inner: ShellState = {
    ...state,
    aliases: withValue<string>(state.aliases, first.text, undefined),
    via: [...state.via, `alias ${first.text}`],
  };
  walk.text(text, command.spot, inner, command.spot);
}

function callFunction(
  called: ShellFunction,
  args: readonly Word[],
  { spot }: PlainCommand,
  state: ShellState,
  walk: Walk,
): Stdin {
  if (state.calls.filter((name) => name === called.name).length > 1) {
    if (state.beside) walk.items.push({ kind: 'doing', at: spot, doing: FORK_BOMB });
    return { kind: 'unknown' };
  }
  const { positional, calls, via } = state;
  state.positional = args;
  state.calls = [...calls, called.name];
  state.via = [...via, called.name];
  const out = walk.node(called.body, state, called.frame);
  state.positional = positional;
  state.calls = calls;
  state.via = via;
  return out;
}

const FORK_BOMB = {
  verb: 'execute',
  type: 'process',
  address: 'this machine',
  provider: null,
  reversibility: 'costly',
  data: 'none',
  traits: ['resource-exhaustion'],
  why: 'A function starts itself again and again beside itself, until the machine has no room left.',
} as const;
