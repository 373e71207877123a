import type { Act } from '../acts.ts';
import { base, opaque, stated } from './context.ts';
import type { Context } from './context.ts';
import { tsqlCosts } from './costs.ts';
import { written } from './tokens.ts';

/** `ALTER` of anything but a table. */
export function readAlterOther(context: Context): readonly Act[] {
  const { reader, dialect } = context;
  while (/^(?:DEFINER|=|SQL|SECURITY|ALGORITHM|OR|ALTER)$/.test(reader.token.text)) reader.next();
  const object = reader.next().text;
  if (object === 'DATABASE' || (object === 'SCHEMA' && dialect === 'mysql'))
    return database(context);
  if (object === 'INDEX' && dialect === 'tsql') return index(context);
  if (object === 'USER' || object === 'LOGIN' || object === 'ROLE') {
    const name = reader.name()?.name ?? '';
    const member = reader.take('ADD', 'MEMBER') ? (reader.name()?.name ?? '') : null;
    if (member !== null)
      return [
        {
          ...base(context),
          kind: 'grant',
          privileges: [name],
          object: 'role',
          names: [],
          grantees: [member.toLowerCase()],
          withGrantOption: false,
        },
      ];
    return [{ ...base(context), kind: 'settings', name, value: null, scope: 'role' }];
  }
  if (
    /^(?:VIEW|PROCEDURE|PROC|FUNCTION|TRIGGER|EVENT|SEQUENCE|TYPE|PARTITION|FULLTEXT|SCHEMA|AUTHORIZATION)$/.test(
      object,
    )
  ) {
    const name = reader.name() ?? { schema: null, name: object };
    return [
      {
        ...base(context),
        kind: 'create-other',
        object: object === 'PROC' ? 'procedure' : object.toLowerCase(),
        name,
        table: null,
        replaces: true,
      },
    ];
  }
  if (object === 'SERVER' || object === 'INSTANCE' || object === 'SYSTEM') {
    return [
      {
        ...base(context),
        kind: 'settings',
        name: object.toLowerCase(),
        value: null,
        scope: 'system',
      },
    ];
  }
  return [opaque(context, 'unknown-statement', `ALTER ${object} is on no list of statements.`)];
}

const CUTS_OFF = new Map([
  ['OFFLINE', 'takes the database away from everybody at once'],
  ['SINGLE_USER', 'leaves the database to one connection and ends the others'],
  ['RESTRICTED_USER', 'ends the connections of everybody but its owners'],
  ['EMERGENCY', 'makes the database readable only, to its administrators'],
  ['READ_ONLY', 'stops everything that writes'],
]);

function database(context: Context): readonly Act[] {
  const { reader } = context;
  const name = reader.token.text === 'SET' ? 'current' : (reader.name()?.name ?? '');
  const words = reader.tokens.slice(reader.at).map(({ text }) => text);
  const cut = words.find((word) => CUTS_OFF.has(word));
  if (cut !== undefined && words.includes('SET')) {
    return [
      stated(context, {
        verb: 'update',
        object: 'database',
        name,
        reversibility: 'costly',
        data: 'none',
        traits: ['downtime', 'database'],
        why: `ALTER DATABASE … SET ${cut} ${CUTS_OFF.get(cut)}`,
        safer: [
          'do it in a window that its users know of, and state MULTI_USER or ONLINE at the end of the same script',
        ],
      }),
    ];
  }
  if (words.includes('RECOVERY') && words.includes('SIMPLE')) {
    return [
      stated(context, {
        verb: 'update',
        object: 'database',
        name,
        reversibility: 'costly',
        data: 'holds-data',
        traits: ['retention-shortened', 'backup', 'database'],
        why: 'RECOVERY SIMPLE breaks the chain of log backups, so that nothing between full backups can be restored',
        safer: ['SET RECOVERY BULK_LOGGED for the load, and take a log backup after it'],
      }),
    ];
  }
  if (words.includes('REMOVE') && (words.includes('FILE') || words.includes('FILEGROUP'))) {
    return [
      stated(context, {
        verb: 'delete',
        object: 'database-file',
        name,
        reversibility: 'costly',
        data: 'unknown',
        traits: ['database'],
        why: 'ALTER DATABASE … REMOVE FILE takes a file out of the database; SQL Server refuses while anything is in it',
      }),
    ];
  }
  if (words.includes('MODIFY') && words.includes('NAME')) {
    return [
      {
        ...base(context),
        kind: 'rename',
        object: 'database',
        table: null,
        from: name,
        to: written(reader.tokens.slice(-2, -1)),
      },
    ];
  }
  return [
    {
      ...base(context),
      kind: 'settings',
      name: words.slice(0, 4).join(' ').trim(),
      value: null,
      scope: 'database',
    },
  ];
}

function index(context: Context): readonly Act[] {
  const { reader } = context;
  const name = reader.name() ?? { schema: null, name: 'ALL' };
  if (reader.take('ON')) reader.name();
  if (reader.take('DISABLE')) {
    return [
      stated(context, {
        verb: 'update',
        object: 'index',
        name: name.name,
        reversibility: 'costly',
        data: 'none',
        traits: ['schema-break'],
        why: 'A disabled index has to be built anew, and a disabled clustered one locks everybody out of its table',
        safer: ['ALTER INDEX … REBUILD WITH (ONLINE = ON)'],
      }),
    ];
  }
  const isOnline = /\bONLINE\s*=\s*ON\b/i.test(context.statement.sql) || reader.has('REORGANIZE');
  return [
    {
      ...base(context, isOnline ? tsqlCosts.online : tsqlCosts.index),
      kind: 'reindex',
      object: 'index',
      name,
      concurrently: isOnline,
    },
  ];
}
