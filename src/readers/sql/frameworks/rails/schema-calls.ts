import type { Operation } from '../translate/operation.ts';
import { defaultSqlOf, flagOf, textOf, textsOf } from '../translate/value.ts';
import type { Args, Value } from '../translate/value.ts';
import { CONCURRENTLY, dropped, every, names, sql } from './call-names.ts';
import type { Options, Translate } from './call-names.ts';
import { railsColumn, railsType } from './columns.ts';
import { addReference, removeReference } from './reference-calls.ts';
import {
  addCheck,
  addForeignKey,
  addIndex,
  constraint,
  indexOf,
  removeConstraint,
  removeForeignKey,
  removeIndex,
  validate,
} from './key-calls.ts';

const nothing: Translate = () => [];

export const SCHEMA_CALLS: ReadonlyMap<string, Translate> = new Map<string, Translate>([
  ['drop_table', dropTable],
  ['drop_join_table', dropJoinTable],
  ['create_table', createTable],
  [
    'create_join_table',
    (args, options) =>
      joined(args, options, (table) => [
        { kind: 'create-table', table, ifNotExists: true, columns: [] },
      ]),
  ],
  ['change_table', (args) => (textOf(args.list[0]) === null ? null : [])],
  ['rename_table', (args) => names(args, 2, ([from, to]) => [{ kind: 'rename-table', from, to }])],
  ['add_column', addColumn],
  ['add_columns', addColumns],
  ['add_timestamps', (args, options) => names(args, 1, ([table]) => timestamps(table, options))],
  [
    'remove_timestamps',
    (args) => names(args, 1, ([table]) => dropped(table, ['created_at', 'updated_at'])),
  ],
  [
    'remove_column',
    (args, options) => names(args, 2, ([table, column]) => dropped(table, [column], options)),
  ],
  ['remove_columns', removeColumns],
  [
    'rename_column',
    (args) => names(args, 3, ([table, from, to]) => [{ kind: 'rename-column', table, from, to }]),
  ],
  ['change_column', changeColumn],
  ['change_column_null', changeNull],
  ['change_column_default', changeDefault],
  ['change_column_comment', nothing],
  ['change_table_comment', nothing],
  ['add_reference', addReference],
  ['add_belongs_to', addReference],
  ['remove_reference', removeReference],
  ['remove_belongs_to', removeReference],
  ['add_index', addIndex],
  [
    'add_concurrent_index',
    (args, options) => addIndex(args, new Map([...options, ['algorithm', CONCURRENTLY]])),
  ],
  ['remove_index', removeIndex],
  [
    'remove_concurrent_index',
    (args, options) => removeIndex(args, new Map([...options, ['algorithm', CONCURRENTLY]])),
  ],
  [
    'remove_concurrent_index_by_name',
    (args) =>
      names(args, 2, ([table, name]) => [
        { kind: 'drop-index', table, name, concurrently: true, ifExists: true },
      ]),
  ],
  [
    'rename_index',
    (args) => names(args, 3, ([, from, to]) => [sql(`ALTER INDEX ${from} RENAME TO ${to}`)]),
  ],
  ['add_foreign_key', addForeignKey],
  [
    'add_concurrent_foreign_key',
    (args, options) =>
      addForeignKey(args, new Map([...options, ['validate', { kind: 'scalar', value: false }]])),
  ],
  ['remove_foreign_key', removeForeignKey],
  ['validate_foreign_key', validate],
  ['validate_check_constraint', validate],
  ['validate_constraint', validate],
  ['add_check_constraint', addCheck],
  ['remove_check_constraint', removeConstraint],
  [
    'add_unique_constraint',
    (args, options) =>
      names(args, 1, ([table]) =>
        constraint(table, 'unique', textsOf(args.list[1]) ?? [], options),
      ),
  ],
  ['remove_unique_constraint', removeConstraint],
  ['remove_exclusion_constraint', removeConstraint],
  [
    'enable_extension',
    (args) => names(args, 1, ([name]) => [sql(`CREATE EXTENSION IF NOT EXISTS "${name}"`)]),
  ],
  [
    'disable_extension',
    (args) => names(args, 1, ([name]) => [sql(`DROP EXTENSION IF EXISTS "${name}" CASCADE`)]),
  ],
  [
    'create_enum',
    (args) => names(args, 1, ([name]) => [sql(`CREATE TYPE ${name} AS ENUM ('computed')`)]),
  ],
  ['drop_enum', (args) => names(args, 1, ([name]) => [sql(`DROP TYPE ${name}`)])],
  ['create_schema', (args) => names(args, 1, ([name]) => [sql(`CREATE SCHEMA "${name}"`)])],
  ['drop_schema', (args) => names(args, 1, ([name]) => [sql(`DROP SCHEMA "${name}" CASCADE`)])],
  [
    'truncate',
    (args) => names(args, 1, ([table]) => [{ kind: 'truncate', table, cascade: false }]),
  ],
  [
    'truncate_tables',
    (args) => every(args, (table) => [{ kind: 'truncate', table, cascade: true }]),
  ],
  ['drop_view', (args) => names(args, 1, ([name]) => [sql(`DROP VIEW ${name}`)])],
]);

