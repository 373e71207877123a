import type { Sort } from './table.tsx';

/** A text out of an address, where it may have been read as a number; empty text is none. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A sort as the address holds it: `risk` or `-risk`. */
export function readSort(text: string | undefined): Sort | null {
  if (text === undefined || text === '') return null;
  return text.startsWith('-')
    ? { column: text.slice(1), descending: true }
    : { column: text, descending: false };
}

export function writeSort(sort: Sort | null): string | undefined {
  return sort === null ? undefined : `${sort.descending ? '-' : ''}${sort.column}`;
}

/** The same with members that may be there and say nothing. */
type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** An address's search without members that say nothing. */
export function without<T extends object>(search: Loose<T>): T {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  ) as T;
}
