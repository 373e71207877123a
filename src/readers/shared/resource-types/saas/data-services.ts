import type { ProviderTables } from '../types.ts';

/** Databases, streams and stores that are rented or run as services of their own. */
export const dataServiceProviders: readonly ProviderTables[] = [
  {
    prefix: 'snowflake_',
    tables: [
      {
        list: 'snowflake/database',
        class: 'database',
        types:
          'database schema table external_table dynamic_table materialized_view shared_database secondary_database hybrid_table',
      },
      { list: 'snowflake/queue', class: 'queue', types: 'stream stream_on_table pipe' },
      { list: 'snowflake/bucket', class: 'bucket', types: 'stage' },
      { list: 'snowflake/service', class: 'service', types: 'warehouse task alert' },
      {
        list: 'snowflake/principal',
        class: 'principal',
        types: 'user role account_role database_role service_user legacy_service_user',
      },
      {
        list: 'snowflake/permission',
        class: 'permission',
        types:
          'grant_privileges_to_role grant_privileges_to_account_role grant_privileges_to_database_role grant_privileges_to_share grant_account_role grant_database_role grant_ownership grant_application_role role_grants database_grant schema_grant table_grant view_grant warehouse_grant',
      },
      {
        list: 'snowflake/guard',
        class: 'guard',
        types:
          'network_policy network_policy_attachment masking_policy row_access_policy password_policy resource_monitor',
      },
      {
        list: 'snowflake/settings',
        class: 'settings',
        types:
          'view function procedure sequence file_format storage_integration notification_integration api_integration tag tag_association share account_parameter object_parameter network_rule',
      },
    ],
  },
  {
    prefix: 'mongodbatlas_',
    tables: [
      {
        list: 'mongodbatlas/database',
        class: 'database',
        types:
          'cluster advanced_cluster serverless_instance flex_cluster federated_database_instance global_cluster_config search_deployment stream_instance',
      },
      {
        list: 'mongodbatlas/backup',
        class: 'backup',
        types:
          'cloud_backup_snapshot cloud_backup_snapshot_export_bucket cloud_backup_snapshot_export_job cloud_provider_snapshot',
      },
      { list: 'mongodbatlas/container', class: 'container', types: 'project' },
      { list: 'mongodbatlas/key', class: 'key', types: 'encryption_at_rest' },
      {
        list: 'mongodbatlas/network',
        class: 'network',
        types:
          'network_container network_peering privatelink_endpoint privatelink_endpoint_service private_endpoint_regional_mode',
      },
      {
        list: 'mongodbatlas/principal',
        class: 'principal',
        types: 'database_user x509_authentication_database_user service_account',
      },
      { list: 'mongodbatlas/credential', class: 'credential', types: 'api_key project_api_key' },
      {
        list: 'mongodbatlas/permission',
        class: 'permission',
        types:
          'team teams custom_db_role project_invitation org_invitation cloud_provider_access_setup cloud_provider_access_authorization',
      },
      {
        list: 'mongodbatlas/guard',
        class: 'guard',
        types: 'cloud_backup_schedule backup_compliance_policy auditing',
      },
      {
        list: 'mongodbatlas/settings',
        class: 'settings',
        types:
          'project_ip_access_list search_index alert_configuration maintenance_window third_party_integration event_trigger ldap_configuration custom_dns_configuration_cluster_aws',
      },
    ],
  },
  {
    prefix: 'confluent_',
    tables: [
      {
        list: 'confluent/queue',
        class: 'queue',
        types: 'kafka_cluster kafka_topic kafka_mirror_topic',
      },
      {
        list: 'confluent/database',
        class: 'database',
        types: 'ksql_cluster schema_registry_cluster schema subject_config',
      },
      { list: 'confluent/container', class: 'container', types: 'environment' },
      {
        list: 'confluent/service',
        class: 'service',
        types: 'connector flink_compute_pool flink_statement cluster_link',
      },
      {
        list: 'confluent/network',
        class: 'network',
        types:
          'network peering private_link_access private_link_attachment private_link_attachment_connection transit_gateway_attachment gateway',
      },
      {
        list: 'confluent/principal',
        class: 'principal',
        types: 'service_account identity_provider identity_pool',
      },
      { list: 'confluent/credential', class: 'credential', types: 'api_key' },
      { list: 'confluent/permission', class: 'permission', types: 'kafka_acl role_binding' },
      {
        list: 'confluent/settings',
        class: 'settings',
        types:
          'kafka_cluster_config schema_registry_cluster_config schema_registry_cluster_mode kafka_client_quota tag tag_binding business_metadata',
      },
    ],
  },
  {
    prefix: 'ec_',
    tables: [
      {
        list: 'ec/database',
        class: 'database',
        types: 'deployment elasticsearch_project observability_project security_project',
      },
      {
        list: 'ec/settings',
        class: 'settings',
        types:
          'deployment_traffic_filter deployment_traffic_filter_association deployment_extension deployment_elasticsearch_keystore snapshot_repository',
      },
    ],
  },
  {
    prefix: 'elasticstack_',
    tables: [
      {
        list: 'elasticstack/database',
        class: 'database',
        types: 'elasticsearch_index elasticsearch_data_stream kibana_space',
      },
      { list: 'elasticstack/backup', class: 'backup', types: 'elasticsearch_snapshot_repository' },
      {
        list: 'elasticstack/guard',
        class: 'guard',
        types: 'elasticsearch_snapshot_lifecycle elasticsearch_index_lifecycle',
      },
      {
        list: 'elasticstack/permission',
        class: 'permission',
        types:
          'elasticsearch_security_role elasticsearch_security_role_mapping elasticsearch_security_user kibana_security_role',
      },
      {
        list: 'elasticstack/credential',
        class: 'credential',
        types: 'elasticsearch_security_api_key',
      },
      {
        list: 'elasticstack/settings',
        class: 'settings',
        types:
          'elasticsearch_cluster_settings elasticsearch_component_template elasticsearch_index_template elasticsearch_ingest_pipeline elasticsearch_transform elasticsearch_script elasticsearch_logstash_pipeline kibana_alerting_rule kibana_data_view kibana_action_connector fleet_agent_policy fleet_integration fleet_integration_policy',
      },
    ],
  },
  {
    prefix: 'postgresql_',
    tables: [
      { list: 'postgresql/database', class: 'database', types: 'database schema' },
      { list: 'postgresql/principal', class: 'principal', types: 'role' },
      {
        list: 'postgresql/permission',
        class: 'permission',
        types: 'grant grant_role default_privileges security_label',
      },
      {
        list: 'postgresql/queue',
        class: 'queue',
        types: 'replication_slot physical_replication_slot',
      },
      {
        list: 'postgresql/settings',
        class: 'settings',
        types: 'extension function publication subscription server user_mapping',
      },
    ],
  },
  {
    prefix: 'mysql_',
    tables: [
      { list: 'mysql/database', class: 'database', types: 'database' },
      { list: 'mysql/principal', class: 'principal', types: 'user role' },
      { list: 'mysql/permission', class: 'permission', types: 'grant default_roles' },
      { list: 'mysql/settings', class: 'settings', types: 'global_variable sql user_password' },
    ],
  },
  {
    prefix: 'rabbitmq_',
    tables: [
      { list: 'rabbitmq/queue', class: 'queue', types: 'queue vhost' },
      {
        list: 'rabbitmq/service',
        class: 'service',
        types: 'exchange binding shovel federation_upstream',
      },
      { list: 'rabbitmq/principal', class: 'principal', types: 'user' },
      { list: 'rabbitmq/permission', class: 'permission', types: 'permissions topic_permissions' },
      { list: 'rabbitmq/settings', class: 'settings', types: 'policy operator_policy' },
    ],
  },
  {
    prefix: 'kafka_',
    tables: [
      { list: 'kafka/queue', class: 'queue', types: 'topic' },
      { list: 'kafka/permission', class: 'permission', types: 'acl' },
      { list: 'kafka/settings', class: 'settings', types: 'quota' },
      { list: 'kafka/principal', class: 'principal', types: 'user_scram_credential' },
    ],
  },
  {
    prefix: 'rediscloud_',
    tables: [
      {
        list: 'rediscloud/database',
        class: 'database',
        types:
          'subscription subscription_database database essentials_subscription essentials_database active_active_subscription active_active_subscription_database active_active_subscription_regions',
      },
      {
        list: 'rediscloud/network',
        class: 'network',
        types:
          'subscription_peering active_active_subscription_peering private_service_connect transit_gateway_attachment',
      },
      { list: 'rediscloud/permission', class: 'permission', types: 'acl_rule acl_role acl_user' },
      { list: 'rediscloud/settings', class: 'settings', types: 'cloud_account' },
    ],
  },
  {
    prefix: 'aiven_',
    tables: [
      {
        list: 'aiven/database',
        class: 'database',
        types:
          'pg pg_database mysql mysql_database redis valkey dragonfly opensearch cassandra clickhouse clickhouse_database grafana m3db influxdb thanos',
      },
      { list: 'aiven/queue', class: 'queue', types: 'kafka kafka_topic kafka_schema flink' },
      {
        list: 'aiven/container',
        class: 'container',
        types: 'project organization organizational_unit',
      },
      { list: 'aiven/database-copy', class: 'database-copy', types: 'connection_pool' },
      {
        list: 'aiven/service',
        class: 'service',
        types: 'kafka_connect kafka_connector kafka_mirrormaker mirrormaker_replication_flow',
      },
      {
        list: 'aiven/network',
        class: 'network',
        types:
          'project_vpc aws_vpc_peering_connection gcp_vpc_peering_connection azure_vpc_peering_connection aws_privatelink azure_privatelink gcp_privatelink',
      },
      {
        list: 'aiven/principal',
        class: 'principal',
        types:
          'pg_user mysql_user kafka_user opensearch_user redis_user valkey_user clickhouse_user cassandra_user',
      },
      {
        list: 'aiven/permission',
        class: 'permission',
        types:
          'kafka_acl kafka_schema_registry_acl opensearch_acl_rule opensearch_acl_config clickhouse_grant clickhouse_role project_user organization_permission',
      },
      {
        list: 'aiven/settings',
        class: 'settings',
        types:
          'service_integration service_integration_endpoint kafka_schema_configuration billing_group kafka_quota',
      },
    ],
  },
  {
    prefix: 'neon_',
    tables: [
      { list: 'neon/container', class: 'container', types: 'project' },
      { list: 'neon/database', class: 'database', types: 'branch database' },
      { list: 'neon/service', class: 'service', types: 'endpoint' },
      { list: 'neon/principal', class: 'principal', types: 'role' },
      { list: 'neon/credential', class: 'credential', types: 'api_key' },
    ],
  },
  {
    prefix: 'supabase_',
    tables: [
      { list: 'supabase/container', class: 'container', types: 'project' },
      { list: 'supabase/database', class: 'database', types: 'branch' },
      { list: 'supabase/settings', class: 'settings', types: 'settings' },
    ],
  },
  {
    prefix: 'cockroach_',
    tables: [
      { list: 'cockroach/database', class: 'database', types: 'cluster database' },
      { list: 'cockroach/principal', class: 'principal', types: 'sql_user service_account' },
      {
        list: 'cockroach/settings',
        class: 'settings',
        types:
          'allow_list maintenance_window log_export_config metric_export_datadog_config private_endpoint_services',
      },
    ],
  },
  {
    prefix: 'databricks_',
    tables: [
      {
        list: 'databricks/database',
        class: 'database',
        types:
          'catalog schema sql_table volume metastore online_table lakehouse_monitor vector_search_index registered_model mlflow_model mlflow_experiment database_instance',
      },
      { list: 'databricks/container', class: 'container', types: 'mws_workspaces directory' },
      {
        list: 'databricks/object',
        class: 'object',
        types: 'notebook dbfs_file workspace_file repo git_folder file',
      },
      { list: 'databricks/secret', class: 'secret', types: 'secret secret_scope' },
      {
        list: 'databricks/service',
        class: 'service',
        types:
          'cluster instance_pool job pipeline sql_endpoint model_serving vector_search_endpoint app',
      },
      { list: 'databricks/principal', class: 'principal', types: 'user group service_principal' },
      {
        list: 'databricks/credential',
        class: 'credential',
        types: 'token obo_token service_principal_secret',
      },
      {
        list: 'databricks/permission',
        class: 'permission',
        types:
          'permissions grants grant group_member group_role user_role service_principal_role secret_acl access_control_rule_set mws_permission_assignment permission_assignment',
      },
      {
        list: 'databricks/settings',
        class: 'settings',
        types:
          'cluster_policy global_init_script workspace_conf sql_query sql_dashboard dashboard sql_alert alert query external_location storage_credential metastore_assignment metastore_data_access connection library mws_networks mws_credentials mws_storage_configurations',
      },
    ],
  },
  {
    prefix: 'minio_',
    tables: [
      { list: 'minio/bucket', class: 'bucket', types: 's3_bucket' },
      { list: 'minio/object', class: 'object', types: 's3_object' },
      {
        list: 'minio/principal',
        class: 'principal',
        types: 'iam_user iam_group iam_service_account',
      },
      {
        list: 'minio/permission',
        class: 'permission',
        types:
          'iam_policy iam_user_policy_attachment iam_group_policy_attachment iam_group_membership s3_bucket_policy',
      },
      {
        list: 'minio/settings',
        class: 'settings',
        types:
          's3_bucket_versioning s3_bucket_notification s3_bucket_server_side_encryption ilm_policy ilm_tier',
      },
    ],
  },
];
