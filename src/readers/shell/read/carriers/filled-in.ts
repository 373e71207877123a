import type { Word } from '../../types.ts';

/** A word with a placeholder in it, which stands for one item. */
export function filledIn(word: Word, placeholder: string, item: Word): Word {
  if (!word.text.includes(placeholder)) return word;
  const text = word.text.replaceAll(placeholder, () => item.text);
  return {
    text,
    known: word.known && item.known,
    glob: word.glob || item.glob,
    unknowns: [...word.unknowns, ...item.unknowns],
  };
}
