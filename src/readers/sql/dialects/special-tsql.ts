import type { Act } from '../acts.ts';
import { base, opaque, stated } from './context.ts';
import type { Context } from './context.ts';
import type { TokenReader } from './tokens.ts';
import { written } from './tokens.ts';

/** System procedures that look, print or note something down. */
const QUIET = new Set(
  'SP_HELP SP_HELPTEXT SP_HELPINDEX SP_COLUMNS SP_TABLES SP_ADDEXTENDEDPROPERTY SP_UPDATEEXTENDEDPROPERTY SP_DROPEXTENDEDPROPERTY SP_REFRESHVIEW SP_RECOMPILE SP_UPDATESTATS SP_SPACEUSED SP_WHO SP_LOCK SP_REFRESHSQLMODULE SP_BINDDEFAULT SP_GETAPPLOCK SP_RELEASEAPPLOCK SP_SETTRIGGERORDER'.split(
    ' ',
  ),
);

/** Statements that only SQL Server has; null for others. */
export function readTsql(context: Context, head: string): readonly Act[] | null {
  const { reader } = context;
  switch (head) {
    case 'EXEC':
    case 'EXECUTE':
      return execute(context);
    case 'DISABLE':
      return reader.take('TRIGGER')
        ? [unguarded(context, `DISABLE TRIGGER ${written(reader.tokens.slice(reader.at, -1))}`)]
        : null;
    case 'ENABLE':
    case 'PRINT':
    case 'DECLARE':
    case 'RAISERROR':
    case 'THROW':
    case 'IF':
    case 'ELSE':
    case 'WHILE':
    case 'RETURN':
    case 'BREAK':
    case 'CONTINUE':
    case 'GOTO':
    case 'WAITFOR':
    case 'OPEN':
    case 'FETCH':
    case 'CLOSE':
    case 'DEALLOCATE':
    case 'CHECKPOINT':
    case 'END':
      return [];
    case 'DBCC':
      return dbcc(context);
    case 'MERGE':
      return null;
    case 'BACKUP':
      return [{ ...base(context), kind: 'read', what: 'BACKUP' }];
    case 'RESTORE':
      return [restored(context)];
    case 'DENY':
      return [
        {
          ...base(context),
          kind: 'revoke',
          privileges: [reader.token.text],
          object: 'table',
          names: [],
          grantees: [],
          withGrantOption: false,
        },
      ];
    case 'KILL':
    case 'SHUTDOWN':
      return [
        stated(context, {
          verb: 'execute',
          object: 'server',
          name: head,
          reversibility: 'costly',
          data: 'none',
          traits: ['downtime'],
          why: `${head} ends connections at once`,
        }),
      ];
    case 'RECONFIGURE':
      return [
        { ...base(context), kind: 'settings', name: 'reconfigure', value: null, scope: 'system' },
      ];
    case 'BULK':
      reader.take('INSERT');
      return [
        {
          ...base(context),
          kind: 'insert',
          table: reader.name() ?? { schema: null, name: '' },
          overwrites: false,
        },
      ];
    default:
      return null;
  }
}

function execute(context: Context): readonly Act[] {
  const { reader } = context;
  if (reader.token.text === '(') return runText(context, reader.group(), 'EXEC string');
  if (reader.token.raw.startsWith('@') && reader.peek().text === '=') {
    reader.next();
    reader.next();
  }
  const name = reader.name();
  if (name === null || name.name.startsWith('@'))
    return [
      opaque(
        context,
        'dynamic-sql',
        'EXEC runs a procedure whose name is put together at run time.',
      ),
    ];
  const procedure = name.name.toUpperCase();
  if (procedure === 'SP_EXECUTESQL') return runText(context, reader.until(), 'sp_executesql');
  if (procedure === 'SP_RENAME') return renamed(context);
  if (QUIET.has(procedure)) return [];
  if (procedure === 'XP_CMDSHELL' || procedure.startsWith('SP_OA')) {
    return [opaque(context, 'program', `${name.name} runs a program on the server.`)];
  }
  if (procedure === 'SP_MSFOREACHTABLE' || procedure === 'SP_MSFOREACHDB')
    return runText(context, reader.until(), `${name.name} for every table`);
  if (procedure === 'SP_CONFIGURE') {
    return [
      {
        ...base(context),
        kind: 'settings',
        name: stringsOf(reader)[0] ?? '',
        value: null,
        scope: 'system',
      },
    ];
  }
  if (procedure === 'SP_ADDROLEMEMBER' || procedure === 'SP_ADDSRVROLEMEMBER') {
    const [role = '', member = ''] = stringsOf(reader);
    return [
      {
        ...base(context),
        kind: 'grant',
        privileges: [role],
        object: 'role',
        names: [],
        grantees: [member.toLowerCase()],
        withGrantOption: false,
      },
    ];
  }
  return [{ ...base(context), kind: 'call', functions: [name] }];
}

