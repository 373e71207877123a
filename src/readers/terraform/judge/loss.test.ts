import { describe, expect, it } from 'vitest';
import type { Reversibility, Trait } from '../../../core/change/types.ts';
import { effectOf, sampleChange } from '../sample-plan.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Row = readonly [
  type: string,
  before: Attributes,
  reversibility: Reversibility,
  ...traits: readonly Trait[],
];

const DELETES: readonly Row[] = [
  [
    'aws_db_instance',
    { skip_final_snapshot: true },
    'irreversible',
    'final-snapshot-skipped',
    'database',
  ],
  ['aws_db_instance', {}, 'irreversible', 'database'],
  [
    'aws_db_instance',
    { skip_final_snapshot: true, deletion_protection: true },
    'irreversible',
    'protected',
  ],
  ['aws_rds_cluster', { skip_final_snapshot: true }, 'irreversible', 'database'],
  ['aws_docdb_cluster', { skip_final_snapshot: true }, 'irreversible', 'database'],
  ['aws_neptune_cluster', { skip_final_snapshot: true }, 'irreversible', 'database'],
  ['aws_redshift_cluster', { skip_final_snapshot: true }, 'irreversible', 'database'],
  ['aws_dynamodb_table', {}, 'irreversible', 'database'],
  ['aws_elasticache_replication_group', {}, 'irreversible', 'database'],
  ['aws_memorydb_cluster', {}, 'irreversible', 'database'],
  ['aws_opensearch_domain', {}, 'irreversible', 'database'],
  ['aws_keyspaces_table', {}, 'irreversible', 'database'],
  ['aws_timestreamwrite_table', {}, 'irreversible', 'database'],
  ['aws_qldb_ledger', {}, 'irreversible', 'database'],
  ['aws_s3_bucket', { force_destroy: true }, 'irreversible', 'contents-destroyed'],
  ['aws_efs_file_system', {}, 'irreversible'],
  [
    'aws_fsx_windows_file_system',
    { skip_final_backup: true },
    'irreversible',
    'final-snapshot-skipped',
  ],
  ['aws_ebs_volume', {}, 'irreversible'],
  ['aws_ebs_snapshot', {}, 'irreversible', 'backup'],
  ['aws_ami', {}, 'irreversible', 'backup'],
  ['aws_db_snapshot', {}, 'irreversible', 'backup'],
  ['aws_backup_vault', {}, 'irreversible', 'backup'],
  ['aws_sqs_queue', {}, 'irreversible', 'queue'],
  ['aws_kinesis_stream', {}, 'irreversible', 'queue'],
  ['aws_msk_cluster', {}, 'irreversible', 'queue'],
  ['aws_cloudwatch_log_group', {}, 'irreversible'],
  ['aws_kms_key', {}, 'irreversible', 'key-material', 'scheduled-deletion'],
  ['aws_acmpca_certificate_authority', {}, 'irreversible', 'key-material'],
  ['aws_secretsmanager_secret', { recovery_window_in_days: 0 }, 'irreversible', 'secret'],
  ['aws_ecr_repository', { force_delete: true }, 'irreversible', 'contents-destroyed'],
  ['aws_codecommit_repository', {}, 'irreversible'],
  ['aws_cognito_user_pool', {}, 'irreversible', 'identity'],
  ['aws_directory_service_directory', {}, 'irreversible', 'identity'],
  ['aws_workspaces_workspace', {}, 'irreversible'],
  ['aws_eks_cluster', {}, 'irreversible', 'contents-destroyed'],
  ['aws_route53_zone', {}, 'irreversible', 'dns'],
  ['aws_cloudformation_stack', {}, 'irreversible', 'contents-destroyed'],
  ['awscc_rds_db_instance', {}, 'irreversible', 'database'],
  ['awscc_fsx_file_system', {}, 'irreversible'],
  ['google_sql_database_instance', {}, 'irreversible', 'database'],
  ['google_spanner_database', {}, 'irreversible', 'database'],
  [
    'google_bigquery_dataset',
    { delete_contents_on_destroy: true },
    'irreversible',
    'contents-destroyed',
  ],
  ['google_storage_bucket', { force_destroy: true }, 'irreversible', 'contents-destroyed'],
  ['google_compute_disk', {}, 'irreversible'],
  ['google_kms_crypto_key', {}, 'irreversible', 'key-material'],
  ['google_pubsub_subscription', {}, 'irreversible', 'queue'],
  ['google_project', {}, 'irreversible', 'contents-destroyed'],
  ['azurerm_mssql_database', {}, 'irreversible', 'database'],
  ['azurerm_cosmosdb_account', {}, 'irreversible', 'database'],
  ['azurerm_storage_account', {}, 'irreversible'],
  ['azurerm_managed_disk', {}, 'irreversible'],
  ['azurerm_resource_group', {}, 'irreversible', 'contents-destroyed'],
  ['azurerm_recovery_services_vault', {}, 'irreversible', 'backup'],
  ['azurerm_key_vault', { purge_protection_enabled: false }, 'irreversible', 'key-material'],
  [
    'azapi_resource',
    { type: 'Microsoft.Sql/servers/databases@2023-08-01' },
    'irreversible',
    'database',
  ],
  ['kubernetes_namespace', {}, 'irreversible', 'contents-destroyed'],
  ['kubernetes_persistent_volume_claim_v1', {}, 'irreversible'],
  ['kubernetes_manifest', { manifest: { kind: 'PersistentVolumeClaim' } }, 'irreversible'],
  ['helm_release', {}, 'irreversible', 'contents-destroyed'],
  ['mongodbatlas_advanced_cluster', {}, 'irreversible', 'database'],
  ['confluent_kafka_topic', {}, 'irreversible', 'queue'],
  ['github_repository', {}, 'irreversible'],
  ['cloudflare_r2_bucket', {}, 'irreversible'],
  ['digitalocean_database_cluster', {}, 'irreversible', 'database'],
  ['vault_transit_secret_backend_key', {}, 'irreversible', 'key-material'],
];

