import { UNKNOWN } from '../../types.ts';
import type { Stdin, Word } from '../../types.ts';

/** What a variable holds. */
export interface Value extends Word {
  /** The elements of an array; `text` is then the first. */
  readonly list?: readonly Word[];
  readonly exported?: boolean;
  /** What it may be, where it is one of a few: after an `if` that sets it. */
  readonly either?: readonly Value[];
}

/** A word that stands for a file with the output of a command: `<(curl …)`. */
export interface SubstitutedWord extends Word {
  readonly from: Stdin;
}

const NO_NAMES: readonly string[] = [];

export function knownWord(text: string): Word {
  return { text, known: !text.includes(UNKNOWN), glob: false, unknowns: NO_NAMES };
}

export function unknownWord(name: string): Word {
  return { text: UNKNOWN, known: false, glob: false, unknowns: [name] };
}

export function wordFrom(text: string, glob: boolean, unknowns: readonly string[]): Word {
  return { text, known: !text.includes(UNKNOWN), glob, unknowns };
}

/** What a process substitution gives to read, or null for any other word. */
export function substituted(word: Word): Stdin | null {
  return 'from' in word ? (word as SubstitutedWord).from : null;
}

/** Shell text that means exactly these words, globs left as they are. */
export function quoted(words: readonly Word[]): string {
  return words.map(({ text, glob }) => (glob ? text : quote(text))).join(' ');
}

export function quote(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
