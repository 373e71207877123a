import type { TypeTable } from '../types.ts';

/** Azure (`azurerm_`) types without data of their own. */
export const azureRest: readonly TypeTable[] = [
  {
    list: 'azure/machine',
    class: 'machine',
    types: `
      virtual_machine linux_virtual_machine windows_virtual_machine virtual_machine_scale_set
      linux_virtual_machine_scale_set windows_virtual_machine_scale_set
      orchestrated_virtual_machine_scale_set container_group dedicated_host
      vmware_private_cloud vmware_cluster machine_learning_compute_instance
    `,
  },
  {
    list: 'azure/service',
    class: 'service',
    types: ` data_factory dashboard_grafana api_management synapse_spark_pool 
      app_service app_service_slot linux_web_app linux_web_app_slot windows_web_app
      windows_web_app_slot function_app function_app_slot linux_function_app
      linux_function_app_slot windows_function_app windows_function_app_slot
      function_app_flex_consumption function_app_function app_service_plan service_plan
      app_service_environment app_service_environment_v3 static_site static_web_app container_app
      container_app_environment container_app_job kubernetes_cluster_node_pool
      kubernetes_cluster_extension kubernetes_flux_configuration logic_app_workflow
      logic_app_standard spring_cloud_service spring_cloud_app batch_account batch_pool
      automation_account automation_runbook automation_schedule automation_job_schedule
      stream_analytics_job signalr_service web_pubsub communication_service
      notification_hub notification_hub_namespace bot_service_azure_bot
      data_factory_pipeline data_factory_trigger_schedule cognitive_deployment
      api_management_api api_management_product machine_learning_compute_cluster
      machine_learning_inference_cluster eventgrid_event_subscription
      eventgrid_system_topic eventgrid_system_topic_event_subscription relay_namespace
      relay_hybrid_connection virtual_desktop_application_group virtual_desktop_workspace
      load_test media_services_account maps_account
    `,
  },
  {
    list: 'azure/network',
    class: 'network',
    types: `
      virtual_network subnet network_interface route_table route virtual_network_gateway
      virtual_network_gateway_connection local_network_gateway virtual_network_peering virtual_wan
      virtual_hub virtual_hub_connection virtual_hub_route_table vpn_gateway
      vpn_gateway_connection vpn_site vpn_server_configuration point_to_site_vpn_gateway
      express_route_circuit express_route_circuit_peering express_route_circuit_authorization
      express_route_gateway express_route_connection express_route_port nat_gateway
      subnet_nat_gateway_association nat_gateway_public_ip_association lb lb_rule lb_probe
      lb_backend_address_pool lb_backend_address_pool_address lb_nat_rule lb_nat_pool
      lb_outbound_rule application_gateway application_load_balancer
      application_load_balancer_frontend traffic_manager_profile traffic_manager_azure_endpoint
      traffic_manager_external_endpoint traffic_manager_nested_endpoint frontdoor cdn_profile
      cdn_endpoint cdn_endpoint_custom_domain cdn_frontdoor_profile cdn_frontdoor_endpoint
      cdn_frontdoor_origin cdn_frontdoor_origin_group cdn_frontdoor_route cdn_frontdoor_rule
      cdn_frontdoor_rule_set cdn_frontdoor_custom_domain
      cdn_frontdoor_custom_domain_association private_endpoint private_link_service bastion_host
      firewall route_server route_server_bgp_connection
      subnet_route_table_association network_interface_backend_address_pool_association
      network_interface_application_gateway_backend_address_pool_association
      private_dns_resolver private_dns_resolver_inbound_endpoint
      private_dns_resolver_outbound_endpoint app_service_virtual_network_swift_connection
      network_connection_monitor subnet_service_endpoint_storage_policy
    `,
  },
  { list: 'azure/address', class: 'address', types: 'public_ip public_ip_prefix custom_ip_prefix' },
  { list: 'azure/dns-zone', class: 'dns-zone', types: 'dns_zone private_dns_zone' },
  {
    list: 'azure/dns-record',
    class: 'dns-record',
    types: `
      dns_a_record dns_aaaa_record dns_caa_record dns_cname_record dns_mx_record dns_ns_record
      dns_ptr_record dns_srv_record dns_txt_record private_dns_a_record private_dns_aaaa_record
      private_dns_cname_record private_dns_mx_record private_dns_ptr_record private_dns_srv_record
      private_dns_txt_record private_dns_zone_virtual_network_link
    `,
  },
  {
    list: 'azure/certificate',
    class: 'certificate',
    types: `
      key_vault_certificate key_vault_certificate_issuer app_service_certificate
      app_service_managed_certificate app_service_certificate_binding app_service_certificate_order
      cdn_frontdoor_secret container_app_environment_certificate api_management_certificate
      iothub_certificate
    `,
  },
  {
    list: 'azure/credential',
    class: 'credential',
    types: `
      container_registry_token_password servicebus_namespace_authorization_rule
      servicebus_queue_authorization_rule servicebus_topic_authorization_rule
      eventhub_authorization_rule eventhub_namespace_authorization_rule
      iothub_shared_access_policy cognitive_account_project ssh_public_key
      storage_account_local_user relay_namespace_authorization_rule
    `,
  },
  {
    list: 'azure/principal',
    class: 'principal',
    types:
      'user_assigned_identity federated_identity_credential container_registry_token mssql_server_aad_administrator',
  },
  {
    list: 'azure/permission',
    class: 'permission',
    types: `
      role_assignment role_definition key_vault_access_policy cosmosdb_sql_role_assignment
      cosmosdb_sql_role_definition postgresql_active_directory_administrator
      postgresql_flexible_server_active_directory_administrator
      mysql_flexible_server_active_directory_administrator sql_active_directory_administrator
      kusto_database_principal_assignment kusto_cluster_principal_assignment synapse_role_assignment
      synapse_workspace_aad_admin container_registry_scope_map
      key_vault_managed_hardware_security_module_role_assignment lighthouse_assignment
      lighthouse_definition pim_active_role_assignment pim_eligible_role_assignment
    `,
  },
  {
    list: 'azure/guard',
    class: 'guard',
    types: ` data_protection_backup_policy_disk data_protection_backup_policy_blob_storage data_protection_backup_policy_postgresql data_protection_backup_policy_kubernetes_cluster backup_policy_vm backup_policy_file_share backup_policy_vm_workload netapp_snapshot_policy netapp_backup_policy 
      management_lock policy_definition policy_set_definition policy_assignment
      resource_policy_assignment resource_group_policy_assignment subscription_policy_assignment
      management_group_policy_assignment resource_policy_exemption
      resource_group_policy_exemption subscription_policy_exemption
      management_group_policy_exemption firewall_policy firewall_policy_rule_collection_group
      firewall_application_rule_collection firewall_network_rule_collection
      firewall_nat_rule_collection web_application_firewall_policy frontdoor_firewall_policy
      cdn_frontdoor_firewall_policy cdn_frontdoor_security_policy network_ddos_protection_plan
      security_center_subscription_pricing security_center_setting
      storage_container_immutability_policy data_protection_resource_guard
      mssql_server_security_alert_policy
    `,
  },
  {
    list: 'azure/settings',
    class: 'settings',
    types: ` storage_management_policy backup_container_storage_account 
      network_security_group network_security_rule application_security_group
      subnet_network_security_group_association
      network_interface_security_group_association
      network_interface_application_security_group_association storage_account_network_rules
      storage_account_customer_managed_key storage_account_queue_properties
      storage_account_static_website availability_set proximity_placement_group
      virtual_machine_extension virtual_machine_scale_set_extension
      virtual_machine_data_disk_attachment virtual_machine_run_command
      monitor_action_group monitor_activity_log_alert monitor_metric_alert
      monitor_diagnostic_setting monitor_autoscale_setting monitor_scheduled_query_rules_alert
      monitor_scheduled_query_rules_alert_v2 monitor_data_collection_rule
      monitor_data_collection_endpoint monitor_data_collection_rule_association
      monitor_aad_diagnostic_setting monitor_smart_detector_alert_rule
      application_insights_web_test application_insights_standard_web_test
      application_insights_smart_detection_rule application_insights_workbook
      log_analytics_solution log_analytics_linked_service log_analytics_linked_storage_account
      log_analytics_saved_search log_analytics_data_export_rule portal_dashboard
      mssql_firewall_rule mssql_virtual_network_rule mssql_server_extended_auditing_policy
      mssql_database_extended_auditing_policy mssql_server_transparent_data_encryption
      mssql_server_vulnerability_assessment mssql_outbound_firewall_rule sql_firewall_rule
      postgresql_firewall_rule postgresql_configuration postgresql_virtual_network_rule
      postgresql_flexible_server_firewall_rule postgresql_flexible_server_configuration
      mysql_firewall_rule mysql_configuration mysql_flexible_server_firewall_rule
      mysql_flexible_server_configuration mariadb_firewall_rule redis_firewall_rule
      app_service_custom_hostname_binding app_service_source_control static_web_app_custom_domain
      container_app_custom_domain api_management_api_operation api_management_api_policy
      api_management_api_operation_policy api_management_backend api_management_logger
      api_management_policy api_management_product_api api_management_product_policy
      api_management_subscription api_management_group api_management_user
      api_management_custom_domain api_management_api_version_set api_management_diagnostic
      api_management_authorization_server data_factory_dataset_azure_blob
      data_factory_linked_service_azure_blob_storage data_factory_linked_service_key_vault
      data_factory_integration_runtime_azure data_factory_integration_runtime_self_hosted
      data_factory_managed_private_endpoint eventhub_consumer_group iothub_consumer_group
      iothub_route iothub_endpoint_eventhub servicebus_subscription_rule
      servicebus_namespace_network_rule_set consumption_budget_resource_group
      consumption_budget_subscription consumption_budget_management_group
      maintenance_configuration maintenance_assignment_virtual_machine network_watcher
      network_watcher_flow_log security_center_contact security_center_auto_provisioning
      sentinel_alert_rule_scheduled sentinel_automation_rule resource_provider_registration
      marketplace_agreement management_group_subscription_association
      container_registry_webhook container_registry_task
      container_registry_agent_pool kusto_eventhub_data_connection kusto_script
      synapse_firewall_rule synapse_private_link_hub synapse_managed_private_endpoint
      automation_module automation_variable_bool automation_variable_int automation_webhook
      app_configuration_feature logic_app_trigger_recurrence logic_app_action_http
      logic_app_trigger_http_request backup_container_vm_workload recovery_services_site
      arc_kubernetes_cluster arc_machine_extension resource_management_private_link
      cdn_frontdoor_firewall_custom_rule private_dns_resolver_dns_forwarding_ruleset
      private_dns_resolver_forwarding_rule private_dns_resolver_virtual_network_link ip_group
      virtual_machine_gallery_application_assignment spring_cloud_java_deployment
    `,
  },
];

