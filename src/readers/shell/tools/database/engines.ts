import type { ToolReading } from '../../types.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { ALL, changes, connected, costs, harmless, loses } from './effects.ts';
import { cypher } from './cypher.ts';
import { runSql, sqlInFile, sqlInWords, sqlOnInput } from './run-sql.ts';
import { connectionAt } from './where.ts';

const VALUED =
  `-e --execute -f --file --url --host -h -u --username -p --password -d --database --bucket -b --org -o
  --token -t --predicate --start --stop --id -i --name -n --input --certs-dir --port -P -q --query -a --address
  --format --param -I --instance --branch --tls-ca-file --dsn --credentials-file --ns --namespace --db --db-name
  --conn --user --pass --endpoint --auth-level --message -m --retention -r --decommission --store`.split(
    /\s+/,
  );

const at = (call: Call, context: ToolContext, word = call.value('--url', '--dsn')) =>
  connectionAt(call, context, {
    host: ['--host', '-h', '-a', '--address', '-I', '--instance', '--endpoint', '--conn', '-e'],
    database: ['-d', '--database', '--db', '--db-name'],
    hostVariables: ['COCKROACH_HOST', 'INFLUX_HOST', 'NEO4J_ADDRESS', 'NEO4J_URI'],
    word,
  });

const here = (call: Call, context: ToolContext) =>
  connectionAt(call, context, {
    host: ['--host', '-h'],
    database: ['-d', '--database', '--bucket', '-b', '--name', '-n'],
    hostVariables: ['COCKROACH_HOST', 'INFLUX_HOST'],
    word: call.value('--url'),
  });

function cockroachSql(call: Call, context: ToolContext): Promise<ToolReading> {
  const said = sqlInWords(call.values('-e', '--execute'));
  const files = call.values('-f', '--file').map((word) => sqlInFile(word, context));
  const given = [...said, ...files];
  const texts = given.length > 0 ? given : sqlOnInput(call.invocation, context);
  const run = {
    dialect: 'postgresql',
    provider: 'cockroachdb',
    connection: here(call, context),
  } as const;
  return runSql(texts, run, context);
}

function otherSql(provider: string, skipped: number, said: readonly string[]) {
  return (call: Call, context: ToolContext): Promise<ToolReading> => {
    const words = [...call.values(...said), ...call.operands.slice(call.taken + skipped)];
    const texts = words.length > 0 ? sqlInWords(words) : sqlOnInput(call.invocation, context);
    return runSql(texts, { dialect: 'other', provider, connection: here(call, context) }, context);
  };
}

const base = { valued: VALUED, otherwise: 'harmless' } as const;
const BUCKET = { option: ['--name', '-n', '--id', '-i', '--bucket', '-b'] };

