import type { TypeTable } from '../types.ts';

/** Less common types. */
export const azureFurther: readonly TypeTable[] = [
  {
    list: 'azure/address',
    class: 'address',
    types: `
      static_site_custom_domain
    `,
  },
  {
    list: 'azure/backup',
    class: 'backup',
    types: `
      gallery_application_version oracle_autonomous_database_backup
      postgresql_flexible_server_backup restore_point_collection
      site_recovery_vmware_replicated_vm virtual_machine_restore_point
      virtual_machine_restore_point_collection
    `,
  },
  {
    list: 'azure/bucket',
    class: 'bucket',
    types: `
      data_lake_analytics_account media_asset
    `,
  },
  {
    list: 'azure/certificate',
    class: 'certificate',
    types: `
      automation_certificate container_app_environment_managed_certificate iothub_dps_certificate
      nginx_certificate signalr_service_custom_certificate spring_cloud_certificate
      web_pubsub_custom_certificate
    `,
  },
  {
    list: 'azure/container',
    class: 'container',
    types: `
      nginx_deployment stack_hci_cluster workloads_sap_discovery_virtual_instance
      workloads_sap_single_node_virtual_instance workloads_sap_three_tier_virtual_instance
    `,
  },
  {
    list: 'azure/database',
    class: 'database',
    types: `
      ai_foundry_project arc_data_controller confidential_ledger data_share data_share_account
      elastic_cloud_elasticsearch fabric_capacity graph_services_account
      healthcare_medtech_service mongodb_atlas_organization
      oracle_autonomous_database_clone_from_backup oracle_autonomous_database_clone_from_database
      oracle_cloud_vm_cluster oracle_exadata_infrastructure powerbi_embedded sentinel_watchlist
      sql_managed_database video_indexer_account
    `,
  },
  {
    list: 'azure/database-copy',
    class: 'database-copy',
    types: `
      mssql_job mssql_job_agent mssql_job_credential mssql_job_schedule mssql_job_step
      mssql_job_target_group
    `,
  },
  {
    list: 'azure/dns-zone',
    class: 'dns-zone',
    types: `
      app_service_domain
    `,
  },
  {
    list: 'azure/key',
    class: 'key',
    types: `
      key_vault_managed_hardware_security_module_key_rotation_policy
      key_vault_managed_hardware_security_module_role_definition trusted_signing_account
    `,
  },
  {
    list: 'azure/logs',
    class: 'logs',
    types: `
      log_analytics_workspace_table_custom_log security_center_workspace
    `,
  },
  {
    list: 'azure/machine',
    class: 'machine',
    types: `
      dev_test_linux_virtual_machine dev_test_windows_virtual_machine
    `,
  },
  {
    list: 'azure/network',
    class: 'network',
    types: `
      arc_private_link_scope cosmosdb_postgresql_firewall_rule
      dashboard_grafana_managed_private_endpoint express_route_circuit_connection
      express_route_port_authorization ip_group_cidr kusto_cluster_managed_private_endpoint
      mobile_network mobile_network_attached_data_network mobile_network_data_network
      mobile_network_packet_core_control_plane mobile_network_packet_core_data_plane
      mobile_network_service mobile_network_sim mobile_network_sim_group mobile_network_sim_policy
      mobile_network_site mobile_network_slice mongo_cluster_firewall_rule
      nat_gateway_public_ip_prefix_association network_interface_nat_rule_association
      network_manager network_manager_admin_rule network_manager_admin_rule_collection
      network_manager_connectivity_configuration network_manager_deployment
      network_manager_ipam_pool network_manager_ipam_pool_static_cidr
      network_manager_management_group_connection network_manager_network_group
      network_manager_routing_configuration network_manager_routing_rule
      network_manager_routing_rule_collection network_manager_scope_connection
      network_manager_security_admin_configuration network_manager_static_member
      network_manager_subscription_connection network_manager_verifier_workspace
      network_manager_verifier_workspace_reachability_analysis_intent network_profile
      palo_alto_local_rulestack palo_alto_local_rulestack_certificate
      palo_alto_local_rulestack_fqdn_list
      palo_alto_local_rulestack_outbound_trust_certificate_association
      palo_alto_local_rulestack_outbound_untrust_certificate_association
      palo_alto_local_rulestack_prefix_list palo_alto_local_rulestack_rule
      palo_alto_next_generation_firewall_virtual_hub_local_rulestack
      palo_alto_next_generation_firewall_virtual_hub_panorama
      palo_alto_next_generation_firewall_virtual_hub_strata_cloud_manager
      palo_alto_next_generation_firewall_virtual_network_local_rulestack
      palo_alto_next_generation_firewall_virtual_network_panorama
      palo_alto_next_generation_firewall_virtual_network_strata_cloud_manager
      palo_alto_virtual_network_appliance private_endpoint_application_security_group_association
      route_filter route_map signalr_shared_private_link_resource
      stream_analytics_managed_private_endpoint virtual_hub_bgp_connection virtual_hub_ip
      virtual_hub_route_table_route virtual_hub_routing_intent
      virtual_hub_security_partner_provider virtual_network_dns_servers
      virtual_network_gateway_nat_rule vpn_gateway_nat_rule vpn_server_configuration_policy_group
      web_pubsub_shared_private_link_resource
    `,
  },
  {
    list: 'azure/object',
    class: 'object',
    types: `
      automation_variable_datetime automation_variable_object cosmosdb_sql_function
      cosmosdb_sql_stored_procedure cosmosdb_sql_trigger data_lake_store_file
      key_vault_certificate_contacts sentinel_watchlist_item
    `,
  },
  {
    list: 'azure/opaque',
    class: 'opaque',
    types: `
      resource_deployment_script_azure_cli resource_deployment_script_azure_power_shell
    `,
  },
  {
    list: 'azure/queue',
    class: 'queue',
    types: `
      eventgrid_domain_topic eventgrid_namespace_topic
    `,
  },
  {
    list: 'azure/registry',
    class: 'registry',
    types: `
      gallery_application machine_learning_registry
    `,
  },
  {
    list: 'azure/repository',
    class: 'repository',
    types: `
      dev_center_project
    `,
  },
  {
    list: 'azure/secret',
    class: 'secret',
    types: `
      key_vault_managed_storage_account_sas_token_definition
    `,
  },
  {
    list: 'azure/service',
    class: 'service',
    types: `
      api_management_api_diagnostic api_management_api_operation_tag api_management_api_release
      api_management_api_schema api_management_api_tag api_management_api_tag_description
      app_service_active_slot app_service_connection app_service_hybrid_connection
      app_service_public_certificate app_service_slot_custom_hostname_binding
      app_service_slot_virtual_network_swift_connection app_service_source_control_slot
      app_service_source_control_token batch_job bot_channel_alexa bot_channel_direct_line_speech
      bot_channel_directline bot_channel_email bot_channel_facebook bot_channel_line
      bot_channel_ms_teams bot_channel_slack bot_channel_sms bot_channel_web_chat
      bot_channels_registration bot_connection bot_web_app container_app_environment_custom_domain
      container_app_environment_dapr_component container_app_environment_storage
      container_registry_task_schedule_run_now data_factory_trigger_blob_event
      data_factory_trigger_custom_event data_factory_trigger_tumbling_window
      email_communication_service email_communication_service_domain
      email_communication_service_domain_sender_username function_app_active_slot
      function_app_connection function_app_hybrid_connection
      kubernetes_cluster_trusted_access_role_binding logic_app_action_custom
      logic_app_integration_account logic_app_integration_account_agreement
      logic_app_integration_account_assembly logic_app_integration_account_batch_configuration
      logic_app_integration_account_certificate logic_app_integration_account_map
      logic_app_integration_account_partner logic_app_integration_account_schema
      logic_app_integration_account_session logic_app_trigger_custom
      maintenance_assignment_dedicated_host maintenance_assignment_dynamic_scope
      maintenance_assignment_virtual_machine_scale_set nginx_configuration
      spring_cloud_accelerator spring_cloud_active_deployment spring_cloud_api_portal
      spring_cloud_api_portal_custom_domain spring_cloud_app_cosmosdb_association
      spring_cloud_app_dynamics_application_performance_monitoring
      spring_cloud_app_mysql_association spring_cloud_app_redis_association
      spring_cloud_application_insights_application_performance_monitoring
      spring_cloud_application_live_view spring_cloud_build_deployment
      spring_cloud_build_pack_binding spring_cloud_builder spring_cloud_configuration_service
      spring_cloud_connection spring_cloud_container_deployment spring_cloud_custom_domain
      spring_cloud_customized_accelerator spring_cloud_dev_tool_portal
      spring_cloud_dynatrace_application_performance_monitoring
      spring_cloud_elastic_application_performance_monitoring spring_cloud_gateway
      spring_cloud_gateway_custom_domain spring_cloud_gateway_route_config
      spring_cloud_new_relic_application_performance_monitoring spring_cloud_storage
      stream_analytics_cluster stream_analytics_function_javascript_uda
      stream_analytics_function_javascript_udf stream_analytics_job_schedule
      stream_analytics_job_storage_account stream_analytics_output_blob
      stream_analytics_output_cosmosdb stream_analytics_output_eventhub
      stream_analytics_output_function stream_analytics_output_mssql
      stream_analytics_output_powerbi stream_analytics_output_servicebus_queue
      stream_analytics_output_servicebus_topic stream_analytics_output_synapse
      stream_analytics_output_table stream_analytics_reference_input_blob
      stream_analytics_reference_input_mssql stream_analytics_stream_input_blob
      stream_analytics_stream_input_eventhub stream_analytics_stream_input_eventhub_v2
      stream_analytics_stream_input_iothub virtual_desktop_application
      virtual_desktop_scaling_plan virtual_desktop_scaling_plan_host_pool_association
      virtual_desktop_workspace_application_group_association
      virtual_machine_scale_set_packet_capture virtual_machine_scale_set_standby_pool
      web_pubsub_custom_domain web_pubsub_hub web_pubsub_network_acl web_pubsub_socketio
    `,
  },
  {
    list: 'azure/volume',
    class: 'volume',
    types: `
      hpc_cache_access_policy hpc_cache_blob_nfs_target hpc_cache_blob_target hpc_cache_nfs_target
      netapp_volume_group_oracle oracle_exascale_database_storage_vault qumulo_file_system
      stack_hci_storage_path stack_hci_virtual_hard_disk storage_sync_group
    `,
  },
];
