import type {
  ColumnDef,
  CreateForeignTableStmt,
  CreateSchemaStmt,
  CreateStmt,
  CreateTableAsStmt,
  Node,
} from 'libpg-query';
import { nameOfRange } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { writeType } from '../type-names.ts';
import { readCalls } from './calls.ts';
import { on } from './handler.ts';

function readCreateTable(node: CreateStmt, scene: Scene): void {
  const columns = (node.tableElts ?? []).flatMap((element) =>
    'ColumnDef' in element ? [columnOf(element.ColumnDef)] : [],
  );
  const parent = node.partbound === undefined ? undefined : firstRange(node.inhRelations);
  scene.add('create-table', {
    table: nameOfRange(node.relation),
    temporary: node.relation?.relpersistence === 't',
    ifNotExists: node.if_not_exists === true,
    columns,
    filled: false,
    partitionOf: parent ?? null,
  });
}

function columnOf(column: ColumnDef) {
  return { name: column.colname ?? '', type: writeType(column.typeName) };
}

function firstRange(nodes: readonly Node[] | undefined) {
  const first = nodes?.[0];
  return first !== undefined && 'RangeVar' in first ? nameOfRange(first.RangeVar) : undefined;
}

function readCreateTableAs(node: CreateTableAsStmt, scene: Scene): void {
  const name = nameOfRange(node.into?.rel);
  if (node.objtype === 'OBJECT_MATVIEW') {
    scene.add('create-other', { object: 'materialized-view', name, table: null, replaces: false });
  } else {
    scene.add('create-table', {
      table: name,
      temporary: node.into?.rel?.relpersistence === 't',
      ifNotExists: node.if_not_exists === true,
      columns: [],
      filled: node.into?.skipData !== true,
      partitionOf: null,
    });
  }
  readCalls(node.query, scene, 'listed');
}

function readForeignTable(node: CreateForeignTableStmt, scene: Scene): void {
  const name = nameOfRange(node.base?.relation);
  scene.add('create-other', { object: 'foreign-table', name, table: null, replaces: false });
}

function readCreateSchema(node: CreateSchemaStmt, scene: Scene): void {
  const name = { schema: null, name: node.schemaname ?? '(named after its owner)' };
  scene.add('create-other', { object: 'schema', name, table: null, replaces: false });
  for (const element of node.schemaElts ?? []) scene.readPart(element);
}

export const createHandlers = [
  on<CreateStmt>('CreateStmt', readCreateTable),
  on<CreateTableAsStmt>('CreateTableAsStmt', readCreateTableAs),
  on<CreateForeignTableStmt>('CreateForeignTableStmt', readForeignTable),
  on<CreateSchemaStmt>('CreateSchemaStmt', readCreateSchema),
];
