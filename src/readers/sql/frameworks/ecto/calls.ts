import { NO_ARGS, defaultSqlOf, flagOf, optionsOf, textOf, textsOf } from '../translate/value.ts';
import type { Args, CallLink, Value } from '../translate/value.ts';
import type { Operation } from '../translate/operation.ts';
import type { Handler, Place, Walk } from '../translate/walk.ts';

/** What calls in an Ecto migration do. `down` takes what `execute` is told of the way back. */
export function ectoHandler(down: Walk): Handler {
  return (call, place) => {
    const { walk, scope } = place;
    const last = call.links.at(-1);
    const own = call.head === null && call.links.length === 1;
    if (last === undefined) return false;
    const args = last.args ?? NO_ARGS;
    if (/^(?:query!?|execute)$/.test(last.name) && last.args !== null) {
      const at = args.list.findIndex((value) => textOf(value) !== null);
      const sql = textOf(args.list[at]);
      if (sql === null)
        walk.unknown(call.line, `${last.name} is given a text that is put together at run time`);
      else walk.emit(call.line, { kind: 'sql', sql });
      const back = own ? textOf(args.list[at + 1]) : null;
      if (back !== null) down.emit(call.line, { kind: 'sql', sql: back });
      return true;
    }
    if (/^(?:delete_all|update_all|insert_all)!?$/.test(last.name))
      return rows(last, call.line, place);
    if (!own || last.args === null) return false;
    switch (last.name) {
      case 'drop':
      case 'drop_if_exists':
        dropped(args, last.name === 'drop_if_exists', call.line, walk);
        return true;
      case 'create':
      case 'create_if_not_exists':
        created(args, call.line, walk);
        return true;
      case 'rename':
        renamed(args, call.line, walk);
        return true;
      case 'alter': {
        const table = tableOf(args.list[0]);
        if (table === null || last.block === null)
          walk.unknown(call.line, 'alter is given a table whose name is put together at run time');
        else walk.block(last.block, scope, inAlter(table));
        return true;
      }
      default:
        return false;
    }
  };
}

function linkOf(value: Value | undefined, name: string): CallLink | null {
  const last = value?.kind === 'call' ? value.call.links.at(-1) : undefined;
  return last?.name === name || (name === 'index' && last?.name === 'unique_index')
    ? (last ?? null)
    : null;
}

/** `table(:users, prefix: "x")` */
function tableOf(value: Value | undefined): string | null {
  const link = linkOf(value, 'table');
  const name = textOf(link?.args?.list[0]);
  const prefix =
    link?.args === undefined || link.args === null
      ? null
      : textOf(optionsOf(link.args).get('prefix'));
  return name === null ? null : prefix === null ? name : `${prefix}.${name}`;
}

function dropped(args: Args, ifExists: boolean, line: number, walk: Walk): void {
  const [given] = args.list;
  const table = tableOf(given);
  const cascade = textOf(optionsOf(args).get('mode')) === 'cascade';
  const index = linkOf(given, 'index');
  const constraint = linkOf(given, 'constraint');
  if (table !== null) walk.emit(line, { kind: 'drop-table', table, ifExists, cascade });
  else if (index?.args != null)
    walk.emit(line, {
      kind: 'drop-index',
      table: textOf(index.args.list[0]),
      name: indexName(index.args),
      concurrently: flagOf(optionsOf(index.args).get('concurrently')) === true,
      ifExists,
    });
  else if (constraint?.args != null)
    walk.emit(line, {
      kind: 'drop-constraint',
      table: textOf(constraint.args.list[0]) ?? 'computed',
      name: textOf(constraint.args.list[1]) ?? 'computed',
      constraint: 'other',
    });
  else walk.unknown(line, 'drop is given something that is put together at run time');
}

function indexName(args: Args): string {
  const columns = textsOf(args.list[1]) ?? ['computed'];
  return (
    textOf(optionsOf(args).get('name')) ??
    `${textOf(args.list[0]) ?? 'computed'}_${columns.join('_')}_index`
  );
}

