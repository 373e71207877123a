import { describe, expect, it } from 'vitest';
import type { Reversibility, Trait } from '../../../core/change/types.ts';
import { effectOf, sampleChange } from '../sample-plan.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Row = readonly [
  type: string,
  before: Attributes,
  after: Attributes,
  reversibility: Reversibility,
  ...traits: readonly Trait[],
];

const RETENTION: Trait = 'retention-shortened';
const UNPROTECTED: Trait = 'protection-removed';

const HARMFUL: readonly Row[] = [
  [
    'aws_sqs_queue',
    { message_retention_seconds: 1209600 },
    { message_retention_seconds: 60 },
    'irreversible',
    RETENTION,
    'queue',
  ],
  [
    'aws_cloudwatch_log_group',
    { retention_in_days: 365 },
    { retention_in_days: 7 },
    'irreversible',
    RETENTION,
  ],
  [
    'aws_cloudwatch_log_group',
    { retention_in_days: 0 },
    { retention_in_days: 3653 },
    'irreversible',
    RETENTION,
  ],
  [
    'aws_kinesis_stream',
    { retention_period: 168 },
    { retention_period: 24 },
    'irreversible',
    RETENTION,
  ],
  [
    'aws_db_instance',
    { backup_retention_period: 35 },
    { backup_retention_period: 7 },
    'irreversible',
    RETENTION,
  ],
  [
    'aws_db_instance',
    { backup_retention_period: 7 },
    { backup_retention_period: 0 },
    'irreversible',
    RETENTION,
    UNPROTECTED,
  ],
  [
    'aws_elasticache_replication_group',
    { snapshot_retention_limit: 7 },
    { snapshot_retention_limit: 0 },
    'irreversible',
    RETENTION,
  ],
  [
    'aws_dynamodb_table',
    { ttl: [{ enabled: false }] },
    { ttl: [{ enabled: true }] },
    'irreversible',
    RETENTION,
  ],
  [
    'aws_dynamodb_table',
    { point_in_time_recovery: [{ enabled: true }] },
    { point_in_time_recovery: [{ enabled: false }] },
    'irreversible',
    RETENTION,
    UNPROTECTED,
  ],
  [
    'google_pubsub_subscription',
    { message_retention_duration: '604800s' },
    { message_retention_duration: '600s' },
    'irreversible',
    RETENTION,
  ],
  [
    'google_bigquery_dataset',
    { default_table_expiration_ms: null },
    { default_table_expiration_ms: 3600000 },
    'irreversible',
    RETENTION,
  ],
  [
    'google_sql_database_instance',
    { settings: [{ backup_configuration: [{ enabled: true }] }] },
    { settings: [{ backup_configuration: [{ enabled: false }] }] },
    'irreversible',
    UNPROTECTED,
  ],
  [
    'kafka_topic',
    { config: { 'retention.ms': '604800000' } },
    { config: { 'retention.ms': '60000' } },
    'irreversible',
    RETENTION,
  ],
  [
    'kafka_topic',
    { config: { 'retention.ms': '-1' } },
    { config: { 'retention.ms': '60000' } },
    'irreversible',
    RETENTION,
  ],
  [
    'azurerm_postgresql_flexible_server',
    { backup_retention_days: 35 },
    { backup_retention_days: 7 },
    'irreversible',
    RETENTION,
  ],
  [
    'azurerm_storage_account',
    { blob_properties: [{ delete_retention_policy: [{ days: 30 }] }] },
    { blob_properties: [{ delete_retention_policy: [{ days: 1 }] }] },
    'irreversible',
    RETENTION,
  ],
  [
    'aws_s3_bucket_lifecycle_configuration',
    { rule: [] },
    { rule: [{ id: 'a', status: 'Enabled', expiration: [{ days: 30 }] }] },
    'irreversible',
    RETENTION,
  ],
  [
    'aws_s3_bucket_lifecycle_configuration',
    { rule: [{ id: 'a', status: 'Enabled', expiration: [{ days: 365 }] }] },
    { rule: [{ id: 'a', status: 'Enabled', expiration: [{ days: 1 }] }] },
    'irreversible',
    RETENTION,
  ],
  [
    'google_storage_bucket',
    { lifecycle_rule: [] },
    { lifecycle_rule: [{ action: [{ type: 'Delete' }], condition: [{ age: 30 }] }] },
    'irreversible',
    RETENTION,
  ],
  [
    'aws_kms_key',
    { is_enabled: true },
    { is_enabled: false },
    'costly',
    'key-material',
    'downtime',
  ],
  [
    'aws_kms_key',
    { deletion_window_in_days: 30 },
    { deletion_window_in_days: 7 },
    'reversible',
    UNPROTECTED,
  ],
  [
    'aws_db_instance',
    { deletion_protection: true },
    { deletion_protection: false },
    'reversible',
    UNPROTECTED,
  ],
  [
    'aws_db_instance',
    { deletion_protection: true },
    { deletion_protection: null },
    'reversible',
    UNPROTECTED,
  ],
  [
    'aws_db_instance',
    { skip_final_snapshot: false },
    { skip_final_snapshot: true },
    'reversible',
    UNPROTECTED,
  ],
  [
    'aws_instance',
    { disable_api_termination: true },
    { disable_api_termination: false },
    'reversible',
    UNPROTECTED,
  ],
  [
    'aws_lb',
    { enable_deletion_protection: true },
    { enable_deletion_protection: false },
    'reversible',
    UNPROTECTED,
  ],
  ['aws_s3_bucket', { force_destroy: false }, { force_destroy: true }, 'reversible', UNPROTECTED],
  [
    'aws_s3_bucket_versioning',
    { versioning_configuration: [{ status: 'Enabled' }] },
    { versioning_configuration: [{ status: 'Suspended' }] },
    'reversible',
    UNPROTECTED,
  ],
  [
    'aws_cognito_user_pool',
    { deletion_protection: 'ACTIVE' },
    { deletion_protection: 'INACTIVE' },
    'reversible',
    UNPROTECTED,
  ],
  [
    'google_sql_database_instance',
    { settings: [{ deletion_protection_enabled: true }] },
    { settings: [{ deletion_protection_enabled: false }] },
    'reversible',
    UNPROTECTED,
  ],
  [
    'google_firestore_database',
    { delete_protection_state: 'DELETE_PROTECTION_ENABLED' },
    { delete_protection_state: 'DELETE_PROTECTION_DISABLED' },
    'reversible',
    UNPROTECTED,
  ],
  [
    'azurerm_key_vault',
    { purge_protection_enabled: true },
    { purge_protection_enabled: false },
    'reversible',
    UNPROTECTED,
  ],
  [
    'hcloud_server',
    { delete_protection: true },
    { delete_protection: false },
    'reversible',
    UNPROTECTED,
  ],
  [
    'mongodbatlas_cluster',
    { termination_protection_enabled: true },
    { termination_protection_enabled: false },
    'reversible',
    UNPROTECTED,
  ],
  [
    'aws_db_instance',
    { instance_class: 'db.m5.large', apply_immediately: true },
    { instance_class: 'db.m5.xlarge', apply_immediately: true },
    'reversible',
    'downtime',
  ],
  [
    'aws_db_instance',
    { engine: 'postgres', engine_version: '14.9' },
    { engine: 'postgres', engine_version: '16.1' },
    'costly',
    'downtime',
  ],
  [
    'aws_db_instance',
    { engine: 'mysql', engine_version: '5.7.44' },
    { engine: 'mysql', engine_version: '8.0.36' },
    'costly',
    'downtime',
  ],
  [
    'google_sql_database_instance',
    { database_version: 'POSTGRES_14' },
    { database_version: 'POSTGRES_15' },
    'costly',
    'downtime',
  ],
  [
    'aws_instance',
    { instance_type: 't3.small' },
    { instance_type: 't3.large' },
    'reversible',
    'downtime',
  ],
  ['aws_ecs_service', { desired_count: 4 }, { desired_count: 0 }, 'costly', 'downtime'],
  ['aws_cloudformation_stack', { template_body: 'a' }, { template_body: 'b' }, 'unknown'],
];

