import type { ToolReading, Word } from '../../types.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { ALL, FIRST, changes, connected, costs, harmless, loses } from './effects.ts';
import { runSql, sqlInFile, sqlInWords, sqlOnInput, withoutShellLines } from './run-sql.ts';
import type { SqlText } from './run-sql.ts';
import { connectionAt } from './where.ts';

const VALUED =
  `-c --command -f --file -d --dbname -h --host -U --username -p --port -v --set --variable -o --output
  -P --pset -F --field-separator -R --record-separator -T --table-attr -L --log-file -t --table -n --schema
  -j --jobs -O --owner -E --encoding -l --locale -D --pgdata -s --scale -m --mode -w --maintenance-db
  --template --strategy -N -M --connection-limit`.split(/\s+/);

const PSQL_VALUED = VALUED.filter((name) => !/^-[twlsnjEDmNMO]$/.test(name));

function connectionOf(call: Call, context: ToolContext) {
  const word = call.value('-d', '--dbname') ?? call.operands[0] ?? null;
  return connectionAt(call, context, {
    host: ['-h', '--host'],
    hostVariables: ['PGHOST', 'PGHOSTADDR', 'PGSERVICE'],
    databaseVariables: ['PGDATABASE'],
    word,
  });
}

/** Lines of psql's own that only show or format. */
const SHOWS =
  /^[^\S\r\n\u2028\u2029]*\\(?:d\w*\+?|l\+?|z|sf\+?|sv\+?|c|connect|conninfo|timing|x|pset|echo|qecho|q|set|unset|a|t|H|C|f|encoding|errverbose|\?|h|if|elif|else|endif|prompt|r|p|g|gx|watch)(?:[^\S\r\n\u2028\u2029][^\n|!]*)?$/gm;

const SHELL =
  /\\(?:!|o[^\S\r\n\u2028\u2029]*\||g[^\S\r\n\u2028\u2029]*\|)([^\n]*)|(?<![\w'"])copy\b[^;\n]{0,500}?\s(?:to|from)\s+program\b([^\n;]*)/gi;

const INCLUDED =
  /^[^\S\r\n\u2028\u2029]*\\(?:i|ir|include|include_relative)[^\S\r\n\u2028\u2029]+'?([^\s']+)'?[^\S\r\n\u2028\u2029]*$/gm;

/** A script without lines that show, and each file that it includes, one level deep. */
function withIncluded(sql: SqlText, context: ToolContext): readonly SqlText[] {
  if (sql.kind !== 'text' || !sql.text.includes('\\')) return [sql];
  const included = [...sql.text.matchAll(INCLUDED)].slice(0, 20).map(([, path = '']) => {
    const word: Word = { text: path, known: !path.startsWith(':'), glob: false, unknowns: [path] };
    return sqlInFile(word, context);
  });
  const text = sql.text.replace(INCLUDED, '').replace(SHOWS, '');
  return [{ ...sql, text }, ...included];
}

function textsOf(call: Call, context: ToolContext): readonly SqlText[] {
  const files = call.values('-f', '--file');
  const inFiles = files.filter(({ text }) => text !== '-').map((word) => sqlInFile(word, context));
  const said = sqlInWords(call.values('-c', '--command'));
  const asked = call.has('-l', '--list', '-V', '--version', '-?');
  const reads = !asked && said.length === 0 && inFiles.length === 0;
  const input = reads || files.length > inFiles.length ? sqlOnInput(call.invocation, context) : [];
  return [...said, ...inFiles, ...input]
    .flatMap((sql) => withoutShellLines(sql, SHELL))
    .flatMap((sql) => withIncluded(sql, context));
}

function psql(call: Call, context: ToolContext): Promise<ToolReading> {
  const connection = connectionOf(call, context);
  const run = { dialect: 'postgresql', provider: 'postgresql', connection } as const;
  return runSql(textsOf(call, context), run, context);
}

const provider = 'postgresql';
const base = { provider, valued: VALUED, otherwise: 'harmless' } as const;
const tool = (id: string, programs: readonly string[], acts: Tool['acts']): Tool =>
  connected({ ...base, id, programs, acts }, connectionOf);

const DROPS = 'A dropped database takes all its tables along, and only a backup brings them back.';

