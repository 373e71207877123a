import type { AlterTableCmd } from 'libpg-query';
import type { AlterColumn } from '../../acts.ts';
import { brief, rewrite, scan } from '../costs.ts';
import type { CommandReader } from './handler.ts';
import { readAlterType } from './alter-type.ts';
import { readAddColumn } from './column-definition.ts';

const SETTINGS: Readonly<
  Partial<Record<NonNullable<AlterTableCmd['subtype']>, AlterColumn['what']>>
> = {
  AT_DropNotNull: 'drop-not-null',
  AT_DropExpression: 'drop-expression',
  AT_AddIdentity: 'set-identity',
  AT_SetIdentity: 'set-identity',
  AT_DropIdentity: 'drop-identity',
  AT_SetStatistics: 'settings',
  AT_SetOptions: 'settings',
  AT_ResetOptions: 'settings',
  AT_SetStorage: 'settings',
  AT_SetCompression: 'settings',
  AT_AlterColumnGenericOptions: 'settings',
};

/** The commands of ALTER TABLE that concern one column. */
export const readAlterColumn: CommandReader = (command, table, scene) => {
  const { subtype, name, def, behavior } = command;
  const column = name ?? '(unnamed)';
  const definition = def !== undefined && 'ColumnDef' in def ? def.ColumnDef : undefined;
  const location = definition?.location;
  switch (subtype) {
    case 'AT_AddColumn':
    case 'AT_AddColumnToView':
      if (definition === undefined) return false;
      readAddColumn(table, definition, command.missing_ok === true, scene);
      return true;
    case 'AT_DropColumn':
      scene.add(
        'drop-column',
        {
          table,
          column,
          ifExists: command.missing_ok === true,
          cascade: behavior === 'DROP_CASCADE',
        },
        brief('only the catalog is written'),
      );
      return true;
    case 'AT_AlterColumnType':
      if (definition === undefined) return false;
      readAlterType({ table, column, definition, location }, scene);
      return true;
    case 'AT_SetNotNull':
      scene.add(
        'set-not-null',
        { table, column },
        scan('every row is looked at for NULL', [
          'ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID, then VALIDATE CONSTRAINT, then SET NOT NULL, which then looks at no row',
        ]),
      );
      return true;
    case 'AT_ColumnDefault':
    case 'AT_CookedColumnDefault': {
      const what = def === undefined ? 'drop-default' : 'set-default';
      scene.add('alter-column', { table, column, what }, brief('only the catalog is written'));
      return true;
    }
    case 'AT_SetExpression':
      scene.add(
        'rewrite-table',
        { table, what: `SET EXPRESSION of ${column}` },
        rewrite('a stored generated column is computed anew for each row', []),
      );
      return true;
    default: {
      const what = subtype === undefined ? undefined : SETTINGS[subtype];
      if (what === undefined) return false;
      scene.add('alter-column', { table, column, what }, brief('only the catalog is written'));
      return true;
    }
  }
};
