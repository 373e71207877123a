import type { Act } from '../acts.ts';
import type { ScriptStatement } from '../types.ts';
import { readGrant, readSet } from './access.ts';
import { readAlterOther } from './alter-other.ts';
import { readAlterTable } from './alter-table.ts';
import { base, opaque } from './context.ts';
import type { Context } from './context.ts';
import { readCreate } from './create.ts';
import { readDelete, readInsert, readMerge, readTruncate, readUpdate } from './data.ts';
import { readDrop } from './drops.ts';
import { tokenize } from './lexer.ts';
import type { LocalDialect } from './lexer.ts';
import { readMysql } from './special-mysql.ts';
import { readSqlite } from './special-sqlite.ts';
import { readTsql } from './special-tsql.ts';
import { split } from './split.ts';
import { TokenReader } from './tokens.ts';

const SPECIAL = { mysql: readMysql, sqlite: readSqlite, tsql: readTsql } as const;
const READS = new Set(
  'SELECT SHOW EXPLAIN DESCRIBE DESC ANALYZE CHECK HELP VALUES USE COMMENT TABLE'.split(' '),
);
const LONGEST = 2_000_000;
const DEEPEST = 5;

/** What a statement does, told by its head and the tokens behind it. */
export function recognise(
  statement: ScriptStatement,
  dialect: LocalDialect,
  within: string | null = null,
  depth = 0,
): readonly Act[] {
  const tokens = statement.sql.length > LONGEST ? [] : tokenize(statement.sql, dialect);
  const reader = new TokenReader(tokens);
  const inner = (sql: string, place: string): readonly Act[] =>
    split(sql, dialect).flatMap((one) =>
      recognise(
        { ...one, line: statement.line + one.line - 1, translatedFrom: statement.translatedFrom },
        dialect,
        place,
        depth + 1,
      ),
    );
  const context: Context = { dialect, statement, within, reader, inner };
  if (statement.sql.length > LONGEST)
    return [opaque(context, 'syntax-error', 'The statement is too long to be read.')];
  if (depth > DEEPEST)
    return [opaque(context, 'dynamic-sql', 'Texts that are run lie too deep inside each other.')];
  // A text that is put together while it runs may end in the middle of a quote.
  if (depth === 0 && tokens.some(({ unclosed }) => unclosed === true)) {
    return [opaque(context, 'syntax-error', 'A quote is opened that does not end.')];
  }
  while (reader.take(';'));
  if (reader.done) return [];
  return read(context);
}

function read(context: Context): readonly Act[] {
  const { reader, dialect } = context;
  // `IF … DROP TABLE` on one line, `label: BEGIN`
  const head = reader.next();
  const word = head.kind === 'word' ? head.text : '';
  const special = SPECIAL[dialect](context, word);
  if (special !== null) return special;
  switch (word) {
    case 'DROP':
      return readDrop(context);
    case 'TRUNCATE':
      return readTruncate(context);
    case 'DELETE':
      return readDelete(context);
    case 'UPDATE':
      if (dialect === 'tsql' && reader.take('STATISTICS')) return [];
      return readUpdate(context);
    case 'INSERT':
    case 'REPLACE':
      return readInsert(context, word === 'REPLACE');
    case 'MERGE':
      return readMerge(context);
    case 'CREATE':
      return readCreate(context);
    case 'ALTER':
      return reader.take('TABLE') ||
        (/^(?:ONLINE|OFFLINE|IGNORE)$/.test(reader.token.text) &&
          reader.has('TABLE') &&
          skipTo(reader))
        ? readAlterTable(context)
        : readAlterOther(context);
    case 'GRANT':
      return readGrant(context, 'grant');
    case 'REVOKE':
      return readGrant(context, 'revoke');
    case 'SET':
      return readSet(context);
    case 'BEGIN':
      return block(context);
    case 'COMMIT':
    case 'END':
      return [{ ...base(context), kind: 'transaction', action: 'commit' }];
    case 'ROLLBACK':
      return [
        {
          ...base(context),
          kind: 'transaction',
          action: reader.has('TO') ? 'savepoint' : 'rollback',
        },
      ];
    case 'SAVE':
    case 'SAVEPOINT':
    case 'RELEASE':
      return [{ ...base(context), kind: 'transaction', action: 'savepoint' }];
    case 'WITH':
      return common(context);
    case 'CALL': {
      const name = reader.name();
      return name === null
        ? [opaque(context, 'dynamic-sql', 'CALL names nothing that can be read.')]
        : [{ ...base(context), kind: 'call', functions: [name] }];
    }
    case 'SELECT':
      return selected(context);
    default:
      break;
  }
  if (READS.has(word) || word.startsWith('@'))
    return [{ ...base(context), kind: 'read', what: word }];
  if (head.text === '(') return [{ ...base(context), kind: 'read', what: 'SELECT' }];
  return [
    opaque(context, 'unknown-statement', `${head.raw.slice(0, 40)} is on no list of statements.`),
  ];
}

function skipTo(reader: TokenReader): boolean {
  while (!reader.done && !reader.take('TABLE')) reader.next();
  return true;
}

/** `BEGIN TRANSACTION`, or the opening of a block whose statements follow. */
function block(context: Context): readonly Act[] {
  const { reader, dialect } = context;
  const next = reader.token.text;
  const isTransaction =
    dialect === 'tsql'
      ? /^(?:TRAN|TRANSACTION|DISTRIBUTED)$/.test(next)
      : /^(?:|WORK|TRANSACTION|IMMEDIATE|DEFERRED|EXCLUSIVE|CONCURRENT)$/.test(next);
  if (isTransaction) return [{ ...base(context), kind: 'transaction', action: 'begin' }];
  if (dialect === 'tsql') return [];
  return [
    opaque(context, 'unknown-statement', 'A block of statements cannot be read outside a routine.'),
  ];
}

/** `WITH … DELETE`: the verb comes behind the last bracket. */
function common(context: Context): readonly Act[] {
  const { reader } = context;
  while (!reader.done) {
    if (reader.token.text === '(' && reader.token.kind === 'mark') reader.group();
    else if (/^(?:DELETE|UPDATE|INSERT|REPLACE|MERGE|SELECT)$/.test(reader.token.text))
      return read(context);
    else reader.next();
  }
  return [opaque(context, 'syntax-error', 'WITH leads to no statement that can be read.')];
}

/** `SELECT … INTO` makes a table in T-SQL, and writes a file in MySQL. */
function selected(context: Context): readonly Act[] {
  const { reader, dialect } = context;
  if (dialect === 'tsql' && reader.has('INTO')) {
    while (!reader.done && !reader.take('INTO')) reader.next();
    const table = reader.name();
    if (table !== null)
      return [
        {
          ...base(context),
          kind: 'create-table',
          table,
          temporary: table.name.startsWith('#'),
          ifNotExists: false,
          columns: [],
          filled: true,
          partitionOf: null,
        },
      ];
  }
  return [{ ...base(context), kind: 'read', what: 'SELECT' }];
}
