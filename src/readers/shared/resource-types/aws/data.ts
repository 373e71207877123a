import type { TypeTable } from '../types.ts';

/** AWS types that hold data, or without which data cannot be read. */
export const awsData: readonly TypeTable[] = [
  {
    list: 'aws/database',
    class: 'database',
    types: `
      db_instance rds_cluster rds_global_cluster rds_custom_db_engine_version docdb_cluster
      docdb_global_cluster docdbelastic_cluster neptune_cluster neptune_global_cluster
      neptunegraph_graph dynamodb_table dynamodb_global_table dynamodb_table_item
      elasticache_cluster elasticache_replication_group elasticache_serverless_cache
      elasticache_global_replication_group memorydb_cluster memorydb_multi_region_cluster
      redshift_cluster redshiftserverless_namespace opensearch_domain elasticsearch_domain
      opensearchserverless_collection cloudsearch_domain timestreamwrite_database
      timestreamwrite_table timestreaminfluxdb_db_instance timestreaminfluxdb_db_cluster
      keyspaces_keyspace keyspaces_table qldb_ledger simpledb_domain dax_cluster
      lightsail_database dsql_cluster glue_catalog_database glue_catalog_table
      athena_database s3tables_table s3tables_namespace
      s3vectors_index kendra_index healthlake_fhir_datastore
      sagemaker_feature_group quicksight_data_set datazone_domain
      customerprofiles_domain connect_instance pinpoint_app location_tracker
      location_geofence_collection bedrockagent_knowledge_base lexv2models_bot
      verifiedpermissions_policy_store iotsitewise_asset swf_domain
    `,
  },
  {
    list: 'aws/database-copy',
    class: 'database-copy',
    types: `
      rds_cluster_instance docdb_cluster_instance neptune_cluster_instance db_proxy
      dynamodb_table_replica redshift_endpoint_access elasticache_user_group_association
      rds_cluster_endpoint neptune_cluster_endpoint
    `,
  },
  {
    list: 'aws/volume',
    class: 'volume',
    types: `
      ebs_volume efs_file_system fsx_lustre_file_system fsx_ontap_file_system
      fsx_ontap_storage_virtual_machine fsx_ontap_volume fsx_openzfs_file_system
      fsx_openzfs_volume fsx_windows_file_system fsx_file_cache lightsail_disk
      storagegateway_cached_iscsi_volume storagegateway_stored_iscsi_volume
      storagegateway_gateway emr_cluster workspaces_workspace cloud9_environment_ec2 sagemaker_notebook_instance
      sagemaker_domain sagemaker_space
    `,
  },
  {
    list: 'aws/bucket',
    class: 'bucket',
    types: `
      s3_bucket s3_directory_bucket s3tables_table_bucket s3vectors_vector_bucket
      lightsail_bucket glacier_vault media_store_container
      kinesis_video_stream
    `,
  },
  {
    list: 'aws/object',
    class: 'object',
    types: `
      s3_object s3_bucket_object s3_object_copy appconfig_hosted_configuration_version
      ssm_document cloudfront_key_value_store
      cloudfrontkeyvaluestore_key cloudfrontkeyvaluestore_keys_exclusive
    `,
  },
  {
    list: 'aws/queue',
    class: 'queue',
    types: `
      sqs_queue kinesis_stream msk_cluster msk_serverless_cluster mq_broker
      kinesis_firehose_delivery_stream cloudwatch_event_archive cloudwatch_event_bus
    `,
  },
  {
    list: 'aws/logs',
    class: 'logs',
    types: `
      cloudwatch_log_group cloudwatch_log_stream cloudtrail_event_data_store prometheus_workspace
      securitylake_data_lake
    `,
  },
  {
    list: 'aws/backup',
    class: 'backup',
    types: `
      db_snapshot db_snapshot_copy db_cluster_snapshot rds_cluster_snapshot_copy
      docdb_cluster_snapshot neptune_cluster_snapshot redshift_cluster_snapshot
      redshiftserverless_snapshot elasticache_snapshot memorydb_snapshot ebs_snapshot
      ebs_snapshot_copy ebs_snapshot_import ami ami_copy ami_from_instance backup_vault
      backup_logically_air_gapped_vault fsx_backup fsx_openzfs_snapshot
      db_instance_automated_backups_replication imagebuilder_image lightsail_disk_snapshot
     
    `,
  },
  {
    list: 'aws/key',
    class: 'key',
    types: `
      kms_key kms_replica_key kms_external_key kms_replica_external_key kms_custom_key_store
      kms_ciphertext cloudhsm_v2_cluster cloudhsm_v2_hsm acmpca_certificate_authority
      paymentcryptography_key signer_signing_profile rolesanywhere_trust_anchor
    `,
  },
  {
    list: 'aws/secret',
    class: 'secret',
    types: 'secretsmanager_secret secretsmanager_secret_version ssm_parameter',
  },
  {
    list: 'aws/registry',
    class: 'registry',
    types: `
      ecr_repository ecrpublic_repository codeartifact_repository codeartifact_domain
      sagemaker_model_package_group
    `,
  },
  { list: 'aws/repository', class: 'repository', types: 'codecommit_repository' },
  {
    list: 'aws/directory',
    class: 'directory',
    types: `
      cognito_user_pool cognito_identity_pool cognito_user directory_service_directory
      workmail_organization identitystore_user identitystore_group
    `,
  },
  {
    list: 'aws/container',
    class: 'container',
    types: `
      organizations_account organizations_organization organizations_organizational_unit
      eks_cluster elastic_beanstalk_environment elastic_beanstalk_application mwaa_environment
      transfer_server opsworks_stack ivs_recording_configuration m2_environment finspace_kx_environment
      finspace_kx_database evidently_project
    `,
  },
  {
    list: 'aws/opaque',
    class: 'opaque',
    types: `
      cloudformation_stack cloudformation_stack_set cloudformation_stack_set_instance
      cloudformation_stack_instances serverlessapplicationrepository_cloudformation_stack
      servicecatalog_provisioned_product cloudcontrolapi_resource
    `,
  },
];
