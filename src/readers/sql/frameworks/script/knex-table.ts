import type { Operation } from '../translate/operation.ts';
import { NO_ARGS, defaultSqlOf, textOf, textsOf } from '../translate/value.ts';
import type { Args, Call, CallLink } from '../translate/value.ts';
import type { Handler } from '../translate/walk.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['increments', 'integer'],
  ['bigIncrements', 'bigint'],
  ['integer', 'integer'],
  ['tinyint', 'smallint'],
  ['smallint', 'smallint'],
  ['mediumint', 'integer'],
  ['bigint', 'bigint'],
  ['bigInteger', 'bigint'],
  ['text', 'text'],
  ['string', 'string'],
  ['float', 'float'],
  ['double', 'float'],
  ['decimal', 'decimal'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['datetime', 'datetime'],
  ['dateTime', 'datetime'],
  ['time', 'time'],
  ['timestamp', 'timestamptz'],
  ['binary', 'binary'],
  ['enum', 'string'],
  ['enu', 'string'],
  ['json', 'json'],
  ['jsonb', 'jsonb'],
  ['uuid', 'uuid'],
  ['geometry', 'geometry'],
  ['geography', 'geography'],
  ['point', 'point'],
]);

const IGNORED = new Set(
  'comment engine charset collate inherits queryContext inTable onDelete onUpdate references'.split(
    ' ',
  ),
);

/** What stands in the function of `alterTable`. */
export function knexTable(table: string, parameter: string): Handler {
  return (call, { walk }) => {
    const [first, act, ...rest] = call.links;
    if (first === undefined || act === undefined || first.name !== parameter) return false;
    const operations = operationsOf(table, act, rest, call);
    if (operations === undefined) return false;
    if (operations === null)
      walk.unknown(call.line, `${act.name} is given names that are put together at run time`);
    else walk.emit(call.line, ...operations);
    return true;
  };
}

function operationsOf(
  table: string,
  act: CallLink,
  rest: Call['links'],
  call: Call,
): readonly Operation[] | null | undefined {
  const args = act.args ?? NO_ARGS;
  const names = args.list.map((value) => textOf(value));
  const [name] = names;
  const columns = textsOf(args.list[0]);
  switch (act.name) {
    case 'dropColumn':
    case 'dropColumns': {
      const all = args.list.flatMap(
        (value): readonly (string | null)[] => textsOf(value) ?? [null],
      );
      return all.length === 0 || all.includes(null) || !args.whole
        ? null
        : all.map((column) => ({
            kind: 'drop-column',
            table,
            column: String(column),
            ifExists: false,
          }));
    }
    case 'dropTimestamps':
      return ['created_at', 'updated_at'].map((column) => ({
        kind: 'drop-column',
        table,
        column,
        ifExists: false,
      }));
    case 'renameColumn': {
      const [from, to] = names;
      return typeof from === 'string' && typeof to === 'string'
        ? [{ kind: 'rename-column', table, from, to }]
        : null;
    }
    case 'timestamps':
      return ['created_at', 'updated_at'].map((column) => ({
        kind: 'add-column',
        table,
        column: { name: column, type: 'timestamptz', notNull: false, defaultSql: null },
      }));
    case 'index':
    case 'unique':
      return keyed(table, act.name, columns ?? ['computed'], args);
    case 'primary':
      return [
        {
          kind: 'add-constraint',
          table,
          name: null,
          constraint: 'primary-key',
          columns: columns ?? [],
          references: null,
          notValid: false,
        },
      ];
    case 'foreign': {
      const target = rest.find(({ name: link }) => link === 'inTable')?.args?.list[0];
      const referenced = textOf(
        rest.find(({ name: link }) => link === 'references')?.args?.list[0],
      );
      const references =
        textOf(target) ??
        (referenced?.includes('.') === true ? (referenced.split('.')[0] ?? null) : null);
      return [
        {
          kind: 'add-constraint',
          table,
          name: null,
          constraint: 'foreign-key',
          columns: columns ?? [],
          references,
          notValid: false,
        },
      ];
    }
    case 'dropIndex':
      return [
        {
          kind: 'drop-index',
          table,
          name: textOf(args.list[1]) ?? `${table}_${(columns ?? ['computed']).join('_')}_index`,
          concurrently: false,
          ifExists: false,
        },
      ];
    case 'dropUnique':
    case 'dropForeign':
    case 'dropPrimary':
    case 'dropChecks': {
      const constraint =
        act.name === 'dropForeign'
          ? ('foreign-key' as const)
          : act.name === 'dropPrimary'
            ? ('primary-key' as const)
            : ('other' as const);
      const suffix = {
        dropForeign: 'foreign',
        dropUnique: 'unique',
        dropPrimary: 'pkey',
        dropChecks: 'check',
      }[act.name];
      return [
        {
          kind: 'drop-constraint',
          table,
          name: textOf(args.list[1]) ?? `${table}_${(columns ?? []).join('_')}_${suffix}`,
          constraint,
        },
      ];
    }
    case 'setNullable':
    case 'dropNullable':
      return name === undefined || name === null
        ? null
        : [
            {
              kind: act.name === 'setNullable' ? 'drop-not-null' : 'set-not-null',
              table,
              column: name,
              type: null,
            },
          ];
    default:
      break;
  }
  if (IGNORED.has(act.name)) return [];
  const type = act.name === 'specificType' ? (names[1] ?? 'unknown_type') : TYPES.get(act.name);
  if (type === undefined) return undefined;
  return name === undefined || name === null
    ? null
    : column(table, name, sized(type, args), rest, call);
}

