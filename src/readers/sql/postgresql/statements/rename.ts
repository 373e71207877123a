import type { AlterObjectSchemaStmt, AlterOwnerStmt, Node, RenameStmt } from 'libpg-query';
import type { Rename } from '../../acts.ts';
import { brief } from '../costs.ts';
import { nameOfParts, nameOfRange, strings, written } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { on } from './handler.ts';

const OBJECTS = new Map<string, Rename['object']>([
  ['OBJECT_TABLE', 'table'],
  ['OBJECT_FOREIGN_TABLE', 'table'],
  ['OBJECT_COLUMN', 'column'],
  ['OBJECT_ATTRIBUTE', 'column'],
  ['OBJECT_SCHEMA', 'schema'],
  ['OBJECT_DATABASE', 'database'],
  ['OBJECT_VIEW', 'view'],
  ['OBJECT_MATVIEW', 'view'],
  ['OBJECT_INDEX', 'index'],
  ['OBJECT_TABCONSTRAINT', 'constraint'],
  ['OBJECT_TYPE', 'type'],
  ['OBJECT_DOMAIN', 'type'],
  ['OBJECT_FUNCTION', 'function'],
  ['OBJECT_PROCEDURE', 'function'],
  ['OBJECT_ROUTINE', 'function'],
  ['OBJECT_ROLE', 'role'],
]);

const CATALOG = brief('only the catalog is written');

function readRename(node: RenameStmt, scene: Scene): void {
  const object = OBJECTS.get(node.renameType ?? '') ?? 'other';
  const table = node.relation === undefined ? null : nameOfRange(node.relation);
  const own = object === 'table' || object === 'view' || object === 'index';
  const from = own && table !== null ? written(table) : (node.subname ?? nameOfObject(node.object));
  const to = node.newname ?? '(unnamed)';
  scene.add('rename', { object, table, from, to }, CATALOG, node.relation?.location);
}

function nameOfObject(object: Node | undefined): string {
  if (object === undefined) return '(unnamed)';
  if ('ObjectWithArgs' in object) return strings(object.ObjectWithArgs.objname).join('.');
  return strings([object]).join('.') || '(unnamed)';
}

function readSetSchema(node: AlterObjectSchemaStmt, scene: Scene): void {
  const schema = node.newschema ?? '';
  if (node.relation !== undefined) {
    const object = OBJECTS.get(node.objectType ?? '') ?? 'other';
    const table = nameOfRange(node.relation);
    const to = written({ schema, name: table.name });
    scene.add('rename', { object, table, from: written(table), to }, CATALOG);
    return;
  }
  const from = nameOfObject(node.object);
  const { name } = nameOfParts(from.split('.'));
  const object = OBJECTS.get(node.objectType ?? '') ?? 'other';
  scene.add('rename', { object, table: null, from, to: written({ schema, name }) });
}

/** A new owner may do everything with the object, and the old one nothing more by right. */
function readOwner(node: AlterOwnerStmt, scene: Scene): void {
  const name = node.relation === undefined ? nameOfObject(node.object) : node.relation.relname;
  const object = (node.objectType ?? 'object').replace('OBJECT_', '').toLowerCase();
  scene.add('create-other', {
    object,
    name: { schema: null, name: name ?? '(unnamed)' },
    table: null,
    replaces: true,
  });
}

export const renameHandlers = [
  on<RenameStmt>('RenameStmt', readRename),
  on<AlterObjectSchemaStmt>('AlterObjectSchemaStmt', readSetSchema),
  on<AlterOwnerStmt>('AlterOwnerStmt', readOwner),
];
