import type { TypeTable } from '../types.ts';

/** Less common types without data or service of their own. */
export const googleFurtherSettings: readonly TypeTable[] = [
  {
    list: 'google/settings',
    class: 'settings',
    types: `
      access_context_manager_access_levels access_context_manager_authorized_orgs_desc
      access_context_manager_egress_policy access_context_manager_ingress_policy
      active_directory_domain_trust apigee_addons_config apigee_api_product
      apigee_control_plane_access apigee_endpoint_attachment apigee_env_keystore
      apigee_env_references apigee_environment_addons_config apigee_flowhook
      apigee_instance_attachment apigee_security_action apigee_security_monitoring_condition
      apigee_security_profile_v2 apigee_sharedflow apigee_sharedflow_deployment
      apigee_sync_authorization apigee_target_server apihub_api_hub_instance apihub_curation
      apihub_host_project_registration apihub_plugin apihub_plugin_instance
      app_engine_application_url_dispatch_rules app_engine_service_network_settings
      apphub_application apphub_service apphub_service_project_attachment apphub_workload
      backup_dr_service_config beyondcorp_app_connection beyondcorp_app_connector
      beyondcorp_app_gateway beyondcorp_application beyondcorp_security_gateway
      beyondcorp_security_gateway_application bigquery_analytics_hub_listing_subscription
      bigtable_gc_policy blockchain_node_engine_blockchain_nodes
      certificate_manager_certificate_issuance_config chronicle_data_access_label
      chronicle_data_access_scope chronicle_retrohunt chronicle_rule chronicle_rule_deployment
      cloud_quotas_quota_preference cloudbuild_bitbucket_server_config colab_notebook_execution
      colab_runtime_template colab_schedule compute_instance_settings compute_node_group
      compute_node_template compute_project_cloud_armor_tier compute_region_commitment
      compute_snapshot_settings contact_center_insights_analysis_rule contact_center_insights_view
      container_analysis_occurrence container_azure_client data_loss_prevention_discovery_config
      data_loss_prevention_stored_info_type data_pipeline_pipeline dataplex_aspect_type
      dataplex_entry_group dataplex_entry_type dataplex_glossary dataplex_glossary_category
      dataplex_glossary_term dataproc_gdc_application_environment dataproc_gdc_service_instance
      dataproc_gdc_spark_application dataproc_metastore_federation dataproc_session_template
      developer_connect_account_connector developer_connect_connection
      developer_connect_git_repository_link developer_connect_insights_config
      dialogflow_conversation_profile dialogflow_cx_entity_type dialogflow_cx_environment
      dialogflow_cx_flow dialogflow_cx_generative_settings dialogflow_cx_generator
      dialogflow_cx_intent dialogflow_cx_page dialogflow_cx_playbook
      dialogflow_cx_security_settings dialogflow_cx_test_case dialogflow_cx_tool
      dialogflow_cx_version dialogflow_cx_webhook dialogflow_encryption_spec
      dialogflow_entity_type dialogflow_fulfillment dialogflow_intent discovery_engine_chat_engine
      discovery_engine_cmek_config discovery_engine_recommendation_engine discovery_engine_schema
      discovery_engine_search_engine discovery_engine_sitemap discovery_engine_target_site
      document_ai_processor_default_version edgecontainer_node_pool edgecontainer_vpn_connection
      edgenetwork_interconnect_attachment edgenetwork_network edgenetwork_subnet
      eventarc_google_api_source eventarc_google_channel_config
      firebase_app_check_app_attest_config firebase_app_check_debug_token
      firebase_app_check_device_check_config firebase_app_check_play_integrity_config
      firebase_app_check_recaptcha_enterprise_config firebase_app_check_recaptcha_v3_config
      firebase_app_check_service_config firebase_app_hosting_backend firebase_app_hosting_build
      firebase_app_hosting_default_domain firebase_app_hosting_domain firebase_app_hosting_traffic
      firebase_data_connect_service folder_access_approval_settings gemini_code_tools_setting
      gemini_code_tools_setting_binding gemini_data_sharing_with_google_setting
      gemini_data_sharing_with_google_setting_binding gemini_gemini_gcp_enablement_setting
      gemini_gemini_gcp_enablement_setting_binding gemini_logging_setting
      gemini_logging_setting_binding gemini_release_channel_setting
      gemini_release_channel_setting_binding gemini_repository_group
      gkeonprem_bare_metal_node_pool gkeonprem_vmware_node_pool iam_folders_policy_binding
      iam_organizations_policy_binding iam_principal_access_boundary_policy
      iam_projects_policy_binding iap_tunnel_dest_group
      identity_platform_tenant_default_supported_idp_config
      identity_platform_tenant_inbound_saml_config identity_platform_tenant_oauth_idp_config
      logging_billing_account_exclusion logging_billing_account_sink logging_folder_exclusion
      logging_folder_settings logging_log_scope logging_organization_exclusion
      logging_organization_settings managed_kafka_acl migration_center_group
      migration_center_preference_set ml_engine_model model_armor_floorsetting
      model_armor_template netapp_kmsconfig notebooks_environment notebooks_location
      oracle_database_odb_network oracle_database_odb_subnet organization_access_approval_settings
      os_config_v2_policy_orchestrator os_config_v2_policy_orchestrator_for_folder
      os_config_v2_policy_orchestrator_for_organization parameter_manager_regional_parameter
      parameter_manager_regional_parameter_version privateca_certificate_template
      project_access_approval_settings project_default_service_accounts project_iam_member_remove
      public_ca_external_account_key pubsub_lite_reservation
      scc_event_threat_detection_custom_module scc_folder_custom_module
      scc_folder_notification_config scc_folder_scc_big_query_export
      scc_management_folder_security_health_analytics_custom_module
      scc_management_organization_event_threat_detection_custom_module
      scc_management_organization_security_health_analytics_custom_module
      scc_management_project_security_health_analytics_custom_module
      scc_organization_custom_module scc_organization_scc_big_query_export
      scc_project_custom_module scc_project_notification_config scc_project_scc_big_query_export
      scc_source scc_v2_folder_mute_config scc_v2_folder_notification_config
      scc_v2_folder_scc_big_query_export scc_v2_organization_mute_config
      scc_v2_organization_notification_config scc_v2_organization_scc_big_query_export
      scc_v2_organization_scc_big_query_exports scc_v2_organization_source
      scc_v2_project_mute_config scc_v2_project_notification_config
      scc_v2_project_scc_big_query_export secure_source_manager_branch_rule
      securityposture_posture securityposture_posture_deployment site_verification_owner
      site_verification_web_resource storage_batch_operations_job
      storage_control_folder_intelligence_config storage_control_organization_intelligence_config
      storage_control_project_intelligence_config storage_insights_dataset_config
      storage_insights_report_config transcoder_job transcoder_job_template
      vertex_ai_deployment_resource_pool vertex_ai_rag_engine_config vmwareengine_subnet
    `,
  },
];