export const engineTools: readonly Tool[] = [
  connected(
    {
      ...base,
      id: 'cockroach',
      programs: ['cockroach'],
      provider: 'cockroachdb',
      acts: [
        { words: 'sql', does: cockroachSql },
        {
          words: 'node decommission',
          does: [
            costs(
              'delete',
              'cockroachdb-node',
              'Its data is moved away, and it cannot come back as it was.',
            ),
          ],
        },
        {
          words: 'node drain',
          does: [costs('execute', 'cockroachdb-node', 'Its clients are moved away.')],
        },
        { words: 'quit', does: [costs('execute', 'cockroachdb-node', 'It stops.')] },
        {
          words: 'debug reset-quorum|recover|unsafe-remove-dead-replicas',
          does: [
            loses(
              'cockroachdb-node',
              'Replicas that are given up are gone with what only they held.',
            ),
          ],
        },
      ],
    },
    here,
  ),
  connected(
    {
      ...base,
      id: 'influx',
      programs: ['influx'],
      provider: 'influxdb',
      acts: [
        {
          words: 'delete',
          does: [
            loses(
              'influxdb-bucket',
              'Points in the range are gone, and only a backup brings them back.',
              BUCKET,
            ),
          ],
        },
        {
          words: 'bucket delete',
          does: [loses('influxdb-bucket', 'A bucket goes with every point in it.', BUCKET)],
        },
        {
          words: 'bucket update',
          with: ['-r', '--retention'],
          does: [
            costs(
              'update',
              'influxdb-bucket',
              'Points older than a shorter retention are deleted.',
              BUCKET,
              { traits: ['retention-shortened'] },
            ),
          ],
        },
        {
          words: 'org|user|auth|task|stack|remote|replication|dashboards|v1 delete|remove',
          does: [
            costs(
              'delete',
              'influxdb-object',
              'It has to be made again, and a token is never the same.',
              ALL,
            ),
          ],
        },
        {
          words: 'restore',
          with: ['--full'],
          does: [loses('influxdb', 'A full restore replaces everything that is there.', ALL)],
        },
        {
          words: '',
          with: ['-execute', '--execute'],
          does: otherSql('influxdb', 9, ['-execute', '--execute']),
        },
      ],
      valued: [...VALUED, '-execute', '-database', '-host', '-port'],
    },
    here,
  ),
  connected(
    {
      ...base,
      id: 'influx_inspect',
      programs: ['influx_inspect', 'influxd'],
      provider: 'influxdb',
      acts: [
        {
          words: 'deletetsm',
          does: [loses('influxdb-bucket', 'Measurements are cut out of the files.')],
        },
        {
          words: 'restore',
          does: [costs('update', 'influxdb', 'What is restored takes the place of what is there.')],
        },
      ],
    },
    here,
  ),
  {
    ...base,
    id: 'cypher-shell',
    programs: ['cypher-shell'],
    provider: 'neo4j',
    acts: [
      {
        words: '',
        does: (call, context) => {
          const files = call.values('-f', '--file').map((word) => sqlInFile(word, context));
          const given = [...sqlInWords(call.operands), ...files];
          const texts = given.length > 0 ? given : sqlOnInput(call.invocation, context);
          return cypher(texts, at(call, context, call.value('-a', '--address')));
        },
      },
    ],
  },
  connected(
    {
      ...base,
      id: 'neo4j-admin',
      programs: ['neo4j-admin'],
      provider: 'neo4j',
      acts: [
        {
          words: 'database load|import|restore',
          with: ['--overwrite-destination', '--overwrite-destination=true', '--force'],
          does: [loses('database', 'The database that is there is overwritten.')],
        },
        {
          words: 'load|restore',
          with: ['--force'],
          does: [loses('database', 'The database that is there is overwritten.')],
        },
        {
          words: 'server|database unbind',
          does: [costs('update', 'neo4j-server', 'It forgets the cluster that it was in.')],
        },
      ],
    },
    here,
  ),
  {
    ...base,
    id: 'dolt',
    programs: ['dolt'],
    provider: 'dolt',
    acts: [
      {
        words: 'sql',
        does: (call, context) =>
          runSql(
            call.has('-q', '--query')
              ? sqlInWords(call.values('-q', '--query'))
              : sqlOnInput(call.invocation, context),
            { dialect: 'mysql', provider: 'dolt', connection: here(call, context) },
            context,
          ),
      },
      {
        words: 'reset',
        with: ['--hard'],
        does: [
          loses('database', 'Rows that are not committed are gone.', ALL, {
            traits: ['uncommitted-work'],
          }),
        ],
      },
      {
        words: 'checkout',
        with: ['-f'],
        does: [
          loses('database', 'Rows that are not committed are gone.', ALL, {
            traits: ['uncommitted-work'],
          }),
        ],
      },
      {
        words: 'push',
        with: ['-f', '--force'],
        does: [
          loses('branch', 'Commits that others pushed are gone from it.', ALL, {
            traits: ['history-rewritten'],
          }),
        ],
      },
      {
        words: 'branch',
        with: ['-D'],
        does: [costs('delete', 'branch', 'Commits that only it holds are lost in time.')],
      },
      { words: 'gc', does: [costs('update', 'database', 'What no branch holds is removed.')] },
      {
        words: 'table rm',
        does: [costs('delete', 'table', 'It comes back from the last commit.')],
      },
    ],
  },
  connected(
    {
      ...base,
      id: 'surreal',
      programs: ['surreal'],
      provider: 'surrealdb',
      acts: [
        { words: 'sql', does: surrealSql },
        { words: 'import', does: [changes('database', 'Records are added or replaced.', ALL)] },
      ],
    },
    (call, context) => at(call, context, null),
  ),
  connected(
    {
      ...base,
      id: 'gel',
      programs: ['gel', 'edgedb'],
      provider: 'gel',
      acts: [
        {
          words: 'instance destroy',
          does: [loses('gel-instance', 'An instance goes with its databases.')],
        },
        {
          words: 'branch|database drop|wipe',
          does: [loses('database', 'It goes with everything in it.')],
        },
        {
          words: 'project unlink',
          with: ['-D', '--destroy-server-instance'],
          does: [loses('gel-instance', 'An instance goes with its databases.')],
        },
        {
          words: 'restore',
          with: ['--all'],
          does: [costs('update', 'database', 'What is there is replaced.')],
        },
        {
          words: 'migrate|migration',
          does: [
            costs(
              'update',
              'database',
              'The schema moves on, and comes back by another migration.',
              { text: 'schema' },
            ),
          ],
        },
      ],
    },
    (call, context) => at(call, context, null),
  ),
  {
    ...base,
    id: 'nodetool',
    programs: ['nodetool'],
    provider: 'cassandra',
    acts: [
      ...harmless(
        'status',
        'info',
        'ring',
        'tpstats',
        'describecluster',
        'flush',
        'repair',
        'compact',
      ),
      {
        words: 'decommission|removenode|assassinate|drain',
        does: [
          costs('delete', 'cassandra-node', 'It leaves the ring, and is rebuilt to come back.', {
            text: 'node',
          }),
        ],
      },
      {
        words: 'clearsnapshot',
        does: [
          loses('cassandra-snapshot', 'Snapshots are what a restore would come from.', ALL, {
            traits: ['backup'],
          }),
        ],
      },
    ],
  },
];

/** SurrealQL: REMOVE takes what DROP takes elsewhere. */
function surrealSql(call: Call, context: ToolContext): Promise<ToolReading> {
  const texts = sqlOnInput(call.invocation, context).map((sql) =>
    sql.kind === 'text'
      ? { ...sql, text: sql.text.replace(/\bREMOVE\s+(?=TABLE|DATABASE|NAMESPACE)/gi, 'DROP ') }
      : sql,
  );
  const connection = at(call, context, null);
  return runSql(texts, { dialect: 'other', provider: 'surrealdb', connection }, context);
}
