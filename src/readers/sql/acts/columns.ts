/** Columns of tables. */
import type { OnTable } from './base.ts';

export interface DropColumn extends OnTable {
  readonly kind: 'drop-column';
  readonly column: string;
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

export interface AddColumn extends OnTable {
  readonly kind: 'add-column';
  readonly column: string;
  readonly type: string;
  readonly ifNotExists: boolean;
  readonly notNull: boolean;
  /** `volatile` gives each row a value of its own; `unknown` calls something that no list knows. */
  readonly defaultValue: 'none' | 'constant' | 'volatile' | 'unknown';
  /** How the value comes about where the column is computed or counted. */
  readonly generated: 'stored' | 'virtual' | 'identity' | null;
}

export interface AlterType extends OnTable {
  readonly kind: 'alter-type';
  readonly column: string;
  /** The old type where the statement says it, else null; `judge` may know it from the same script. */
  readonly from: string | null;
  readonly to: string;
  /**
   * What becomes of the values as far as the dialect can tell: `keeps` every one, `may-lose` (narrower,
   * or converted), or `unknown` without the old type.
   */
  readonly values: 'keeps' | 'may-lose' | 'unknown';
}

/** Small things said of a column: its default, statistics, storage, and `DROP NOT NULL`. */
export interface AlterColumn extends OnTable {
  readonly kind: 'alter-column';
  readonly column: string;
  readonly what:
    | 'set-default'
    | 'drop-default'
    | 'drop-not-null'
    | 'drop-expression'
    | 'set-identity'
    | 'drop-identity'
    | 'settings';
}

export interface SetNotNull extends OnTable {
  readonly kind: 'set-not-null';
  readonly column: string;
}
