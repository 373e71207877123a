import type { ToolReading } from '../../types.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { ALL, connected, costs, harmless, loses } from './effects.ts';
import { runSql, sqlInFile, sqlInWords, sqlOnInput } from './run-sql.ts';
import { connectionAt } from './where.ts';

/** Options of these clients that take a value. */
export const ENGINE_OPTIONS =
  `-e --execute -f --file --url --host -h -u --username -p --password -d --database --bucket -b --org -o
  --token -t --predicate --start --stop --id -i --name -n --input --certs-dir --port -P -q --query -a --address
  --format --param -I --instance --branch --tls-ca-file --dsn --credentials-file --ns --namespace --db --db-name
  --conn --user --pass --endpoint --auth-level --message -m --retention -r --decommission --store`.split(
    /\s+/,
  );

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

const base = { valued: ENGINE_OPTIONS, otherwise: 'harmless' } as const;
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
      valued: [...ENGINE_OPTIONS, '-execute', '-database', '-host', '-port'],
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