function dropTable(args: Args, options: Options) {
  const cascade = textOf(options.get('force')) === 'cascade';
  const ifExists = flagOf(options.get('if_exists')) === true;
  return every(args, (table) => [{ kind: 'drop-table', table, ifExists, cascade }]);
}

function joined(args: Args, options: Options, make: (table: string) => readonly Operation[]) {
  return names(args, 2, ([a, b]) =>
    make(textOf(options.get('table_name')) ?? [a, b].toSorted().join('_')),
  );
}

function dropJoinTable(args: Args, options: Options) {
  return joined(args, options, (table) => [
    { kind: 'drop-table', table, ifExists: false, cascade: false },
  ]);
}

/** `force: true` drops the table that is there. */
function createTable(args: Args, options: Options) {
  const force = options.get('force');
  const forced = flagOf(force) === true || textOf(force) === 'cascade';
  const ifNotExists = flagOf(options.get('if_not_exists')) === true;
  return names(args, 1, ([table]) => [
    ...(forced ? [{ kind: 'drop-table' as const, table, ifExists: true, cascade: true }] : []),
    { kind: 'create-table', table, ifNotExists, columns: [] },
  ]);
}

function addColumn(args: Args, options: Options) {
  return names(args, 2, ([table, column]) => {
    const type = textOf(args.list[2]) ?? 'unknown_type';
    const ifNotExists = flagOf(options.get('if_not_exists')) === true;
    const added = railsColumn(column, type, options);
    return [
      { kind: 'add-column', table, column: added, ifNotExists },
      ...indexOf(table, [column], options),
    ];
  });
}

function addColumns(args: Args, options: Options) {
  const [table, ...columns] = args.list.map((value) => textOf(value));
  if (table === undefined || table === null || columns.includes(null)) return null;
  const type = textOf(options.get('type')) ?? 'unknown_type';
  return columns.map((column): Operation => ({
    kind: 'add-column',
    table,
    column: railsColumn(column ?? '', type, options),
  }));
}

export function timestamps(table: string, options: Options): readonly Operation[] {
  const given = new Map([['null', { kind: 'scalar', value: false } as Value], ...options]);
  return ['created_at', 'updated_at'].map((name) => ({
    kind: 'add-column',
    table,
    column: railsColumn(name, 'datetime', given),
  }));
}

function removeColumns(args: Args) {
  const [table, ...columns] = args.list.map((value) => textOf(value));
  if (typeof table !== 'string' || columns.length === 0 || columns.includes(null) || !args.whole)
    return null;
  return dropped(table, columns.map(String));
}

function changeColumn(args: Args, options: Options) {
  return names(args, 3, ([table, column, type]) => changed(table, column, type, options));
}

export function changed(
  table: string,
  column: string,
  type: string,
  options: Options,
): readonly Operation[] {
  const isNull = flagOf(options.get('null'));
  const full = railsType(type, options);
  return [
    { kind: 'change-type', table, column, type: full, notNull: isNull === false },
    ...(isNull === false ? [{ kind: 'set-not-null' as const, table, column, type: full }] : []),
    ...(options.has('default')
      ? [
          {
            kind: 'set-default' as const,
            table,
            column,
            defaultSql: defaultSqlOf(options.get('default')),
          },
        ]
      : []),
  ];
}

function changeNull(args: Args) {
  const isNull = flagOf(args.list[2]);
  if (isNull === null) return null;
  return names(args, 2, ([table, column]) => [
    // A fourth argument is written where nothing stands.
    ...(args.list[3] === undefined
      ? []
      : [{ kind: 'update' as const, table, columns: [column], filtered: true }]),
    {
      kind: isNull ? ('drop-not-null' as const) : ('set-not-null' as const),
      table,
      column,
      type: null,
    },
  ]);
}

function changeDefault(args: Args, options: Options) {
  const value = options.get('to') ?? args.list[2];
  return names(args, 2, ([table, column]) => [
    { kind: 'set-default', table, column, defaultSql: defaultSqlOf(value) },
  ]);
}