function sized(type: string, args: Args): string {
  const [size, scale] = [textOf(args.list[1]), textOf(args.list[2])];
  if (type === 'string' && size !== null && /^\d+$/.test(size)) return `string(${size})`;
  return type === 'decimal' && size !== null
    ? `decimal(${size}${scale === null ? '' : `,${scale}`})`
    : type;
}

/** `.notNullable().defaultTo(0)` adds a column; `.alter()` at the end changes one. */
function column(
  table: string,
  name: string,
  type: string,
  rest: Call['links'],
  call: Call,
): readonly Operation[] {
  const has = (link: string) => rest.some((one) => one.name === link);
  const given = rest.find((one) => one.name === 'defaultTo')?.args?.list[0];
  const notNull =
    has('notNullable') ||
    rest.some(
      (one) =>
        one.name === 'nullable' &&
        one.args?.list[0]?.kind === 'scalar' &&
        one.args.list[0].value === false,
    );
  void call;
  if (has('alter')) {
    return [
      { kind: 'change-type', table, column: name, type, notNull },
      ...(notNull ? [{ kind: 'set-not-null' as const, table, column: name, type }] : []),
    ];
  }
  return [
    {
      kind: 'add-column',
      table,
      column: { name, type, notNull, defaultSql: given === undefined ? null : defaultSqlOf(given) },
    },
    ...(has('unique')
      ? [
          {
            kind: 'add-constraint' as const,
            table,
            name: null,
            constraint: 'unique' as const,
            columns: [name],
            references: null,
            notValid: false,
          },
        ]
      : []),
    ...(has('index')
      ? [
          {
            kind: 'add-index' as const,
            table,
            name: null,
            columns: [name],
            unique: false,
            concurrently: false,
          },
        ]
      : []),
    ...(has('references')
      ? [
          {
            kind: 'add-constraint' as const,
            table,
            name: null,
            constraint: 'foreign-key' as const,
            columns: [name],
            references:
              textOf(rest.find((one) => one.name === 'inTable')?.args?.list[0]) ??
              textOf(rest.find((one) => one.name === 'references')?.args?.list[0])?.split('.')[0] ??
              null,
            notValid: false,
          },
        ]
      : []),
  ];
}

function keyed(
  table: string,
  kind: 'index' | 'unique',
  columns: readonly string[],
  args: Args,
): readonly Operation[] {
  const [, second] = args.list;
  const name =
    textOf(second) ?? (second?.kind === 'map' ? textOf(second.entries.get('indexName')) : null);
  return kind === 'index'
    ? [{ kind: 'add-index', table, name, columns, unique: false, concurrently: false }]
    : [
        {
          kind: 'add-constraint',
          table,
          name,
          constraint: 'unique',
          columns,
          references: null,
          notValid: false,
        },
      ];
}
