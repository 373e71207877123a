/** The dialect-neutral meaning of SQL statements. A statement that does several things is several acts. */
import type { DataHolding, Reversibility, Trait, Verb } from '../../core/change/types.ts';

/** A name as the database keeps it: unquoted, and folded the way the dialect folds it. */
export interface ObjectName {
  readonly schema: string | null;
  readonly name: string;
}

/** What running an act costs those who use the table meanwhile, before anything is known of the table. */
export interface Cost {
  /** The lock in the dialect's own words (`ACCESS EXCLUSIVE`), or null where it has no names for locks. */
  readonly lock: string | null;
  readonly blocks: 'reads-and-writes' | 'writes' | 'nothing';
  /** `brief` needs the lock for a moment; `scan` reads the whole table under it; `rewrite` writes it anew. */
  readonly duration: 'brief' | 'scan' | 'rewrite' | 'unknown';
  /** Why it takes that long, as the end of a sentence that begins with "because". */
  readonly because: string;
  /** Gentler ways, in the dialect's own words. */
  readonly safer: readonly string[];
}

interface ActBase {
  /** 1-based line of the file on which the act stands. */
  readonly line: number;
  /** The statement that it stands in. */
  readonly sql: string;
  /** Copied from the statement. */
  readonly translatedFrom: string | null;
  /** What it is nested in (`DO block`, `EXECUTE string`), or null for a statement of its own. */
  readonly within: string | null;
  /** Null where it costs nobody anything. */
  readonly cost: Cost | null;
}

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

interface OnTable extends ActBase {
  readonly table: ObjectName;
}

export interface DropTable extends OnTable {
  readonly kind: 'drop-table';
  readonly ifExists: boolean;
  readonly cascade: boolean;
  readonly temporary: boolean;
}

export interface DropColumn extends OnTable {
  readonly kind: 'drop-column';
  readonly column: string;
  readonly ifExists: boolean;
  readonly cascade: boolean;
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

/** Something is created or replaced that has no rows yet. */
export interface CreateOther extends ActBase {
  readonly kind: 'create-other';
  readonly object: string;
  readonly name: ObjectName;
  readonly table: ObjectName | null;
  /** True for `CREATE OR REPLACE`: the earlier definition is in source code. */
  readonly replaces: boolean;
  /** What a function does when it is called; left out for everything else. */
  readonly body?: readonly Act[];
}

/** Functions are called for what they do. Those that the same script made are judged by their bodies. */
export interface Call extends ActBase {
  readonly kind: 'call';
  readonly functions: readonly ObjectName[];
}

/** A setting; `lock_timeout` and the like are understood where they stand. */
export interface Settings extends ActBase {
  readonly kind: 'settings';
  readonly name: string;
  /** As written, or null for a reset to the default. */
  readonly value: string | null;
  readonly scope: 'transaction' | 'session' | 'role' | 'database' | 'system';
}

export interface Transaction extends ActBase {
  readonly kind: 'transaction';
  readonly action: 'begin' | 'commit' | 'rollback' | 'savepoint';
}

/** Looks and touches nothing: SELECT, EXPLAIN without ANALYZE, SHOW, COMMENT ON, ANALYZE. */
export interface Read extends ActBase {
  readonly kind: 'read';
  readonly what: string;
}

/**
 * What is so particular to a dialect that its analysis says itself what it amounts to: a replication
 * slot that is dropped, row level security that is switched off.
 */
export interface Stated extends ActBase {
  readonly kind: 'stated';
  readonly verb: Verb;
  readonly object: string;
  readonly name: string;
  readonly table: ObjectName | null;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  /** One sentence, as it goes into the effect. */
  readonly why: string;
  readonly safer: readonly string[];
}

/** What nobody can tell from the text. Comes out unknown, and the script is held as not read whole. */
export interface Opaque extends ActBase {
  readonly kind: 'opaque';
  readonly reason:
    | 'syntax-error'
    | 'dynamic-sql'
    | 'unknown-statement'
    | 'other-file'
    | 'program'
    | 'unknown-call';
  /** What is not known, as a sentence: `EXECUTE runs a text that is put together at run time.` */
  readonly message: string;
}

export type Act =
  | DropTable
  | DropColumn
  | DropDatabase
  | DropSchema
  | Truncate
  | Delete
  | Update
  | Insert
  | CreateTable
  | AddColumn
  | AlterType
  | AlterColumn
  | SetNotNull
  | AddConstraint
  | ValidateConstraint
  | DropConstraint
  | CreateIndex
  | DropIndex
  | Rename
  | RewriteTable
  | VacuumFull
  | Cluster
  | Reindex
  | RefreshMatview
  | LockTable
  | AttachPartition
  | DetachPartition
  | Grant
  | Revoke
  | DropOther
  | CreateOther
  | Call
  | Settings
  | Transaction
  | Read
  | Stated
  | Opaque;
