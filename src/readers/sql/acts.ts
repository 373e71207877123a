/** The dialect-neutral meaning of SQL statements. A statement that does several things is several acts. */
import type { ActBase, ObjectName } from './acts/base.ts';
import type { Delete, Insert, Truncate, Update } from './acts/rows.ts';
import type {
  AttachPartition,
  Cluster,
  CreateTable,
  DetachPartition,
  DropDatabase,
  DropSchema,
  DropTable,
  LockTable,
  Rename,
  RewriteTable,
  VacuumFull,
} from './acts/tables.ts';
import type { AddColumn, AlterColumn, AlterType, DropColumn, SetNotNull } from './acts/columns.ts';
import type {
  AddConstraint,
  CreateIndex,
  DropConstraint,
  DropIndex,
  DropOther,
  Grant,
  RefreshMatview,
  Reindex,
  Revoke,
  ValidateConstraint,
} from './acts/guards.ts';
import type { Opaque, Read, Settings, Stated, Transaction } from './acts/session.ts';

export type { Cost, ObjectName } from './acts/base.ts';
export type { Delete, Filter, Insert, Truncate, Update } from './acts/rows.ts';
export type {
  AttachPartition,
  Cluster,
  CreateTable,
  DetachPartition,
  DropDatabase,
  DropSchema,
  DropTable,
  LockTable,
  Rename,
  RewriteTable,
  VacuumFull,
} from './acts/tables.ts';
export type { AddColumn, AlterColumn, AlterType, DropColumn, SetNotNull } from './acts/columns.ts';
export type {
  AddConstraint,
  ConstraintType,
  CreateIndex,
  DropConstraint,
  DropIndex,
  DropOther,
  Grant,
  RefreshMatview,
  Reindex,
  Revoke,
  ValidateConstraint,
} from './acts/guards.ts';
export type { Opaque, Read, Settings, Stated, Transaction } from './acts/session.ts';

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