export const postgresqlTools: readonly Tool[] = [
  {
    ...base,
    id: 'psql',
    programs: ['psql', 'pgcli', 'ysqlsh'],
    valued: PSQL_VALUED,
    harmlessWith: ['--version', '-V'],
    acts: [{ words: '', does: psql }],
  },
  tool(
    'dropdb',
    ['dropdb'],
    [
      {
        words: '',
        does: [loses('database', DROPS, FIRST, { traits: ['contents-destroyed', 'database'] })],
      },
    ],
  ),
  tool(
    'createdb',
    ['createdb'],
    [{ words: '', does: [changes('database', 'It is new and empty.', FIRST, { verb: 'create' })] }],
  ),
  tool(
    'dropuser',
    ['dropuser'],
    [
      {
        words: '',
        does: [
          costs('delete', 'role', 'Whoever signs in by it is locked out.', FIRST, {
            traits: ['identity'],
          }),
        ],
      },
    ],
  ),
  tool(
    'createuser',
    ['createuser'],
    [
      {
        words: '',
        with: ['-s', '--superuser'],
        does: [
          changes('role', 'It may do everything.', FIRST, {
            verb: 'create',
            traits: ['identity', 'permission-widened'],
          }),
        ],
      },
      {
        words: '',
        does: [changes('role', 'It is new.', FIRST, { verb: 'create', traits: ['identity'] })],
      },
    ],
  ),
  connected(
    {
      ...base,
      id: 'pg_restore',
      programs: ['pg_restore'],
      harmlessWith: ['-l', '--list'],
      acts: [
        {
          words: '',
          with: ['-c', '--clean'],
          does: [
            loses(
              'database',
              '--clean drops what is there before it restores, and rows newer than the dump are lost.',
              { option: ['-d', '--dbname'] },
            ),
          ],
        },
        {
          words: '',
          with: ['-d', '--dbname'],
          does: [
            changes('database', 'What is in the dump is added.', { option: ['-d', '--dbname'] }),
          ],
        },
      ],
      // Here -c is --clean, and the operand is the dump.
      valued: VALUED.filter((name) => name !== '-c'),
    },
    (call, context) =>
      connectionAt(call, context, {
        host: ['-h', '--host'],
        hostVariables: ['PGHOST'],
        databaseVariables: ['PGDATABASE'],
        word: call.value('-d', '--dbname'),
      }),
  ),
  {
    ...base,
    id: 'pg_ctl',
    programs: ['pg_ctl', 'pg_ctlcluster'],
    acts: [
      ...harmless('status', 'start', '* * start', '* * status', 'reload', '* * reload'),
      {
        words: 'stop|restart|kill',
        does: [
          costs('execute', 'postgresql-server', 'Its clients are cut off until it runs again.', {
            text: 'server',
          }),
        ],
      },
      {
        words: '* * stop|restart',
        does: [
          costs('execute', 'postgresql-server', 'Its clients are cut off until it runs again.', {
            text: 'server',
          }),
        ],
      },
      {
        words: 'promote',
        does: [
          costs(
            'update',
            'postgresql-server',
            'A standby that is promoted cannot follow again without being rebuilt.',
            { text: 'server' },
          ),
        ],
      },
      {
        words: 'init|initdb',
        does: [
          changes(
            'postgresql-server',
            'It refuses a folder that is not empty.',
            { option: ['-D', '--pgdata'] },
            { verb: 'create' },
          ),
        ],
      },
    ],
  },
  {
    ...base,
    id: 'pg-surgery',
    programs: ['pg_resetwal', 'pg_resetxlog', 'pg_rewind', 'pg_dropcluster', 'pg_archivecleanup'],
    harmlessWith: ['-n', '--dry-run', '-V', '--version'],
    acts: [
      {
        words: '',
        does: [
          loses(
            'postgresql-server',
            'It throws away files of the server that nothing makes again.',
            ALL,
          ),
        ],
      },
    ],
  },
  {
    ...base,
    id: 'pg-readers',
    programs: [
      'pg_dump',
      'pg_dumpall',
      'pg_isready',
      'pg_basebackup',
      'pg_config',
      'vacuumdb',
      'reindexdb',
      'analyzedb',
      'initdb',
      'pg_lsclusters',
      'pg_controldata',
      'pg_verifybackup',
      'pg_waldump',
      'pg_top',
      'pgbadger',
    ],
    acts: harmless(''),
  },
  connected(
    {
      ...base,
      id: 'pgbench',
      programs: ['pgbench'],
      acts: [
        {
          words: '',
          with: ['-i', '--initialize'],
          does: [
            costs('replace', 'table', 'It drops and makes the tables pgbench_* anew.', {
              text: 'pgbench_accounts',
            }),
          ],
        },
        {
          words: '',
          does: [
            changes('table', 'It writes to the tables pgbench_*.', { text: 'pgbench_accounts' }),
          ],
        },
      ],
    },
    connectionOf,
  ),
];
