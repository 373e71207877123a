/** Constraints, indexes, rights, and what has no rows of its own. */
import type { ActBase, ObjectName, OnTable } from './base.ts';

export type ConstraintType =
  'check' | 'foreign-key' | 'unique' | 'primary-key' | 'exclude' | 'not-null' | 'unknown';

export interface AddConstraint extends OnTable {
  readonly kind: 'add-constraint';
  readonly name: string | null;
  readonly constraint: ConstraintType;
  readonly columns: readonly string[];
  readonly references: ObjectName | null;
  readonly notValid: boolean;
  readonly usingIndex: boolean;
  /** The column of a `CHECK (column IS NOT NULL)`, else null. */
  readonly provesNotNull: string | null;
}

export interface ValidateConstraint extends OnTable {
  readonly kind: 'validate-constraint';
  readonly name: string;
}

export interface DropConstraint extends OnTable {
  readonly kind: 'drop-constraint';
  readonly name: string | null;
  readonly constraint: ConstraintType;
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

export interface CreateIndex extends OnTable {
  readonly kind: 'create-index';
  readonly name: string | null;
  readonly unique: boolean;
  readonly concurrently: boolean;
  readonly ifNotExists: boolean;
}

export interface DropIndex extends ActBase {
  readonly kind: 'drop-index';
  readonly index: ObjectName;
  /** The table, where the statement names it. */
  readonly table: ObjectName | null;
  readonly concurrently: boolean;
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

export interface Reindex extends ActBase {
  readonly kind: 'reindex';
  readonly object: 'index' | 'table' | 'schema' | 'database';
  readonly name: ObjectName | null;
  readonly concurrently: boolean;
}

export interface RefreshMatview extends ActBase {
  readonly kind: 'refresh-matview';
  readonly view: ObjectName;
  readonly concurrently: boolean;
  /** False empties it. */
  readonly withData: boolean;
}

interface Privileges extends ActBase {
  /** In upper case; `ALL` for all, names of roles where membership is granted. */
  readonly privileges: readonly string[];
  /** `table`, `schema`, `role`, …: what it is on. */
  readonly object: string;
  /** Empty for membership in a role. */
  readonly names: readonly string[];
  /** Lower case; `public` is everybody. */
  readonly grantees: readonly string[];
  readonly withGrantOption: boolean;
}

export interface Grant extends Privileges {
  readonly kind: 'grant';
}

export interface Revoke extends Privileges {
  readonly kind: 'revoke';
}

/** Something without rows of its own is dropped, or something whose rows can be made again. */
export interface DropOther extends ActBase {
  readonly kind: 'drop-other';
  /** Type in lower case, with hyphens: `view`, `function`, `materialized-view`, `role`, `extension`. */
  readonly object: string;
  readonly name: ObjectName;
  /** The table that it belongs to, or null. */
  readonly table: ObjectName | null;
  readonly ifExists: boolean;
  readonly cascade: boolean;
  /**
   * What goes with it: `definition` stands in source code, `computed` rows can be made again, `counter` a
   * sequence's position, `protection` something that watched over rows or access, `access` rights that
   * somebody had, `data` rows that nothing brings back.
   */
  readonly loses:
    'definition' | 'computed' | 'counter' | 'protection' | 'access' | 'data' | 'unknown';
}