/** The same deletes, with a way back that the plan itself shows. */
const MILD: readonly Row[] = [
  ['aws_db_instance', { skip_final_snapshot: false, final_snapshot_identifier: 'last' }, 'costly'],
  ['aws_db_instance', { skip_final_snapshot: true, replicate_source_db: 'orders' }, 'costly'],
  ['aws_rds_cluster_instance', {}, 'costly'],
  ['aws_elasticache_replication_group', { final_snapshot_identifier: 'last' }, 'costly'],
  ['aws_ebs_volume', { final_snapshot: true }, 'costly'],
  ['aws_s3_bucket', { force_destroy: false }, 'costly'],
  ['aws_ecr_repository', { force_delete: false }, 'costly'],
  ['google_storage_bucket', { force_destroy: false }, 'costly'],
  ['google_bigquery_dataset', { delete_contents_on_destroy: false }, 'costly'],
  ['google_sql_database', { deletion_policy: 'ABANDON' }, 'reversible'],
  ['aws_secretsmanager_secret', { recovery_window_in_days: 30 }, 'costly', 'scheduled-deletion'],
  ['aws_secretsmanager_secret_version', { secret_string: 'x' }, 'costly'],
  ['aws_ssm_parameter', { value: 'x' }, 'costly'],
  ['azurerm_key_vault', { purge_protection_enabled: true }, 'costly'],
  ['aws_cloudwatch_log_group', { skip_destroy: true }, 'reversible'],
  ['aws_iam_role', {}, 'costly', 'identity'],
  ['aws_lambda_function', {}, 'costly', 'downtime'],
  ['aws_eip', {}, 'costly', 'network'],
  ['aws_route53_record', {}, 'costly', 'dns'],
  ['aws_instance', {}, 'costly', 'downtime'],
  ['aws_iam_role_policy_attachment', {}, 'reversible'],
  ['aws_security_group', {}, 'reversible'],
  ['aws_cloudwatch_metric_alarm', {}, 'reversible'],
  ['aws_ecs_task_definition', {}, 'reversible'],
  ['aws_launch_template', {}, 'reversible'],
  ['azurerm_network_security_rule', {}, 'reversible'],
  ['google_project_iam_member', {}, 'reversible'],
  ['kubernetes_config_map', {}, 'reversible'],
  ['kubernetes_deployment', {}, 'costly', 'downtime'],
  ['datadog_monitor', {}, 'reversible'],
  ['null_resource', {}, 'reversible'],
  ['random_id', {}, 'reversible'],
  ['time_sleep', {}, 'reversible'],
];