function created(args: Args, line: number, walk: Walk): void {
  const [given] = args.list;
  const table = tableOf(given);
  const index = linkOf(given, 'index');
  const constraint = linkOf(given, 'constraint');
  if (index?.args != null) {
    const options = optionsOf(index.args);
    const unique = given?.kind === 'call' && given.call.path.endsWith('unique_index');
    walk.emit(line, {
      kind: 'add-index',
      table: textOf(index.args.list[0]) ?? 'computed',
      name: indexName(index.args),
      columns: textsOf(index.args.list[1]) ?? [],
      unique: unique || flagOf(options.get('unique')) === true,
      concurrently: flagOf(options.get('concurrently')) === true,
    });
  } else if (constraint?.args != null) {
    walk.emit(line, {
      kind: 'add-constraint',
      table: textOf(constraint.args.list[0]) ?? 'computed',
      name: textOf(constraint.args.list[1]),
      constraint: 'check',
      columns: [],
      references: null,
      notValid: flagOf(optionsOf(constraint.args).get('validate')) === false,
    });
  } else
    walk.emit(line, {
      kind: 'create-table',
      table: table ?? 'computed',
      ifNotExists: false,
      columns: [],
    });
}

/** `rename table(:a), to: table(:b)` and `rename table(:a), :x, to: :y` */
function renamed(args: Args, line: number, walk: Walk): void {
  const table = tableOf(args.list[0]);
  const to = optionsOf(args).get('to');
  const column = textOf(args.list[1]);
  const target = tableOf(to) ?? textOf(to);
  if (table === null || target === null)
    walk.unknown(line, 'rename is given names that are put together at run time');
  else if (column === null) walk.emit(line, { kind: 'rename-table', from: table, to: target });
  else walk.emit(line, { kind: 'rename-column', table, from: column, to: target });
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['id', 'bigint'],
  ['utc_datetime', 'datetime'],
  ['utc_datetime_usec', 'datetime'],
  ['naive_datetime', 'datetime'],
  ['naive_datetime_usec', 'datetime'],
  ['map', 'jsonb'],
  ['binary_id', 'uuid'],
  ['citext', 'citext'],
]);

function inAlter(table: string): Handler {
  return (call, { walk }) => {
    const last = call.links.at(-1);
    if (last === undefined || call.links.length !== 1) return false;
    const args = last.args ?? NO_ARGS;
    const operations = columnOperations(table, last.name, args);
    if (operations === undefined) return false;
    if (operations === null)
      walk.unknown(call.line, `${last.name} is given a name that is put together at run time`);
    else walk.emit(call.line, ...operations);
    return true;
  };
}

function columnOperations(
  table: string,
  name: string,
  args: Args,
): readonly Operation[] | null | undefined {
  const column = textOf(args.list[0]);
  const options = optionsOf(args);
  const [, given] = args.list;
  const isReference = given?.kind === 'call' && given.call.path.endsWith('references');
  const written = textOf(given) ?? 'unknown_type';
  const type = isReference ? 'bigint' : (TYPES.get(written) ?? written);
  const isNull = flagOf(options.get('null'));
  switch (name) {
    case 'remove':
    case 'remove_if_exists':
      return column === null
        ? null
        : [{ kind: 'drop-column', table, column, ifExists: name !== 'remove' }];
    case 'add':
    case 'add_if_not_exists':
      return column === null
        ? null
        : [
            {
              kind: 'add-column',
              table,
              column: {
                name: column,
                type,
                notNull: isNull === false,
                defaultSql: defaultSqlOf(options.get('default')),
              },
            },
          ];
    case 'timestamps':
      return ['inserted_at', 'updated_at'].map((one) => ({
        kind: 'add-column',
        table,
        column: { name: one, type: 'datetime', notNull: true, defaultSql: null },
      }));
    case 'modify':
      return column === null
        ? null
        : [
            { kind: 'change-type', table, column, type, notNull: isNull === false },
            ...(isNull === false ? [{ kind: 'set-not-null' as const, table, column, type }] : []),
            ...(isNull === true ? [{ kind: 'drop-not-null' as const, table, column, type }] : []),
          ];
    default:
      return undefined;
  }
}

/** `Repo.delete_all("users")`; a query is a condition or not, and nobody can tell. */
function rows(link: CallLink, line: number, { walk }: Place): boolean {
  const table = textOf(link.args?.list[0]);
  if (table === null) {
    walk.unknown(line, `${link.name} is given a query that is put together at run time`);
    return true;
  }
  if (link.name.startsWith('delete')) walk.emit(line, { kind: 'delete', table, filtered: false });
  else if (link.name.startsWith('update'))
    walk.emit(line, { kind: 'update', table, columns: [], filtered: false });
  else walk.emit(line, { kind: 'insert', table });
  return true;
}
