import type { TableSize, TableSizes } from '../../types.ts';
import type { SaidSizes } from '../types.ts';

/**
 * Below both, reading or writing a whole table takes well under a second on any disk in use, so a lock
 * that lasts as long is no longer than other waits.
 */
export const SMALL = { rows: 10_000, bytes: 10_000_000 } as const;

interface Known {
  readonly kind: 'empty' | 'small' | 'large';
  /** How much, and who says so: `1,200 rows by sizes.json`. */
  readonly words: string;
}

export type Weight =
  | {
      readonly kind: 'unknown';
      /** What only the author of the change says of it, or null. */
      readonly claim: string | null;
    }
  | Known;

const ORDER: readonly Known['kind'][] = ['empty', 'small', 'large'];

/**
 * How much a table weighs; unknown counts as large wherever it matters. What the change says of itself
 * can make a table heavier than those say who are trusted, and never lighter. `key` is `schema.table`.
 */
export function weightOf(key: string | null, { trusted, claimed }: SaidSizes): Weight {
  const known = key === null ? null : weighed(key, trusted);
  const claim = key === null ? null : weighed(key, claimed);
  if (known === null) {
    return claim?.kind === 'large' ? claim : { kind: 'unknown', claim: claim?.words ?? null };
  }
  return claim !== null && ORDER.indexOf(claim.kind) > ORDER.indexOf(known.kind) ? claim : known;
}

/** Why nothing can be lost with the rows, or null where something can. */
export function emptyBy(weight: Weight): string | null {
  return weight.kind === 'empty' ? `the table is empty (${weight.words})` : null;
}

function weighed(key: string, sizes: TableSizes): Known | null {
  const size = sizes.get(key) ?? (key.startsWith('public.') ? sizes.get(key.slice(7)) : undefined);
  if (size === undefined || (size.rows === null && size.bytes === null)) return null;
  const small = (size.rows ?? 0) < SMALL.rows && (size.bytes ?? 0) < SMALL.bytes;
  // Without a row it can still take up room, and then one of the two counts is wrong.
  const kind = !small ? 'large' : size.rows === 0 ? 'empty' : 'small';
  return { kind, words: inWords(size) };
}

function inWords({ rows, bytes, saidBy }: TableSize): string {
  const parts: string[] = [];
  if (rows !== null) parts.push(`${rows.toLocaleString('en-US')} rows`);
  if (bytes !== null) parts.push(bytesInWords(bytes));
  return `${parts.join(', ')} by ${saidBy}`;
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
