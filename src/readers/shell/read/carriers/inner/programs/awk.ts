import type { Invocation, Word } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import { absolutePath, folderOf } from '../../runners/shared/files.ts';
import { takeOptions, valueOf } from '../../runners/shared/options.ts';
import { named, UNKNOWN_TEXT } from '../../runners/shared/words.ts';
import type { Carried, Carrier } from '../../types.ts';
import { lex } from '../code/lex.ts';
import { LANGUAGES } from '../code/language.ts';
import type { Token } from '../code/tokens.ts';

const VALUED = [
  '-F',
  '-v',
  '-f',
  '-i',
  '-E',
  '-e',
  '--source',
  '--file',
  '--assign',
  '--field-separator',
];

function carries(invocation: Invocation, world: ShellWorld): readonly Carried[] | null {
  const taken = takeOptions(invocation.args, VALUED);
  const file = valueOf(taken, '-f', '--file', '-E');
  const source = valueOf(taken, '-e', '--source');
  if (file === null) {
    const program = source ?? taken.rest[0];
    return program === undefined ? [] : commandsOf(program.text, variables(taken.given.get('-v')));
  }
  const path = file.known ? absolutePath(file.text, folderOf(invocation, world), world) : null;
  const look = path === null ? null : world.look(path);
  return look?.kind === 'text' ? commandsOf(look.text, new Map()) : null;
}

function variables(words: readonly Word[] = []): ReadonlyMap<string, string> {
  return new Map(
    words
      .filter(({ known }) => known)
      .map(({ text }) => {
        const equals = text.indexOf('=');
        return [text.slice(0, equals), text.slice(equals + 1)];
      }),
  );
}

/** `system("…")`, `print … | "…"`, `"…" | getline` and `print > "path"`. */
function commandsOf(program: string, known: ReadonlyMap<string, string>): readonly Carried[] {
  const tokens = lex(program, LANGUAGES.awk);
  const carried: Carried[] = [];
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    if (token.text === 'system' && token.kind === 'name' && next?.text === '(')
      carried.push(...shell(textFrom(tokens, at + 2, known)));
    else if (token.text === '|' && token.kind === 'op' && next?.kind === 'text')
      carried.push(...shell(textFrom(tokens, at + 1, known)));
    else if (token.text === '|' && next?.text === 'getline' && tokens[at - 1]?.kind === 'text')
      carried.push(...shell(textFrom(tokens, at - 1, known)));
    else if (token.text === '|' && next?.text === '&' && tokens[at + 2]?.kind === 'text')
      carried.push(...shell(textFrom(tokens, at + 2, known)));
  });
  return carried.slice(0, 50);
}

/** Values beside each other are one text; fields and what else is not known stand as such. */
function textFrom(
  tokens: readonly Token[],
  from: number,
  known: ReadonlyMap<string, string>,
): string {
  let text = '';
  for (let at = from; at < tokens.length && at < from + 40; at += 1) {
    const token = tokens[at] as Token;
    if (token.kind === 'text')
      text += token.parts.filter((part) => typeof part === 'string').join('');
    else if (token.kind === 'name') text += known.get(token.text) ?? UNKNOWN_TEXT;
    else if (token.text === '$') {
      text += UNKNOWN_TEXT;
      at += 1;
    } else if (token.kind !== 'number') break;
  }
  return text;
}

function shell(text: string): readonly Carried[] {
  if (text.replaceAll(UNKNOWN_TEXT, '').trim() !== '') return [{ kind: 'text', text }];
  if (text === '') return [];
  return [{ kind: 'unread', why: 'Fields of the input are run as commands.', fetched: false }];
}

export const AWK: Carrier = {
  programs: ['awk', 'gawk', 'mawk', 'nawk'],
  carries,
  called: (invocation) => named(invocation),
};
