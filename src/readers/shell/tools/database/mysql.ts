import type { ToolReading } from '../../types.ts';
import { callOf } from '../call.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { changes, connected, costs, harmless, loses } from './effects.ts';
import { runSql, sqlInFile, sqlInWords, sqlOnInput, withoutShellLines } from './run-sql.ts';
import type { SqlText } from './run-sql.ts';
import { connectionAt } from './where.ts';

const VALUED =
  `-e --execute -h --host -u --user -P --port -D --database -S --socket --protocol --defaults-file
  --defaults-extra-file --defaults-group-suffix --default-character-set --init-command --ssl-ca --ssl-cert --ssl-key
  --ssl-mode --login-path --delimiter --prompt --pager --tee --net-buffer-length`.split(/\s+/);

/** `-psecret` is a password, and never options run together. */
function withoutPassword(call: Call): Call {
  const args = call.invocation.args.filter(({ text }) => !/^-p./.test(text));
  return { ...callOf({ ...call.invocation, args }, { valued: VALUED }), taken: call.taken };
}

function connectionOf(given: Call, context: ToolContext) {
  const call = withoutPassword(given);
  return connectionAt(call, context, {
    host: ['-h', '--host', '--login-path'],
    database: ['-D', '--database'],
    hostVariables: ['MYSQL_HOST'],
    word: call.operands[0] ?? null,
  });
}

function mysqlConnection(given: Call, context: ToolContext) {
  return connectionAt(withoutPassword(given), context, {
    host: ['-h', '--host', '--login-path'],
    hostVariables: ['MYSQL_HOST'],
  });
}

const SHELL = /^[^\S\r\n\u2028\u2029]*(?:\\!|system[^\S\r\n\u2028\u2029])([^\n]*)/gim;

const SOURCED =
  /^[^\S\r\n\u2028\u2029]*(?:source|\\\.)[^\S\r\n\u2028\u2029]+(\S+?);?[^\S\r\n\u2028\u2029]*$/gim;

function withSourced(sql: SqlText, context: ToolContext): readonly SqlText[] {
  if (sql.kind !== 'text') return [sql];
  const files = [...sql.text.matchAll(SOURCED)]
    .slice(0, 20)
    .map(([, path = '']) =>
      sqlInFile({ text: path, known: true, glob: false, unknowns: [] }, context),
    );
  return [{ ...sql, text: sql.text.replace(SOURCED, '') }, ...files];
}

function mysql(given: Call, context: ToolContext): Promise<ToolReading> {
  const call = withoutPassword(given);
  const said = sqlInWords(call.values('-e', '--execute'));
  const texts = said.length > 0 ? said : sqlOnInput(call.invocation, context);
  const connection = connectionOf(given, context);
  return runSql(
    texts
      .flatMap((sql) => withoutShellLines(sql, SHELL))
      .flatMap((sql) => withSourced(sql, context)),
    { dialect: 'mysql', provider: 'mysql', connection },
    context,
  );
}

const base = { provider: 'mysql', valued: VALUED, otherwise: 'harmless' } as const;

export const mysqlTools: readonly Tool[] = [
  {
    ...base,
    id: 'mysql',
    programs: ['mysql', 'mariadb', 'mycli'],
    harmlessWith: ['--version', '-V'],
    acts: [{ words: '', does: mysql }],
  },
  connected(
    {
      ...base,
      id: 'mysqladmin',
      programs: ['mysqladmin', 'mariadb-admin'],
      acts: [
        {
          words: 'drop',
          does: [
            loses(
              'database',
              'A dropped database takes all its tables along, and only a backup brings them back.',
              { operands: 0, most: 1 },
              { traits: ['contents-destroyed', 'database'] },
            ),
          ],
        },
        {
          words: 'create',
          does: [changes('database', 'It is new and empty.', { operands: 0 }, { verb: 'create' })],
        },
        {
          words: 'shutdown',
          does: [
            costs('execute', 'mysql-server', 'Its clients are cut off until it runs again.', {
              text: 'server',
            }),
          ],
        },
        {
          words: 'kill|password|flush-privileges|stop-slave|stop-replica|start-slave|start-replica',
          does: [
            costs('update', 'mysql-server', 'Clients that are connected notice.', {
              text: 'server',
            }),
          ],
        },
      ],
    },
    mysqlConnection,
  ),
  {
    ...base,
    id: 'mysql-readers',
    programs: [
      'mysqldump',
      'mariadb-dump',
      'mysqlcheck',
      'mysqlshow',
      'mysqlslap',
      'mydumper',
      'mysqlbinlog',
    ],
    acts: harmless(''),
  },
  {
    ...base,
    id: 'mysqlimport',
    programs: ['mysqlimport', 'myloader'],
    acts: [
      {
        words: '',
        with: ['-d', '--delete', '-o', '--overwrite-tables'],
        does: [loses('table', 'The tables are emptied before anything is loaded.')],
      },
      { words: '', does: [changes('table', 'Rows are added.')] },
    ],
  },
];
