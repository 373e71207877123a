import type { TypeTable } from '../types.ts';

/** Google Cloud types without data of their own. */
export const googleRest: readonly TypeTable[] = [
  {
    list: 'google/machine',
    class: 'machine',
    types:
      'compute_instance compute_instance_from_template compute_instance_from_machine_image tpu_node tpu_v2_vm vmwareengine_private_cloud vmwareengine_cluster bare_metal_solution_instance',
  },
  {
    list: 'google/service',
    class: 'service',
    types: `
      cloud_run_service cloud_run_v2_service cloud_run_v2_job cloud_run_v2_worker_pool
      cloudfunctions_function cloudfunctions2_function app_engine_standard_app_version
      app_engine_flexible_app_version app_engine_application app_engine_service_split_traffic
      container_node_pool compute_instance_group_manager compute_region_instance_group_manager
      compute_instance_group compute_autoscaler compute_region_autoscaler cloud_scheduler_job
      workflows_workflow dataflow_job dataflow_flex_template_job dataproc_job dataproc_batch
      dataproc_autoscaling_policy datastream_stream datastream_connection_profile eventarc_trigger
      eventarc_channel eventarc_pipeline cloudbuild_trigger cloudbuild_worker_pool
      cloudbuildv2_connection cloudbuildv2_repository clouddeploy_delivery_pipeline clouddeploy_target
      vertex_ai_endpoint vertex_ai_index_endpoint api_gateway_api api_gateway_api_config
      api_gateway_gateway apigee_environment apigee_instance apigee_envgroup endpoints_service
      database_migration_service_migration_job database_migration_service_connection_profile
      bigquery_data_transfer_config bigquery_reservation bigquery_capacity_commitment bigquery_job
      bigquery_connection managed_kafka_connect_cluster managed_kafka_connector gke_hub_feature
      gke_hub_membership container_attached_cluster container_aws_cluster container_azure_cluster
      monitoring_uptime_check_config
    `,
  },
  {
    list: 'google/network',
    class: 'network',
    types: `
      compute_network compute_subnetwork compute_router compute_router_nat compute_router_interface
      compute_router_peer compute_route compute_vpn_gateway compute_ha_vpn_gateway compute_vpn_tunnel
      compute_external_vpn_gateway compute_interconnect_attachment compute_network_peering
      compute_network_peering_routes_config compute_forwarding_rule compute_global_forwarding_rule
      compute_target_http_proxy compute_target_https_proxy compute_target_tcp_proxy
      compute_target_ssl_proxy compute_target_grpc_proxy compute_region_target_http_proxy
      compute_region_target_https_proxy compute_region_target_tcp_proxy compute_target_pool
      compute_target_instance compute_url_map compute_region_url_map compute_backend_service
      compute_region_backend_service compute_backend_bucket compute_health_check
      compute_region_health_check compute_http_health_check compute_https_health_check
      compute_network_endpoint compute_network_endpoint_group compute_global_network_endpoint
      compute_global_network_endpoint_group compute_region_network_endpoint_group
      compute_service_attachment compute_shared_vpc_host_project compute_shared_vpc_service_project
      compute_packet_mirroring service_networking_connection service_networking_peered_dns_domain
      vpc_access_connector network_connectivity_hub network_connectivity_spoke
      network_connectivity_service_connection_policy network_services_gateway network_services_mesh
      network_services_http_route network_services_edge_cache_service
      network_services_edge_cache_origin network_services_edge_cache_keyset
      compute_network_attachment datastream_private_connection
      compute_interconnect vmwareengine_network
    `,
  },
  {
    list: 'google/address',
    class: 'address',
    types:
      'compute_address compute_global_address compute_public_advertised_prefix compute_public_delegated_prefix',
  },
  {
    list: 'google/dns-zone',
    class: 'dns-zone',
    types: 'dns_managed_zone clouddomains_registration',
  },
  {
    list: 'google/dns-record',
    class: 'dns-record',
    types: 'dns_record_set dns_response_policy_rule',
  },
  {
    list: 'google/certificate',
    class: 'certificate',
    types: `
      compute_ssl_certificate compute_managed_ssl_certificate compute_region_ssl_certificate
      certificate_manager_certificate certificate_manager_certificate_map
      certificate_manager_certificate_map_entry certificate_manager_dns_authorization
      certificate_manager_trust_config privateca_certificate
    `,
  },
  {
    list: 'google/credential',
    class: 'credential',
    types:
      'service_account_key storage_hmac_key apikeys_key sql_ssl_cert compute_backend_bucket_signed_url_key compute_backend_service_signed_url_key iap_client',
  },
  {
    list: 'google/principal',
    class: 'principal',
    types:
      'service_account sql_user alloydb_user iam_workload_identity_pool_provider iam_workforce_pool_provider project_service_identity cloud_identity_group_membership iap_brand',
  },
  {
    list: 'google/permission',
    class: 'permission',
    types: `
      project_iam_binding project_iam_member project_iam_policy project_iam_audit_config
      project_iam_custom_role organization_iam_binding organization_iam_member
      organization_iam_policy organization_iam_custom_role folder_iam_binding folder_iam_member
      folder_iam_policy service_account_iam_binding service_account_iam_member
      service_account_iam_policy storage_bucket_iam_binding storage_bucket_iam_member
      storage_bucket_iam_policy storage_bucket_acl storage_bucket_access_control
      storage_object_access_control storage_default_object_access_control pubsub_topic_iam_binding
      pubsub_topic_iam_member pubsub_topic_iam_policy pubsub_subscription_iam_binding
      pubsub_subscription_iam_member pubsub_subscription_iam_policy kms_crypto_key_iam_binding
      kms_crypto_key_iam_member kms_crypto_key_iam_policy kms_key_ring_iam_binding
      kms_key_ring_iam_member kms_key_ring_iam_policy secret_manager_secret_iam_binding
      secret_manager_secret_iam_member secret_manager_secret_iam_policy
      bigquery_dataset_iam_binding bigquery_dataset_iam_member bigquery_dataset_iam_policy
      bigquery_dataset_access bigquery_table_iam_binding bigquery_table_iam_member
      bigquery_table_iam_policy cloud_run_service_iam_binding cloud_run_service_iam_member
      cloud_run_service_iam_policy cloud_run_v2_service_iam_binding cloud_run_v2_service_iam_member
      cloud_run_v2_service_iam_policy cloud_run_v2_job_iam_member cloudfunctions_function_iam_binding
      cloudfunctions_function_iam_member cloudfunctions_function_iam_policy
      cloudfunctions2_function_iam_binding cloudfunctions2_function_iam_member
      compute_subnetwork_iam_binding compute_subnetwork_iam_member compute_instance_iam_binding
      compute_instance_iam_member compute_disk_iam_member spanner_database_iam_binding
      spanner_database_iam_member spanner_instance_iam_binding spanner_instance_iam_member
      bigtable_instance_iam_binding bigtable_instance_iam_member bigtable_table_iam_member
      artifact_registry_repository_iam_binding artifact_registry_repository_iam_member
      iap_web_iam_binding iap_web_iam_member iap_tunnel_iam_member iap_tunnel_iam_binding
      iap_tunnel_instance_iam_member iap_web_backend_service_iam_member
      iap_web_backend_service_iam_binding billing_account_iam_binding billing_account_iam_member
      dns_managed_zone_iam_member dns_managed_zone_iam_binding
      dataproc_cluster_iam_member sourcerepo_repository_iam_member privateca_ca_pool_iam_member
      healthcare_dataset_iam_member endpoints_service_iam_member cloud_tasks_queue_iam_member
      tags_tag_value_iam_member tags_tag_key_iam_member data_catalog_policy_tag_iam_member
      access_context_manager_access_level access_context_manager_access_policy
      access_context_manager_service_perimeter access_context_manager_service_perimeter_resource
      access_context_manager_access_level_condition access_context_manager_gcp_user_access_binding
    `,
  },
  {
    list: 'google/guard',
    class: 'guard',
    types:
      ' gke_backup_backup_plan spanner_backup_schedule firestore_backup_schedule backup_dr_backup_plan backup_dr_backup_plan_association compute_resource_policy compute_disk_resource_policy_attachment compute_region_disk_resource_policy_attachment netapp_backup_policy resource_manager_lien org_policy_policy org_policy_custom_constraint organization_policy folder_organization_policy project_organization_policy iam_deny_policy compute_security_policy compute_region_security_policy compute_network_firewall_policy compute_network_firewall_policy_rule compute_network_firewall_policy_association compute_firewall_policy compute_firewall_policy_rule compute_firewall_policy_association binary_authorization_policy binary_authorization_attestor',
  },
  {
    list: 'google/settings',
    class: 'settings',
    types: ` gke_backup_restore_plan datastore_index bigquery_routine kms_ekm_connection dataproc_workflow_template vertex_ai_index data_catalog_entry_group kms_secret_ciphertext kms_key_ring_import_job 
      compute_firewall compute_instance_template compute_region_instance_template project_service
      compute_project_metadata compute_project_metadata_item compute_attached_disk
      compute_ssl_policy compute_region_ssl_policy compute_project_default_network_tier
      compute_per_instance_config compute_region_per_instance_config
      compute_reservation logging_metric
      logging_project_sink logging_folder_sink logging_organization_sink logging_project_exclusion
      logging_log_view logging_saved_query monitoring_alert_policy monitoring_dashboard
      monitoring_notification_channel monitoring_group monitoring_custom_service monitoring_service
      monitoring_slo monitoring_monitored_project pubsub_schema
      storage_notification storage_transfer_job storage_transfer_agent_pool
      billing_budget billing_project_info tags_tag_key tags_tag_value tags_tag_binding
      tags_location_tag_binding service_usage_consumer_quota_override essential_contacts_contact
      project_usage_export_bucket dns_policy dns_response_policy bigquery_bi_reservation
      bigquery_reservation_assignment bigquery_analytics_hub_data_exchange
      bigquery_analytics_hub_listing data_catalog_tag_template data_catalog_taxonomy
      data_catalog_policy_tag data_loss_prevention_inspect_template
      data_loss_prevention_deidentify_template data_loss_prevention_job_trigger
      scc_notification_config scc_mute_config os_config_patch_deployment
      os_config_os_policy_assignment os_login_ssh_public_key firestore_index firestore_field
      spanner_instance_config identity_platform_oauth_idp_config
      identity_platform_default_supported_idp_config identity_platform_inbound_saml_config
      recaptcha_enterprise_key iap_settings kms_autokey_config gke_hub_feature_membership
      gke_hub_scope gke_hub_membership_binding dataplex_datascan dataplex_asset
      app_engine_firewall_rule app_engine_domain_mapping cloud_run_domain_mapping
      cloud_asset_project_feed cloud_asset_organization_feed cloud_asset_folder_feed
      firebase_project firebase_web_app firebase_android_app firebase_apple_app firebase_hosting_site
      firebase_hosting_version firebase_hosting_release firebaserules_ruleset firebaserules_release
      vertex_ai_tensorboard netapp_active_directory compute_resize_request
      network_security_gateway_security_policy network_security_address_group
      network_security_server_tls_policy network_security_client_tls_policy
    `,
  },
];
