import { UNKNOWN } from '../../types.ts';
import type { ToolReading, Word } from '../../types.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { runSql, sqlInFile, sqlInWords, sqlOnInput } from './run-sql.ts';
import type { SqlDialect } from './run-sql.ts';
import { connectionAt } from './where.ts';
import type { Whereabouts } from './where.ts';

/** A client that takes statements by option, by file and on its input, and what its options are called. */
interface Client {
  readonly id: string;
  readonly programs: readonly string[];
  readonly provider: string;
  readonly dialect: SqlDialect;
  /** The subcommand that takes SQL, where the program does more than that. */
  readonly words?: string;
  readonly said: readonly string[];
  readonly files: readonly string[];
  readonly where: Whereabouts;
  readonly otherValued: string;
  /** What the first operand says of where to connect; left out where it says nothing. */
  readonly operand?: 'url' | 'host';
  /** True where there is never a server on this machine. */
  readonly away?: true;
}

const CLIENTS: readonly Client[] = [
  {
    id: 'sqlcmd',
    programs: ['sqlcmd', 'mssql-cli', 'osql'],
    provider: 'sqlserver',
    dialect: 'tsql',
    said: ['-Q', '-q', '--query'],
    files: ['-i', '--input-file'],
    where: {
      host: ['-S', '--server'],
      database: ['-d', '--database-name'],
      hostVariables: ['SQLCMDSERVER'],
    },
    otherValued: '-U -P -o -v -s -w -h -l -t -y -Y -f -H -m -c -K -a -M --username --password',
  },
  {
    id: 'invoke-sqlcmd',
    programs: ['Invoke-Sqlcmd', 'invoke-sqlcmd'],
    provider: 'sqlserver',
    dialect: 'tsql',
    said: ['-Query', '-query'],
    files: ['-InputFile', '-inputfile'],
    where: { host: ['-ServerInstance'], database: ['-Database'] },
    otherValued: '-Username -Password -QueryTimeout -Credential -ConnectionString',
  },
  {
    id: 'tsql',
    programs: ['tsql'],
    provider: 'sqlserver',
    dialect: 'tsql',
    said: [],
    files: [],
    where: { host: ['-S', '-H'], database: ['-D'] },
    otherValued: '-U -P -p -o',
  },
  {
    id: 'sqlplus',
    programs: ['sqlplus', 'sqlcl'],
    provider: 'oracle',
    dialect: 'other',
    said: [],
    files: [],
    where: {},
    otherValued: '-M -R',
    operand: 'url',
  },
  {
    id: 'clickhouse-client',
    programs: ['clickhouse', 'clickhouse-client', 'clickhouse-local', 'chdb'],
    provider: 'clickhouse',
    dialect: 'other',
    said: ['-q', '--query'],
    files: ['--queries-file'],
    where: {
      host: ['-h', '--host'],
      database: ['-d', '--database'],
      hostVariables: ['CLICKHOUSE_HOST'],
    },
    otherValued:
      '-u --user --password --port -f --format -C --config-file --output-format --input-format',
  },
  {
    id: 'cqlsh',
    programs: ['cqlsh'],
    provider: 'cassandra',
    dialect: 'other',
    said: ['-e', '--execute'],
    files: ['-f', '--file'],
    where: { database: ['-k', '--keyspace'], hostVariables: ['CQLSH_HOST'] },
    otherValued: '-u -p --username --password --encoding --cqlversion --cqlshrc --request-timeout',
    operand: 'host',
  },
  {
    id: 'snowsql',
    programs: ['snowsql'],
    provider: 'snowflake',
    dialect: 'other',
    said: ['-q', '--query'],
    files: ['-f', '--filename'],
    where: { host: ['-c', '--connection', '-a', '--accountname'], database: ['-d', '--dbname'] },
    away: true,
    otherValued: '-u -w -r -s -o -D --username --warehouse --rolename --schemaname --variable',
  },
  {
    id: 'snow',
    programs: ['snow'],
    provider: 'snowflake',
    dialect: 'other',
    words: 'sql',
    said: ['-q', '--query'],
    files: ['-f', '--filename'],
    where: { host: ['-c', '--connection', '--account'], database: ['--database', '--dbname'] },
    away: true,
    otherValued: '-D --variable --warehouse --role --schema --user --format --config-file',
  },
  {
    id: 'usql',
    programs: ['usql'],
    provider: 'sql',
    dialect: 'postgresql',
    said: ['-c', '--command'],
    files: ['-f', '--file'],
    where: {},
    otherValued: '-o -v -P -F --out --set --pset',
    operand: 'url',
  },
  {
    id: 'trino',
    programs: ['trino', 'presto', 'presto-cli', 'hive', 'beeline', 'spark-sql', 'impala-shell'],
    provider: 'sql',
    dialect: 'other',
    said: ['--execute', '-e', '-q', '--query'],
    files: ['-f', '--file'],
    where: { host: ['--server', '-u', '-i'], database: ['--catalog', '-d', '--database'] },
    otherValued: '--schema --user --output-format -n -p --hiveconf --hivevar',
  },
];

const ELSEWHERE: Word = { text: UNKNOWN, known: false, glob: false, unknowns: ['its account'] };

function reads(client: Client) {
  return (call: Call, context: ToolContext): Promise<ToolReading> => {
    const given = [
      ...sqlInWords(call.values(...client.said)),
      ...call.values(...client.files).map((word) => sqlInFile(word, context)),
    ];
    const texts = given.length > 0 ? given : sqlOnInput(call.invocation, context);
    const [first = null] = call.operands;
    const connection = connectionAt(call, context, {
      ...client.where,
      word: client.operand === 'url' ? first : null,
      hostWord: client.operand === 'host' ? first : client.away === true ? ELSEWHERE : null,
    });
    return runSql(
      texts,
      { dialect: client.dialect, provider: client.provider, connection },
      context,
    );
  };
}

export const otherSqlTools: readonly Tool[] = CLIENTS.map((client) => ({
  id: client.id,
  programs: client.programs,
  provider: client.provider,
  valued: [
    ...client.said,
    ...client.files,
    ...(client.where.host ?? []),
    ...(client.where.database ?? []),
    ...client.otherValued.split(' '),
  ],
  harmlessWith: ['--version'],
  acts: [{ words: client.words ?? '', does: reads(client) }],
  otherwise: 'harmless',
}));
