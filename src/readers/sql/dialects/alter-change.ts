import type { Act, AlterType, ObjectName } from '../acts.ts';
import { base, stated } from './context.ts';
import type { Context } from './context.ts';
import { mysqlCosts, tsqlCosts } from './costs.ts';
import { typeTokens } from './create.ts';
import { written } from './tokens.ts';

const SETTINGS = new Set(
  'AUTO_INCREMENT DEFAULT CHARACTER CHARSET COLLATE STATS_PERSISTENT STATS_AUTO_RECALC STATS_SAMPLE_PAGES KEY_BLOCK_SIZE MAX_ROWS MIN_ROWS AVG_ROW_LENGTH CHECKSUM PACK_KEYS DELAY_KEY_WRITE INSERT_METHOD UNION WITHOUT WITH VALIDATION SET'.split(
    ' ',
  ),
);
const REBUILDS = new Set(
  'ENGINE ROW_FORMAT FORCE CONVERT ORDER REORGANIZE COALESCE REBUILD OPTIMIZE PARTITION REMOVE ENCRYPTION TABLESPACE'.split(
    ' ',
  ),
);

/** Everything but ADD and DROP; null for what cannot be read. Takes what it reads. */
export function changeOf(
  context: Context,
  table: ObjectName,
  notValid: boolean,
): readonly Act[] | null {
  const { reader, dialect } = context;
  if (reader.take('RENAME')) return renamed(context, table);
  if (reader.take('MODIFY') || reader.take('CHANGE')) return modified(context, table);
  if (reader.take('ALTER'))
    return dialect === 'tsql' ? tsqlColumn(context, table) : altered(context, table);
  if (reader.take('NOCHECK', 'CONSTRAINT'))
    return [guard(context, table, `NOCHECK CONSTRAINT ${written(reader.until())}`)];
  if (reader.take('CHECK', 'CONSTRAINT')) {
    const name = written(reader.until());
    return [
      {
        ...base(context, notValid ? tsqlCosts.brief : tsqlCosts.scan),
        kind: 'validate-constraint',
        table,
        name,
      },
    ];
  }
  if (reader.take('DISABLE', 'TRIGGER'))
    return [guard(context, table, `DISABLE TRIGGER ${written(reader.until())}`)];
  if (reader.takeAny('ENABLE') !== null) return plain(context, 'ENABLE');
  if (reader.take('DISABLE')) return plain(context, 'DISABLE');
  if (reader.takeAny('DISCARD', 'IMPORT') !== null) return tablespace(context, table);
  if (reader.take('TRUNCATE', 'PARTITION')) return emptied(context, table, 'TRUNCATE PARTITION');
  if (reader.take('EXCHANGE', 'PARTITION')) return moved(context, table);
  if (reader.take('SWITCH')) return moved(context, table);
  const word = reader.token.text;
  if (reader.token.kind === 'word' && REBUILDS.has(word)) {
    const what = written(reader.until());
    const cost =
      dialect === 'tsql'
        ? tsqlCosts.alterColumn
        : word === 'CONVERT' || word === 'ORDER' || word === 'PARTITION'
          ? mysqlCosts.copy
          : mysqlCosts.rebuild;
    return [{ ...base(context, cost), kind: 'rewrite-table', table, what }];
  }
  // How it is to be done is in the cost of the other commands.
  if (reader.token.kind === 'word' && /^(?:ALGORITHM|LOCK|COMMENT)$/.test(word)) {
    reader.until();
    return [];
  }
  if (reader.token.kind === 'word' && SETTINGS.has(word))
    return plain(context, written(reader.until()));
  return null;
}

function plain(context: Context, name: string): readonly Act[] {
  context.reader.until();
  return [{ ...base(context), kind: 'settings', name, value: null, scope: 'database' }];
}

function renamed(context: Context, table: ObjectName): readonly Act[] {
  const { reader } = context;
  const word = reader.takeAny('COLUMN', 'INDEX', 'KEY', 'CONSTRAINT');
  if (word === null) {
    reader.takeAny('TO', 'AS');
    // SQLite has `RENAME a TO b` for columns as well.
    const to = reader.name()?.name ?? '';
    if (reader.take('TO'))
      return [
        {
          ...base(context),
          kind: 'rename',
          object: 'column',
          table,
          from: to,
          to: reader.name()?.name ?? '',
        },
      ];
    return [
      { ...base(context), kind: 'rename', object: 'table', table, from: qualified(table), to },
    ];
  }
  const from = reader.name()?.name ?? '';
  reader.take('TO');
  const object = word === 'COLUMN' ? 'column' : word === 'CONSTRAINT' ? 'constraint' : 'index';
  return [{ ...base(context), kind: 'rename', object, table, from, to: reader.name()?.name ?? '' }];
}

export function qualified({ schema, name }: ObjectName): string {
  return schema === null ? name : `${schema}.${name}`;
}

