/** What calls of migration frameworks amount to, before it is written down as SQL of a dialect. */
import type { Opaque } from '../../acts.ts';

export interface Column {
  readonly name: string;
  /** A type that frameworks share (`string`, `bigint`) or one of the database's own. */
  readonly type: string;
  readonly notNull: boolean;
  /** The default as SQL, or null where there is none. */
  readonly defaultSql: string | null;
  readonly primaryKey?: boolean;
  readonly unique?: boolean;
}

export type Operation =
  | { readonly kind: 'sql'; readonly sql: string }
  | {
      readonly kind: 'drop-table';
      readonly table: string;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'create-table';
      readonly table: string;
      readonly ifNotExists: boolean;
      readonly columns: readonly Column[];
    }
  | { readonly kind: 'rename-table'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'add-column';
      readonly table: string;
      readonly column: Column;
      readonly ifNotExists?: boolean;
    }
  | {
      readonly kind: 'drop-column';
      readonly table: string;
      readonly column: string;
      readonly ifExists: boolean;
    }
  | {
      readonly kind: 'rename-column';
      readonly table: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'change-type';
      readonly table: string;
      readonly column: string;
      readonly type: string;
      readonly notNull?: boolean;
    }
  | {
      readonly kind: 'set-not-null';
      readonly table: string;
      readonly column: string;
      readonly type: string | null;
    }
  | {
      readonly kind: 'drop-not-null';
      readonly table: string;
      readonly column: string;
      readonly type: string | null;
    }
  | {
      readonly kind: 'set-default';
      readonly table: string;
      readonly column: string;
      readonly defaultSql: string | null;
    }
  | {
      readonly kind: 'add-index';
      readonly table: string;
      readonly name: string | null;
      readonly columns: readonly string[];
      readonly unique: boolean;
      readonly concurrently: boolean;
      readonly ifNotExists?: boolean;
    }
  | {
      readonly kind: 'drop-index';
      readonly table: string | null;
      readonly name: string;
      readonly concurrently: boolean;
      readonly ifExists: boolean;
    }
  | {
      readonly kind: 'add-constraint';
      readonly table: string;
      readonly name: string | null;
      readonly constraint: 'foreign-key' | 'unique' | 'primary-key' | 'check';
      readonly columns: readonly string[];
      readonly references: string | null;
      /** The condition of a check. */
      readonly check?: string;
      readonly notValid: boolean;
    }
  | { readonly kind: 'validate-constraint'; readonly table: string; readonly name: string }
  | {
      readonly kind: 'drop-constraint';
      readonly table: string;
      readonly name: string;
      readonly constraint: 'foreign-key' | 'primary-key' | 'other';
    }
  | { readonly kind: 'delete'; readonly table: string; readonly filtered: boolean }
  | {
      readonly kind: 'update';
      readonly table: string;
      readonly columns: readonly string[];
      readonly filtered: boolean;
    }
  | { readonly kind: 'insert'; readonly table: string }
  | { readonly kind: 'truncate'; readonly table: string; readonly cascade: boolean }
  /** What nobody can tell. */
  | { readonly kind: 'opaque'; readonly reason: Opaque['reason']; readonly message: string };
