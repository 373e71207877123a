/**
 * Which types have which attributes that stand between them and their loss, or say for how long something
 * is kept; from the schemas of the providers. For `holdpoint explain` only: the rules look at the attributes
 * of every type.
 */
export const PROTECTION_ATTRIBUTES: Readonly<Record<string, string>> = {
  archive_on_destroy: `
    github_repository gitlab_project
  `,
  automatic_backup_retention_days: `
    aws_fsx_lustre_file_system aws_fsx_ontap_file_system aws_fsx_openzfs_file_system
    aws_fsx_windows_file_system
  `,
  backup_enabled: `
    mongodbatlas_advanced_cluster mongodbatlas_cluster
  `,
  backup_retention_days: `
    azurerm_mysql_flexible_server azurerm_postgresql_flexible_server azurerm_postgresql_server
  `,
  backup_retention_period: `
    aws_db_instance aws_docdb_cluster aws_docdbelastic_cluster aws_neptune_cluster
    aws_rds_cluster
  `,
  backups: `
    digitalocean_droplet
  `,
  delete_automated_backups: `
    aws_db_instance aws_rds_cluster
  `,
  delete_contents_on_destroy: `
    google_bigquery_dataset
  `,
  delete_protection: `
    aws_networkfirewall_firewall google_storage_batch_operations_job
  `,
  delete_protection_state: `
    google_firestore_database
  `,
  deletion_allowed: `
    vault_transform_transformation vault_transit_secret_backend_key
  `,
  deletion_policy: `
    google_alloydb_cluster google_bigtable_gc_policy google_billing_subaccount
    google_chronicle_rule google_compute_shared_vpc_service_project
    google_container_attached_cluster google_firebase_data_connect_service
    google_firestore_database google_looker_instance google_netapp_volume google_project
    google_secret_manager_regional_secret_version google_secret_manager_secret_version
    google_secure_source_manager_instance google_secure_source_manager_repository
    google_service_networking_connection google_sql_database google_sql_user
    google_storage_bucket_object
  `,
  deletion_protection: `
    aws_cognito_user_pool aws_db_instance aws_docdb_cluster aws_docdb_global_cluster
    aws_eks_cluster aws_neptune_cluster aws_neptune_global_cluster aws_neptunegraph_graph
    aws_qldb_ledger aws_rds_cluster aws_rds_global_cluster
    aws_verifiedpermissions_policy_store google_active_directory_domain google_bigquery_table
    google_bigtable_authorized_view google_bigtable_instance google_bigtable_logical_view
    google_bigtable_materialized_view google_bigtable_table google_cloud_run_v2_job
    google_cloud_run_v2_service google_cloud_run_v2_worker_pool google_compute_instance
    google_compute_instance_from_template google_compute_storage_pool google_container_cluster
    google_dataproc_metastore_federation google_dataproc_metastore_service google_folder
    google_oracle_database_autonomous_database
    google_oracle_database_cloud_exadata_infrastructure
    google_oracle_database_cloud_vm_cluster google_oracle_database_odb_network
    google_oracle_database_odb_subnet google_privateca_certificate_authority
    google_secret_manager_regional_secret google_secret_manager_secret google_spanner_database
    google_sql_database_instance google_workflows_workflow
  `,
  deletion_protection_enabled: `
    aws_cloudwatch_log_group aws_dsql_cluster aws_dynamodb_table aws_dynamodb_table_replica
    aws_pinpointsmsvoicev2_phone_number google_filestore_instance google_memorystore_instance
    google_redis_cluster
  `,
  deletion_window_in_days: `
    aws_kms_external_key aws_kms_key aws_kms_replica_external_key aws_kms_replica_key
    aws_paymentcryptography_key
  `,
  disable_api_stop: `
    aws_instance aws_launch_template aws_spot_instance_request
  `,
  disable_api_termination: `
    aws_instance aws_launch_template aws_spot_instance_request
  `,
  enable_deletion_protection: `
    aws_alb aws_lb
  `,
  enable_drop_protection: `
    google_spanner_database
  `,
  final_snapshot: `
    aws_ebs_volume
  `,
  final_snapshot_identifier: `
    aws_db_instance aws_docdb_cluster aws_elasticache_cluster
    aws_elasticache_replication_group aws_neptune_cluster aws_rds_cluster aws_redshift_cluster
  `,
  force_delete: `
    aws_autoscaling_group aws_ecr_repository aws_ecs_service aws_ecs_task_set
    aws_elastic_beanstalk_application_version aws_lightsail_bucket
    aws_redshift_endpoint_authorization datadog_monitor datadog_service_level_objective
    google_backup_dr_backup_vault google_data_catalog_tag_template google_dataproc_job
    google_monitoring_notification_channel
  `,
  force_destroy: `
    aws_athena_database aws_athena_workgroup aws_backup_vault aws_cloudwatch_event_rule
    aws_cloudwatch_event_target aws_dataexchange_revision_assets aws_default_subnet
    aws_default_vpc aws_dsql_cluster aws_dx_lag aws_ecrpublic_repository aws_iam_user
    aws_instance aws_rds_cluster_instance aws_rds_global_cluster
    aws_redshift_snapshot_schedule aws_route53_zone aws_s3_bucket aws_s3_bucket_object
    aws_s3_directory_bucket aws_s3_object aws_s3_object_copy aws_s3tables_table_bucket
    aws_s3vectors_vector_bucket aws_service_discovery_service aws_spot_instance_request
    aws_transfer_server digitalocean_spaces_bucket digitalocean_spaces_bucket_object
    google_bigtable_instance google_dns_managed_zone google_gemini_code_repository_index
    google_spanner_instance google_storage_bucket google_storage_folder
    google_storage_managed_folder google_vertex_ai_feature_online_store
    google_vertex_ai_featurestore
  `,
  message_retention_duration: `
    google_pubsub_subscription google_pubsub_topic
  `,
  message_retention_seconds: `
    aws_sqs_queue
  `,
  object_lock_enabled: `
    aws_s3_bucket aws_s3_bucket_object_lock_configuration
  `,
  pit_enabled: `
    mongodbatlas_advanced_cluster mongodbatlas_backup_compliance_policy mongodbatlas_cluster
  `,
  point_in_time_recovery: `
    aws_dynamodb_table aws_dynamodb_table_replica aws_keyspaces_table
  `,
  purge_protection_enabled: `
    azurerm_app_configuration azurerm_key_vault
    azurerm_key_vault_managed_hardware_security_module
  `,
  recovery_window_in_days: `
    aws_quicksight_analysis aws_secretsmanager_secret
  `,
  retain_backups_enabled: `
    mongodbatlas_advanced_cluster mongodbatlas_cluster
  `,
  retain_on_delete: `
    aws_cloudfront_distribution
  `,
  retention_in_days: `
    aws_cloudwatch_log_group azurerm_application_insights azurerm_log_analytics_workspace
    azurerm_log_analytics_workspace_table azurerm_log_analytics_workspace_table_custom_log
    azurerm_mssql_database_extended_auditing_policy
    azurerm_mssql_server_extended_auditing_policy
    azurerm_synapse_sql_pool_extended_auditing_policy
    azurerm_synapse_workspace_extended_auditing_policy mongodbatlas_cloud_backup_snapshot
  `,
  retention_period: `
    aws_cloudtrail_event_data_store aws_db_instance_automated_backups_replication
    aws_kinesis_stream aws_rbin_rule aws_redshift_snapshot_copy
    aws_redshiftserverless_snapshot
  `,
  skip_destroy: `
    aws_bedrock_guardrail_version aws_cloudwatch_log_group aws_db_option_group
    aws_db_parameter_group aws_dx_connection aws_ecs_task_definition
    aws_imagebuilder_component aws_lambda_function aws_lambda_layer_version
    aws_lambda_layer_version_permission aws_lambda_provisioned_concurrency_config
    aws_organizations_policy aws_organizations_policy_attachment
    aws_s3_bucket_public_access_block aws_servicequotas_template_association
    aws_shield_subscription aws_volume_attachment
  `,
  skip_final_backup: `
    aws_fsx_lustre_file_system aws_fsx_ontap_volume aws_fsx_openzfs_file_system
    aws_fsx_windows_file_system
  `,
  skip_final_snapshot: `
    aws_db_instance aws_docdb_cluster aws_lightsail_database aws_neptune_cluster
    aws_neptune_cluster_instance aws_rds_cluster aws_redshift_cluster
  `,
  snapshot_retention_limit: `
    aws_elasticache_cluster aws_elasticache_replication_group aws_elasticache_serverless_cache
    aws_memorydb_cluster
  `,
  soft_delete_enabled: `
    azurerm_recovery_services_vault
  `,
  soft_delete_retention_days: `
    azurerm_app_configuration azurerm_key_vault
    azurerm_key_vault_managed_hardware_security_module
  `,
  termination_protection: `
    aws_emr_cluster
  `,
  termination_protection_enabled: `
    aws_cloudtrail_event_data_store aws_quicksight_account_settings
    mongodbatlas_advanced_cluster mongodbatlas_cluster mongodbatlas_flex_cluster
    mongodbatlas_serverless_instance
  `,
  versioning: `
    aws_s3_bucket digitalocean_spaces_bucket google_storage_bucket
  `,
};
