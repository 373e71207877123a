import type { TypeTable } from '../types.ts';

/** Google Cloud types that hold data, or without which data cannot be read. */
export const googleData: readonly TypeTable[] = [
  {
    list: 'google/database',
    class: 'database',
    types: `
      sql_database_instance sql_database spanner_instance spanner_database bigtable_instance
      bigtable_table firestore_database alloydb_cluster alloydb_instance redis_instance redis_cluster
      memcache_instance memorystore_instance bigquery_dataset bigquery_table 
      oracle_database_autonomous_database oracle_database_cloud_vm_cluster
      healthcare_dataset healthcare_fhir_store healthcare_dicom_store healthcare_hl7_v2_store
      healthcare_consent_store vertex_ai_featurestore vertex_ai_featurestore_entitytype
      vertex_ai_feature_online_store dataproc_metastore_service
      dataplex_lake dataplex_zone looker_instance apigee_organization
      firebase_database_instance vertex_ai_dataset
    `,
  },
  {
    list: 'google/database-copy',
    class: 'database-copy',
    types: 'redis_cluster_user_created_connections bigtable_app_profile',
  },
  {
    list: 'google/volume',
    class: 'volume',
    types: `
      compute_disk compute_region_disk filestore_instance netapp_volume netapp_storage_pool
      parallelstore_instance lustre_instance compute_storage_pool 
    `,
  },
  {
    list: 'google/bucket',
    class: 'bucket',
    types: 'storage_bucket storage_managed_folder storage_folder',
  },
  {
    list: 'google/object',
    class: 'object',
    types: 'storage_bucket_object storage_default_object_acl firestore_document ',
  },
  {
    list: 'google/queue',
    class: 'queue',
    types: `
      pubsub_topic pubsub_subscription pubsub_lite_topic pubsub_lite_subscription cloud_tasks_queue
      managed_kafka_cluster managed_kafka_topic eventarc_message_bus
    `,
  },
  {
    list: 'google/logs',
    class: 'logs',
    types: `
      logging_project_bucket_config logging_folder_bucket_config logging_organization_bucket_config
      logging_billing_account_bucket_config logging_linked_dataset monitoring_metric_descriptor
    `,
  },
  {
    list: 'google/backup',
    class: 'backup',
    types: `
      compute_snapshot compute_image compute_machine_image filestore_backup
      filestore_snapshot netapp_volume_snapshot netapp_backup netapp_backup_vault alloydb_backup
      bigtable_backup 
      backup_dr_backup_vault backup_dr_management_server 
      
      
      
    `,
  },
  {
    list: 'google/key',
    class: 'key',
    types: `
      kms_crypto_key kms_key_ring kms_crypto_key_version 
      privateca_ca_pool privateca_certificate_authority
    `,
  },
  {
    list: 'google/secret',
    class: 'secret',
    types: `
      secret_manager_secret secret_manager_secret_version secret_manager_regional_secret
      secret_manager_regional_secret_version parameter_manager_parameter
      parameter_manager_parameter_version
    `,
  },
  {
    list: 'google/registry',
    class: 'registry',
    types: 'artifact_registry_repository container_registry container_analysis_note',
  },
  {
    list: 'google/repository',
    class: 'repository',
    types:
      'sourcerepo_repository secure_source_manager_repository secure_source_manager_instance dataform_repository',
  },
  {
    list: 'google/directory',
    class: 'directory',
    types: `
      identity_platform_tenant identity_platform_config cloud_identity_group
      active_directory_domain iam_workload_identity_pool iam_workforce_pool
    `,
  },
  {
    list: 'google/container',
    class: 'container',
    types:
      'project folder container_cluster gke_hub_namespace composer_environment notebooks_instance workbench_instance dataproc_cluster data_fusion_instance',
  },
];
