import type { DropStmt, DropdbStmt, Node } from 'libpg-query';
import { brief, unblocking } from '../costs.ts';
import { nameOfParts, strings } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { DROPPED } from '../tables/dropped-objects.ts';
import { on } from './handler.ts';

function readDrop(node: DropStmt, scene: Scene): void {
  for (const object of node.objects ?? []) dropOne(node, object, scene);
}

function dropOne(node: DropStmt, object: Node, scene: Scene): void {
  const parts = partsOf(object);
  const name = nameOfParts(parts);
  const cascade = node.behavior === 'DROP_CASCADE';
  const ifExists = node.missing_ok === true;
  const cost = brief('only the catalog is written');
  switch (node.removeType) {
    case 'OBJECT_TABLE':
      scene.add('drop-table', { table: name, ifExists, cascade, temporary: false }, cost);
      return;
    case 'OBJECT_SCHEMA':
      scene.add('drop-schema', { name: name.name, ifExists, cascade }, cost);
      return;
    case 'OBJECT_INDEX': {
      const concurrently = node.concurrent === true;
      scene.add(
        'drop-index',
        { index: name, table: null, concurrently, ifExists, cascade },
        concurrently
          ? unblocking('SHARE UPDATE EXCLUSIVE', 'brief', 'others are waited for')
          : brief('only the catalog is written', ['DROP INDEX CONCURRENTLY']),
      );
      return;
    }
    default: {
      const known = DROPPED.get(node.removeType ?? '');
      // `DROP TRIGGER t ON schema.table` has the table in front and the name behind.
      const owned = known?.ofTable === true;
      scene.add(
        'drop-other',
        {
          object:
            known?.object ?? (node.removeType ?? 'object').replace('OBJECT_', '').toLowerCase(),
          name: owned ? { schema: null, name: parts.at(-1) ?? '' } : name,
          table: owned ? nameOfParts(parts.slice(0, -1)) : null,
          ifExists,
          cascade,
          loses: known?.loses ?? 'unknown',
        },
        owned ? cost : null,
      );
    }
  }
}

function partsOf(object: Node): readonly string[] {
  if ('ObjectWithArgs' in object) return strings(object.ObjectWithArgs.objname);
  return strings([object]);
}

function readDropDatabase(node: DropdbStmt, scene: Scene): void {
  const name = node.dbname ?? '(unnamed)';
  scene.add('drop-database', { name, ifExists: node.missing_ok === true });
}

export const dropHandlers = [
  on<DropStmt>('DropStmt', readDrop),
  on<DropdbStmt>('DropdbStmt', readDropDatabase),
];
