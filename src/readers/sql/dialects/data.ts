import type { Act, ObjectName } from '../acts.ts';
import { base, opaque } from './context.ts';
import type { Context } from './context.ts';
import { filterOf } from './filter.ts';
import { TokenReader } from './tokens.ts';

const BEHIND_TABLE = new Set(
  'ON JOIN INNER LEFT RIGHT CROSS FULL OUTER NATURAL USING WHERE WITH SET STRAIGHT_JOIN ORDER LIMIT'.split(
    ' ',
  ),
);

/** `DELETE`, with the forms that name the table twice (`DELETE t FROM t JOIN …`). */
export function readDelete(context: Context): readonly Act[] {
  const { reader } = context;
  const limited = readTop(reader) || reader.has('LIMIT');
  while (reader.takeAny('LOW_PRIORITY', 'QUICK', 'IGNORE') !== null);
  const named = reader.take('FROM') ? reader.names() : reader.names();
  let tables: readonly ObjectName[] = named;
  const isJoined = reader.take('FROM') || reader.take('USING');
  if (isJoined) tables = aliased(reader, named);
  else if (
    context.dialect !== 'sqlite' &&
    reader.token.kind === 'word' &&
    !/^(?:WHERE|LIMIT|ORDER|WITH|OUTPUT|AS|PARTITION|OPTION)$/.test(reader.token.text)
  )
    reader.next();
  const where = whereOf(reader);
  if (tables.length === 0)
    return [opaque(context, 'syntax-error', 'DELETE names no table that can be read.')];
  // What is joined may leave rows out, but nobody can tell that it does.
  const filter =
    isJoined && where.length === 0
      ? ({ kind: 'condition', nullColumns: [] } as const)
      : filterOf(where);
  return tables.map((table) => ({ ...base(context), kind: 'delete', table, filter, limited }));
}

/** `t` may be an alias: `DELETE t FROM orders AS t JOIN …`. */
function aliased(reader: TokenReader, named: readonly ObjectName[]): readonly ObjectName[] {
  const ahead = new TokenReader(reader.tokens, reader.at);
  const aliases = new Map<string, ObjectName>();
  do {
    const table = ahead.name();
    ahead.take('AS');
    const alias = ahead.token;
    const isAlias =
      alias.kind === 'name' || (alias.kind === 'word' && !BEHIND_TABLE.has(alias.text));
    if (table !== null && isAlias) aliases.set(alias.text.toUpperCase(), table);
    while (
      !ahead.done &&
      ahead.token.text !== ',' &&
      !/^(?:JOIN|STRAIGHT_JOIN|WHERE)$/.test(ahead.token.text)
    ) {
      if (ahead.token.text === '(') ahead.group();
      else ahead.next();
    }
  } while (!ahead.done && ahead.next().text !== 'WHERE');
  return named.map((name) => aliases.get(name.name.toUpperCase()) ?? name);
}

export function readUpdate(context: Context): readonly Act[] {
  const { reader } = context;
  const limited = readTop(reader) || reader.has('LIMIT');
  while (reader.takeAny('LOW_PRIORITY', 'IGNORE') !== null);
  if (reader.take('OR')) reader.next();
  const name = reader.name();
  if (name === null)
    return [opaque(context, 'syntax-error', 'UPDATE names no table that can be read.')];
  while (!reader.done && !reader.take('SET')) reader.next();
  const columns: string[] = [];
  do {
    const column = reader.name();
    if (column !== null) columns.push(column.name);
    reader.until('WHERE', 'FROM', 'ORDER', 'LIMIT', 'OUTPUT', 'RETURNING');
  } while (reader.take(','));
  const table =
    context.dialect === 'tsql' && reader.take('FROM') ? (aliased(reader, [name])[0] ?? name) : name;
  const filter = filterOf(whereOf(reader));
  return [{ ...base(context), kind: 'update', table, columns, filter, limited }];
}

function readTop(reader: TokenReader): boolean {
  if (!reader.take('TOP')) return false;
  if (reader.token.text === '(') reader.group();
  else reader.next();
  return true;
}

function whereOf(reader: TokenReader) {
  while (!reader.done) {
    if (reader.token.kind === 'mark' && reader.token.text === '(') reader.group();
    else if (reader.take('WHERE')) return reader.tokens.slice(reader.at);
    else reader.next();
  }
  return [];
}

/** INSERT and REPLACE. */
export function readInsert(context: Context, replaces: boolean): readonly Act[] {
  const { reader } = context;
  readTop(reader);
  while (reader.takeAny('LOW_PRIORITY', 'DELAYED', 'HIGH_PRIORITY', 'IGNORE') !== null);
  const overwrites = (reader.take('OR') && reader.next().text === 'REPLACE') || replaces;
  reader.take('INTO');
  const table = reader.name();
  if (table === null)
    return [opaque(context, 'syntax-error', 'INSERT names no table that can be read.')];
  const upserts = reader.has('ON', 'DUPLICATE', 'KEY', 'UPDATE') || reader.has('DO', 'UPDATE');
  const runs = reader.has('EXEC') || reader.has('EXECUTE');
  return [
    { ...base(context), kind: 'insert', table, overwrites: overwrites || upserts },
    ...(runs && context.dialect === 'tsql'
      ? [opaque(context, 'program', 'INSERT … EXEC runs a procedure that is not in this script.')]
      : []),
  ];
}

export function readTruncate(context: Context): readonly Act[] {
  const { reader } = context;
  reader.take('TABLE');
  const names = reader.names();
  if (names.length === 0)
    return [opaque(context, 'syntax-error', 'TRUNCATE names no table that can be read.')];
  return names.map((table) => ({ ...base(context), kind: 'truncate', table, cascade: false }));
}

/** A MERGE that deletes takes rows by a condition; every other writes some. */
export function readMerge(context: Context): readonly Act[] {
  const { reader } = context;
  readTop(reader);
  reader.take('INTO');
  const table = reader.name();
  if (table === null)
    return [opaque(context, 'syntax-error', 'MERGE names no table that can be read.')];
  const filter = { kind: 'condition', nullColumns: [] } as const;
  return reader.has('THEN', 'DELETE')
    ? [{ ...base(context), kind: 'delete', table, filter, limited: false }]
    : [{ ...base(context), kind: 'update', table, columns: [], filter, limited: false }];
}
