import type { ObjectName } from '../acts.ts';
import type { TableFacts, TableSize } from '../types.ts';

/**
 * Below both, reading or writing a whole table takes well under a second on any disk in use, so a lock
 * that lasts as long is no longer than other waits.
 */
export const SMALL = { rows: 10_000, bytes: 10_000_000 } as const;

export type Weight =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'small'; readonly words: string }
  | { readonly kind: 'large'; readonly words: string };

/** How much a table weighs by what somebody has said of it. Unknown counts as large wherever it matters. */
export function weightOf(table: ObjectName | null, facts: TableFacts): Weight {
  const size = table === null ? undefined : sizeOf(table, facts);
  if (size === undefined || (size.rows === null && size.bytes === null)) return { kind: 'unknown' };
  if (size.rows === 0) return { kind: 'empty' };
  const words = inWords(size);
  const small = (size.rows ?? 0) < SMALL.rows && (size.bytes ?? 0) < SMALL.bytes;
  return { kind: small ? 'small' : 'large', words };
}

function sizeOf(table: ObjectName, facts: TableFacts): TableSize | undefined {
  const name = table.name.toLowerCase();
  const schema = table.schema?.toLowerCase();
  if (schema !== undefined && schema !== 'public') return facts.get(`${schema}.${name}`);
  return facts.get(`public.${name}`) ?? facts.get(name);
}

function inWords({ rows, bytes }: TableSize): string {
  const parts: string[] = [];
  if (rows !== null) parts.push(`${rows.toLocaleString('en-US')} rows`);
  if (bytes !== null) parts.push(bytesInWords(bytes));
  return parts.join(', ');
}

function bytesInWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${Number(value.toPrecision(3))} ${units[unit] ?? 'B'}`;
}
