import { remember } from '../../shared/remember.ts';

/** The words of a key in lower case: `maxPoolSize`, `MAX_POOL_SIZE` and `max-pool-size` are the same. */
export const wordsOf = remember((key): readonly string[] => {
  return key
    .slice(0, LONGEST_KEY)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
});

const LONGEST_KEY = 200;

/** The words of a path's last segments that are keys; a list item's name says nothing about meaning. */
export function wordsOfPath(path: readonly string[], segments = 3): readonly string[] {
  const keys: string[] = [];
  for (let at = path.length - 1; at >= 0 && keys.length < segments; at--) {
    const segment = path[at] ?? '';
    if (segment.startsWith('[')) continue;
    // Properties write a path into one key.
    const parts = segment.includes('.') ? segment.split('.') : [segment];
    keys.unshift(...parts.filter((part) => part !== '').slice(-segments));
  }
  return keys.slice(-segments).flatMap((key) => wordsOf(key));
}

/** The words of the last segment that is a key. */
export function lastWords(path: readonly string[]): readonly string[] {
  return wordsOfPath(path, 1);
}

/** A set of words out of a text with white space between them. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** True when one of the words is in the set. */
export function hasWord(words: readonly string[], set: ReadonlySet<string>): boolean {
  return words.some((word) => set.has(word));
}

/** Phrases by their first word, each with the words that follow it. */
export type PhraseIndex = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Phrases ready to be looked for all at once. */
export function phraseIndex(all: readonly string[]): PhraseIndex {
  const index = new Map<string, (readonly string[])[]>();
  for (const phrase of all) {
    const [first = '', ...rest] = phrase.split(' ');
    index.set(first, [...(index.get(first) ?? []), rest]);
  }
  return index;
}

/** True when the words hold one of the phrases, its words next to each other: `api key`. */
export function hasPhrase(words: readonly string[], index: PhraseIndex): boolean {
  return words.some(
    (word, at) =>
      index.get(word)?.some((rest) => rest.every((next, step) => words[at + 1 + step] === next)) ??
      false,
  );
}

/** Phrases out of a text with bars between them. */
export function phrases(text: string): readonly string[] {
  return text
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
