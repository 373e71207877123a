import type { Act } from '../acts.ts';
import { base, opaque, stated } from './context.ts';
import type { Context } from './context.ts';
import { mysqlCosts } from './costs.ts';

const LOGS_GONE =
  'Changes that no replica and no point-in-time restore has read yet are gone with the binary logs';

/** Statements that only MySQL and MariaDB have; null for others. */
export function readMysql(context: Context, head: string): readonly Act[] | null {
  const { reader } = context;
  switch (head) {
    case 'RENAME': {
      if (!reader.take('TABLE'))
        return reader.take('USER')
          ? [{ ...base(context), kind: 'rename', object: 'role', table: null, from: '', to: '' }]
          : null;
      return renames(context);
    }
    case 'PURGE':
      return [
        lost(context, 'delete', 'binary-log', 'PURGE BINARY LOGS', LOGS_GONE, [
          'set binlog_expire_logs_seconds, and let MySQL purge what is old',
        ]),
      ];
    case 'RESET':
      return reader.take('QUERY')
        ? [{ ...base(context), kind: 'read', what: 'RESET QUERY CACHE' }]
        : [
            lost(context, 'delete', 'binary-log', `RESET ${reader.token.text}`, LOGS_GONE, [
              'take a backup first, and set the replicas up anew',
            ]),
          ];
    case 'OPTIMIZE':
    case 'REPAIR': {
      reader.takeAny('LOCAL', 'NO_WRITE_TO_BINLOG');
      reader.takeAny('TABLE', 'TABLES');
      return reader.names().map((table) => ({
        ...base(context, mysqlCosts.rebuild),
        kind: 'rewrite-table',
        table,
        what: `${head} TABLE`,
      }));
    }
    case 'LOCK':
      reader.takeAny('TABLES', 'TABLE');
      return reader
        .names()
        .map((table) => ({ ...base(context), kind: 'lock', table, mode: 'LOCK TABLES' }));
    case 'REPLACE':
      return null;
    case 'PREPARE':
    case 'EXECUTE':
      return [
        opaque(context, 'dynamic-sql', `${head} runs a text that is put together at run time.`),
      ];
    case 'SOURCE':
      return [
        opaque(context, 'other-file', 'SOURCE runs another file, which is not in this script.'),
      ];
    case 'LOAD': {
      while (!reader.done && !reader.take('INTO')) reader.next();
      reader.take('TABLE');
      const table = reader.name();
      return table === null
        ? null
        : [{ ...base(context), kind: 'insert', table, overwrites: reader.has('REPLACE') }];
    }
    case 'FLUSH':
    case 'UNLOCK':
    case 'DO':
    case 'HANDLER':
    case 'CHECKSUM':
    case 'DEALLOCATE':
    case 'START':
    case 'STOP':
    case 'CHANGE':
      return replication(context, head);
    case 'SHUTDOWN':
    case 'KILL':
      return [lost(context, 'execute', 'server', head, `${head} ends connections at once`, [])];
    case 'INSTALL':
    case 'UNINSTALL':
      return [opaque(context, 'program', `${head} loads code into the server, or takes it out.`)];
    default:
      return null;
  }
}

function renames(context: Context): readonly Act[] {
  const { reader } = context;
  const acts: Act[] = [];
  do {
    const from = reader.name();
    reader.take('TO');
    const to = reader.name();
    if (from === null || to === null) break;
    acts.push({
      ...base(context),
      kind: 'rename',
      object: 'table',
      table: from,
      from: from.name,
      to: to.name,
    });
  } while (reader.take(','));
  return acts.length === 0
    ? [opaque(context, 'syntax-error', 'RENAME TABLE names nothing that can be read.')]
    : acts;
}

function lost(
  context: Context,
  verb: 'delete' | 'execute',
  object: string,
  name: string,
  why: string,
  safer: readonly string[],
): Act {
  return stated(context, {
    verb,
    object,
    name,
    reversibility: verb === 'delete' ? 'irreversible' : 'costly',
    data: verb === 'delete' ? 'holds-data' : 'none',
    traits: verb === 'delete' ? ['backup', 'contents-destroyed'] : ['downtime'],
    why,
    safer,
  });
}

function replication(context: Context, head: string): readonly Act[] {
  const { reader } = context;
  if (head === 'START' && reader.take('TRANSACTION'))
    return [{ ...base(context), kind: 'transaction', action: 'begin' }];
  if (!/^(?:START|STOP|CHANGE)$/.test(head))
    return [{ ...base(context), kind: 'read', what: head }];
  return [
    stated(context, {
      verb: 'update',
      object: 'replication',
      name: `${head} ${reader.token.text}`,
      reversibility: head === 'START' ? 'reversible' : 'costly',
      data: 'none',
      traits: head === 'START' ? [] : ['protection-removed'],
      why:
        head === 'START'
          ? 'Replication goes on where it stopped'
          : 'A replica that stands still or follows another server falls behind',
    }),
  ];
}
