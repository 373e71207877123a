import type { TypeTable } from '../types.ts';

/** Azure (`azurerm_`) types that hold data, or without which data cannot be read. */
export const azureData: readonly TypeTable[] = [
  {
    list: 'azure/database',
    class: 'database',
    types: `
      mssql_server mssql_database mssql_managed_instance mssql_managed_database mssql_elasticpool
      mssql_virtual_machine sql_server sql_database sql_managed_instance sql_elasticpool
      postgresql_server postgresql_database postgresql_flexible_server
      postgresql_flexible_server_database mysql_server mysql_database mysql_flexible_server
      mysql_flexible_database mariadb_server mariadb_database cosmosdb_account
      cosmosdb_sql_database cosmosdb_sql_container cosmosdb_mongo_database
      cosmosdb_mongo_collection cosmosdb_mongo_cluster mongo_cluster cosmosdb_cassandra_cluster
      cosmosdb_cassandra_datacenter cosmosdb_cassandra_keyspace cosmosdb_cassandra_table
      cosmosdb_gremlin_database cosmosdb_gremlin_graph cosmosdb_table cosmosdb_postgresql_cluster
      redis_cache redis_enterprise_cluster redis_enterprise_database managed_redis kusto_cluster
      kusto_database kusto_attached_database_configuration synapse_workspace synapse_sql_pool
      search_service healthcare_workspace healthcare_fhir_service
      healthcare_dicom_service healthcare_service app_configuration app_configuration_key
      databricks_workspace machine_learning_workspace machine_learning_datastore_blobstorage
      purview_account iothub iothub_dps digital_twins_instance iotcentral_application
      time_series_insights_gen2_environment cognitive_account ai_services ai_foundry
      oracle_autonomous_database 
      analysis_services_server log_analytics_cluster 
    `,
  },
  {
    list: 'azure/database-copy',
    class: 'database-copy',
    types:
      'mssql_failover_group sql_failover_group mssql_managed_instance_failover_group postgresql_flexible_server_virtual_endpoint redis_linked_server',
  },
  {
    list: 'azure/volume',
    class: 'volume',
    types:
      'managed_disk storage_share netapp_volume netapp_pool netapp_account netapp_volume_group_sap_hana elastic_san elastic_san_volume elastic_san_volume_group storage_sync managed_lustre_file_system hpc_cache disk_pool',
  },
  {
    list: 'azure/bucket',
    class: 'bucket',
    types:
      'storage_account storage_container storage_data_lake_gen2_filesystem storage_table data_lake_store',
  },
  {
    list: 'azure/object',
    class: 'object',
    types:
      'storage_blob storage_share_file storage_share_directory storage_data_lake_gen2_path storage_table_entity',
  },
  {
    list: 'azure/queue',
    class: 'queue',
    types: `
      storage_queue servicebus_namespace servicebus_queue servicebus_topic servicebus_subscription
      eventhub_namespace eventhub eventhub_cluster eventgrid_domain eventgrid_topic
      eventgrid_namespace
    `,
  },
  {
    list: 'azure/logs',
    class: 'logs',
    types:
      'log_analytics_workspace application_insights monitor_workspace log_analytics_workspace_table sentinel_log_analytics_workspace_onboarding',
  },
  {
    list: 'azure/backup',
    class: 'backup',
    types: `
      snapshot image shared_image shared_image_version shared_image_gallery recovery_services_vault
      data_protection_backup_vault data_protection_backup_instance_disk
      data_protection_backup_instance_blob_storage data_protection_backup_instance_postgresql
      data_protection_backup_instance_postgresql_flexible_server
      data_protection_backup_instance_mysql_flexible_server
      data_protection_backup_instance_kubernetes_cluster 
      
      backup_protected_vm
      backup_protected_file_share 
      site_recovery_replicated_vm
      netapp_snapshot netapp_backup_vault 
      
      
    `,
  },
  {
    list: 'azure/key',
    class: 'key',
    types: `
      key_vault key_vault_key key_vault_managed_hardware_security_module
      key_vault_managed_hardware_security_module_key disk_encryption_set
      dedicated_hardware_security_module storage_encryption_scope
    `,
  },
  {
    list: 'azure/secret',
    class: 'secret',
    types:
      'key_vault_secret key_vault_managed_storage_account api_management_named_value automation_credential automation_variable_string',
  },
  { list: 'azure/registry', class: 'registry', types: 'container_registry ' },
  {
    list: 'azure/directory',
    class: 'directory',
    types: 'aadb2c_directory active_directory_domain_service',
  },
  {
    list: 'azure/container',
    class: 'container',
    types: `
      resource_group kubernetes_cluster kubernetes_fleet_manager management_group subscription
      redhat_openshift_cluster hdinsight_hadoop_cluster hdinsight_kafka_cluster
      hdinsight_spark_cluster hdinsight_hbase_cluster hdinsight_interactive_query_cluster
      service_fabric_cluster service_fabric_managed_cluster virtual_desktop_host_pool dev_center
      lab_service_lab dev_test_lab
    `,
  },
  {
    list: 'azure/opaque',
    class: 'opaque',
    types: `
      resource_group_template_deployment subscription_template_deployment
      management_group_template_deployment tenant_template_deployment template_deployment
      managed_application blueprint_assignment
    `,
  },
];
