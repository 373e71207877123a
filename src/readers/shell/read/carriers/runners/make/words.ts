/** Words of make's lists, and the patterns that they may fit. */

/** `$(NAME:.c=.o)` and `$(patsubst %.c,%.o,…)`. */
export function substituted(text: string, from: string, to: string): string {
  const [pattern, replacement] = from.includes('%') ? [from, to] : [`%${from}`, `%${to}`];
  return wordsIn(text)
    .map((word) => {
      const stem = stemOf(word, pattern);
      return stem === null ? word : replacement.replace('%', () => stem);
    })
    .join(' ');
}

/** What `%` stands for in a word that fits the pattern, or null. */
export function stemOf(word: string, pattern: string): string | null {
  const percent = pattern.indexOf('%');
  if (percent < 0) return word === pattern ? '' : null;
  const [before, after] = [pattern.slice(0, percent), pattern.slice(percent + 1)];
  const fits =
    word.length >= before.length + after.length && word.startsWith(before) && word.endsWith(after);
  return fits ? word.slice(before.length, word.length - after.length) : null;
}

/** Words by white space, `$(…)` held together. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/(?:\$\([^)]*\)|\S)+/g) ?? [];
}
