/** Ascending orders for columns. */

export function byText<Row>(read: (row: Row) => string): (a: Row, b: Row) => number {
  return (a, b) => (read(a) < read(b) ? -1 : read(a) > read(b) ? 1 : 0);
}

export function byNumber<Row>(read: (row: Row) => number): (a: Row, b: Row) => number {
  return (a, b) => read(a) - read(b);
}

/** True when a text has every word of the filter. */
export function hasWords(text: string, filter: string): boolean {
  const lower = text.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
