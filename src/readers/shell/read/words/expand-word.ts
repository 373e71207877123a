/** One word of the syntax tree → the words that the program gets. */
import { parse } from 'unbash';
import type { DoubleQuotedChild, ParsedScript, Word as SyntaxWord, WordPart } from 'unbash';
import { UNKNOWN } from '../../types.ts';
import type { Stdin, Word } from '../../types.ts';
import { spotOf } from '../walk/spot.ts';
import { assign, joined, positional, variable } from '../state/variables.ts';
import type { Frame, ShellState, Walk } from '../state/types.ts';
import { arithmetic } from './arithmetic.ts';
import { expandBraces } from './braces.ts';
import { Fields } from './fields.ts';
import { expandGlob } from './globs.ts';
import { parameterValue } from './parameter.ts';
import { knownWord, unknownWord } from './value.ts';
import type { Value } from './value.ts';

export interface Expansion {
  readonly walk: Walk;
  readonly state: ShellState;
  readonly frame: Frame;
}

const MOST_BRACES = 256;
const TOO_MANY = 'A word stands for more words than are read one by one.';
const PLAIN = /^[\w./:=@%+,-]+$/;
const LONGEST_VALUE = 64 * 1024;

/** The fields of a word, after every expansion that the shell makes. */
export function expandWord(word: SyntaxWord, around: Expansion): readonly Word[] {
  const { parts } = word;
  if (parts === undefined) return [tilde(word, around)];
  if (parts.some(({ type }) => type === 'BraceExpansion')) return braced(word, around);
  const fields = new Fields();
  const home = word.text.startsWith('~') ? tildeOf(word.text, around) : null;
  parts.forEach((part, index) => {
    if (index === 0 && home !== null && part.type === 'Literal') {
      fields.plain(home.text + part.value.slice(home.length));
    } else expandPart(part, fields, around);
  });
  fields.end();
  return fields.done.flatMap((field) => globbed(field, around));
}

/** A word as one value, as on the right of `=` and in `[[ ]]`: not split, no patterns, no braces. */
export function expandOne(word: SyntaxWord, around: Expansion): Word {
  const { parts } = word;
  if (parts === undefined) return tilde(word, around);
  const fields = new Fields();
  for (const part of parts) {
    if (part.type === 'BraceExpansion') fields.plain(part.text);
    else expandPart(part, fields, around, true);
  }
  fields.end();
  return fields.done.length === 1 ? (fields.done[0] as Word) : joined(fields.done, ' ');
}

/** Text with expansions and no quotes: the body of a heredoc. */
export function expandText(
  text: string,
  parts: readonly WordPart[] | undefined,
  around: Expansion,
): string {
  if (parts === undefined) return text;
  const fields = new Fields();
  for (const part of parts) expandPart(part, fields, around, true);
  fields.end();
  return joined(fields.done, '').text;
}

function globbed(field: Word, { state, walk }: Expansion): readonly Word[] {
  if (!field.glob || state.place.kind !== 'local') return [field];
  return expandGlob(field, state.cwd, walk.world) ?? [field];
}

function tilde(word: SyntaxWord, around: Expansion): Word {
  const { text, value } = word;
  const home = text.startsWith('~') ? tildeOf(text, around) : null;
  return knownWord(home === null ? value : home.text + value.slice(home.length));
}

/** What `~`, `~/…` or `~+` stands for, and how many characters it takes up. */
function tildeOf(
  text: string,
  { state, walk }: Expansion,
): { text: string; length: number } | null {
  const name = /^~([\w+-]*)(?=\/|$)/.exec(text)?.[1];
  if (name === undefined) return null;
  const known =
    name === ''
      ? (variable('HOME', state, walk.world)?.text ?? null)
      : name === '+'
        ? state.cwd
        : name === walk.world.user
          ? walk.world.home
          : null;
  return known === null ? null : { text: known, length: name.length + 1 };
}

function braced(word: SyntaxWord, around: Expansion): readonly Word[] {
  const texts = word.text.length > 4096 ? null : expandBraces(word.text, MOST_BRACES);
  if (texts === null) {
    const at = spotOf(word, around.frame, around.state);
    around.walk.items.push({ kind: 'unresolved', at, why: TOO_MANY });
    return [unknownWord(word.text.slice(0, 40))];
  }
  return texts.flatMap((text) => {
    if (PLAIN.test(text)) return [knownWord(text)];
    const only = parse(`x ${text}`).commands[0]?.command;
    if (only?.type !== 'Command') return [knownWord(text)];
    const frame: Frame = { ...around.frame, text: `x ${text}`, lineStarts: null };
    return only.suffix.flatMap((each) =>
      each.type !== 'Word' || each.parts?.some(({ type }) => type === 'BraceExpansion') === true
        ? [knownWord(text)]
        : expandWord(each, { ...around, frame }),
    );
  });
}