describe('what a delete loses', () => {
  it.each(DELETES.map((row) => [row[0], JSON.stringify(row[1]), row] as const))(
    '%s %s is gone for good',
    async (_type, _before, [type, before, reversibility, ...traits]) => {
      const effect = await effectOf(sampleChange(type, ['delete'], before, null));
      expect(effect).toMatchObject({ verb: 'delete', reversibility });
      expect(effect.traits).toEqual(expect.arrayContaining([...traits]));
      if (!traits.includes('dns') && type !== 'aws_cloudformation_stack') {
        expect(effect.data).toBe('holds-data');
      }
      expect(effect.safer.length).toBeGreaterThan(0);
    },
  );

  it.each(MILD.map((row) => [row[0], JSON.stringify(row[1]), row] as const))(
    '%s %s comes back',
    async (_type, _before, [type, before, reversibility, ...traits]) => {
      const effect = await effectOf(sampleChange(type, ['delete'], before, null));
      expect(effect).toMatchObject({ verb: 'delete', reversibility });
      expect(effect.traits).toEqual(expect.arrayContaining([...traits]));
    },
  );

  it.each(DELETES.map(([type, before, reversibility]) => [type, before, reversibility] as const))(
    'is the same when %s is replaced',
    async (type, before, reversibility) => {
      const after = { ...before, name: 'new' };
      const ordered = sampleChange(type, ['create', 'delete'], before, after);
      expect(await effectOf(ordered)).toMatchObject({ verb: 'replace', reversibility });
    },
  );
});

describe('the order of a replacement', () => {
  it.each([
    ['aws_lambda_function', ['delete', 'create'], 'costly', true],
    ['aws_lambda_function', ['create', 'delete'], 'reversible', false],
    ['aws_acm_certificate', ['create', 'delete'], 'reversible', false],
    ['aws_acm_certificate', ['delete', 'create'], 'costly', true],
    ['aws_subnet', ['delete', 'create'], 'costly', true],
    ['aws_ecs_task_definition', ['delete', 'create'], 'reversible', false],
    ['aws_instance', ['create', 'delete'], 'costly', false],
  ] as const)('%s %j is %s', async (type, actions, reversibility, downtime) => {
    const effect = await effectOf(sampleChange(type, actions, { a: 1 }, { a: 2 }));
    expect(effect.reversibility).toBe(reversibility);
    expect(effect.traits.includes('downtime')).toBe(downtime);
    expect(effect.traits.includes('create-before-destroy')).toBe(actions[0] === 'create');
  });

  it('keeps data on a disk of its own in sight', async () => {
    const disk = (kept: boolean) => ({ ebs_block_device: [{ delete_on_termination: !kept }] });
    const lost = await effectOf(sampleChange('aws_instance', ['delete'], disk(false), null));
    expect(lost).toMatchObject({ reversibility: 'irreversible', data: 'holds-data' });
    const kept = await effectOf(sampleChange('aws_instance', ['delete'], disk(true), null));
    expect(kept).toMatchObject({ reversibility: 'costly', data: 'unknown' });
  });
});

describe('a guard', () => {
  it.each([
    ['aws_backup_plan', ['delete'], 'costly', true],
    ['azurerm_management_lock', ['delete'], 'costly', true],
    ['aws_network_acl_rule', ['delete', 'create'], 'reversible', false],
  ] as const)('%s %j leaves what it guarded open: %s', async (...row) => {
    const [type, actions, reversibility, open] = row;
    const after = actions.length === 1 ? null : { a: 2 };
    const effect = await effectOf(sampleChange(type, actions, { a: 1 }, after));
    expect(effect.reversibility).toBe(reversibility);
    expect(effect.traits.includes('protection-removed')).toBe(open);
  });
});

describe('a type on no list', () => {
  it.each([
    ['create', ['create'], 'unknown'],
    ['update', ['update'], 'unknown'],
    ['delete', ['delete'], 'unknown'],
    ['replace', ['delete', 'create'], 'unknown'],
  ] as const)('is unknown when it is to %s', async (verb, actions, reversibility) => {
    const before = verb === 'create' ? null : { a: 1 };
    const after = verb === 'delete' ? null : { a: 2 };
    const effect = await effectOf(sampleChange('acme_thing', actions, before, after));
    expect(effect).toMatchObject({ verb, reversibility, data: 'unknown' });
    expect(effect.traits).toContain('unlisted-type');
  });
});
