import type { Act, ObjectName } from '../acts.ts';
import { base, opaque } from './context.ts';
import type { Context } from './context.ts';
import { mysqlCosts, sqliteCosts, tsqlCosts } from './costs.ts';
import { byCommas, written } from './tokens.ts';
import type { SqlToken } from './lexer.ts';

const KEYS = new Set(
  'PRIMARY KEY UNIQUE CONSTRAINT FOREIGN CHECK INDEX FULLTEXT SPATIAL PERIOD LIKE'.split(' '),
);
const SKIPPED = new Set(
  'OR REPLACE ALTER TEMPORARY TEMP UNIQUE CLUSTERED NONCLUSTERED COLUMNSTORE FULLTEXT SPATIAL DEFINER = INVOKER SQL SECURITY ALGORITHM MERGE UNDEFINED TEMPTABLE VIRTUAL AGGREGATE ONLINE OFFLINE EXTERNAL XML'.split(
    ' ',
  ),
);

export function readCreate(context: Context): readonly Act[] {
  const { reader } = context;
  const modifiers = new Set<string>();
  while (
    SKIPPED.has(reader.token.text) ||
    /^(?:name|string)$/.test(reader.token.kind) ||
    reader.token.text.startsWith('@')
  ) {
    modifiers.add(reader.next().text);
    // `DEFINER = CURRENT_USER`, `DEFINER = root@localhost`
    if (reader.tokens[reader.at - 1]?.text === '=') reader.next();
    if (reader.done) break;
  }
  const object = reader.next().text;
  const ifNotExists = reader.ifNotExists();
  const name = object === '' ? null : reader.name();
  if (name === null)
    return [opaque(context, 'syntax-error', 'CREATE names nothing that can be read.')];
  if (object === 'TABLE') {
    const temporary =
      modifiers.has('TEMPORARY') ||
      modifiers.has('TEMP') ||
      (context.dialect === 'tsql' && name.name.startsWith('#'));
    return [
      createTable(context, name, temporary, ifNotExists),
      ...(modifiers.has('REPLACE') ? [replaced(context, name)] : []),
    ].toReversed();
  }
  if (object === 'INDEX') return [createIndex(context, name, modifiers.has('UNIQUE'), ifNotExists)];
  return [
    {
      ...base(context),
      kind: 'create-other',
      object: object === 'PROC' ? 'procedure' : object.toLowerCase(),
      name,
      table: null,
      replaces: modifiers.has('REPLACE') || modifiers.has('ALTER'),
    },
  ];
}

/** MariaDB's CREATE OR REPLACE TABLE drops the table that is there. */
function replaced(context: Context, table: ObjectName): Act {
  return {
    ...base(context),
    kind: 'drop-table',
    table,
    ifExists: true,
    cascade: false,
    temporary: false,
  };
}

function createTable(
  context: Context,
  table: ObjectName,
  temporary: boolean,
  ifNotExists: boolean,
): Act {
  const { reader } = context;
  const columns = byCommas(reader.group()).flatMap((item) => columnOf(item) ?? []);
  const filled = reader.has('SELECT');
  return {
    ...base(context),
    kind: 'create-table',
    table,
    temporary,
    ifNotExists,
    columns,
    filled,
    partitionOf: null,
  };
}

function columnOf(
  tokens: readonly SqlToken[],
): { readonly name: string; readonly type: string } | null {
  const [name, ...rest] = tokens;
  if (name === undefined || (name.kind === 'word' && KEYS.has(name.text))) return null;
  return { name: name.kind === 'word' ? name.raw : name.text, type: written(typeTokens(rest)) };
}

/** The type and its size, without what follows. */
export function typeTokens(tokens: readonly SqlToken[]): readonly SqlToken[] {
  const [first, second] = tokens;
  if (first === undefined) return [];
  if (second?.text !== '(') return second?.text === 'UNSIGNED' ? [first, second] : [first];
  const close = tokens.findIndex(({ text }) => text === ')');
  const end = close === -1 ? tokens.length : close + 1;
  return tokens.slice(0, tokens[end]?.text === 'UNSIGNED' ? end + 1 : end);
}

function createIndex(
  context: Context,
  index: ObjectName,
  unique: boolean,
  ifNotExists: boolean,
): Act {
  const { reader, dialect } = context;
  while (!reader.done && !reader.take('ON')) reader.next();
  const table = reader.name() ?? { schema: null, name: '' };
  const isOnline = /\bONLINE\s*=\s*ON\b/i.test(context.statement.sql);
  const isCopy = /\bALGORITHM\s*=?\s*COPY\b|\bLOCK\s*=?\s*(?:SHARED|EXCLUSIVE)\b/i.test(
    context.statement.sql,
  );
  const cost =
    dialect === 'tsql'
      ? isOnline
        ? tsqlCosts.online
        : tsqlCosts.index
      : dialect === 'sqlite'
        ? sqliteCosts.scan
        : isCopy
          ? mysqlCosts.copy
          : mysqlCosts.inPlace;
  const concurrently = dialect === 'tsql' ? isOnline : dialect === 'mysql' && !isCopy;
  return {
    ...base(context, cost),
    kind: 'create-index',
    table,
    name: index.name,
    unique,
    concurrently,
    ifNotExists,
  };
}
