import type { AlterTableStmt } from 'libpg-query';
import { nameOfRange } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { readAlterColumn } from './alter-column.ts';
import { readTableCommand } from './alter-table-commands.ts';
import { commandLines } from '../text/command-lines.ts';
import { on } from './handler.ts';

/** What is altered when it is no table: nothing in it holds rows of its own. */
const OTHERS = new Map<string, string>([
  ['OBJECT_VIEW', 'view'],
  ['OBJECT_INDEX', 'index'],
  ['OBJECT_SEQUENCE', 'sequence'],
  ['OBJECT_TYPE', 'type'],
]);

function readAlterTable(node: AlterTableStmt, scene: Scene): void {
  const table = nameOfRange(node.relation);
  const other = OTHERS.get(node.objtype ?? '');
  const places = commandLines(scene.sql, node.cmds?.length ?? 0);
  for (const [index, part] of (node.cmds ?? []).entries()) {
    if (!('AlterTableCmd' in part)) continue;
    scene.goTo(places[index] ?? 0);
    const command = part.AlterTableCmd;
    if (
      other !== undefined &&
      !/(?:SetTableSpace|AttachPartition|Column)/.test(command.subtype ?? '')
    ) {
      scene.add('create-other', { object: other, name: table, table: null, replaces: true });
    } else if (
      !readAlterColumn(command, table, scene) &&
      !readTableCommand(command, table, scene)
    ) {
      scene.add('opaque', {
        reason: 'unknown-statement',
        message: `ALTER TABLE … ${command.subtype ?? ''} is a form that no list knows.`,
      });
    }
  }
  scene.goTo(0);
}

export const alterTableHandlers = [on<AlterTableStmt>('AlterTableStmt', readAlterTable)];
