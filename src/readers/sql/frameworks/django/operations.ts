import type { Operation } from '../translate/operation.ts';
import type { Scope } from '../translate/scope.ts';
import { NO_ARGS, flagOf, textOf, textsOf } from '../translate/value.ts';
import type { Args, Call, Value } from '../translate/value.ts';
import type { Walk } from '../translate/walk.ts';
import { djangoColumn, djangoType, isManyToMany } from './fields.ts';
import { runPython } from './run-python.ts';

export interface DjangoContext {
  readonly up: Walk;
  readonly down: Walk;
  readonly scope: Scope;
  readonly app: string;
  /** True inside `state_operations`, which change no database. */
  readonly stateOnly: boolean;
}

type OneWay = { readonly line: number; readonly note: string } | null;

const MODEL_STATE = new Set(
  'AlterModelOptions AlterModelManagers AlterOrderWithRespectTo AddModelManager AlterUniqueTogetherNoop'.split(
    ' ',
  ),
);

/** Goes through a list of `migrations.…(…)`. Gives back where there is no way back. */
export function translateOperations(value: Value, context: DjangoContext, line: number): OneWay {
  if (value.kind !== 'list') {
    context.up.unknown(line, 'The list of operations is put together at run time');
    return null;
  }
  let oneWay: OneWay = null;
  for (const item of value.items) {
    if (item.kind !== 'call') {
      context.up.unknown(line, 'An operation is put together at run time');
      continue;
    }
    oneWay ??= translateOperation(item.call, context);
  }
  return oneWay;
}

function translateOperation(call: Call, context: DjangoContext): OneWay {
  const last = call.links.at(-1);
  const args = last?.args ?? NO_ARGS;
  const { up, down } = context;
  const { line } = call;
  const name = last?.name ?? '';
  switch (name) {
    case 'RunSQL': {
      emitSql(argument(args, 0, 'sql'), up, line);
      const reverse = argument(args, 1, 'reverse_sql');
      translateState(args, context, line);
      if (reverse === undefined)
        return { line, note: 'RunSQL without reverse_sql: there is no way back' };
      emitSql(reverse, down, line);
      return null;
    }
    case 'RunPython': {
      runPython(argument(args, 0, 'code'), up, context.scope, context.app, line);
      const reverse = argument(args, 1, 'reverse_code');
      if (reverse === undefined)
        return { line, note: 'RunPython without reverse_code: there is no way back' };
      runPython(reverse, down, context.scope, context.app, line);
      return null;
    }
    case 'SeparateDatabaseAndState': {
      const database = argument(args, 0, 'database_operations');
      if (database === undefined) return null;
      return translateOperations(database, context, line);
    }
    default:
      break;
  }
  if (MODEL_STATE.has(name)) return null;
  const operations = schemaOperations(name, args, context.app);
  if (operations === undefined) up.unknown(line, `The migration uses ${name || 'an operation'}`);
  else if (operations === null)
    up.unknown(line, `${name} is given names that are put together at run time`);
  else up.emit(line, ...operations);
  return null;
}

function translateState(args: Args, context: DjangoContext, line: number): void {
  const state = args.named.get('state_operations');
  if (state !== undefined && state.kind !== 'list')
    context.up.unknown(line, 'state_operations are put together at run time');
}

function emitSql(value: Value | undefined, walk: Walk, line: number): void {
  if (value?.kind === 'call' && value.call.path.endsWith('noop')) return;
  const parts =
    value?.kind === 'list'
      ? value.items.map((item) => (item.kind === 'list' ? item.items[0] : item))
      : [value];
  for (const part of parts) {
    const sql = textOf(part);
    if (sql === null) walk.unknown(line, 'RunSQL is given a text that is put together at run time');
    else walk.emit(line, { kind: 'sql', sql });
  }
}

function argument(args: Args, index: number, name: string): Value | undefined {
  return args.named.get(name) ?? args.list[index];
}

/** Null where a name is not known, undefined for what no list knows. */
function schemaOperations(
  name: string,
  args: Args,
  app: string,
): readonly Operation[] | null | undefined {
  const text = (index: number, key: string) => textOf(argument(args, index, key));
  const model = text(0, 'model_name') ?? text(0, 'name');
  const field = textOf(args.named.get('name') ?? args.list[1]);
  const table = model === null ? null : `${app}_${model.toLowerCase()}`;
  const kind = argument(args, 2, 'field');
  switch (name) {
    case 'CreateModel':
      return table === null ? null : createModel(table, args);
    case 'DeleteModel':
      return table === null
        ? null
        : [{ kind: 'drop-table', table, ifExists: false, cascade: true }];
    case 'RenameModel': {
      const [from, to] = [text(0, 'old_name'), text(1, 'new_name')];
      if (from === null || to === null) return null;
      return [
        {
          kind: 'rename-table',
          from: `${app}_${from.toLowerCase()}`,
          to: `${app}_${to.toLowerCase()}`,
        },
      ];
    }
    case 'AlterModelTable': {
      const to = text(1, 'table');
      return table === null ? null : [{ kind: 'rename-table', from: table, to: to ?? table }];
    }
    case 'AlterModelTableComment':
      return [];
    case 'AddField':
      if (table === null || field === null) return null;
      if (isManyToMany(kind)) {
        return [
          { kind: 'create-table', table: `${table}_${field}`, ifNotExists: false, columns: [] },
        ];
      }
      return [{ kind: 'add-column', table, column: djangoColumn(field, kind) }];
    case 'RemoveField':
      return table === null || field === null
        ? null
        : [{ kind: 'drop-column', table, column: field, ifExists: false }];
    case 'RenameField': {
      const [from, to] = [text(1, 'old_name'), text(2, 'new_name')];
      return table === null || from === null || to === null
        ? null
        : [{ kind: 'rename-column', table, from, to }];
    }
    case 'AlterField':
      return table === null || field === null ? null : alterField(table, field, kind);
    default:
      return table === null ? undefined : constraintOperations(name, table, args);
  }
}

