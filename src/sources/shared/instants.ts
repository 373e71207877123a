const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Milliseconds since 1970 as an ISO instant; null for what no export could have been made at. */
export function instantOf(milliseconds: number): string | null {
  if (!(milliseconds >= EARLIEST && milliseconds < LATEST)) return null;
  return new Date(milliseconds).toISOString();
}

/** Milliseconds since 1970 of an instant as tools write it: RFC 3339; null for anything else. */
export function millisecondsOf(text: unknown): number | null {
  if (typeof text !== 'string' || text.length > 64) return null;
  const parsed = Date.parse(text);
  return parsed >= EARLIEST && parsed < LATEST ? parsed : null;
}
