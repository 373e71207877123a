import type { Word } from '../../../../types.ts';

export interface Taken {
  /** Values by option as written; an option without a value has none. */
  readonly given: ReadonlyMap<string, readonly Word[]>;
  /** Everything from the first operand on, or after `--`. */
  readonly rest: readonly Word[];
  /** True where `--` ended the options. */
  readonly ended: boolean;
}

/**
 * Takes the options in front of the first operand. `--name=value` is always one; options in `valued`
 * also take the next word, short ones what is written against them (`-Cdir`).
 */
export function takeOptions(words: readonly Word[], valued: readonly string[]): Taken {
  const given = new Map<string, Word[]>();
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] as Word;
    if (word.text === '--') return { given, rest: words.slice(at + 1), ended: true };
    if (!word.text.startsWith('-') || word.text === '-') break;
    const [name, value] = split(word, valued);
    const values = given.get(name) ?? [];
    given.set(name, values);
    if (value !== null) values.push(value);
    else if (valued.includes(name)) {
      at += 1;
      const next = words[at];
      if (next !== undefined) values.push(next);
    }
  }
  return { given, rest: words.slice(at), ended: false };
}

export function valueOf({ given }: Taken, ...names: readonly string[]): Word | null {
  return names.map((name) => given.get(name)?.at(-1)).find((word) => word !== undefined) ?? null;
}

export function hasOption({ given }: Taken, ...names: readonly string[]): boolean {
  return names.some((name) => given.has(name));
}

function split(word: Word, valued: readonly string[]): readonly [string, Word | null] {
  const { text } = word;
  const equals = text.indexOf('=');
  if (text.startsWith('--')) {
    return equals < 0
      ? [text, null]
      : [text.slice(0, equals), { ...word, text: text.slice(equals + 1) }];
  }
  const short = text.slice(0, 2);
  return text.length > 2 && valued.includes(short)
    ? [short, { ...word, text: text.slice(2).replace(/^=/, '') }]
    : [text, null];
}