function createModel(table: string, args: Args): readonly Operation[] {
  const fields = argument(args, 1, 'fields');
  const columns = (fields?.kind === 'list' ? fields.items : []).flatMap((item) => {
    const [name, field] = item.kind === 'list' ? item.items : [];
    const column = textOf(name);
    return column === null || isManyToMany(field) ? [] : [djangoColumn(column, field)];
  });
  const options = args.named.get('options');
  if (options?.kind === 'map' && flagOf(options.entries.get('managed')) === false) return [];
  if (options?.kind === 'map' && flagOf(options.entries.get('proxy')) === true) return [];
  const named = options?.kind === 'map' ? textOf(options.entries.get('db_table')) : null;
  return [{ kind: 'create-table', table: named ?? table, ifNotExists: false, columns }];
}

/** The old field stands in another file, so what changes is not known: a type only where there is one. */
function alterField(table: string, column: string, field: Value | undefined): readonly Operation[] {
  if (isManyToMany(field)) return [];
  const { notNull } = djangoColumn(column, field);
  return [{ kind: 'change-type', table, column, type: djangoType(field), notNull }];
}

function constraintOperations(
  name: string,
  table: string,
  args: Args,
): readonly Operation[] | undefined {
  const inner = argument(args, 1, name.includes('Index') ? 'index' : 'constraint');
  const innerArgs = inner?.kind === 'call' ? (inner.call.links.at(-1)?.args ?? NO_ARGS) : NO_ARGS;
  const given = textOf(args.named.get('name') ?? args.list[1]) ?? 'computed';
  const own = textOf(innerArgs.named.get('name'));
  const columns = textsOf(innerArgs.named.get('fields')) ?? [];
  const concurrently = name.endsWith('Concurrently');
  switch (name) {
    case 'AddIndex':
    case 'AddIndexConcurrently':
      return [
        {
          kind: 'add-index',
          table,
          name: own,
          columns: columns.map((column) => column.replace(/^-/, '')),
          unique: false,
          concurrently,
        },
      ];
    case 'RemoveIndex':
    case 'RemoveIndexConcurrently':
      return [{ kind: 'drop-index', table, name: given, concurrently, ifExists: false }];
    case 'RenameIndex': {
      const [from, to] = [textOf(args.named.get('old_name')), textOf(args.named.get('new_name'))];
      return from === null || to === null
        ? []
        : [{ kind: 'sql', sql: `ALTER INDEX "${from}" RENAME TO "${to}"` }];
    }
    case 'AddConstraint':
    case 'AddConstraintNotValid': {
      const isUnique = inner?.kind === 'call' && inner.call.path.endsWith('UniqueConstraint');
      const constraint = isUnique ? ('unique' as const) : ('check' as const);
      return [
        {
          kind: 'add-constraint',
          table,
          name: own,
          constraint,
          columns,
          references: null,
          notValid: name.endsWith('NotValid'),
        },
      ];
    }
    case 'ValidateConstraint':
      return [{ kind: 'validate-constraint', table, name: given }];
    case 'RemoveConstraint':
      return [{ kind: 'drop-constraint', table, name: given, constraint: 'other' }];
    case 'AlterUniqueTogether':
    case 'AlterIndexTogether': {
      const sets = argument(
        args,
        1,
        name === 'AlterUniqueTogether' ? 'unique_together' : 'index_together',
      );
      const isEmpty =
        sets === undefined ||
        (sets.kind === 'list' && sets.items.length === 0) ||
        (sets.kind === 'map' && sets.entries.size === 0) ||
        sets.kind === 'scalar' ||
        (sets.kind === 'call' && sets.call.links.at(-1)?.args?.list.length === 0);
      if (isEmpty)
        return [{ kind: 'drop-constraint', table, name: `${table}_together`, constraint: 'other' }];
      return name === 'AlterUniqueTogether'
        ? [
            {
              kind: 'add-constraint',
              table,
              name: null,
              constraint: 'unique',
              columns: [],
              references: null,
              notValid: false,
            },
          ]
        : [
            {
              kind: 'add-index',
              table,
              name: null,
              columns: [],
              unique: false,
              concurrently: false,
            },
          ];
    }
    default:
      return undefined;
  }
}