function expandPart(part: WordPart, fields: Fields, around: Expansion, whole = false): void {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      fields.plain(part.value);
      return;
    case 'Glob':
    case 'ExtendedGlob':
      if (whole) fields.plain(part.text);
      else fields.pattern(part.text);
      return;
    case 'BraceExpansion':
      fields.plain(part.text);
      return;
    case 'DoubleQuoted':
    case 'LocaleString':
      fields.plain('');
      for (const child of part.parts) expandQuoted(child, fields, around);
      return;
    case 'ProcessSubstitution': {
      const output = part.script === undefined ? NOTHING : substitute(part.script, around);
      fields.file('/dev/fd/63', output);
      return;
    }
    default: {
      const value = valueOfPart(part, around);
      if (whole) fields.quoted(value, false);
      else fields.split(value, variable('IFS', around.state, around.walk.world)?.text ?? ' \t\n');
    }
  }
}

const NOTHING: Stdin = { kind: 'none' };

function expandQuoted(part: DoubleQuotedChild, fields: Fields, around: Expansion): void {
  if (part.type === 'Literal') fields.plain(part.value);
  else fields.quoted(valueOfPart(part, around), /^\$(?:@|\{[^}]*@[\]}])/.test(part.text));
}

function valueOfPart(
  part: Exclude<DoubleQuotedChild, { type: 'Literal' }>,
  around: Expansion,
): Value {
  switch (part.type) {
    case 'SimpleExpansion':
      return simple(part.text.slice(1), around);
    case 'ParameterExpansion':
      return parameterValue(part, {
        lookUp: (name) => lookUp(name, around),
        assign: (name, value) => assign(name, value, around.state, around.walk),
        one: (word) => expandOne(word, around),
      });
    case 'ArithmeticExpansion': {
      const value = part.expression && arithmeticValue(part.expression, around);
      return value == null ? unknownWord(part.text) : knownWord(String(value));
    }
    case 'CommandExpansion': {
      if (part.script === undefined) return unknownWord(part.text.slice(0, 60));
      return outputAsValue(substitute(part.script, around), part.text, around);
    }
    default:
      return unknownWord('?');
  }
}

export function arithmeticValue(
  expression: Parameters<typeof arithmetic>[0],
  around: Expansion,
): number | null {
  return arithmetic(expression, {
    valueOf: (name) => {
      const value = lookUp(name, around);
      return value?.known === true ? value.text : null;
    },
    forget: (name) => assign(name, unknownWord(`$${name}`), around.state, around.walk),
    run: (script) => void substitute(script, around),
    parts: ({ parts = [] }) => {
      const fields = new Fields();
      for (const part of parts) expandPart(part, fields, around, true);
    },
  });
}

function simple(name: string, around: Expansion): Value {
  return lookUp(name, around) ?? unknownWord(`$${name}`);
}

function lookUp(name: string, { state, walk }: Expansion): Value | undefined {
  if (!/^[A-Za-z_]/.test(name)) return positional(name, state);
  return variable(name, state, walk.world);
}

function substitute(script: ParsedScript, { walk, state, frame }: Expansion): Stdin {
  return walk.script(script, { ...state, wanted: true, via: state.via }, frame);
}

/** What `$(…)` puts in its place. */
function outputAsValue(output: Stdin, shown: string, { walk }: Expansion): Word {
  const unknown = unknownWord(shown.slice(0, 60));
  if (output.kind === 'none') return unknown;
  if (output.kind === 'text') {
    if (output.text.length > LONGEST_VALUE) return unknown;
    const text = withoutNewlines(output.text);
    return text.includes(UNKNOWN)
      ? { text, known: false, glob: false, unknowns: [shown.slice(0, 60)] }
      : knownWord(text);
  }
  if (output.kind === 'file' && output.path.known) {
    const look = walk.world.look(output.path.text);
    if (look.kind === 'text' && look.text.length <= LONGEST_VALUE)
      return knownWord(withoutNewlines(look.text));
  }
  return unknown;
}

function withoutNewlines(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
