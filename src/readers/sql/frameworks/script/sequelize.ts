import type { Column, Operation } from '../translate/operation.ts';
import { NO_ARGS, defaultSqlOf, flagOf, optionsOf, textOf, textsOf } from '../translate/value.ts';
import type { Args, Value } from '../translate/value.ts';
import type { Handler } from '../translate/walk.ts';
import type { Framework } from '../types.ts';
import { maybeScript, translateScript } from './entry.ts';

const CONVENTIONS: ReadonlySet<string> = new Set(
  'transaction sequelize literal DataTypes showIndex getForeignKeyReferencesForTable getDialect getQueryInterface context'.split(
    ' ',
  ),
);

export const sequelize: Framework = {
  id: 'sequelize',
  title: 'Sequelize migration',
  recognises: (path, text) =>
    maybeScript(path, text) &&
    /queryInterface|QueryInterface|\(['"]sequelize['"]\)|\bfrom ['"]sequelize['"]|\.sequelize\.query\(/.test(
      text,
    ),
  translate: (file) => translateScript(file.text, sequelizeHandler, CONVENTIONS),
};

function sequelizeHandler(params: readonly string[]): Handler {
  const roots = new Set([
    'queryInterface',
    'qi',
    'migration',
    'context',
    'QueryInterface',
    ...params.slice(0, 1),
  ]);
  return (call, { walk }) => {
    const [first] = call.links;
    const last = call.links.at(-1);
    if (first === undefined || last === undefined || last.args === null || call.links.length < 2)
      return false;
    if (last.name === 'query' && /(?:sequelize|queryInterface|context)/i.test(call.path)) {
      const sql = textOf(last.args.list[0]);
      if (sql === null)
        walk.unknown(call.line, 'query is given a text that is put together at run time');
      else walk.emit(call.line, { kind: 'sql', sql });
      return true;
    }
    if (!roots.has(first.name) && call.links.at(-2)?.name !== 'context') return false;
    const operations = operationsOf(last.name, last.args);
    if (operations === undefined) return false;
    if (operations === null)
      walk.unknown(call.line, `${last.name} is given names that are put together at run time`);
    else walk.emit(call.line, ...operations);
    return true;
  };
}

function tableOf(value: Value | undefined): string | null {
  if (value?.kind !== 'map') return textOf(value);
  const [schema, name] = [
    textOf(value.entries.get('schema')),
    textOf(value.entries.get('tableName')),
  ];
  return name === null ? null : schema === null ? name : `${schema}.${name}`;
}

function operationsOf(name: string, args: Args): readonly Operation[] | null | undefined {
  const table = tableOf(args.list[0]);
  const second = textOf(args.list[1]);
  const options = optionsOf({ ...args, list: args.list.slice(1) });
  switch (name) {
    case 'dropTable':
      return table === null
        ? null
        : [
            {
              kind: 'drop-table',
              table,
              ifExists: true,
              cascade: flagOf(options.get('cascade')) === true,
            },
          ];
    case 'dropAllTables':
      return null;
    case 'dropSchema':
      return table === null ? null : [{ kind: 'sql', sql: `DROP SCHEMA "${table}" CASCADE` }];
    case 'createTable':
      return [{ kind: 'create-table', table: table ?? 'computed', ifNotExists: true, columns: [] }];
    case 'renameTable':
      return table === null || second === null
        ? null
        : [{ kind: 'rename-table', from: table, to: second }];
    case 'addColumn':
      return table === null || second === null
        ? null
        : [{ kind: 'add-column', table, column: columnOf(second, args.list[2]) }];
    case 'removeColumn':
      return table === null || second === null
        ? null
        : [{ kind: 'drop-column', table, column: second, ifExists: false }];
    case 'renameColumn': {
      const to = textOf(args.list[2]);
      return table === null || second === null || to === null
        ? null
        : [{ kind: 'rename-column', table, from: second, to }];
    }
    case 'changeColumn': {
      if (table === null || second === null) return null;
      const { type, notNull } = columnOf(second, args.list[2]);
      return [
        { kind: 'change-type', table, column: second, type, notNull },
        ...(notNull ? [{ kind: 'set-not-null' as const, table, column: second, type }] : []),
      ];
    }
    case 'addIndex': {
      const columns = textsOf(args.list[1]) ?? textsOf(options.get('fields')) ?? [];
      const unique =
        flagOf(options.get('unique')) === true ||
        textOf(options.get('type'))?.toUpperCase() === 'UNIQUE';
      return table === null
        ? null
        : [
            {
              kind: 'add-index',
              table,
              name: textOf(options.get('name')),
              columns,
              unique,
              concurrently: flagOf(options.get('concurrently')) === true,
            },
          ];
    }
    case 'removeIndex':
      return table === null
        ? null
        : [
            {
              kind: 'drop-index',
              table,
              name: second ?? `${table}_index`,
              concurrently: flagOf(options.get('concurrently')) === true,
              ifExists: false,
            },
          ];
    case 'addConstraint': {
      const type = textOf(options.get('type')) ?? '';
      const constraint = /foreign/i.test(type)
        ? ('foreign-key' as const)
        : /primary/i.test(type)
          ? ('primary-key' as const)
          : /unique/i.test(type)
            ? ('unique' as const)
            : ('check' as const);
      const target = options.get('references');
      const references = target?.kind === 'map' ? textOf(target.entries.get('table')) : null;
      return table === null
        ? null
        : [
            {
              kind: 'add-constraint',
              table,
              name: textOf(options.get('name')),
              constraint,
              columns: textsOf(options.get('fields')) ?? [],
              references,
              notValid: false,
            },
          ];
    }
    case 'removeConstraint':
      return table === null
        ? null
        : [{ kind: 'drop-constraint', table, name: second ?? 'computed', constraint: 'other' }];
    case 'bulkDelete': {
      const where = args.list[1];
      const filtered =
        where?.kind === 'map'
          ? where.entries.size > 0
          : where !== undefined && where.kind !== 'scalar';
      return table === null ? null : [{ kind: 'delete', table, filtered }];
    }
    case 'bulkUpdate': {
      const [, values, where] = args.list;
      const filtered = where?.kind === 'map' ? where.entries.size > 0 : where !== undefined;
      return table === null
        ? null
        : [
            {
              kind: 'update',
              table,
              columns: values?.kind === 'map' ? [...values.entries.keys()] : [],
              filtered,
            },
          ];
    }
    case 'bulkInsert':
    case 'insert':
      return [{ kind: 'insert', table: table ?? 'computed' }];
    default:
      return undefined;
  }
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['STRING', 'string'],
  ['TEXT', 'text'],
  ['INTEGER', 'integer'],
  ['BIGINT', 'bigint'],
  ['SMALLINT', 'smallint'],
  ['FLOAT', 'float'],
  ['DOUBLE', 'float'],
  ['DECIMAL', 'decimal'],
  ['BOOLEAN', 'boolean'],
  ['DATE', 'timestamptz'],
  ['DATEONLY', 'date'],
  ['UUID', 'uuid'],
  ['JSON', 'json'],
  ['JSONB', 'jsonb'],
  ['BLOB', 'binary'],
  ['ENUM', 'string'],
]);

function columnOf(name: string, value: Value | undefined): Column {
  const entries: ReadonlyMap<string, Value> = value?.kind === 'map' ? value.entries : new Map();
  const type = value?.kind === 'map' ? entries.get('type') : value;
  const last =
    type?.kind === 'call' ? type.call.links.findLast((link) => TYPES.has(link.name)) : undefined;
  const base = TYPES.get(last?.name ?? '') ?? 'unknown_type';
  const size = textOf((last?.args ?? NO_ARGS).list[0]);
  return {
    name,
    type: base === 'string' && size !== null ? `string(${size})` : base,
    notNull: flagOf(entries.get('allowNull')) === false,
    defaultSql: defaultSqlOf(entries.get('defaultValue')),
  };
}
