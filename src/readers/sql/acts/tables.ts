/** Tables, schemas and databases as a whole. */
import type { ActBase, ObjectName, OnTable } from './base.ts';

export interface DropTable extends OnTable {
  readonly kind: 'drop-table';
  readonly ifExists: boolean;
  readonly cascade: boolean;
  readonly temporary: boolean;
}

export interface DropDatabase extends ActBase {
  readonly kind: 'drop-database';
  readonly name: string;
  readonly ifExists: boolean;
}

export interface DropSchema extends ActBase {
  readonly kind: 'drop-schema';
  readonly name: string;
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

export interface CreateTable extends OnTable {
  readonly kind: 'create-table';
  readonly temporary: boolean;
  readonly ifNotExists: boolean;
  /** Columns with their types in the dialect's own words. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** True where it is born with rows in it (`AS SELECT`). */
  readonly filled: boolean;
  /** The table that it becomes a partition of, or null. */
  readonly partitionOf: ObjectName | null;
}

export interface Rename extends ActBase {
  readonly kind: 'rename';
  readonly object:
    | 'table'
    | 'column'
    | 'schema'
    | 'database'
    | 'view'
    | 'index'
    | 'constraint'
    | 'type'
    | 'function'
    | 'role'
    | 'other';
  /** The table that it is, or that it belongs to; else null. */
  readonly table: ObjectName | null;
  /** Names as they would be written: `email`, `public.users`. */
  readonly from: string;
  readonly to: string;
}

/** The whole table is written anew for the sake of where or how it is kept. */
export interface RewriteTable extends OnTable {
  readonly kind: 'rewrite-table';
  /** In the dialect's own words: `SET TABLESPACE`, `ENGINE = InnoDB`. */
  readonly what: string;
}

export interface VacuumFull extends ActBase {
  readonly kind: 'vacuum-full';
  /** Null for the whole database. */
  readonly table: ObjectName | null;
}

export interface Cluster extends ActBase {
  readonly kind: 'cluster';
  readonly table: ObjectName | null;
}

export interface LockTable extends OnTable {
  readonly kind: 'lock';
  readonly mode: string;
}

export interface AttachPartition extends OnTable {
  readonly kind: 'attach-partition';
  readonly partition: ObjectName;
}

export interface DetachPartition extends OnTable {
  readonly kind: 'detach-partition';
  readonly partition: ObjectName;
  readonly concurrently: boolean;
}
