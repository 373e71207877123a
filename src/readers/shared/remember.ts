const MOST = 5_000;
const LONGEST = 200;

/**
 * The same function, which keeps what it made of short texts: names come by thousands in one input, and are
 * few. Only for functions that give the same for the same text, and never change what they gave.
 */
export function remember<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly result: T }>();
  return (text) => {
    if (text.length > LONGEST) return work(text);
    const before = known.get(text);
    if (before !== undefined) return before.result;
    // A piece of a text keeps the whole text in memory, so what is kept is made of a copy.
    const copy = text.split('').join('');
    const result = work(copy);
    if (known.size >= MOST) known.clear();
    known.set(copy, { result });
    return result;
  };
}