/** MODIFY and CHANGE give the whole definition anew; the old one stands nowhere. */
function modified(context: Context, table: ObjectName): readonly Act[] {
  const { reader } = context;
  const isChange = reader.tokens[reader.at - 1]?.text === 'CHANGE';
  reader.take('COLUMN');
  reader.ifExists();
  const column = reader.name()?.name ?? '';
  const to = isChange ? (reader.name()?.name ?? '') : column;
  const rest = reader.until();
  return [
    ...(to !== column
      ? [
          {
            ...base(context),
            kind: 'rename' as const,
            object: 'column' as const,
            table,
            from: column,
            to,
          },
        ]
      : []),
    alterType(context, table, column, written(typeTokens(rest)), mysqlCosts.copy),
    ...(isNotNull(rest.map(({ text }) => text))
      ? [{ ...base(context, mysqlCosts.copy), kind: 'set-not-null' as const, table, column }]
      : []),
  ];
}

function alterType(
  context: Context,
  table: ObjectName,
  column: string,
  to: string,
  cost: AlterType['cost'],
): AlterType {
  return {
    ...base(context, cost),
    kind: 'alter-type',
    table,
    column,
    from: null,
    to,
    values: 'unknown',
  };
}

function isNotNull(texts: readonly string[]): boolean {
  return texts.some((text, index) => text === 'NOT' && texts[index + 1] === 'NULL');
}

/** MySQL's `ALTER COLUMN c SET DEFAULT …`, and what is written for other dialects. */
function altered(context: Context, table: ObjectName): readonly Act[] {
  const { reader } = context;
  const isIndex = reader.takeAny('INDEX', 'CHECK', 'CONSTRAINT');
  reader.take('COLUMN');
  const column = reader.name()?.name ?? '';
  const isSet = reader.token.text === 'SET';
  const texts = reader.until().map(({ text }) => text);
  if (isIndex !== null)
    return [
      { ...base(context), kind: 'settings', name: texts.join(' '), value: null, scope: 'database' },
    ];
  if (texts.includes('TYPE'))
    return [
      alterType(
        context,
        table,
        column,
        texts
          .slice(texts.indexOf('TYPE') + 1)
          .join(' ')
          .toLowerCase(),
        mysqlCosts.copy,
      ),
    ];
  if (isNotNull(texts)) {
    return isSet
      ? [{ ...base(context, mysqlCosts.copy), kind: 'set-not-null', table, column }]
      : [
          {
            ...base(context, mysqlCosts.rebuild),
            kind: 'alter-column',
            table,
            column,
            what: 'drop-not-null',
          },
        ];
  }
  return [
    {
      ...base(context),
      kind: 'alter-column',
      table,
      column,
      what: isSet ? 'set-default' : 'drop-default',
    },
  ];
}

function tsqlColumn(context: Context, table: ObjectName): readonly Act[] {
  const { reader } = context;
  reader.take('COLUMN');
  const column = reader.name()?.name ?? '';
  const rest = reader.until();
  const texts = rest.map(({ text }) => text);
  if (texts[0] === 'ADD' || texts[0] === 'DROP') {
    return texts.includes('MASKED') && texts[0] === 'DROP'
      ? [guard(context, table, `ALTER COLUMN ${column} DROP MASKED`)]
      : [
          {
            ...base(context, tsqlCosts.brief),
            kind: 'alter-column',
            table,
            column,
            what: 'settings',
          },
        ];
  }
  return [
    alterType(context, table, column, written(typeTokens(rest)), tsqlCosts.alterColumn),
    ...(isNotNull(texts)
      ? [{ ...base(context, tsqlCosts.alterColumn), kind: 'set-not-null' as const, table, column }]
      : []),
  ];
}

function guard(context: Context, table: ObjectName, what: string): Act {
  return stated(context, {
    verb: 'update',
    object: 'table',
    name: qualified(table),
    table,
    reversibility: 'costly',
    data: 'none',
    traits: ['protection-removed', 'database'],
    why: `${what} lets rows in that nothing checks any more, and they stay when it is switched on again`,
    safer: ['leave the check on, or switch it on again WITH CHECK in the same script'],
  });
}

function tablespace(context: Context, table: ObjectName): readonly Act[] {
  const { reader } = context;
  const isDiscard = reader.tokens[reader.at - 1]?.text === 'DISCARD';
  reader.until();
  if (isDiscard) return emptied(context, table, 'DISCARD TABLESPACE');
  return [
    { ...base(context, mysqlCosts.copy), kind: 'rewrite-table', table, what: 'IMPORT TABLESPACE' },
  ];
}

function emptied(context: Context, table: ObjectName, what: string): readonly Act[] {
  context.reader.until();
  return [
    stated(context, {
      verb: 'delete',
      object: 'table',
      name: qualified(table),
      table,
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed', 'database'],
      why: `${what} takes every row there, and nothing but a backup brings them back`,
      safer: ['copy the rows elsewhere first'],
    }),
  ];
}

function moved(context: Context, table: ObjectName): readonly Act[] {
  context.reader.until();
  return [
    stated(context, {
      verb: 'move',
      object: 'partition',
      name: qualified(table),
      table,
      reversibility: 'reversible',
      data: 'holds-data',
      traits: ['database'],
      why: 'The rows change places with those of another table, and the same statement brings them back',
    }),
  ];
}
