import type { Operation } from '../translate/operation.ts';
import { NO_ARGS, defaultSqlOf, flagOf, textOf, textsOf } from '../translate/value.ts';
import type { CallLink } from '../translate/value.ts';
import type { Handler } from '../translate/walk.ts';

const TYPES: ReadonlyMap<string, string> = new Map(
  `bigIncrements bigint|bigInteger bigint|binary binary|boolean boolean|char string|dateTimeTz timestamptz|dateTime datetime
  |date date|decimal decimal|double float|enum string|float float|foreignId bigint|foreignIdFor bigint|foreignUlid string|foreignUuid uuid
  |id bigint|increments integer|integer integer|ipAddress string|json json|jsonb jsonb|longText text|macAddress string
  |mediumIncrements integer|mediumInteger integer|mediumText text|rememberToken string|set string|smallIncrements smallint
  |smallInteger smallint|string string|text text|timeTz time|time time|timestampTz timestamptz|timestamp datetime|tinyInteger smallint
  |tinyText text|unsignedBigInteger bigint|unsignedDecimal decimal|unsignedInteger integer|unsignedMediumInteger integer
  |unsignedSmallInteger smallint|unsignedTinyInteger smallint|ulid string|uuid uuid|year smallint|geometry geometry|point point|geography geography|softDeletes datetime|softDeletesTz timestamptz`
    .split('|')
    .map((row) => {
      const [name = '', type = ''] = row.trim().split(' ');
      return [name, type] as const;
    }),
);

const IGNORED = new Set('comment engine charset collation temporary after'.split(' '));

