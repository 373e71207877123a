/** Texts in the order of their UTF-16 code units, as everywhere in what is compared byte for byte. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return byText(a.id, b.id);
}

export function sortedSet(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].toSorted(byText);
}

const NAMED = 5;

/** `a, b and 3 more`, for sentences. */
export function listed(names: readonly string[]): string {
  if (names.length > NAMED) {
    return `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;
  }
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
