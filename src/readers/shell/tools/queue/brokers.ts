import type { Call, Tool, ToolContext } from '../types.ts';
import { ALL, changes, connected, costs, harmless, loses } from '../database/effects.ts';
import { connectionAt, connectionByVariables } from '../database/where.ts';
import { wordOperand } from './words.ts';

const VALUED =
  `-n --node -p --vhost -H --host -P --port -u --username -N --server -s --context --creds --user --password
  --admin-url -q --queue -Q --broker -b -A --app --seq --subject --keep -a --url --name --namespace -l --longnames`
    .split(/\s+/)
    .filter((name) => name !== '-l' && name !== '--longnames');

/** `rabbit@host` names a node, and is asked by the part behind the sign. */
function at(call: Call, context: ToolContext) {
  const node = call.value('-n', '--node');
  const broker = call.value('-b', '--broker');
  if (node !== null) {
    return connectionAt(call, context, {
      hostWord: { ...node, text: node.text.replace(/^.*@/, '') },
    });
  }
  const said = connectionAt(call, context, {
    host: ['-H', '--host', '-s', '--server', '--context', '--admin-url', '-u', '--url'],
    database: ['-p', '--vhost', '-V'],
    hostVariables: ['NATS_URL', 'RABBITMQ_HOST', 'NATS_CONTEXT'],
    word: broker,
  });
  if (broker !== null || said.setting.kind !== 'development') return said;
  return (
    connectionByVariables(
      ['CELERY_BROKER_URL', 'BROKER_URL', 'RABBITMQ_URL', 'REDIS_URL'],
      call,
      context,
    ) ?? said
  );
}

const PURGED = 'Messages that nobody has read yet are gone.';
const base = { valued: VALUED, otherwise: 'harmless' } as const;

