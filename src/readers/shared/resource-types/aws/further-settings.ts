import type { TypeTable } from '../types.ts';

/** Less common types without data or service of their own. */
export const awsFurtherSettings: readonly TypeTable[] = [
  {
    list: 'aws/settings',
    class: 'settings',
    types: `
      accessanalyzer_archive_rule api_gateway_domain_name_access_association
      api_gateway_rest_api_put appfabric_app_authorization appfabric_app_authorization_connection
      appfabric_ingestion appfabric_ingestion_destination appflow_connector_profile
      appintegrations_data_integration appintegrations_event_integration
      apprunner_auto_scaling_configuration_version
      apprunner_default_auto_scaling_configuration_version apprunner_deployment
      apprunner_observability_configuration apprunner_vpc_connector
      apprunner_vpc_ingress_connection appstream_directory_config
      appstream_fleet_stack_association appstream_stack appstream_user_stack_association
      appsync_api appsync_channel_namespace athena_capacity_reservation
      auditmanager_assessment_delegation auditmanager_assessment_report
      auditmanager_framework_share auditmanager_organization_admin_account_registration
      bedrock_guardrail_version bedrockagentcore_api_key_credential_provider
      bedrockagentcore_browser bedrockagentcore_code_interpreter bedrockagentcore_gateway
      bedrockagentcore_gateway_target bedrockagentcore_memory_strategy
      bedrockagentcore_oauth2_credential_provider bedrockagentcore_token_vault_cmk
      bedrockagentcore_workload_identity billing_view
      chimesdkmediapipelines_media_insights_pipeline_configuration chimesdkvoice_global_settings
      chimesdkvoice_sip_media_application chimesdkvoice_sip_rule
      chimesdkvoice_voice_profile_domain cleanrooms_collaboration cleanrooms_configured_table
      cleanrooms_membership cloud9_environment_membership cloudformation_type
      cloudwatch_contributor_managed_insight_rule cloudwatch_log_delivery_destination_policy
      cloudwatch_log_index_policy cloudwatch_log_transformer codeconnections_connection
      codeconnections_host codegurureviewer_repository_association
      config_organization_custom_policy_rule config_organization_custom_rule
      config_retention_configuration connect_bot_association connect_contact_flow
      connect_contact_flow_module connect_hours_of_operation connect_instance_storage_config
      connect_lambda_function_association connect_phone_number_contact_flow_association
      connect_queue connect_quick_connect connect_routing_profile connect_security_profile
      connect_user_hierarchy_group connect_user_hierarchy_structure connect_vocabulary
      controltower_baseline dataexchange_event_action datapipeline_pipeline
      datapipeline_pipeline_definition datasync_location_azure_blob
      datasync_location_fsx_ontap_file_system datasync_location_fsx_openzfs_file_system
      datasync_location_hdfs datasync_location_object_storage datazone_asset_type
      datazone_environment datazone_environment_blueprint_configuration
      datazone_environment_profile datazone_form_type datazone_glossary datazone_glossary_term
      datazone_user_profile detective_invitation_accepter detective_member
      detective_organization_admin_account detective_organization_configuration
      devicefarm_device_pool devicefarm_instance_profile devicefarm_network_profile
      devicefarm_project devicefarm_test_grid_project devicefarm_upload
      devopsguru_event_sources_config directory_service_conditional_forwarder
      directory_service_log_subscription directory_service_radius_settings
      directory_service_region directory_service_shared_directory
      directory_service_shared_directory_accepter directory_service_trust
      drs_replication_configuration_template ebs_fast_snapshot_restore ec2_allowed_images_settings
      ec2_capacity_block_reservation ec2_default_credit_specification
      ec2_traffic_mirror_filter_rule elasticache_reserved_cache_node emrcontainers_job_template
      fis_target_account_configuration fms_admin_account fms_resource_set
      fsx_s3_access_point_attachment guardduty_malware_protection_plan
      guardduty_member_detector_feature iam_group_policies_exclusive iam_user_policies_exclusive
      inspector2_delegated_admin_account inspector2_filter inspector2_member_association
      inspector_assessment_target inspector_assessment_template inspector_resource_group
      invoicing_invoice_unit ivschat_logging_configuration ivschat_room kendra_data_source
      kendra_experience kendra_faq kendra_query_suggestions_block_list kendra_thesaurus
      lambda_capacity_provider lambda_function_recursion_config lex_bot_alias lex_intent
      lex_slot_type lexv2models_bot_locale lexv2models_bot_version lexv2models_intent
      lexv2models_slot lexv2models_slot_type licensemanager_grant licensemanager_grant_accepter
      location_route_calculator location_tracker_association macie2_invitation_accepter
      macie2_organization_configuration networkflowmonitor_monitor networkflowmonitor_scope
      notifications_channel_association notifications_event_rule
      notificationscontacts_email_contact observabilityadmin_centralization_rule_for_organization
      opensearch_authorize_vpc_endpoint_access osis_pipeline paymentcryptography_key_alias
      pinpoint_adm_channel pinpoint_apns_channel pinpoint_apns_sandbox_channel
      pinpoint_apns_voip_channel pinpoint_apns_voip_sandbox_channel pinpoint_baidu_channel
      pinpoint_email_channel pinpoint_email_template pinpoint_event_stream pinpoint_gcm_channel
      pinpoint_sms_channel pinpointsmsvoicev2_configuration_set pinpointsmsvoicev2_opt_out_list
      pinpointsmsvoicev2_phone_number prometheus_query_logging_configuration
      prometheus_workspace_configuration qldb_stream rds_export_task
      redshift_endpoint_authorization redshift_hsm_client_certificate redshift_partner
      redshift_snapshot_copy_grant redshiftserverless_custom_domain_association
      rekognition_stream_processor resourceexplorer2_index resourceexplorer2_view
      route53recoverycontrolconfig_cluster route53recoverycontrolconfig_control_panel
      route53recoverycontrolconfig_routing_control route53recoverycontrolconfig_safety_rule
      route53recoveryreadiness_cell route53recoveryreadiness_readiness_check
      route53recoveryreadiness_recovery_group route53recoveryreadiness_resource_set
      rum_metrics_destination s3_bucket_abac s3control_multi_region_access_point_policy
      s3outposts_endpoint sagemaker_device sagemaker_mlflow_tracking_server
      sagemaker_servicecatalog_portfolio_status securityhub_invite_accepter
      securityhub_organization_admin_account securityhub_standards_control_association
      securitylake_aws_log_source securitylake_custom_log_source securitylake_subscriber
      securitylake_subscriber_notification servicecatalog_budget_resource_association
      servicecatalog_organizations_access servicecatalog_provisioning_artifact
      servicecatalog_service_action servicecatalogappregistry_attribute_group
      servicecatalogappregistry_attribute_group_association servicequotas_template_association
      sfn_alias shield_application_layer_automatic_response
      shield_drt_access_log_bucket_association shield_drt_access_role_arn_association
      shield_proactive_engagement shield_protection_health_check_association
      spot_datafeed_subscription ssmcontacts_rotation ssmquicksetup_configuration_manager
      synthetics_group synthetics_group_association transcribe_medical_vocabulary
      transcribe_vocabulary transcribe_vocabulary_filter transfer_web_app
      transfer_web_app_customization verifiedaccess_endpoint verifiedaccess_group
      verifiedaccess_instance verifiedaccess_instance_logging_configuration
      verifiedaccess_instance_trust_provider_attachment verifiedaccess_trust_provider
      verifiedpermissions_identity_source verifiedpermissions_schema waf_byte_match_set
      waf_geo_match_set waf_rate_based_rule waf_regex_match_set waf_regex_pattern_set
      waf_rule_group waf_size_constraint_set waf_sql_injection_match_set waf_xss_match_set
      wafregional_byte_match_set wafregional_geo_match_set wafregional_rate_based_rule
      wafregional_regex_match_set wafregional_regex_pattern_set wafregional_rule_group
      wafregional_size_constraint_set wafregional_sql_injection_match_set
      wafregional_xss_match_set wafv2_api_key workspaces_connection_alias workspaces_ip_group
      workspacesweb_browser_settings workspacesweb_browser_settings_association
      workspacesweb_data_protection_settings workspacesweb_data_protection_settings_association
      workspacesweb_identity_provider workspacesweb_ip_access_settings
      workspacesweb_ip_access_settings_association workspacesweb_network_settings
      workspacesweb_network_settings_association workspacesweb_portal workspacesweb_session_logger
      workspacesweb_session_logger_association workspacesweb_trust_store
      workspacesweb_trust_store_association workspacesweb_user_access_logging_settings
      workspacesweb_user_access_logging_settings_association workspacesweb_user_settings
      workspacesweb_user_settings_association
    `,
  },
];
