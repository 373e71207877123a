import type { Assignment, Command, Redirection } from 'unbash';
import type { Stdin, Word } from '../../types.ts';
import type { PlainCommand, ShellState, Spot } from '../state/types.ts';
import { assign, joined } from '../state/variables.ts';
import { expandOne, expandWord } from '../words/expand-word.ts';
import type { Expansion } from '../words/expand-word.ts';
import { knownWord, wordFrom } from '../words/value.ts';
import type { Value } from '../words/value.ts';
import { valueOf } from '../state/persistent.ts';
import { openVariable, withChoice } from './alternatives.ts';
import type { OpenVariable } from './alternatives.ts';
import { isShellsOwn } from './builtins.ts';
import { LIMITS } from './limits.ts';
import { ways } from './merge.ts';
import { NOTHING_OUT, together } from './outs.ts';
import { readRedirects } from './redirects.ts';
import { readSetting } from './later/settings-that-run.ts';
import { spotOf } from './spot.ts';

export function readSimpleCommand(node: Command, around: Expansion): Stdin {
  const { state, frame, walk } = around;
  const open = walk.spent.either === 0 ? null : openVariable(node, state);
  if (open !== null) return readWithEach(node, open, around);
  const words: Word[] = node.name === undefined ? [] : [...expandWord(node.name, around)];
  const redirections: Redirection[] = [];
  const assignments: Assignment[] = [];
  for (const part of node.prefix) {
    if (part.type === 'Assignment') assignments.push(part);
    else redirections.push(part);
  }
  const spot = spotOf(node, frame, state);
  for (const part of node.suffix) {
    if (words.length > LIMITS.words) break;
    if (part.type === 'Word') words.push(...expandWord(part, around));
    else if (part.type === 'Assignment') words.push(assignmentWord(part, around, spot));
    else redirections.push(part);
  }
  const redirects = readRedirects(redirections, around, spot);
  if (words.length > LIMITS.words) {
    walk.giveUp('a command has too many words', spot);
    return NOTHING_OUT;
  }
  if (words.length === 0) {
    for (const each of assignments) {
      const value = valueIn(each, around);
      assign(each.name, value, state, walk);
      readSetting(each.name, value, state, walk, spot);
    }
    redirects.finish(NOTHING_OUT);
    // `$(< file)` stands for what is in the file.
    return assignments.length === 0 ? (redirects.stdin ?? NOTHING_OUT) : NOTHING_OUT;
  }
  const command: PlainCommand = { spot, outputs: redirects.outputs, programsOnly: false };
  const inPlace = isOwn(words[0] as Word, state);
  const own = inPlace || (assignments.length === 0 && redirections.length === 0);
  const inner: ShellState = own ? state : { ...state };
  for (const each of assignments) {
    const value = valueIn(each, around);
    assign(each.name, { ...value, exported: true }, inner, walk);
    readSetting(each.name, value, state, walk, spot);
  }
  const { stdin, wanted } = inner;
  if (redirects.stdin !== null) inner.stdin = redirects.stdin;
  if (redirects.outputs.length > 0) inner.wanted = true;
  const out = walk.words(words, command, inner);
  if (redirects.stdin !== null) inner.stdin = stdin;
  inner.wanted = wanted;
  redirects.finish(out);
  return redirects.outputs.length > 0 ? NOTHING_OUT : out;
}

function readWithEach(node: Command, open: OpenVariable, around: Expansion): Stdin {
  const outs: Stdin[] = [];
  ways(
    around.state,
    around.walk,
    open.either.map((value) => (fork) => {
      withChoice(fork, open, value);
      outs.push(readSimpleCommand(node, { ...around, state: fork }));
    }),
  );
  return together(outs);
}

/** True for what runs in this very shell, so that what it changes stays. */
function isOwn({ text }: Word, { functions }: ShellState): boolean {
  return isShellsOwn(text) || valueOf(functions, text) !== undefined;
}

function valueIn({ name, value, append, index }: Assignment, around: Expansion): Value {
  const before = append === true || index !== undefined ? around.state.variables : null;
  const old = before === null ? undefined : valueOf(before, name);
  if (value.type === 'ArrayValue') {
    const added = value.elements.flatMap((element) => expandWord(element, around));
    const list = append === true ? [...(old?.list ?? []), ...added] : added;
    return { ...(list[0] ?? knownWord('')), list };
  }
  const word = expandOne(value, around);
  if (index !== undefined) return withElement(old, expandOne(index, around), word);
  if (append !== true) return word;
  return joined([old ?? wordFrom('', false, []), word], '');
}

/** Arrays by number keep their order; by any other key only that the value is among them. */
function withElement(old: Value | undefined, index: Word, word: Word): Value {
  const list = [...(old?.list ?? [])];
  const at = /^\d{1,4}$/.test(index.text) ? Number(index.text) : list.length;
  list[Math.min(at, list.length)] = word;
  return { ...(list[0] ?? word), list };
}

/** `name=value` among the arguments, as `export` and `env` get it. */
function assignmentWord(part: Assignment, around: Expansion, spot: Spot): Word {
  if (part.value.type === 'ArrayValue') {
    assign(part.name, valueIn(part, around), around.state, around.walk);
    return knownWord(part.name);
  }
  const value = expandOne(part.value, around);
  readSetting(part.name, value, around.state, around.walk, spot);
  const sign = part.append === true ? '+=' : '=';
  return { ...value, text: `${part.name}${sign}${value.text}` };
}
