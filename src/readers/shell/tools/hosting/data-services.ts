/** Hosted clusters of data: MongoDB Atlas, Confluent, Databricks. */
import { settingBy } from '../infrastructure/setting.ts';
import { dropped, gone, lost, made, shows, starts, upset } from '../infrastructure/shapes.ts';
import type { Act, Tool } from '../types.ts';
import { named } from './databases.ts';

const DATABASE = { traits: ['database'] } as const;

/** What MongoDB's `atlas` and `mongocli` do; another program called `atlas` runs migrations. */
export const mongoAtlasActs: readonly Act[] = [
  ...lost(
    ['clusters|cluster|serverless|streams delete|rm', 'atlas clusters|cluster delete|rm'],
    'mongodbatlas_cluster',
    'It is gone with its data and backups.',
    DATABASE,
  ),
  ...lost(
    ['projects|project|organizations delete|rm', 'iam projects|organizations delete'],
    'mongodbatlas_project',
    'Everything in it is gone.',
    { traits: ['contents-destroyed'] },
  ),
  ...lost(
    'backups snapshots|schedule delete',
    'mongodbatlas_cloud_backup_snapshot',
    'The way back that it kept open is gone.',
    { traits: ['backup'] },
  ),
  ...upset(
    'backups restores start',
    'mongodbatlas_cluster',
    'It writes older data over what is there.',
    { reversibility: 'irreversible', data: 'holds-data' },
  ),
  ...upset('clusters pause|failover|upgrade', 'mongodbatlas_cluster', 'It is away meanwhile.'),
  ...dropped(
    'dbusers|dbuser|accessLists|alerts delete|rm',
    'mongodbatlas_database_user',
    'Whoever connects by it is locked out.',
  ),
  ...upset(
    'accessLists create',
    'mongodbatlas_project_ip_access_list',
    'It lets everybody reach the cluster.',
    { verb: 'expose', reversibility: 'reversible', traits: ['public-exposure'] },
  ),
  ...dropped(
    'deployments delete',
    'mongodbatlas_deployment',
    'A local deployment is gone with its data.',
    { reversibility: 'irreversible', data: 'holds-data' },
  ),
];

const mongocli: Tool = {
  id: 'atlas',
  programs: ['mongocli', 'atlas'],
  provider: 'mongodbatlas',
  valued:
    '--projectId --orgId -P --profile -o --output --clusterName --env -c --config --url -u --dir --to --dev-url --file -f'.split(
      ' ',
    ),
  harmlessWith: ['--dry-run'],
  acts: mongoAtlasActs,
  setting: named,
  otherwise: 'harmless',
};

const confluent: Tool = {
  id: 'confluent',
  programs: ['confluent', 'ccloud'],
  provider: 'confluent',
  valued:
    '--cluster --environment --config --context -o --output --subject --version --service-account --resource'.split(
      ' ',
    ),
  acts: [
    ...lost('kafka topic delete', 'confluent_kafka_topic', 'Its messages are gone.', {
      traits: ['queue'],
    }),
    ...gone(
      'kafka|ksql|flink|environment|connect cluster|delete|compute-pool delete',
      'confluent_kafka_cluster',
      'It is gone with every topic in it.',
      { data: 'holds-data' },
    ),
    ...lost('environment delete', 'confluent_environment', 'Everything in it is gone.', {
      traits: ['contents-destroyed'],
    }),
    ...dropped(
      'schema-registry|api-key|iam schema|delete|service-account delete',
      'confluent_schema',
      'Whoever reads or connects by it fails.',
      { reversibility: 'irreversible', data: 'unknown' },
    ),
    ...dropped('api-key delete', 'confluent_api_key', 'Whoever connects by it is locked out.'),
    ...upset(
      'kafka topic update',
      'confluent_kafka_topic',
      'It changes for how long messages are kept.',
      { reversibility: 'reversible', traits: ['retention-shortened'] },
    ),
  ],
  setting: named,
  otherwise: 'harmless',
};

const databricks: Tool = {
  id: 'databricks',
  programs: ['databricks'],
  provider: 'databricks',
  valued: ['-p', '--profile', '-t', '--target', '-o', '--output', '--json', '--var'],
  acts: [
    ...lost('fs rm', 'databricks_dbfs_file', 'The files are gone.'),
    ...lost('workspace delete', 'databricks_notebook', 'Notebooks are gone with their history.'),
    ...lost(
      'schemas|catalogs|tables|volumes|metastores|registered-models|experiments delete',
      'databricks_schema',
      'Its tables may go with it.',
    ),
    ...dropped(
      'clusters|instance-pools|jobs|pipelines|warehouses|repos|apps|serving-endpoints delete|permanent-delete|stop',
      'databricks_cluster',
      'What runs by it stops.',
    ),
    ...dropped('secrets delete-scope|delete-secret', 'databricks_secret', 'The value is gone.', {
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['secret'],
    }),
    ...gone('bundle destroy', 'databricks_bundle', 'Everything the bundle made is deleted.', {
      traits: ['contents-destroyed'],
    }),
    ...starts('bundle deploy|run', 'databricks_bundle', 'It brings out jobs.'),
    ...shows('secrets get-secret', 'databricks_secret', 'It shows a secret.'),
    ...made('fs cp|mkdirs', 'databricks_dbfs_file', 'It writes files.'),
  ],
  setting: settingBy({
    named: ['-t', '--target'],
    names: ['-p', '--profile'],
    variables: ['DATABRICKS_BUNDLE_ENV'],
    within: ['DATABRICKS_CONFIG_PROFILE', 'DATABRICKS_HOST'],
    operands: 2,
  }),
  otherwise: 'harmless',
};

export const dataServices: readonly Tool[] = [mongocli, confluent, databricks];
