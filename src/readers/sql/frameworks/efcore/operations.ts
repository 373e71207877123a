import type { Operation } from '../translate/operation.ts';
import { defaultSqlOf, expressionOf, flagOf, textOf, textsOf } from '../translate/value.ts';
import type { Args, Value } from '../translate/value.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['int', 'integer'],
  ['long', 'bigint'],
  ['short', 'smallint'],
  ['bool', 'boolean'],
  ['decimal', 'decimal'],
  ['double', 'float'],
  ['float', 'float'],
  ['Guid', 'uuid'],
  ['DateTime', 'datetime'],
  ['DateTimeOffset', 'timestamptz'],
  ['DateOnly', 'date'],
  ['TimeOnly', 'time'],
  ['byte[]', 'binary'],
]);

/** `migrationBuilder.…`: arguments by name, or in the order of its definition. */
export function efOperations(
  name: string,
  args: Args,
  generic: string | null,
): readonly Operation[] | null | undefined {
  const named = (key: string, index: number) => args.named.get(key) ?? args.list[index];
  const text = (key: string, index: number) => textOf(named(key, index));
  const schema = textOf(args.named.get('schema'));
  const qualified = (table: string | null) =>
    table === null ? null : schema === null ? table : `${schema}.${table}`;
  switch (name) {
    case 'Sql': {
      const sql = text('sql', 0);
      return sql === null ? null : [{ kind: 'sql', sql }];
    }
    case 'DropTable': {
      const table = qualified(text('name', 0));
      return table === null
        ? null
        : [{ kind: 'drop-table', table, ifExists: false, cascade: false }];
    }
    case 'CreateTable':
      return [
        {
          kind: 'create-table',
          table: qualified(text('name', 0)) ?? 'computed',
          ifNotExists: false,
          columns: [],
        },
      ];
    case 'RenameTable': {
      const [from, to] = [qualified(text('name', 0)), text('newName', 2) ?? text('newName', 1)];
      return from === null || to === null ? null : [{ kind: 'rename-table', from, to }];
    }
    case 'EnsureSchema': {
      const own = text('name', 0);
      return own === null ? [] : [{ kind: 'sql', sql: `CREATE SCHEMA ${own}` }];
    }
    case 'DropSchema': {
      const own = text('name', 0);
      return own === null ? null : [{ kind: 'sql', sql: `DROP SCHEMA ${own}` }];
    }
    case 'InsertData':
      return [{ kind: 'insert', table: qualified(text('table', 0)) ?? 'computed' }];
    case 'DeleteData':
    case 'UpdateData': {
      const table = qualified(text('table', 0));
      if (table === null) return null;
      return name === 'DeleteData'
        ? [{ kind: 'delete', table, filtered: true }]
        : [
            {
              kind: 'update',
              table,
              columns: textsOf(args.named.get('columns') ?? args.named.get('column')) ?? [],
              filtered: true,
            },
          ];
    }
    case 'AlterDatabase':
    case 'CreateSequence':
    case 'AlterSequence':
    case 'RenameSequence':
    case 'RestartSequence':
      return [];
    case 'DropSequence':
      return [{ kind: 'sql', sql: `DROP SEQUENCE ${text('name', 0) ?? 'computed'}` }];
    default:
      return onTable(name, qualified(text('table', 1)), text('name', 0), args, generic);
  }
}

function onTable(
  name: string,
  table: string | null,
  own: string | null,
  args: Args,
  generic: string | null,
): readonly Operation[] | null | undefined {
  const given = (key: string) => args.named.get(key);
  const known =
    'AddColumn AlterColumn DropColumn RenameColumn CreateIndex DropIndex RenameIndex AddForeignKey DropForeignKey AddPrimaryKey DropPrimaryKey AddUniqueConstraint DropUniqueConstraint AddCheckConstraint DropCheckConstraint'.split(
      ' ',
    );
  if (!known.includes(name)) return undefined;
  if (own === null || (table === null && !name.endsWith('Index'))) return null;
  const on = table ?? 'computed';
  const columns = textsOf(given('columns') ?? given('column') ?? args.list[2]) ?? [];
  switch (name) {
    case 'AddColumn':
      return [
        {
          kind: 'add-column',
          table: on,
          column: {
            name: own,
            type: typeOf(given('type'), generic),
            notNull: flagOf(given('nullable')) !== true,
            defaultSql: defaultOf(args),
          },
        },
      ];
    case 'AlterColumn':
      return altered(on, own, args, generic);
    case 'DropColumn':
      return [{ kind: 'drop-column', table: on, column: own, ifExists: false }];
    case 'RenameColumn': {
      const to = textOf(given('newName') ?? args.list[2]);
      return to === null ? null : [{ kind: 'rename-column', table: on, from: own, to }];
    }
    case 'CreateIndex':
      return [
        {
          kind: 'add-index',
          table: on,
          name: own,
          columns,
          unique: flagOf(given('unique')) === true,
          concurrently: false,
        },
      ];
    case 'DropIndex':
      return [{ kind: 'drop-index', table, name: own, concurrently: false, ifExists: false }];
    case 'RenameIndex':
      return [];
    case 'AddForeignKey':
      return [
        {
          kind: 'add-constraint',
          table: on,
          name: own,
          constraint: 'foreign-key',
          columns,
          references: textOf(given('principalTable') ?? args.list[3]),
          notValid: false,
        },
      ];
    case 'AddPrimaryKey':
    case 'AddUniqueConstraint':
      return [
        {
          kind: 'add-constraint',
          table: on,
          name: own,
          constraint: name === 'AddPrimaryKey' ? 'primary-key' : 'unique',
          columns,
          references: null,
          notValid: false,
        },
      ];
    case 'AddCheckConstraint':
      return [
        {
          kind: 'add-constraint',
          table: on,
          name: own,
          constraint: 'check',
          columns: [],
          references: null,
          check: expressionOf(textOf(given('sql')) ?? ''),
          notValid: false,
        },
      ];
    default:
      return [
        {
          kind: 'drop-constraint',
          table: on,
          name: own,
          constraint:
            name === 'DropForeignKey'
              ? 'foreign-key'
              : name === 'DropPrimaryKey'
                ? 'primary-key'
                : 'other',
        },
      ];
  }
}

/** `oldType` and `oldNullable` say what it was, so that only what differs is told. */
function altered(
  table: string,
  column: string,
  args: Args,
  generic: string | null,
): readonly Operation[] {
  const given = (key: string) => args.named.get(key);
  const type = typeOf(given('type'), generic);
  const isNull = flagOf(given('nullable')) === true;
  const wasNull = flagOf(given('oldNullable')) === true;
  const oldType = textOf(given('oldType'));
  const isSame = oldType !== null && oldType === textOf(given('type'));
  return [
    ...(isSame ? [] : [{ kind: 'change-type' as const, table, column, type, notNull: !isNull }]),
    ...(isNull === wasNull
      ? []
      : [
          {
            kind: isNull ? ('drop-not-null' as const) : ('set-not-null' as const),
            table,
            column,
            type,
          },
        ]),
  ];
}

function typeOf(value: Value | undefined, generic: string | null): string {
  return textOf(value) ?? TYPES.get(generic ?? '') ?? 'unknown_type';
}

function defaultOf({ named }: Args): string | null {
  const sql = textOf(named.get('defaultValueSql'));
  return sql === null ? defaultSqlOf(named.get('defaultValue')) : expressionOf(sql);
}
