import type { Tool } from '../types.ts';
import { ALL, changes, connected, costs, loses } from '../database/effects.ts';
import { connectionAt } from '../database/where.ts';
import { frameworkAt } from '../migration/where.ts';

const VALUED =
  `-w --workflow-id -r --run-id -q --query -n --namespace --address --reason --env -t --type --task-queue
  -i --input --profile -s -j --job -f --config --url -auth --name -c --schedule-id --actionfile --host --port
  --http_auth --ignore_empty_list --filter_list`.split(/\s+/);

const base = { valued: VALUED, otherwise: 'harmless' } as const;
const IDS = {
  option: ['-w', '--workflow-id', '-q', '--query', '--schedule-id', '-s', '-n', '--namespace'],
};

export const workflowTools: readonly Tool[] = [
  connected(
    {
      ...base,
      id: 'temporal',
      programs: ['temporal', 'tctl'],
      provider: 'temporal',
      acts: [
        {
          words: 'workflow|wf delete',
          does: [loses('temporal-workflow', 'It goes with its history.', IDS)],
        },
        {
          words: 'workflow|wf terminate|term|cancel',
          does: [
            costs(
              'execute',
              'temporal-workflow',
              'What it was doing is cut off where it stands.',
              IDS,
            ),
          ],
        },
        {
          words: 'workflow|wf reset|reset-batch',
          does: [costs('update', 'temporal-workflow', 'Steps since then are done again.', IDS)],
        },
        {
          words: 'operator namespace delete',
          does: [loses('temporal-namespace', 'It goes with every workflow in it.')],
        },
        {
          words: 'namespace delete',
          does: [loses('temporal-namespace', 'It goes with every workflow in it.')],
        },
        {
          words: 'schedule delete',
          does: [
            costs('delete', 'temporal-schedule', 'Nothing is started until it is made again.', IDS),
          ],
        },
        {
          words: 'batch terminate',
          does: [costs('execute', 'temporal-batch', 'It stops half done.')],
        },
        {
          words: 'workflow|wf start|execute|signal|run|update',
          does: [changes('temporal-workflow', 'Work is started.', IDS)],
        },
      ],
    },
    (call, context) =>
      connectionAt(call, context, {
        host: ['--address', '--env'],
        database: ['-n', '--namespace', '--ns'],
        hostVariables: ['TEMPORAL_ADDRESS', 'TEMPORAL_CLI_ADDRESS'],
      }),
  ),
  connected(
    {
      ...base,
      id: 'airflow',
      programs: ['airflow'],
      provider: 'airflow',
      acts: [
        {
          words: 'db reset',
          does: [
            loses('airflow-database', 'Every run, variable and connection is gone.', {
              text: 'database',
            }),
          ],
        },
        {
          words: 'db clean|drop-archived|downgrade',
          does: [loses('airflow-database', 'Old runs are gone.', { text: 'database' })],
        },
        {
          words: 'dags delete',
          does: [loses('airflow-dag', 'It goes with the record of its runs.')],
        },
        { words: 'tasks clear', does: [costs('update', 'airflow-dag', 'Tasks are run again.')] },
        {
          words: 'dags backfill',
          does: [
            costs('execute', 'airflow-dag', 'Runs for the past are made, and cannot be unmade.'),
          ],
        },
        {
          words: 'variables|connections|pools|users|roles delete',
          does: [costs('delete', 'airflow-object', 'Runs that need it fail.')],
        },
        {
          words: 'db migrate|upgrade|init',
          does: [changes('airflow-database', 'The schema moves on.', { text: 'database' })],
        },
        {
          words: 'dags trigger|pause|unpause',
          does: [changes('airflow-dag', 'It can be set back.')],
        },
      ],
    },
    (call, context) =>
      frameworkAt(call, context, {
        modes: ['AIRFLOW_ENV', 'ENVIRONMENT'],
        urls: ['AIRFLOW__DATABASE__SQL_ALCHEMY_CONN', 'AIRFLOW__CORE__SQL_ALCHEMY_CONN'],
      }),
  ),
  connected(
    {
      ...base,
      id: 'dagster',
      programs: ['dagster'],
      provider: 'dagster',
      acts: [
        {
          words: 'asset|run wipe|delete|wipe-cache',
          does: [loses('dagster-history', 'The record of runs and assets is gone.')],
        },
        {
          words: 'schedule|sensor wipe|stop',
          does: [costs('delete', 'dagster-schedule', 'Nothing is started until it is made again.')],
        },
        { words: 'instance migrate', does: [changes('dagster-instance', 'The schema moves on.')] },
      ],
    },
    (call, context) =>
      frameworkAt(call, context, { modes: ['DAGSTER_ENV'], urls: ['DAGSTER_PG_URL'] }),
  ),
  connected(
    {
      ...base,
      id: 'prefect',
      programs: ['prefect'],
      provider: 'prefect',
      acts: [
        {
          words: 'server database reset|downgrade',
          does: [loses('prefect-database', 'Every flow and run is gone.', { text: 'database' })],
        },
        {
          words: 'database reset',
          does: [loses('prefect-database', 'Every flow and run is gone.', { text: 'database' })],
        },
        {
          words:
            'deployment|flow-run|work-pool|work-queue|block|automation|variable|concurrency-limit delete|clear',
          does: [costs('delete', 'prefect-object', 'It has to be made again.')],
        },
        {
          words: 'flow-run cancel',
          does: [costs('execute', 'prefect-run', 'It stops half done.')],
        },
        { words: 'deploy', does: [changes('prefect-deployment', 'It can be set back.')] },
      ],
    },
    (call, context) =>
      frameworkAt(call, context, { urls: ['PREFECT_API_URL'], modeOptions: ['--profile'] }),
  ),
  connected(
    {
      ...base,
      id: 'jenkins-cli',
      programs: ['jenkins-cli', 'jenkins-cli.jar'],
      provider: 'jenkins',
      acts: [
        {
          words: 'delete-job|delete-builds',
          does: [loses('jenkins-job', 'It goes with the record of its builds.')],
        },
        {
          words:
            'delete-node|delete-view|delete-credentials|disable-job|quiet-down|safe-shutdown|shutdown|restart|safe-restart|clear-queue',
          does: [costs('delete', 'jenkins-object', 'Builds wait or fail until it is back.')],
        },
        {
          words: 'groovy|groovysh',
          does: [
            costs(
              'execute',
              'jenkins-script',
              'A script may do anything on the server.',
              { text: 'script' },
              { data: 'unknown' },
            ),
          ],
        },
        {
          words: 'build|create-job|update-job|copy-job|enable-job',
          does: [changes('jenkins-job', 'It can be set back.')],
        },
      ],
    },
    (call, context) => {
      const url = call.value('-s', '--url');
      return connectionAt(call, context, {
        hostVariables: ['JENKINS_URL'],
        hostWord:
          url === null ? null : { ...url, text: url.text.replace(/^\w+:\/\/|[:/].*$/g, '') },
      });
    },
  ),
  connected(
    {
      ...base,
      id: 'curator',
      programs: ['curator', 'curator_cli', 'es_cli'],
      provider: 'elasticsearch',
      harmlessWith: ['--dry-run'],
      acts: [
        {
          words: 'delete_indices|delete-indices',
          does: [
            loses('elasticsearch-index', 'Indices go with their documents.', { text: 'indices' }),
          ],
        },
        {
          words: 'delete_snapshots|delete-snapshots',
          does: [
            loses(
              'elasticsearch-snapshot',
              'Snapshots are what a restore would come from.',
              { text: 'snapshots' },
              { traits: ['backup'] },
            ),
          ],
        },
        { words: 'show_indices|show_snapshots', does: 'harmless' },
        {
          words: 'close|freeze|allocation|shrink|reindex|rollover|forcemerge|alias',
          does: [costs('update', 'elasticsearch-index', 'Searches notice.', { text: 'indices' })],
        },
        {
          words: '*',
          does: [
            costs('execute', 'elasticsearch-index', 'An action file may delete indices.', ALL, {
              data: 'unknown',
            }),
          ],
        },
      ],
    },
    (call, context) => connectionAt(call, context, { host: ['--host', '--hosts', '--config'] }),
  ),
  {
    ...base,
    id: 'grafana-cli',
    programs: ['grafana-cli', 'grafana'],
    provider: 'grafana',
    acts: [
      {
        words: 'admin|cli reset-admin-password|admin',
        does: [
          costs(
            'update',
            'grafana-user',
            'The administrator signs in by another password.',
            { text: 'admin' },
            { traits: ['identity'] },
          ),
        ],
      },
      {
        words: 'plugins remove|uninstall',
        does: [costs('delete', 'grafana-plugin', 'Panels that need it are empty.')],
      },
    ],
  },
];