const titled = (rows: readonly Row[]) =>
  rows.map((row) => [row[0], JSON.stringify(row[1]), JSON.stringify(row[2]), row] as const);

describe('an update in place', () => {
  it.each(titled(HARMFUL))('%s from %s to %s is named', async (...[, , , row]) => {
    const [type, before, after, reversibility, ...traits] = row;
    const effect = await effectOf(sampleChange(type, ['update'], before, after));
    expect(effect).toMatchObject({ verb: 'update', reversibility });
    expect(effect.traits).toEqual(expect.arrayContaining([...traits]));
  });

  it('says nothing of an attribute that is known only after the apply', async () => {
    const change = sampleChange(
      'aws_db_instance',
      ['update'],
      { deletion_protection: true, backup_retention_period: 7 },
      {},
      { change: { after_unknown: { deletion_protection: true, backup_retention_period: true } } },
    );
    const effect = await effectOf(change);
    expect(effect.traits).not.toContain(UNPROTECTED);
    expect(effect.traits).not.toContain(RETENTION);
    expect(effect.changes).toEqual(['backup_retention_period', 'deletion_protection']);
  });

  it('leaves lifecycle rules of a bucket made in the same plan alone', async () => {
    const rule = [{ id: 'a', status: 'Enabled', expiration: [{ days: 1 }] }];
    const type = 'aws_s3_bucket_lifecycle_configuration';
    const old = await effectOf(sampleChange(type, ['create'], null, { bucket: 'logs', rule }));
    expect(old).toMatchObject({ verb: 'create', reversibility: 'irreversible' });
    const unknown = { change: { after_unknown: { bucket: true } } };
    const fresh = await effectOf(sampleChange(type, ['create'], null, { rule }, unknown));
    expect(fresh).toMatchObject({ verb: 'create', reversibility: 'reversible' });
  });
});
