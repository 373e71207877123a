import type { Act, Tool } from '../types.ts';
import { changes, connected, costs, harmless, loses } from '../database/effects.ts';
import { connectionAt } from '../database/where.ts';
import type { Call, ToolContext } from '../types.ts';

const VALUED =
  `--bootstrap-server --zookeeper --topic --command-config --config --add-config --delete-config --alter-config
  --entity-type --entity-name --offset-json-file --group --to-datetime --to-offset --shift-by --by-duration
  --from-file --partitions --replication-factor --reassignment-json-file --allow-principal --deny-principal
  --operation --principal --producer-property --consumer-property --application-id --input-topics
  --bootstrap-controller --cluster-id -b -t -X -G -g --brokers -c -p -o`.split(/\s+/);

const GROUP = { option: ['--group', '-g'] };
const TOPIC = { option: ['--topic', '-t'] };
const ENTITY = { option: ['--entity-name', '--topic'] };
const BROKERS = ['--bootstrap-server', '--zookeeper', '--bootstrap-controller', '-b', '--brokers'];

function brokersOf(call: Call, context: ToolContext) {
  const first = call.value(...BROKERS);
  const host = first === null ? null : { ...first, text: first.text.replace(/[:,/].*$/s, '') };
  return connectionAt(call, context, {
    hostWord: host,
    database: ['--topic', '-t'],
    hostVariables: ['KAFKA_BROKERS', 'BOOTSTRAP_SERVERS', 'RPK_BROKERS'],
  });
}

function kafka(name: string, acts: readonly Act[]): Tool {
  return connected(
    {
      id: name,
      programs: [name, `${name}.sh`],
      provider: 'kafka',
      valued: VALUED,
      harmlessWith: ['--dry-run', '--version'],
      acts,
      otherwise: 'harmless',
    },
    brokersOf,
  );
}

const DROPPED = 'A topic goes with every message in it, and nothing makes them again.';
const MOVED = 'Consumers read messages twice, or skip those in between.';

export const kafkaTools: readonly Tool[] = [
  kafka('kafka-topics', [
    { words: '', with: ['--delete'], does: [loses('kafka-topic', DROPPED, TOPIC)] },
    {
      words: '',
      with: ['--alter'],
      does: [
        costs(
          'update',
          'kafka-topic',
          'Partitions that are added stay, and keys move between them.',
          TOPIC,
        ),
      ],
    },
    {
      words: '',
      with: ['--create'],
      does: [changes('kafka-topic', 'It is new and empty.', TOPIC, { verb: 'create' })],
    },
  ]),
  kafka('kafka-delete-records', [
    {
      words: '',
      does: [
        loses('kafka-topic', 'Records before the offset are gone.', {
          option: ['--offset-json-file'],
        }),
      ],
    },
  ]),
  kafka('kafka-consumer-groups', [
    {
      words: '',
      with: ['--reset-offsets', '--delete-offsets'],
      without: ['--execute'],
      does: 'harmless',
    },
    {
      words: '',
      with: ['--reset-offsets', '--delete-offsets'],
      does: [costs('update', 'kafka-consumer-group', MOVED, GROUP)],
    },
    {
      words: '',
      with: ['--delete'],
      does: [costs('delete', 'kafka-consumer-group', MOVED, GROUP)],
    },
  ]),
  kafka('kafka-configs', [
    {
      words: '',
      with: ['--alter'],
      does: [
        costs(
          'update',
          'kafka-configuration',
          'A shorter retention deletes what is older soon after.',
          ENTITY,
          {
            traits: ['retention-shortened'],
          },
        ),
      ],
    },
  ]),
  kafka('kafka-acls', [
    {
      words: '',
      with: ['--add'],
      does: [
        changes('kafka-acl', 'Somebody may do more.', TOPIC, {
          verb: 'grant',
          traits: ['permission-widened'],
        }),
      ],
    },
    {
      words: '',
      with: ['--remove'],
      does: [costs('delete', 'kafka-acl', 'Whoever relied on it is locked out.', TOPIC)],
    },
  ]),
  kafka('kafka-reassign-partitions', [
    {
      words: '',
      with: ['--execute', '--cancel'],
      does: [
        costs('update', 'kafka-cluster', 'Partitions move between brokers under load.', {
          text: 'partitions',
        }),
      ],
    },
  ]),
  kafka('kafka-storage', [
    {
      words: 'format',
      does: [
        loses('kafka-broker', 'Formatting takes the log folders of the broker.', {
          text: 'log folders',
        }),
      ],
    },
  ]),
  kafka('kafka-streams-application-reset', [
    {
      words: '',
      does: [
        loses('kafka-application', 'Its internal topics and offsets are gone.', {
          option: ['--application-id'],
        }),
      ],
    },
  ]),
  kafka('kafka-server-stop', [
    { words: '', does: [costs('execute', 'kafka-broker', 'It stops.', { text: 'broker' })] },
  ]),
  kafka('kafka-console-producer', [
    {
      words: '',
      does: [changes('kafka-topic', 'A message that is sent cannot be taken back.', TOPIC)],
    },
  ]),
  connected(
    {
      id: 'kcat',
      programs: ['kcat', 'kafkacat'],
      provider: 'kafka',
      valued: VALUED,
      acts: [
        {
          words: '',
          with: ['-P'],
          does: [changes('kafka-topic', 'A message that is sent cannot be taken back.', TOPIC)],
        },
      ],
      otherwise: 'harmless',
    },
    brokersOf,
  ),
  connected(
    {
      id: 'rpk',
      programs: ['rpk'],
      provider: 'kafka',
      valued: [...VALUED, '--profile', '--user', '--password'],
      harmlessWith: ['--dry-run', '--dry'],
      acts: [
        ...harmless(
          'topic list|describe|consume',
          'group list|describe',
          'cluster info|health|status',
        ),
        { words: 'topic delete', does: [loses('kafka-topic', DROPPED)] },
        {
          words: 'topic trim-prefix',
          does: [loses('kafka-topic', 'Records before the offset are gone.')],
        },
        {
          words: 'topic alter-config',
          does: [
            costs(
              'update',
              'kafka-topic',
              'A shorter retention deletes what is older soon after.',
              undefined,
              { traits: ['retention-shortened'] },
            ),
          ],
        },
        {
          words: 'topic produce|create|add-partitions',
          does: [changes('kafka-topic', 'Something is added.')],
        },
        {
          words: 'group delete|seek|offset-delete',
          does: [costs('update', 'kafka-consumer-group', MOVED)],
        },
        {
          words: 'registry schema|subject delete',
          does: [costs('delete', 'kafka-schema', 'Readers of old messages no longer find it.')],
        },
        {
          words: 'cluster config|partitions set|move|import',
          does: [costs('update', 'kafka-cluster', 'All its clients are concerned.')],
        },
        {
          words: 'redpanda stop|decommission',
          does: [costs('execute', 'kafka-broker', 'It stops.')],
        },
      ],
      otherwise: 'harmless',
    },
    (call, context) =>
      connectionAt(call, context, {
        host: [...BROKERS, '--profile'],
        hostVariables: ['RPK_BROKERS'],
      }),
  ),
];
