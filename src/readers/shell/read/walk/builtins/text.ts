/** `eval` and `source`: text that becomes commands of this very shell. */
import type { Invocation, Stdin, Word } from '../../../types.ts';
import { UNKNOWN } from '../../../types.ts';
import { childShell } from '../../state/new-state.ts';
import type { PlainCommand, ShellState, Walk } from '../../state/types.ts';
import { environmentOf } from '../../state/variables.ts';
import { knownWord, substituted } from '../../words/value.ts';
import { printsHarmlessShell, printsHarmlessShellText } from './prints-shell.ts';
import type { BuiltinCall } from '../builtins.ts';
import { NOTHING_OUT } from '../outs.ts';
import { fetches, textOf } from './outputs.ts';
import { pathFrom } from '../paths.ts';

export function readEval({ args, command, state, walk }: BuiltinCall): Stdin {
  const words = args[0]?.text === '--' ? args.slice(1) : args;
  const text = words.map((word) => word.text).join(' ');
  const names = words.flatMap(({ unknowns }) => unknowns);
  if (text.trim() === UNKNOWN && names.every(printsHarmlessShellText)) return NOTHING_OUT;
  if (text.startsWith(UNKNOWN)) {
    const [name = 'what is not known'] = names;
    const why = `eval runs text that nobody can know before it runs: ${name}.`;
    walk.items.push({ kind: 'unresolved', at: command.spot, why });
    return { kind: 'unknown' };
  }
  const { via } = state;
  // Joining loses quotes; what was meant counts as well as what will run.
  if (words.length > 1 && words.some((word) => /\s/.test(word.text))) {
    walk.words(words, command, { ...state, via: [...via, 'eval'] });
  }
  state.via = [...via, 'eval'];
  const out = walk.text(text, command.spot, state, command.spot);
  state.via = via;
  return out;
}

export function readSource({ args, command, state, walk }: BuiltinCall): Stdin {
  const [file, ...rest] = args;
  if (file === undefined) return NOTHING_OUT;
  const from = substituted(file) ?? (isStdin(file) ? state.stdin : null);
  if (from !== null) return sourceOutput(from, command, state, walk);
  const invocation = asInvocation(file, args, command, state, walk);
  const path = file.known ? pathFrom(file, state.cwd, walk.world.home) : null;
  if (path === null || state.place.kind !== 'local') {
    if (!file.known && !/[\w.-]\.(?:sh|bash|zsh)$|activate$|\.env$|rc$/.test(file.text)) {
      const why = `Which file is sourced is not known before it runs: ${file.unknowns[0] ?? '…'}.`;
      walk.items.push({ kind: 'unresolved', at: command.spot, why });
    }
    return NOTHING_OUT;
  }
  const look = walk.world.look(path);
  if (look.kind === 'closed') {
    const why = `${file.text} is sourced, and cannot be read: ${look.why}.`;
    return walk.carried({ kind: 'unread', why, fetched: false }, invocation, state);
  }
  if (look.kind !== 'text') return NOTHING_OUT;
  const { positional, via } = state;
  if (rest.length > 0) state.positional = rest;
  state.via = [...via, `source ${file.text}`];
  const out = walk.text(look.text, { source: path, line: 1 }, state, command.spot);
  state.positional = positional;
  state.via = via;
  return out;
}

function isStdin({ text }: Word): boolean {
  return text === '/dev/stdin' || text === '-';
}

function sourceOutput(from: Stdin, command: PlainCommand, state: ShellState, walk: Walk): Stdin {
  const text = textOf(from, walk.world);
  if (text !== null) return walk.text(text, command.spot, state, command.spot);
  if (from.kind === 'output' && printsHarmlessShell(from.of)) return NOTHING_OUT;
  const fetched = fetches(from);
  const why = fetched
    ? 'What is fetched from elsewhere is run in this shell, unread.'
    : 'The output of a command is run in this shell, unread.';
  const invocation = asInvocation(knownWord('source'), [], command, state, walk);
  return walk.carried({ kind: 'unread', why, fetched }, invocation, childShell(state));
}

function asInvocation(
  programWord: Word,
  args: readonly Word[],
  { spot, outputs }: PlainCommand,
  state: ShellState,
  walk: Walk,
): Invocation {
  return {
    program: 'source',
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
}
