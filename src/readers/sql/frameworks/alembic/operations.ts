import type { Column, Operation } from '../translate/operation.ts';
import {
  NO_ARGS,
  defaultSqlOf,
  expressionOf,
  flagOf,
  textOf,
  textsOf,
} from '../translate/value.ts';
import type { Args, Value } from '../translate/value.ts';

const TYPES: ReadonlyMap<string, string> = new Map(
  'String string|Unicode string|VARCHAR string|Text text|UnicodeText text|TEXT text|MEDIUMTEXT text|LONGTEXT text|Integer integer|INTEGER integer|BigInteger bigint|BIGINT bigint|SmallInteger smallint|Float float|Numeric decimal|DECIMAL decimal|DateTime datetime|TIMESTAMP datetime|Date date|Time time|Boolean boolean|LargeBinary binary|JSON json|JSONB jsonb|UUID uuid|BYTEA binary|INET inet'
    .split('|')
    .map((row) => {
      const [name = '', type = ''] = row.split(' ');
      return [name, type] as const;
    }),
);

/** The operations of `op.…`, by the table of a batch where there is one. */
export function alembicOperations(
  name: string,
  args: Args,
  batch: string | null,
): readonly Operation[] | null | undefined {
  const schema = textOf(args.named.get('schema'));
  // In a batch the table is said by the batch, and every argument stands one place further to the left.
  const positional = (index: number) => args.list[batch === null ? index : index - 1];
  const named = (key: string) => args.named.get(key);
  const qualified = (table: string | null) =>
    table === null ? null : schema === null ? table : `${schema}.${table}`;
  const table = batch ?? qualified(textOf(args.list[0] ?? named('table_name')));
  const second = textOf(positional(1) ?? named('column_name'));
  switch (name) {
    case 'drop_table':
      return table === null
        ? null
        : [
            {
              kind: 'drop-table',
              table,
              ifExists: flagOf(named('if_exists')) === true,
              cascade: false,
            },
          ];
    case 'create_table':
      return table === null
        ? null
        : [
            {
              kind: 'create-table',
              table,
              ifNotExists: flagOf(named('if_not_exists')) === true,
              columns: args.list.slice(1).flatMap((value) => columnOf(value) ?? []),
            },
          ];
    case 'rename_table': {
      const to = textOf(args.list[1] ?? named('new_table_name'));
      return table === null || to === null ? null : [{ kind: 'rename-table', from: table, to }];
    }
    case 'add_column': {
      const column = columnOf(positional(1) ?? named('column'));
      return table === null || column === null ? null : [{ kind: 'add-column', table, column }];
    }
    case 'drop_column':
      return table === null || second === null
        ? null
        : [
            {
              kind: 'drop-column',
              table,
              column: second,
              ifExists: flagOf(named('if_exists')) === true,
            },
          ];
    case 'alter_column':
      return table === null || second === null ? null : alterColumn(table, second, args);
    case 'create_table_comment':
    case 'drop_table_comment':
      return [];
    default:
      return keyOperations(name, args, batch, qualified);
  }
}

function alterColumn(table: string, column: string, { named }: Args): readonly Operation[] {
  const existing = named.has('existing_type') ? typeOf(named.get('existing_type')) : null;
  const type = named.has('type_') ? typeOf(named.get('type_')) : null;
  const nullable = flagOf(named.get('nullable'));
  const renamed = textOf(named.get('new_column_name') ?? named.get('name'));
  return [
    ...(type === null
      ? []
      : [{ kind: 'change-type' as const, table, column, type, notNull: nullable === false }]),
    ...(nullable === null
      ? []
      : [
          {
            kind: nullable ? ('drop-not-null' as const) : ('set-not-null' as const),
            table,
            column,
            type: type ?? existing,
          },
        ]),
    ...(named.has('server_default')
      ? [
          {
            kind: 'set-default' as const,
            table,
            column,
            defaultSql: serverDefault(named.get('server_default')),
          },
        ]
      : []),
    ...(renamed === null
      ? []
      : [{ kind: 'rename-column' as const, table, from: column, to: renamed }]),
  ];
}

