import type { Invocation, Word } from '../../../../types.ts';
import { UNKNOWN } from '../../../../types.ts';

/** Shell text whose value nobody can know, for where a file of recipes has such a part. */
export const UNKNOWN_TEXT = '$(date)';

export function knownWord(text: string): Word {
  return { text, known: true, glob: false, unknowns: [] };
}

export function knownWords(...texts: readonly string[]): readonly Word[] {
  return texts.map(knownWord);
}

/** The text as one word of a POSIX shell. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The word as shell text: quoted where it is known, with unknown parts as such where not. */
export function shellText(word: Word): string {
  if (word.glob && word.known) return word.text;
  return word.known ? quoted(word.text) : `"${escaped(word.text)}"`;
}

/** Text after a command line to which these words are added. */
export function followedBy(text: string, words: readonly Word[]): string {
  return words.length === 0 ? text : `${text} ${words.map(shellText).join(' ')}`;
}

/** How a call is named in `via`: its program and the words that select what it runs. */
export function named(invocation: Invocation, ...words: readonly (string | undefined)[]): string {
  return [invocation.program, ...words.filter((word) => word !== undefined && word !== '')]
    .join(' ')
    .slice(0, 80);
}

function escaped(text: string): string {
  return text.replace(/["\\$`]/g, '\\$&').replaceAll(UNKNOWN, UNKNOWN_TEXT);
}
