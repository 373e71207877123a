import type { TypeTable } from '../types.ts';

/** Less common types. */
export const googleFurther: readonly TypeTable[] = [
  {
    list: 'google/address',
    class: 'address',
    types: `
      apigee_nat_address compute_router_nat_address firebase_hosting_custom_domain
    `,
  },
  {
    list: 'google/backup',
    class: 'backup',
    types: `
      compute_instant_snapshot gke_backup_backup gke_backup_backup_channel spanner_backup
      sql_source_representation_instance
    `,
  },
  {
    list: 'google/bucket',
    class: 'bucket',
    types: `
      firebase_storage_bucket storage_anywhere_cache
    `,
  },
  {
    list: 'google/certificate',
    class: 'certificate',
    types: `
      apigee_keystores_aliases_key_cert_file apigee_keystores_aliases_pkcs12
      apigee_keystores_aliases_self_signed_cert
    `,
  },
  {
    list: 'google/container',
    class: 'container',
    types: `
      assured_workloads_workload billing_subaccount edgecontainer_cluster
      gkeonprem_bare_metal_admin_cluster gkeonprem_bare_metal_cluster
      gkeonprem_vmware_admin_cluster gkeonprem_vmware_cluster
    `,
  },
  {
    list: 'google/database',
    class: 'database',
    types: `
      apigee_app_group apigee_developer chronicle_reference_list chronicle_watchlist
      dialogflow_agent dialogflow_cx_agent discovery_engine_data_store document_ai_processor
      document_ai_warehouse_document_schema document_ai_warehouse_location
      gemini_code_repository_index healthcare_pipeline_job healthcare_workspace
      oracle_database_cloud_exadata_infrastructure vertex_ai_feature_group
      vertex_ai_feature_group_feature vertex_ai_feature_online_store_featureview
      vertex_ai_featurestore_entitytype_feature
    `,
  },
  {
    list: 'google/database-copy',
    class: 'database-copy',
    types: `
      memorystore_instance_desired_user_created_endpoints spanner_instance_partition
    `,
  },
  {
    list: 'google/dns-zone',
    class: 'dns-zone',
    types: `
      apigee_dns_zone
    `,
  },
  {
    list: 'google/key',
    class: 'key',
    types: `
      kms_key_handle
    `,
  },
  {
    list: 'google/logs',
    class: 'logs',
    types: `
      cloud_ids_endpoint
    `,
  },
  {
    list: 'google/machine',
    class: 'machine',
    types: `
      tpu_v2_queued_resource tpu_vm
    `,
  },
  {
    list: 'google/network',
    class: 'network',
    types: `
      compute_firewall_policy_with_rules compute_interconnect_attachment_group
      compute_interconnect_group compute_network_endpoints
      compute_network_firewall_policy_with_rules compute_region_network_endpoint
      compute_region_network_firewall_policy compute_region_network_firewall_policy_association
      compute_region_network_firewall_policy_rule
      compute_region_network_firewall_policy_with_rules compute_router_route_policy
      network_connectivity_group network_connectivity_internal_range
      network_connectivity_policy_based_route network_connectivity_regional_endpoint
      network_management_connectivity_test network_management_vpc_flow_logs_config
      network_security_authz_policy network_security_backend_authentication_config
      network_security_firewall_endpoint network_security_firewall_endpoint_association
      network_security_gateway_security_policy_rule network_security_intercept_deployment
      network_security_intercept_deployment_group network_security_intercept_endpoint_group
      network_security_intercept_endpoint_group_association network_security_mirroring_deployment
      network_security_mirroring_deployment_group network_security_mirroring_endpoint_group
      network_security_mirroring_endpoint_group_association network_security_security_profile
      network_security_security_profile_group network_security_tls_inspection_policy
      network_security_url_lists network_services_authz_extension network_services_endpoint_policy
      network_services_grpc_route network_services_lb_route_extension
      network_services_lb_traffic_extension network_services_service_binding
      network_services_tcp_route network_services_tls_route vmwareengine_external_access_rule
      vmwareengine_external_address vmwareengine_network_peering vmwareengine_network_policy
    `,
  },
  {
    list: 'google/object',
    class: 'object',
    types: `
      apigee_environment_keyvaluemaps apigee_environment_keyvaluemaps_entries biglake_catalog
      biglake_database biglake_table bigtable_authorized_view bigtable_logical_view
      bigtable_materialized_view bigtable_schema_bundle composer_user_workloads_config_map
      composer_user_workloads_secret data_catalog_entry data_catalog_tag dataplex_entry
      runtimeconfig_variable
    `,
  },
  {
    list: 'google/opaque',
    class: 'opaque',
    types: `
      config_deployment deployment_manager_deployment infra_manager_deployment
    `,
  },
  {
    list: 'google/service',
    class: 'service',
    types: `
      apigee_api apigee_envgroup_attachment clouddeploy_automation clouddeploy_custom_target_type
      clouddeploy_deploy_policy compute_instance_group_membership
      compute_instance_group_named_port container_aws_node_pool container_azure_node_pool
      database_migration_service_private_connection dataplex_task eventarc_enrollment
      gke_hub_fleet gke_hub_scope_rbac_role_binding integration_connectors_connection
      integration_connectors_endpoint_attachment integration_connectors_managed_zone
      integrations_auth_config integrations_client notebooks_runtime
      vertex_ai_endpoint_with_model_garden_deployment vertex_ai_index_endpoint_deployed_index
    `,
  },
  {
    list: 'google/volume',
    class: 'volume',
    types: `
      colab_runtime netapp_volume_quota_rule workstations_workstation
    `,
  },
];