/** What stands in the function of `Schema::table`. */
export function blueprint(table: string, parameter: string): Handler {
  return (call, { walk }) => {
    const [first, act, ...rest] = call.links;
    if (first === undefined || act === undefined || first.name !== parameter) return false;
    const operations = operationsOf(table, act, rest);
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
  rest: readonly CallLink[],
): readonly Operation[] | null | undefined {
  const args = act.args ?? NO_ARGS;
  const texts = args.list.flatMap((value): readonly (string | null)[] => textsOf(value) ?? [null]);
  const columns = textsOf(args.list[0]) ?? [];
  const name = textOf(args.list[0]);
  switch (act.name) {
    case 'dropColumn':
    case 'removeColumn':
      return texts.length === 0 || texts.includes(null) || !args.whole
        ? null
        : drops(table, texts.map(String));
    case 'dropSoftDeletes':
    case 'dropSoftDeletesTz':
      return drops(table, ['deleted_at']);
    case 'dropTimestamps':
    case 'dropTimestampsTz':
      return drops(table, ['created_at', 'updated_at']);
    case 'dropRememberToken':
      return drops(table, ['remember_token']);
    case 'dropMorphs':
      return name === null ? null : drops(table, [`${name}_id`, `${name}_type`]);
    case 'dropConstrainedForeignId':
    case 'dropForeignIdFor':
      return name === null ? null : drops(table, [name]);
    case 'renameColumn': {
      const [from, to] = texts;
      return typeof from === 'string' && typeof to === 'string'
        ? [{ kind: 'rename-column', table, from, to }]
        : null;
    }
    case 'rename':
      return name === null ? null : [{ kind: 'rename-table', from: table, to: name }];
    case 'drop':
    case 'dropIfExists':
      return [{ kind: 'drop-table', table, ifExists: act.name !== 'drop', cascade: false }];
    case 'index':
    case 'fullText':
    case 'spatialIndex':
    case 'rawIndex':
      return [
        {
          kind: 'add-index',
          table,
          name: textOf(args.list[1]),
          columns,
          unique: false,
          concurrently: false,
        },
      ];
    case 'unique':
    case 'primary':
      return [
        {
          kind: 'add-constraint',
          table,
          name: textOf(args.list[1]),
          constraint: act.name === 'unique' ? 'unique' : 'primary-key',
          columns,
          references: null,
          notValid: false,
        },
      ];
    case 'foreign':
      return [
        {
          kind: 'add-constraint',
          table,
          name: textOf(args.list[1]),
          constraint: 'foreign-key',
          columns,
          references: textOf(rest.find((link) => link.name === 'on')?.args?.list[0]),
          notValid: false,
        },
      ];
    case 'dropIndex':
    case 'dropFullText':
    case 'dropSpatialIndex':
      return [
        {
          kind: 'drop-index',
          table,
          name: name ?? `${table}_${columns.join('_')}_index`,
          concurrently: false,
          ifExists: false,
        },
      ];
    case 'dropUnique':
    case 'dropForeign':
    case 'dropPrimary':
      return [
        {
          kind: 'drop-constraint',
          table,
          name: name ?? `${table}_${columns.join('_')}`,
          constraint:
            act.name === 'dropForeign'
              ? 'foreign-key'
              : act.name === 'dropPrimary'
                ? 'primary-key'
                : 'other',
        },
      ];
    case 'renameIndex':
      return [];
    case 'timestamps':
    case 'timestampsTz':
    case 'nullableTimestamps':
      return ['created_at', 'updated_at'].map((column) => ({
        kind: 'add-column',
        table,
        column: { name: column, type: 'datetime', notNull: false, defaultSql: null },
      }));
    case 'morphs':
    case 'nullableMorphs':
    case 'uuidMorphs':
    case 'nullableUuidMorphs':
      return name === null
        ? null
        : [`${name}_id`, `${name}_type`].map((column) => ({
            kind: 'add-column',
            table,
            column: {
              name: column,
              type: 'string',
              notNull: !act.name.startsWith('nullable'),
              defaultSql: null,
            },
          }));
    default:
      break;
  }
  if (IGNORED.has(act.name)) return [];
  const type = TYPES.get(act.name);
  if (type === undefined) return undefined;
  const column =
    name ??
    (act.name.startsWith('softDeletes')
      ? 'deleted_at'
      : act.name === 'rememberToken'
        ? 'remember_token'
        : args.list.length === 0 && act.name === 'id'
          ? 'id'
          : null);
  return column === null ? null : columnOf(table, column, sized(type, act), rest);
}

function drops(table: string, columns: readonly string[]): readonly Operation[] {
  return columns.map((column) => ({ kind: 'drop-column', table, column, ifExists: false }));
}

function sized(type: string, { args }: CallLink): string {
  const [size, scale] = [textOf(args?.list[1]), textOf(args?.list[2])];
  if (type === 'string' && size !== null && /^\d+$/.test(size)) return `string(${size})`;
  return type === 'decimal' && size !== null
    ? `decimal(${size}${scale === null ? '' : `,${scale}`})`
    : type;
}

/** `->nullable()->default(0)` adds a column; `->change()` at the end changes one. */
function columnOf(
  table: string,
  name: string,
  type: string,
  rest: readonly CallLink[],
): readonly Operation[] {
  const find = (link: string) => rest.find((one) => one.name === link);
  const nullable = find('nullable');
  const isNullable = nullable !== undefined && flagOf(nullable.args?.list[0]) !== false;
  const given = find('default')?.args?.list[0];
  const defaultSql =
    find('useCurrent') === undefined
      ? given === undefined
        ? null
        : defaultSqlOf(given)
      : 'CURRENT_TIMESTAMP';
  if (find('change') !== undefined) {
    return [{ kind: 'change-type', table, column: name, type, notNull: !isNullable }];
  }
  return [
    { kind: 'add-column', table, column: { name, type, notNull: !isNullable, defaultSql } },
    ...(find('unique') === undefined
      ? []
      : [
          {
            kind: 'add-constraint' as const,
            table,
            name: null,
            constraint: 'unique' as const,
            columns: [name],
            references: null,
            notValid: false,
          },
        ]),
    ...(find('index') === undefined
      ? []
      : [
          {
            kind: 'add-index' as const,
            table,
            name: null,
            columns: [name],
            unique: false,
            concurrently: false,
          },
        ]),
    ...(find('constrained') === undefined
      ? []
      : [
          {
            kind: 'add-constraint' as const,
            table,
            name: null,
            constraint: 'foreign-key' as const,
            columns: [name],
            references:
              textOf(find('constrained')?.args?.list[0]) ?? `${name.replace(/_id$/, '')}s`,
            notValid: false,
          },
        ]),
  ];
}
