/** Rows that are written or deleted. */
import type { ObjectName, OnTable } from './base.ts';

/** Which rows a DELETE or UPDATE reaches. */
export type Filter =
  /** No WHERE at all. */
  | { readonly kind: 'none' }
  /** A WHERE that holds for every row: `1 = 1`, `true`, `id = id`. */
  | { readonly kind: 'tautology' }
  /** A WHERE that holds for no row: `false`, `1 = 0`. */
  | { readonly kind: 'never' }
  /** Columns compared with fixed values by `=` or `IN` at the top level of the WHERE. */
  | { readonly kind: 'values'; readonly columns: readonly string[]; readonly atMost: number }
  /** Any other condition. `nullColumns` are those of which it says `IS NULL` at the top level. */
  | { readonly kind: 'condition'; readonly nullColumns: readonly string[] };

/** Also the emptying of one partition. */
export interface Truncate extends OnTable {
  readonly kind: 'truncate';
  readonly cascade: boolean;
}

export interface Delete extends OnTable {
  readonly kind: 'delete';
  readonly filter: Filter;
  /** True where a LIMIT or TOP bounds it. */
  readonly limited: boolean;
  /** The table that the same statement puts the deleted rows into; left out where there is none. */
  readonly movedTo?: ObjectName;
}

export interface Update extends OnTable {
  readonly kind: 'update';
  /** Columns that are written. */
  readonly columns: readonly string[];
  readonly filter: Filter;
  readonly limited: boolean;
}

export interface Insert extends OnTable {
  readonly kind: 'insert';
  /** True where rows that are there already may be overwritten (REPLACE, ON CONFLICT DO UPDATE). */
  readonly overwrites: boolean;
}
