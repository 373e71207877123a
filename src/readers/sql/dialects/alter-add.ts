import type { Act, AddColumn, ConstraintType, ObjectName } from '../acts.ts';
import { base } from './context.ts';
import type { Context } from './context.ts';
import { mysqlCosts, sqliteCosts, tsqlCosts } from './costs.ts';
import { typeTokens } from './create.ts';
import type { SqlToken } from './lexer.ts';
import { byCommas, written } from './tokens.ts';

/** `ADD …`: a column, several in brackets, a key or a constraint. */
export function addOf(context: Context, table: ObjectName, notValid: boolean): readonly Act[] {
  const { reader, dialect } = context;
  const name = reader.take('CONSTRAINT') ? readConstraintName(context) : null;
  const unique = reader.take('UNIQUE');
  const word = reader.takeAny(
    'PRIMARY',
    'FOREIGN',
    'CHECK',
    'INDEX',
    'KEY',
    'FULLTEXT',
    'SPATIAL',
    'PARTITION',
    'DEFAULT',
    'PERIOD',
  );
  if (word === 'PRIMARY' || word === 'FOREIGN') reader.take('KEY');
  if (
    word === 'INDEX' ||
    word === 'KEY' ||
    word === 'FULLTEXT' ||
    word === 'SPATIAL' ||
    (unique && dialect === 'mysql')
  ) {
    reader.takeAny('INDEX', 'KEY');
    const index = reader.token.text === '(' ? null : (reader.name()?.name ?? null);
    reader.until();
    return [
      {
        ...base(context, mysqlCosts.inPlace),
        kind: 'create-index',
        table,
        name: index,
        unique,
        concurrently: true,
        ifNotExists: false,
      },
    ];
  }
  if (word === 'PARTITION' || word === 'PERIOD') {
    reader.until();
    return [
      {
        ...base(context),
        kind: 'create-other',
        object: 'partition',
        name: table,
        table,
        replaces: false,
      },
    ];
  }
  if (word === 'DEFAULT') {
    const rest = reader.until();
    return [
      {
        ...base(context, tsqlCosts.brief),
        kind: 'alter-column',
        table,
        column: rest.at(-1)?.text ?? '',
        what: 'set-default',
      },
    ];
  }
  if (unique || word !== null || name !== null) {
    const type: ConstraintType = unique
      ? 'unique'
      : word === 'PRIMARY'
        ? 'primary-key'
        : word === 'FOREIGN'
          ? 'foreign-key'
          : word === 'CHECK'
            ? 'check'
            : 'unknown';
    return [constraint(context, table, name, type, notValid)];
  }
  reader.take('COLUMN');
  const ifNotExists = reader.ifNotExists();
  if (reader.token.text === '(') {
    const columns = byCommas(reader.group());
    reader.until();
    return columns.map((tokens) => column(context, table, tokens, ifNotExists));
  }
  return [column(context, table, reader.until(), ifNotExists)];
}

function readConstraintName({ reader }: Context): string | null {
  if (
    /^(?:PRIMARY|FOREIGN|CHECK|UNIQUE|DEFAULT)$/.test(reader.token.text) &&
    reader.token.kind === 'word'
  )
    return null;
  return reader.name()?.name ?? null;
}

function constraint(
  context: Context,
  table: ObjectName,
  name: string | null,
  type: ConstraintType,
  notValid: boolean,
): Act {
  const { reader, dialect } = context;
  while (!reader.done && reader.token.text !== '(' && reader.token.text !== ',') reader.next();
  const columns = byCommas(reader.group()).map((item) => item[0]?.text ?? '');
  const references = reader.take('REFERENCES') ? reader.name() : null;
  reader.until();
  const cost =
    dialect === 'mysql'
      ? type === 'check' || type === 'foreign-key'
        ? mysqlCosts.copy
        : mysqlCosts.rebuild
      : dialect === 'tsql'
        ? notValid
          ? tsqlCosts.brief
          : tsqlCosts.scan
        : sqliteCosts.scan;
  return {
    ...base(context, cost),
    kind: 'add-constraint',
    table,
    name,
    constraint: type,
    columns: type === 'check' ? [] : columns,
    references,
    notValid,
    usingIndex: false,
    provesNotNull: null,
  };
}

function column(
  context: Context,
  table: ObjectName,
  tokens: readonly SqlToken[],
  ifNotExists: boolean,
): AddColumn {
  const [name, ...rest] = tokens;
  const texts = rest.map(({ text, kind }) =>
    kind === 'word' ? text : kind === 'string' ? "'" : text,
  );
  const at = texts.indexOf('DEFAULT');
  const generatedAt = texts.indexOf('AS');
  const isStored = texts.includes('STORED') || texts.includes('PERSISTED');
  const isCounted = texts.includes('AUTO_INCREMENT') || texts.includes('IDENTITY');
  const notNull =
    texts.some((text, index) => text === 'NOT' && texts[index + 1] === 'NULL') ||
    texts.includes('PRIMARY');
  const defaultValue = at === -1 ? 'none' : defaultOf(texts.slice(at + 1));
  const generated = isCounted
    ? 'identity'
    : generatedAt === -1
      ? null
      : isStored
        ? 'stored'
        : 'virtual';
  const writes = isStored || isCounted || defaultValue === 'volatile' || defaultValue === 'unknown';
  const { dialect } = context;
  const cost =
    dialect === 'mysql'
      ? writes
        ? mysqlCosts.copy
        : mysqlCosts.instant
      : dialect === 'tsql'
        ? writes && notNull
          ? tsqlCosts.alterColumn
          : tsqlCosts.brief
        : null;
  return {
    ...base(context, cost),
    kind: 'add-column',
    table,
    column: name === undefined ? '' : name.kind === 'word' ? name.raw : name.text,
    type: written(typeTokens(rest)),
    ifNotExists,
    notNull,
    defaultValue,
    generated,
  };
}

function defaultOf(texts: readonly string[]): AddColumn['defaultValue'] {
  const [first = '', ...rest] =
    texts[0] === '(' ? texts.filter((text) => text !== '(' && text !== ')') : texts;
  if (/^(?:NEWID|NEWSEQUENTIALID|UUID|RAND|RANDOM|RANDOMBLOB)$/.test(first)) return 'volatile';
  if (
    /^(?:NOW|CURRENT_TIMESTAMP|CURRENT_DATE|CURRENT_TIME|GETDATE|GETUTCDATE|SYSDATETIME|SYSUTCDATETIME|SYSDATETIMEOFFSET|NULL|TRUE|FALSE|'|-|N|NEXT|LOCALTIMESTAMP|DATETIME)$/.test(
      first,
    )
  )
    return 'constant';
  if (/^[\d'-]/.test(first)) return 'constant';
  return rest[0] === '(' || /^[A-Z_]/.test(first) ? 'unknown' : 'constant';
}