function keyOperations(
  name: string,
  args: Args,
  batch: string | null,
  qualified: (table: string | null) => string | null,
): readonly Operation[] | null | undefined {
  const named = (key: string) => args.named.get(key);
  const first = textOf(args.list[0] ?? named('constraint_name') ?? named('index_name'));
  const rest = batch === null ? args.list.slice(1) : [undefined, ...args.list.slice(1)];
  const table =
    batch ??
    qualified(textOf(rest[0] ?? named('table_name') ?? named('source_table') ?? named('source')));
  switch (name) {
    case 'create_index':
      if (table === null) return null;
      return [
        {
          kind: 'add-index',
          table,
          name: first,
          columns: textsOf(rest[1] ?? named('columns')) ?? [],
          unique: flagOf(named('unique') ?? rest[2]) === true,
          concurrently: flagOf(named('postgresql_concurrently')) === true,
          ifNotExists: flagOf(named('if_not_exists')) === true,
        },
      ];
    case 'drop_index':
      if (first === null) return null;
      return [
        {
          kind: 'drop-index',
          table,
          name: first,
          concurrently: flagOf(named('postgresql_concurrently')) === true,
          ifExists: flagOf(named('if_exists')) === true,
        },
      ];
    case 'create_foreign_key':
      if (table === null) return null;
      return [
        {
          kind: 'add-constraint',
          table,
          name: first,
          constraint: 'foreign-key',
          columns: textsOf(rest[2] ?? named('local_cols')) ?? [],
          references: textOf(rest[1] ?? named('referent_table') ?? named('referent')),
          notValid: flagOf(named('postgresql_not_valid')) === true,
        },
      ];
    case 'create_unique_constraint':
    case 'create_primary_key': {
      if (table === null) return null;
      const constraint =
        name === 'create_primary_key' ? ('primary-key' as const) : ('unique' as const);
      return [
        {
          kind: 'add-constraint',
          table,
          name: first,
          constraint,
          columns: textsOf(rest[1] ?? named('columns')) ?? [],
          references: null,
          notValid: false,
        },
      ];
    }
    case 'create_check_constraint': {
      if (table === null) return null;
      const check = expressionOf(textOf(rest[1] ?? named('condition')) ?? 'computed()');
      return [
        {
          kind: 'add-constraint',
          table,
          name: first,
          constraint: 'check',
          columns: [],
          references: null,
          check,
          notValid: flagOf(named('postgresql_not_valid')) === true,
        },
      ];
    }
    case 'drop_constraint': {
      const type = textOf(named('type_') ?? rest[1]);
      const constraint =
        type === 'foreignkey'
          ? ('foreign-key' as const)
          : type === 'primary'
            ? ('primary-key' as const)
            : ('other' as const);
      return table === null
        ? null
        : [{ kind: 'drop-constraint', table, name: first ?? 'computed', constraint }];
    }
    case 'bulk_insert': {
      const target = args.list[0];
      const call = target?.kind === 'call' ? target.call.links.at(-1) : undefined;
      return [{ kind: 'insert', table: textOf(call?.args?.list[0]) ?? call?.name ?? 'computed' }];
    }
    default:
      return undefined;
  }
}

/** `sa.Column('name', sa.String(length=50), nullable=False)` */
function columnOf(value: Value | undefined): Column | null {
  const last = value?.kind === 'call' ? value.call.links.at(-1) : undefined;
  if (last?.args === undefined || last.args === null || !/column$/i.test(last.name)) return null;
  const name = textOf(last.args.list[0] ?? last.args.named.get('name'));
  if (name === null) return null;
  const { named } = last.args;
  return {
    name,
    type: typeOf(last.args.list[1] ?? named.get('type_')),
    notNull: flagOf(named.get('nullable')) === false,
    defaultSql: serverDefault(named.get('server_default')),
    primaryKey: flagOf(named.get('primary_key')) === true,
    unique: flagOf(named.get('unique')) === true,
  };
}

/** A text is a constant as the database reads it: `'0'` or `'{}'`. */
function serverDefault(value: Value | undefined): string | null {
  return defaultSqlOf(value);
}

function typeOf(value: Value | undefined): string {
  if (value?.kind !== 'call') return 'unknown_type';
  const last = value.call.links.at(-1);
  const args = last?.args ?? NO_ARGS;
  const type = TYPES.get(last?.name ?? '') ?? 'unknown_type';
  const size = textOf(args.named.get('length') ?? args.list[0]);
  if (type === 'string' && size !== null) return `string(${size})`;
  if (type === 'datetime' && flagOf(args.named.get('timezone') ?? args.list[0]) === true)
    return 'timestamptz';
  if (type !== 'decimal') return type;
  const [precision, scale] = [
    textOf(args.named.get('precision') ?? args.list[0]),
    textOf(args.named.get('scale') ?? args.list[1]),
  ];
  return precision === null ? type : `decimal(${precision}${scale === null ? '' : `,${scale}`})`;
}
