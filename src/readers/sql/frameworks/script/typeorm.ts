import type { Operation } from '../translate/operation.ts';
import { defaultSqlOf, flagOf, textOf, textsOf } from '../translate/value.ts';
import type { Args, Value } from '../translate/value.ts';
import type { Handler } from '../translate/walk.ts';
import type { Framework } from '../types.ts';
import { maybeScript, translateScript } from './entry.ts';

const CONVENTIONS: ReadonlySet<string> = new Set(
  'manager startTransaction commitTransaction getTable loadTables'.split(' '),
);

export const typeorm: Framework = {
  id: 'typeorm',
  title: 'TypeORM migration',
  recognises: (path, text) =>
    maybeScript(path, text) && /\bQueryRunner\b|\bqueryRunner\b/.test(text),
  translate: (file) => translateScript(file.text, typeormHandler, CONVENTIONS),
};

function typeormHandler(params: readonly string[]): Handler {
  const roots = new Set(['queryRunner', ...params.slice(0, 1)]);
  return (call, { walk }) => {
    const last = call.links.at(-1);
    if (last === undefined || last.args === null) return false;
    const isOwn = call.links.length > 1 && roots.has(call.links[0]?.name ?? '');
    if (!isOwn && last.name !== 'runQuery') return false;
    if (last.name === 'query' || last.name === 'runQuery') {
      const sql = textOf(last.args.list[0]);
      if (sql === null)
        walk.unknown(call.line, 'query is given a text that is put together at run time');
      else walk.emit(call.line, { kind: 'sql', sql });
      return true;
    }
    const operations = operationsOf(last.name, last.args);
    if (operations === undefined) return false;
    if (operations === null)
      walk.unknown(call.line, `${last.name} is given something that is put together at run time`);
    else walk.emit(call.line, ...operations);
    return true;
  };
}

/** `new Table({ name: … })`, a name, or a variable that holds one. */
function nameOf(value: Value | undefined): string | null {
  return textOf(value) ?? textOf(detailsOf(value).get('name'));
}

function detailsOf(value: Value | undefined): ReadonlyMap<string, Value> {
  if (value?.kind === 'map') return value.entries;
  const given = value?.kind === 'call' ? value.call.links.at(-1)?.args?.list[0] : undefined;
  return given?.kind === 'map' ? given.entries : new Map();
}

function column(value: Value | undefined) {
  const details = detailsOf(value);
  return {
    name: textOf(details.get('name')) ?? 'computed',
    type: textOf(details.get('type')) ?? 'unknown_type',
    notNull: flagOf(details.get('isNullable')) !== true,
    defaultSql: details.has('default')
      ? (textOf(details.get('default')) ?? defaultSqlOf(details.get('default')))
      : null,
  };
}

function listed(value: Value | undefined): readonly Value[] {
  return value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
}

function operationsOf(name: string, args: Args): readonly Operation[] | null | undefined {
  const table = nameOf(args.list[0]);
  const [, given] = args.list;
  if (name === 'createTable')
    return [{ kind: 'create-table', table: table ?? 'computed', ifNotExists: false, columns: [] }];
  if (!/^(?:drop|add|create|change|rename|clear|update)/.test(name)) return undefined;
  if (table === null) return null;
  switch (name) {
    case 'dropTable':
      return [{ kind: 'drop-table', table, ifExists: flagOf(given) === true, cascade: false }];
    case 'dropColumn':
    case 'dropColumns':
      return listed(given).map((value) => ({
        kind: 'drop-column',
        table,
        column: nameOf(value) ?? 'computed',
        ifExists: false,
      }));
    case 'addColumn':
    case 'addColumns':
      return listed(given).map((value) => ({ kind: 'add-column', table, column: column(value) }));
    case 'changeColumn':
    case 'changeColumns': {
      const changed = column(args.list[2] ?? given);
      return [
        {
          kind: 'change-type',
          table,
          column: nameOf(given) ?? changed.name,
          type: changed.type,
          notNull: changed.notNull,
        },
      ];
    }
    case 'renameColumn':
      return [
        {
          kind: 'rename-column',
          table,
          from: nameOf(given) ?? 'computed',
          to: nameOf(args.list[2]) ?? 'computed',
        },
      ];
    case 'renameTable':
      return [{ kind: 'rename-table', from: table, to: nameOf(given) ?? 'computed' }];
    case 'clearTable':
      return [{ kind: 'truncate', table, cascade: false }];
    case 'createIndex':
    case 'createIndices':
      return listed(given).map((value) => {
        const details = detailsOf(value);
        return {
          kind: 'add-index',
          table,
          name: textOf(details.get('name')),
          columns: textsOf(details.get('columnNames')) ?? [],
          unique: flagOf(details.get('isUnique')) === true,
          concurrently: false,
        };
      });
    case 'dropIndex':
      return [
        {
          kind: 'drop-index',
          table,
          name: nameOf(given) ?? 'computed',
          concurrently: false,
          ifExists: false,
        },
      ];
    case 'createForeignKey':
    case 'createForeignKeys':
      return listed(given).map((value) => {
        const details = detailsOf(value);
        return {
          kind: 'add-constraint',
          table,
          name: textOf(details.get('name')),
          constraint: 'foreign-key',
          columns: textsOf(details.get('columnNames')) ?? [],
          references: textOf(details.get('referencedTableName')),
          notValid: false,
        };
      });
    case 'createUniqueConstraint':
      return [
        {
          kind: 'add-constraint',
          table,
          name: nameOf(given),
          constraint: 'unique',
          columns: textsOf(detailsOf(given).get('columnNames')) ?? [],
          references: null,
          notValid: false,
        },
      ];
    case 'createPrimaryKey':
      return [
        {
          kind: 'add-constraint',
          table,
          name: null,
          constraint: 'primary-key',
          columns: textsOf(given) ?? [],
          references: null,
          notValid: false,
        },
      ];
    case 'dropForeignKey':
      return [
        {
          kind: 'drop-constraint',
          table,
          name: nameOf(given) ?? 'computed',
          constraint: 'foreign-key',
        },
      ];
    case 'dropPrimaryKey':
      return [{ kind: 'drop-constraint', table, name: 'primary', constraint: 'primary-key' }];
    case 'dropUniqueConstraint':
    case 'dropCheckConstraint':
      return [
        { kind: 'drop-constraint', table, name: nameOf(given) ?? 'computed', constraint: 'other' },
      ];
    case 'dropSchema':
    case 'dropDatabase':
      return [
        { kind: 'sql', sql: `DROP ${name === 'dropSchema' ? 'SCHEMA' : 'DATABASE'} "${table}"` },
      ];
    default:
      return undefined;
  }
}