export const brokerTools: readonly Tool[] = [
  connected(
    {
      ...base,
      id: 'rabbitmqctl',
      programs: ['rabbitmqctl', 'rabbitmqctl.bat'],
      provider: 'rabbitmq',
      acts: [
        { words: 'purge_queue', does: [loses('rabbitmq-queue', PURGED)] },
        { words: 'delete_queue', does: [loses('rabbitmq-queue', PURGED)] },
        {
          words: 'delete_vhost',
          does: [loses('rabbitmq-vhost', 'It goes with every queue, exchange and message in it.')],
        },
        {
          words: 'reset|force_reset',
          does: [
            loses('rabbitmq-node', 'The node forgets its users, queues and messages.', {
              text: 'node',
            }),
          ],
        },
        {
          words: 'forget_cluster_node',
          does: [loses('rabbitmq-node', 'What only that node held is gone.')],
        },
        {
          words: 'stop|stop_app|shutdown|close_all_connections|close_connection',
          does: [
            costs('execute', 'rabbitmq-node', 'Its clients are cut off until it runs again.', {
              text: 'node',
            }),
          ],
        },
        {
          words: 'delete_user|clear_permissions|clear_password|clear_policy|clear_parameter',
          does: [costs('delete', 'rabbitmq-user', 'Whoever relied on it is locked out.')],
        },
        {
          words:
            'set_permissions|set_user_tags|add_user|add_vhost|set_policy|change_password|import_definitions',
          does: [changes('rabbitmq-user', 'It can be set back.')],
        },
      ],
    },
    at,
  ),
  connected(
    {
      ...base,
      id: 'rabbitmqadmin',
      programs: ['rabbitmqadmin'],
      provider: 'rabbitmq',
      acts: [
        { words: 'purge queue', does: wordOperand(loses('rabbitmq-queue', PURGED)) },
        {
          words: 'delete queue|vhost|exchange',
          does: wordOperand(loses('rabbitmq-queue', PURGED)),
        },
        {
          words: 'queues|vhosts|exchanges|streams delete|purge',
          does: [loses('rabbitmq-queue', PURGED, { option: ['--name'] })],
        },
        {
          words: 'delete *',
          does: wordOperand(costs('delete', 'rabbitmq-object', 'Whoever relied on it notices.')),
        },
        {
          words: 'close connection',
          does: [costs('execute', 'rabbitmq-connection', 'A client is cut off.')],
        },
        {
          words: 'declare|publish|import',
          does: [changes('rabbitmq-object', 'Something is added.')],
        },
      ],
    },
    at,
  ),
  connected(
    {
      ...base,
      id: 'nats',
      programs: ['nats'],
      provider: 'nats',
      acts: [
        ...harmless(
          'stream|str|s ls|list|info|report|view|get|backup',
          'consumer|con ls|info|list',
        ),
        { words: 'stream|str|s rm|delete|del|purge|rmm', does: [loses('nats-stream', PURGED)] },
        {
          words: 'kv del|rm|purge',
          does: [loses('nats-bucket', 'Values are gone with their history.')],
        },
        { words: 'object|obj del|rm', does: [loses('nats-bucket', 'Objects are gone.')] },
        {
          words: 'consumer|con rm|delete',
          does: [costs('delete', 'nats-consumer', 'Where it had read to is forgotten.')],
        },
        {
          words: 'stream|str|s edit|restore|seal',
          does: [
            costs('update', 'nats-stream', 'A shorter retention deletes what is older soon after.'),
          ],
        },
        {
          words: 'pub|publish|req|request',
          does: [changes('nats-subject', 'A message that is sent cannot be taken back.')],
        },
        {
          words: 'stream|str|s add',
          does: [changes('nats-stream', 'It is new.', ALL, { verb: 'create' })],
        },
        {
          words: 'server',
          with: ['--force'],
          does: [costs('execute', 'nats-server', 'Its clients are moved away.')],
        },
      ],
    },
    at,
  ),
  connected(
    {
      ...base,
      id: 'pulsar-admin',
      programs: ['pulsar-admin'],
      provider: 'pulsar',
      acts: [
        ...harmless('* list', '* get', '* stats'),
        {
          words: 'topics|persistent delete|delete-partitioned-topic|truncate',
          does: [loses('pulsar-topic', PURGED)],
        },
        {
          words: 'namespaces|tenants|clusters delete',
          does: [loses('pulsar-namespace', 'It goes with what is in it.')],
        },
        {
          words: 'topics clear-backlog|skip|skip-all|expire-messages|reset-cursor|unsubscribe',
          does: [loses('pulsar-subscription', PURGED)],
        },
        {
          words: 'namespaces clear-backlog|unsubscribe',
          does: [loses('pulsar-namespace', PURGED)],
        },
        {
          words: 'namespaces set-retention|set-message-ttl',
          does: [
            costs('update', 'pulsar-namespace', 'What is older is deleted soon after.', ALL, {
              traits: ['retention-shortened'],
            }),
          ],
        },
        {
          words: 'functions|sources|sinks|subscriptions|schemas|brokers delete|stop',
          does: [costs('delete', 'pulsar-object', 'It has to be made again.')],
        },
      ],
    },
    at,
  ),
  connected(
    {
      ...base,
      id: 'celery',
      programs: ['celery'],
      provider: 'celery',
      acts: [
        {
          words: 'purge',
          does: [loses('celery-queue', PURGED, { option: ['-Q', '--queues', '-A', '--app'] })],
        },
        {
          words: 'amqp queue.purge|queue.delete|exchange.delete',
          does: [loses('celery-queue', PURGED)],
        },
        {
          words: 'control shutdown|revoke|cancel_consumer|pool_restart|terminate',
          does: [
            costs('execute', 'celery-worker', 'Tasks that run are cut off.', { text: 'workers' }),
          ],
        },
        {
          words: 'migrate',
          does: [costs('move', 'celery-queue', 'Tasks move to another broker.')],
        },
        { words: 'call', does: [changes('celery-task', 'A task is run.')] },
      ],
      valued: [
        ...VALUED,
        '-Q',
        '--queues',
        '--workdir',
        '-d',
        '--destination',
        '-c',
        '--concurrency',
        '-l',
        '--loglevel',
        '-X',
      ],
    },
    at,
  ),
  connected(
    {
      ...base,
      id: 'rq',
      programs: ['rq'],
      provider: 'rq',
      acts: [
        { words: 'empty', does: [loses('rq-queue', PURGED)] },
        {
          words: 'suspend',
          does: [
            costs('execute', 'rq-worker', 'No job is run until it is resumed.', {
              text: 'workers',
            }),
          ],
        },
      ],
    },
    at,
  ),
  connected(
    {
      ...base,
      id: 'zookeeper',
      programs: ['zkCli.sh', 'zkCli', 'zookeeper-shell', 'zookeeper-shell.sh'],
      provider: 'zookeeper',
      valued: ['-server', '-timeout'],
      acts: [
        {
          words: 'deleteall|rmr|delete',
          does: [loses('zookeeper-node', 'It goes with every node below it.')],
        },
        {
          words: '* deleteall|rmr|delete',
          does: [loses('zookeeper-node', 'It goes with every node below it.')],
        },
      ],
    },
    (call, context) => connectionAt(call, context, { host: ['-server'] }),
  ),
];