function stringsOf(reader: TokenReader): readonly string[] {
  return reader.tokens
    .slice(reader.at)
    .flatMap(({ kind, text }) => (kind === 'string' ? [text] : []));
}

/** One literal is read as the statements it holds; anything put together is not. */
function runText(context: Context, tokens: TokenReader['tokens'], within: string): readonly Act[] {
  const texts = tokens.filter(({ kind, text }) => kind !== 'end' && text !== '+');
  if (texts.length === 0 || !texts.every(({ kind }) => kind === 'string')) {
    return [
      opaque(context, 'dynamic-sql', `${within} runs a text that is put together at run time.`),
    ];
  }
  return context.inner(texts.map(({ text }) => text).join(''), within);
}

function renamed(context: Context): readonly Act[] {
  const [from = '', to = '', kind = 'OBJECT'] = stringsOf(context.reader);
  const parts = from.split('.').map((part) => part.replace(/^[["]|[\]"]$/g, ''));
  const name = parts.at(-1) ?? '';
  const above = parts.at(-2) ?? null;
  const object =
    kind.toUpperCase() === 'COLUMN' ? 'column' : kind.toUpperCase() === 'INDEX' ? 'index' : 'table';
  const schema = object === 'table' ? above : (parts.at(-3) ?? null);
  const table = object === 'table' ? { schema: above, name } : { schema, name: above ?? '' };
  if (name === '' || to === '')
    return [
      opaque(context, 'dynamic-sql', 'sp_rename is given names that are put together at run time.'),
    ];
  return [
    {
      ...base(context),
      kind: 'rename',
      object,
      table,
      from: object === 'table' && above !== null ? `${above}.${name}` : name,
      to,
    },
  ];
}

function dbcc(context: Context): readonly Act[] {
  const { reader } = context;
  const what = reader.next().text;
  if (/REPAIR_ALLOW_DATA_LOSS/i.test(context.statement.sql)) {
    return [
      stated(context, {
        verb: 'update',
        object: 'database',
        name: `DBCC ${what}`,
        reversibility: 'irreversible',
        data: 'holds-data',
        traits: ['contents-destroyed', 'database'],
        why: 'REPAIR_ALLOW_DATA_LOSS takes out every page that cannot be repaired',
        safer: ['restore the database from a backup instead'],
      }),
    ];
  }
  if (/^(?:SHRINKDATABASE|SHRINKFILE|DBREINDEX|INDEXDEFRAG)$/.test(what)) {
    return [
      stated(context, {
        verb: 'update',
        object: 'database',
        name: `DBCC ${what}`,
        reversibility: 'reversible',
        data: 'none',
        traits: ['blocking-lock'],
        why: `DBCC ${what} moves pages about and holds up whoever works on them, and loses none`,
      }),
    ];
  }
  if (
    /^(?:CHECK|SHOW|INPUTBUFFER|OPENTRAN|SQLPERF|USEROPTIONS|HELP|TRACESTATUS|UPDATEUSAGE|FREE|DROPCLEANBUFFERS|CHECKIDENT|TRACEON|TRACEOFF)/.test(
      what,
    )
  ) {
    return [{ ...base(context), kind: 'read', what: `DBCC ${what}` }];
  }
  return [opaque(context, 'unknown-statement', `DBCC ${what} is on no list of statements.`)];
}

function restored(context: Context): Act {
  const isLook = /^(?:HEADERONLY|FILELISTONLY|VERIFYONLY|LABELONLY)$/.test(
    context.reader.token.text,
  );
  if (isLook) return { ...base(context), kind: 'read', what: 'RESTORE' };
  return stated(context, {
    verb: 'replace',
    object: 'database',
    name: written(context.reader.tokens.slice(context.reader.at, context.reader.at + 2)),
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['contents-destroyed', 'database'],
    why: 'RESTORE puts what is in the backup in the place of everything written since',
    safer: ['BACKUP LOG … WITH NORECOVERY (a tail-log backup) first', 'RESTORE under another name'],
  });
}

function unguarded(context: Context, what: string): Act {
  return stated(context, {
    verb: 'update',
    object: 'trigger',
    name: what,
    reversibility: 'costly',
    data: 'none',
    traits: ['protection-removed', 'database'],
    why: `${what} lets rows be written past what the trigger checks or records`,
    safer: ['ENABLE TRIGGER in the same script, inside one transaction'],
  });
}
