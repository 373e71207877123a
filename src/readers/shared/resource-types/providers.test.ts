import { describe, expect, it } from 'vitest';
import { lookupType } from './lookup.ts';
import { PROVIDERS } from './providers.ts';

const entries = PROVIDERS.flatMap(({ prefix, tables }) =>
  tables.flatMap((table) =>
    table.types
      .trim()
      .split(/\s+/u)
      .map((name) => ({ type: `${prefix}${name}`, name, table })),
  ),
);

describe('the tables', () => {
  it('hold well-formed names, each on one list of its provider', () => {
    const lists = new Map<string, string[]>();
    for (const { type, name, table } of entries) {
      expect(name).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/u);
      lists.set(type, [...(lists.get(type) ?? []), table.list]);
    }
    expect([...lists].filter(([, found]) => found.length > 1)).toEqual([]);
    expect(lists.size).toBeGreaterThan(6000);
  });

  it('are all reachable: no prefix hides another', () => {
    for (const { type, table } of entries) {
      expect([type, lookupType(type)?.list]).toEqual([type, table.list]);
    }
  });
});

describe('lookupType', () => {
  it.each([
    ['aws_db_instance', 'database'],
    ['aws_rds_cluster', 'database'],
    ['aws_rds_cluster_instance', 'database-copy'],
    ['aws_dynamodb_table', 'database'],
    ['aws_s3_bucket', 'bucket'],
    ['aws_s3_object', 'object'],
    ['aws_ebs_volume', 'volume'],
    ['aws_efs_file_system', 'volume'],
    ['aws_sqs_queue', 'queue'],
    ['aws_cloudwatch_log_group', 'logs'],
    ['aws_db_snapshot', 'backup'],
    ['aws_backup_vault', 'backup'],
    ['aws_backup_plan', 'guard'],
    ['aws_kms_key', 'key'],
    ['aws_secretsmanager_secret', 'secret'],
    ['aws_ecr_repository', 'registry'],
    ['aws_cognito_user_pool', 'directory'],
    ['aws_eks_cluster', 'container'],
    ['aws_cloudformation_stack', 'opaque'],
    ['aws_instance', 'machine'],
    ['aws_lambda_function', 'service'],
    ['aws_ecs_service', 'service'],
    ['aws_lb', 'network'],
    ['aws_eip', 'address'],
    ['aws_route53_zone', 'dns-zone'],
    ['aws_route53_record', 'dns-record'],
    ['aws_acm_certificate', 'certificate'],
    ['aws_iam_role', 'principal'],
    ['aws_iam_policy', 'permission'],
    ['aws_security_group', 'settings'],
    ['aws_cloudwatch_metric_alarm', 'settings'],
    ['google_sql_database_instance', 'database'],
    ['google_spanner_instance', 'database'],
    ['google_bigquery_dataset', 'database'],
    ['google_storage_bucket', 'bucket'],
    ['google_compute_disk', 'volume'],
    ['google_pubsub_topic', 'queue'],
    ['google_kms_crypto_key', 'key'],
    ['google_project', 'container'],
    ['google_container_cluster', 'container'],
    ['google_dns_managed_zone', 'dns-zone'],
    ['google_compute_snapshot', 'backup'],
    ['google_compute_firewall', 'settings'],
    ['google_cloud_run_v2_service', 'service'],
    ['google_project_iam_member', 'permission'],
    ['google_resource_manager_lien', 'guard'],
    ['azurerm_resource_group', 'container'],
    ['azurerm_mssql_database', 'database'],
    ['azurerm_cosmosdb_account', 'database'],
    ['azurerm_postgresql_flexible_server', 'database'],
    ['azurerm_storage_account', 'bucket'],
    ['azurerm_managed_disk', 'volume'],
    ['azurerm_key_vault', 'key'],
    ['azurerm_key_vault_secret', 'secret'],
    ['azurerm_recovery_services_vault', 'backup'],
    ['azurerm_management_lock', 'guard'],
    ['azurerm_dns_zone', 'dns-zone'],
    ['azurerm_network_security_rule', 'settings'],
    ['azurerm_linux_web_app', 'service'],
    ['azurerm_role_assignment', 'permission'],
    ['azuread_group', 'directory'],
    ['azapi_resource', 'opaque'],
    ['kubernetes_namespace', 'container'],
    ['kubernetes_namespace_v1', 'container'],
    ['kubernetes_persistent_volume_claim', 'volume'],
    ['kubernetes_deployment', 'service'],
    ['kubernetes_config_map', 'settings'],
    ['kubernetes_manifest', 'opaque'],
    ['helm_release', 'container'],
    ['mongodbatlas_cluster', 'database'],
    ['snowflake_database', 'database'],
    ['confluent_kafka_topic', 'queue'],
    ['kafka_topic', 'queue'],
    ['cloudflare_zone', 'dns-zone'],
    ['cloudflare_record', 'dns-record'],
    ['cloudflare_r2_bucket', 'bucket'],
    ['github_repository', 'repository'],
    ['github_branch_protection', 'guard'],
    ['vault_transit_secret_backend_key', 'key'],
    ['vault_policy', 'permission'],
    ['digitalocean_database_cluster', 'database'],
    ['digitalocean_droplet', 'machine'],
    ['heroku_app', 'container'],
    ['okta_user', 'directory'],
    ['auth0_connection', 'directory'],
    ['datadog_monitor', 'settings'],
    ['datadog_logs_index', 'logs'],
    ['pagerduty_schedule', 'service'],
    ['postgresql_database', 'database'],
    ['tfe_workspace', 'container'],
    ['random_password', 'credential'],
    ['random_id', 'settings'],
    ['tls_private_key', 'credential'],
    ['terraform_data', 'settings'],
    ['docker_volume', 'volume'],
    ['docker_image', 'settings'],
  ])('%s is of class %s', (type, expected) => {
    expect(lookupType(type)?.class).toBe(expected);
  });

  it.each(['acme_unheard_of', 'google_sql', 'nosuch_database', '', 'google_', 'constructor'])(
    'has never heard of %j',
    (type) => {
      expect(lookupType(type)).toBeNull();
    },
  );
});
