/** Addresses of resources in sentences, as people read them. */

/** What is said for each long address. */
export type Names = ReadonlyMap<string, string>;

/** One is set apart from the words only where it is longer than a word. */
const LONG = 20;

/**
 * Each long address and what to say for it: without the modules that lead to it, where that still names one
 * alone.
 */
export function shortNames(addresses: readonly string[]): Names {
  const long = [...new Set(addresses)].filter((address) => address.length > LONG);
  const bare = (address: string) => address.replace(/^(?:module\.[^.[]+(?:\[[^\]]*\])?\.)+/, '');
  const counts = new Map<string, number>();
  for (const address of new Set(addresses)) {
    counts.set(bare(address), (counts.get(bare(address)) ?? 0) + 1);
  }
  return new Map(
    long.map((address) => [address, counts.get(bare(address)) === 1 ? bare(address) : address]),
  );
}

export interface Part {
  readonly text: string;
  readonly isName: boolean;
}

/** A text cut at the names that stand in it, the longest first where one begins another. */
export function cutNames(text: string, names: readonly string[]): readonly Part[] {
  const ordered = names.toSorted((a, b) => b.length - a.length);
  const parts: Part[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const begins = at === 0 || /[\s(“"]/.test(text[at - 1] ?? '');
    const name = begins ? ordered.find((each) => endsHere(text, at, each)) : undefined;
    if (name === undefined) {
      at += 1;
      continue;
    }
    if (at > from) parts.push({ text: text.slice(from, at), isName: false });
    parts.push({ text: name, isName: true });
    at += name.length;
    from = at;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isName: false });
  return parts;
}

/** Whether the name stands there whole, and not as the beginning of another word. */
function endsHere(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && !/[\w[./-]/.test(after(text, at + name.length));
}

/** What follows, but for a mark that ends the sentence or the word. */
function after(text: string, at: number): string {
  return /^[.,;:!?)](?:\s|$)/.test(text.slice(at, at + 2)) ? '' : text.slice(at, at + 1);
}
