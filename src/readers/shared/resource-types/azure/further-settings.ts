import type { TypeTable } from '../types.ts';

/** Less common types without data or service of their own. */
export const azureFurtherSettings: readonly TypeTable[] = [
  {
    list: 'azure/settings',
    class: 'settings',
    types: `
      active_directory_domain_service_replica_set active_directory_domain_service_trust
      advanced_threat_protection advisor_suppression api_connection api_management_email_template
      api_management_gateway api_management_gateway_api
      api_management_gateway_certificate_authority api_management_gateway_host_name_configuration
      api_management_global_schema api_management_notification_recipient_email
      api_management_openid_connect_provider api_management_policy_fragment
      api_management_product_group api_management_product_tag api_management_redis_cache
      api_management_standalone_gateway api_management_tag api_management_workspace
      api_management_workspace_api_version_set api_management_workspace_certificate
      api_management_workspace_policy api_management_workspace_policy_fragment
      application_insights_analytics_item application_insights_workbook_template
      application_load_balancer_security_policy application_load_balancer_subnet_association
      arc_kubernetes_cluster_extension arc_kubernetes_flux_configuration
      arc_kubernetes_provisioned_cluster arc_machine
      arc_machine_automanage_configuration_assignment arc_resource_bridge_appliance
      attestation_provider automanage_configuration automation_dsc_configuration
      automation_dsc_nodeconfiguration automation_hybrid_runbook_worker
      automation_hybrid_runbook_worker_group automation_powershell72_module
      automation_python3_package automation_software_update_configuration
      automation_source_control automation_watcher batch_application
      billing_account_cost_management_export capacity_reservation capacity_reservation_group
      chaos_studio_capability chaos_studio_experiment chaos_studio_target
      cognitive_account_customer_managed_key cognitive_account_rai_blocklist
      cognitive_account_rai_policy communication_service_email_domain_association
      container_connected_registry container_registry_cache_rule container_registry_credential_set
      cosmosdb_mongo_role_definition cosmosdb_mongo_user_definition
      cosmosdb_postgresql_coordinator_configuration cosmosdb_postgresql_node_configuration
      cosmosdb_postgresql_role cosmosdb_sql_dedicated_gateway cost_anomaly_alert
      cost_management_scheduled_action custom_provider data_factory_custom_dataset
      data_factory_customer_managed_key data_factory_data_flow
      data_factory_dataset_azure_sql_table data_factory_dataset_binary
      data_factory_dataset_cosmosdb_sqlapi data_factory_dataset_delimited_text
      data_factory_dataset_http data_factory_dataset_json data_factory_dataset_mysql
      data_factory_dataset_parquet data_factory_dataset_postgresql data_factory_dataset_snowflake
      data_factory_dataset_sql_server_table data_factory_flowlet_data_flow
      data_factory_integration_runtime_azure_ssis data_factory_linked_custom_service
      data_factory_linked_service_azure_databricks data_factory_linked_service_azure_file_storage
      data_factory_linked_service_azure_function data_factory_linked_service_azure_search
      data_factory_linked_service_azure_sql_database
      data_factory_linked_service_azure_table_storage data_factory_linked_service_cosmosdb
      data_factory_linked_service_cosmosdb_mongoapi
      data_factory_linked_service_data_lake_storage_gen2 data_factory_linked_service_kusto
      data_factory_linked_service_mysql data_factory_linked_service_odata
      data_factory_linked_service_odbc data_factory_linked_service_postgresql
      data_factory_linked_service_sftp data_factory_linked_service_snowflake
      data_factory_linked_service_sql_server data_factory_linked_service_synapse
      data_factory_linked_service_web data_protection_backup_vault_customer_managed_key
      data_share_dataset_blob_storage data_share_dataset_data_lake_gen2
      data_share_dataset_kusto_cluster data_share_dataset_kusto_database
      database_migration_project database_migration_service databox_edge_device
      databricks_access_connector databricks_virtual_network_peering
      databricks_workspace_customer_managed_key
      databricks_workspace_root_dbfs_customer_managed_key datadog_monitor
      datadog_monitor_sso_configuration datadog_monitor_tag_rule dedicated_host_group
      dev_center_attached_network dev_center_catalog dev_center_dev_box_definition
      dev_center_environment_type dev_center_gallery dev_center_network_connection
      dev_center_project_environment_type dev_center_project_pool
      dev_test_global_vm_shutdown_schedule dev_test_policy dev_test_schedule
      dev_test_virtual_network digital_twins_endpoint_eventgrid digital_twins_endpoint_eventhub
      digital_twins_endpoint_servicebus digital_twins_time_series_database_connection disk_access
      dynatrace_monitor dynatrace_tag_rules eventgrid_partner_configuration
      eventgrid_partner_namespace eventgrid_partner_registration
      eventhub_namespace_customer_managed_key eventhub_namespace_disaster_recovery_config
      eventhub_namespace_schema_group extended_custom_location extended_location_custom_location
      fluid_relay_server frontdoor_custom_https_configuration frontdoor_rules_engine healthbot
      healthcare_medtech_service_fhir_destination iot_security_device_group iot_security_solution
      iotcentral_application_network_rule_set iotcentral_organization iothub_device_update_account
      iothub_device_update_instance iothub_dps_shared_access_policy
      iothub_endpoint_cosmosdb_account iothub_endpoint_servicebus_queue
      iothub_endpoint_servicebus_topic iothub_endpoint_storage_container iothub_enrichment
      iothub_fallback_route iothub_file_upload kubernetes_fleet_member kubernetes_fleet_update_run
      kubernetes_fleet_update_strategy kusto_cluster_customer_managed_key
      kusto_cosmosdb_data_connection kusto_eventgrid_data_connection kusto_iothub_data_connection
      log_analytics_cluster_customer_managed_key log_analytics_datasource_windows_event
      log_analytics_datasource_windows_performance_counter log_analytics_query_pack
      log_analytics_query_pack_query log_analytics_storage_insights
      machine_learning_datastore_datalake_gen2 machine_learning_datastore_fileshare
      machine_learning_synapse_spark machine_learning_workspace_network_outbound_rule_fqdn
      machine_learning_workspace_network_outbound_rule_private_endpoint
      machine_learning_workspace_network_outbound_rule_service_tag managed_application_definition
      managed_redis_geo_replication management_group_policy_remediation
      management_group_policy_set_definition maps_creator mongo_cluster_user
      monitor_alert_processing_rule_action_group monitor_alert_processing_rule_suppression
      monitor_alert_prometheus_rule_group monitor_private_link_scope
      monitor_private_link_scoped_service monitor_scheduled_query_rules_log
      mssql_database_vulnerability_assessment_rule_baseline
      mssql_managed_instance_start_stop_schedule
      mssql_managed_instance_transparent_data_encryption
      mssql_managed_instance_vulnerability_assessment mssql_server_dns_alias
      mssql_virtual_machine_availability_group_listener mssql_virtual_machine_group
      netapp_account_encryption netapp_volume_quota_rule network_function_azure_traffic_collector
      network_function_collector_policy network_packet_capture new_relic_monitor
      new_relic_tag_rule oracle_resource_anchor orbital_contact orbital_contact_profile
      orbital_spacecraft portal_tenant_configuration postgresql_server_key
      resource_group_cost_management_export resource_group_cost_management_view
      resource_group_policy_remediation resource_management_private_link_association
      resource_policy_remediation role_management_policy search_shared_private_link_service
      sentinel_data_connector_aws_cloud_trail sentinel_data_connector_aws_s3
      sentinel_data_connector_azure_active_directory
      sentinel_data_connector_azure_advanced_threat_protection
      sentinel_data_connector_azure_security_center sentinel_data_connector_dynamics_365
      sentinel_data_connector_iot sentinel_data_connector_microsoft_cloud_app_security
      sentinel_data_connector_microsoft_defender_advanced_threat_protection
      sentinel_data_connector_microsoft_threat_intelligence
      sentinel_data_connector_microsoft_threat_protection sentinel_data_connector_office_365
      sentinel_data_connector_office_365_project sentinel_data_connector_office_atp
      sentinel_data_connector_office_irm sentinel_data_connector_office_power_bi
      sentinel_data_connector_threat_intelligence
      sentinel_data_connector_threat_intelligence_taxii sentinel_metadata
      sentinel_threat_intelligence_indicator servicebus_namespace_customer_managed_key
      servicebus_namespace_disaster_recovery_config signalr_service_custom_domain
      signalr_service_network_acl source_control_token stack_hci_deployment_setting
      stack_hci_extension stack_hci_logical_network stack_hci_marketplace_gallery_image
      stack_hci_network_interface static_web_app_function_app_registration
      storage_blob_inventory_policy storage_mover storage_mover_agent storage_mover_job_definition
      storage_mover_project storage_mover_source_endpoint storage_mover_target_endpoint
      storage_sync_cloud_endpoint storage_sync_server_endpoint subscription_cost_management_export
      subscription_cost_management_view subscription_policy_remediation
      synapse_integration_runtime_azure synapse_integration_runtime_self_hosted
      synapse_linked_service synapse_sql_pool_extended_auditing_policy
      synapse_sql_pool_security_alert_policy synapse_sql_pool_vulnerability_assessment
      synapse_sql_pool_vulnerability_assessment_baseline synapse_sql_pool_workload_classifier
      synapse_sql_pool_workload_group synapse_workspace_extended_auditing_policy
      synapse_workspace_security_alert_policy synapse_workspace_vulnerability_assessment
      system_center_virtual_machine_manager_availability_set
      system_center_virtual_machine_manager_cloud system_center_virtual_machine_manager_server
      system_center_virtual_machine_manager_virtual_machine_instance
      system_center_virtual_machine_manager_virtual_machine_instance_guest_agent
      system_center_virtual_machine_manager_virtual_machine_template
      system_center_virtual_machine_manager_virtual_network
      virtual_machine_automanage_configuration_assignment
      virtual_machine_implicit_data_disk_from_source virtual_machine_packet_capture
      vmware_express_route_authorization vmware_netapp_volume_attachment
      voice_services_communications_gateway voice_services_communications_gateway_test_line
      web_app_active_slot web_app_hybrid_connection
    `,
  },
];
