import { describe, expect, it } from 'vitest';
import type { Trait } from '../../../core/change/types.ts';
import { effectOf, sampleChange } from '../sample-plan.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Row = readonly [type: string, before: Attributes, after: Attributes];

/** The harmless twins of what `update.test.ts` finds harmful, and everyday changes. */
const HARMLESS: readonly Row[] = [
  ['aws_sqs_queue', { message_retention_seconds: 60 }, { message_retention_seconds: 1209600 }],
  ['aws_sqs_queue', { tags: { a: '1' } }, { tags: { a: '2' } }],
  ['aws_sqs_queue', { visibility_timeout_seconds: 60 }, { visibility_timeout_seconds: 30 }],
  ['aws_cloudwatch_log_group', { retention_in_days: 7 }, { retention_in_days: 0 }],
  ['aws_cloudwatch_log_group', { retention_in_days: 7 }, { retention_in_days: 365 }],
  ['aws_kinesis_stream', { retention_period: 24 }, { retention_period: 168 }],
  ['aws_db_instance', { backup_retention_period: 0 }, { backup_retention_period: 7 }],
  ['aws_db_instance', { deletion_protection: false }, { deletion_protection: true }],
  ['aws_db_instance', { tags: {} }, { tags: { owner: 'a' } }],
  ['aws_db_instance', { skip_final_snapshot: true }, { skip_final_snapshot: false }],
  ['aws_db_instance', { allocated_storage: 100 }, { allocated_storage: 200 }],
  [
    'aws_db_instance',
    { instance_class: 'db.m5.large', apply_immediately: false },
    { instance_class: 'db.m5.xlarge', apply_immediately: false },
  ],
  [
    'aws_db_instance',
    { engine: 'postgres', engine_version: '14.9' },
    { engine: 'postgres', engine_version: '14.11' },
  ],
  [
    'aws_db_instance',
    { engine: 'mysql', engine_version: '8.0.35' },
    { engine: 'mysql', engine_version: '8.0.36' },
  ],
  ['aws_dynamodb_table', { ttl: [{ enabled: true }] }, { ttl: [{ enabled: false }] }],
  [
    'aws_dynamodb_table',
    { point_in_time_recovery: [{ enabled: false }] },
    { point_in_time_recovery: [{ enabled: true }] },
  ],
  [
    'google_pubsub_subscription',
    { message_retention_duration: '600s' },
    { message_retention_duration: '7d' },
  ],
  [
    'google_bigquery_dataset',
    { default_table_expiration_ms: 3600000 },
    { default_table_expiration_ms: null },
  ],
  [
    'google_sql_database_instance',
    { settings: [{ disk_autoresize: false }] },
    { settings: [{ disk_autoresize: true }] },
  ],
  ['kafka_topic', { config: { 'retention.ms': '60000' } }, { config: { 'retention.ms': '-1' } }],
  [
    'azurerm_storage_account',
    { blob_properties: [{ delete_retention_policy: [{ days: 7 }] }] },
    { blob_properties: [{ delete_retention_policy: [{ days: 30 }] }] },
  ],
  [
    'aws_s3_bucket_lifecycle_configuration',
    { rule: [{ id: 'a', status: 'Enabled', expiration: [{ days: 30 }] }] },
    { rule: [{ id: 'a', status: 'Enabled', expiration: [{ days: 365 }] }] },
  ],
  [
    'aws_s3_bucket_lifecycle_configuration',
    { rule: [] },
    { rule: [{ id: 'a', status: 'Disabled', expiration: [{ days: 1 }] }] },
  ],
  [
    'aws_s3_bucket_lifecycle_configuration',
    { rule: [] },
    { rule: [{ id: 'a', status: 'Enabled', transition: [{ days: 30 }] }] },
  ],
  ['aws_kms_key', { is_enabled: false }, { is_enabled: true }],
  ['aws_kms_key', { enable_key_rotation: false }, { enable_key_rotation: true }],
  ['aws_kms_key', { deletion_window_in_days: 7 }, { deletion_window_in_days: 30 }],
  ['aws_instance', { tags: { a: '1' } }, { tags: { a: '2' } }],
  ['aws_instance', { disable_api_termination: false }, { disable_api_termination: true }],
  ['aws_lb', { idle_timeout: 60 }, { idle_timeout: 30 }],
  ['aws_s3_bucket', { force_destroy: true }, { force_destroy: false }],
  ['aws_s3_bucket', { tags: {} }, { tags: { a: '1' } }],
  [
    'aws_s3_bucket_versioning',
    { versioning_configuration: [{ status: 'Suspended' }] },
    { versioning_configuration: [{ status: 'Enabled' }] },
  ],
  ['aws_ecs_service', { desired_count: 0 }, { desired_count: 4 }],
  ['aws_ecs_service', { desired_count: 4 }, { desired_count: 2 }],
  ['aws_ecs_service', { task_definition: 'a:1' }, { task_definition: 'a:2' }],
  ['aws_lambda_function', { source_code_hash: 'a' }, { source_code_hash: 'b' }],
  ['aws_autoscaling_group', { max_size: 4 }, { max_size: 8 }],
  ['aws_cloudformation_stack', { tags: {} }, { tags: { a: '1' } }],
  ['aws_route53_zone', { comment: 'a' }, { comment: 'b' }],
  ['google_container_cluster', { resource_labels: {} }, { resource_labels: { a: 'b' } }],
  ['azurerm_resource_group', { tags: {} }, { tags: { a: 'b' } }],
  [
    'azurerm_linux_web_app',
    { site_config: [{ always_on: false }] },
    { site_config: [{ always_on: true }] },
  ],
  ['kubernetes_deployment', { spec: [{ replicas: 3 }] }, { spec: [{ replicas: 5 }] }],
  ['kubernetes_namespace', { metadata: [{ labels: {} }] }, { metadata: [{ labels: { a: 'b' } }] }],
  ['helm_release', { version: '1.0.0' }, { version: '1.0.1' }],
  ['cloudflare_record', { ttl: 300 }, { ttl: 60 }],
  ['datadog_monitor', { message: 'a' }, { message: 'b' }],
];

const ALARMS: ReadonlySet<Trait> = new Set<Trait>([
  'retention-shortened',
  'protection-removed',
  'public-exposure',
  'permission-widened',
  'downtime',
  'contents-destroyed',
  'scheduled-deletion',
]);

describe('an ordinary update in place', () => {
  it.each(
    HARMLESS.map((row) => [row[0], JSON.stringify(row[1]), JSON.stringify(row[2]), row] as const),
  )('%s from %s to %s raises no alarm', async (...[, , , row]) => {
    const [type, before, after] = row;
    const effect = await effectOf(sampleChange(type, ['update'], before, after));
    expect(effect).toMatchObject({ verb: 'update', reversibility: 'reversible' });
    expect(effect.traits.filter((trait) => ALARMS.has(trait))).toEqual([]);
  });
});
