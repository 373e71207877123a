const ADDRESS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

/** A range of IPv4 addresses as its first and its last number, or null for anything else. */
export function rangeOf(text: string): readonly [number, number] | null {
  const found = ADDRESS.exec(text.trim());
  if (found === null) return null;
  const bytes = found.slice(1, 5).map(Number);
  const bits = found[5] === undefined ? 32 : Number(found[5]);
  if (bits > 32 || bytes.some((byte) => byte > 255)) return null;
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const size = 2 ** (32 - bits);
  const first = Math.floor(number / size) * size;
  return [first, first + size - 1];
}

/** Everybody: the whole of IPv4 or IPv6, or a star. */
export function isEverybody(text: string): boolean {
  return /^(?:\*|0\.0\.0\.0\/0|::\/0|0\/0|any|all)$/i.test(text.trim());
}

/** Addresses of the new list that no range of the old one holds. */
export function widened(before: readonly string[], after: readonly string[]): readonly string[] {
  const old = before.map(rangeOf).filter((range) => range !== null);
  return after.filter((text) => {
    const range = rangeOf(text);
    if (range === null) return isEverybody(text) && !before.includes(text);
    return !old.some(([first, last]) => first <= range[0] && range[1] <= last);
  });
}