/** Entra ID (`azuread_`). */
export const azureDirectory: readonly TypeTable[] = [
  { list: 'azure/directory', class: 'directory', types: 'user group administrative_unit' },
  {
    list: 'azure/principal',
    class: 'principal',
    types: 'application service_principal application_registration invitation named_location',
  },
  {
    list: 'azure/credential',
    class: 'credential',
    types:
      'application_password application_certificate service_principal_password service_principal_certificate service_principal_token_signing_certificate',
  },
  {
    list: 'azure/permission',
    class: 'permission',
    types: `
      app_role_assignment directory_role directory_role_assignment directory_role_member custom_directory_role
      group_member application_api_access application_owner application_app_role
      application_permission_scope application_pre_authorized application_federated_identity_credential
      service_principal_delegated_permission_grant access_package access_package_assignment_policy
      access_package_catalog privileged_access_group_assignment_schedule
      privileged_access_group_eligibility_schedule directory_role_eligibility_schedule_request
    `,
  },
  {
    list: 'azure/guard',
    class: 'guard',
    types: 'conditional_access_policy authentication_strength_policy',
  },
  {
    list: 'azure/settings',
    class: 'settings',
    types:
      'application_redirect_uris application_identifier_uri application_optional_claims application_known_clients claims_mapping_policy synchronization_job synchronization_secret group_role_management_policy',
  },
];
