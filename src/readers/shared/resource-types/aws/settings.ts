import type { TypeTable } from '../types.ts';

/** AWS types that say who may do what, what is watched and how things are set. */
export const awsSettings: readonly TypeTable[] = [
  {
    list: 'aws/permission',
    class: 'permission',
    types: `
      iam_policy iam_role_policy iam_role_policies_exclusive iam_role_policy_attachment
      iam_role_policy_attachments_exclusive iam_user_policy iam_user_policy_attachment
      iam_group_policy iam_group_policy_attachment iam_policy_attachment iam_group_membership
      iam_user_group_membership s3_bucket_policy s3_bucket_acl s3_object_acl s3_access_point
      s3control_access_point_policy s3control_access_grant s3control_access_grants_instance
      s3control_access_grants_location sqs_queue_policy sns_topic_policy kms_grant kms_key_policy
      lambda_permission lambda_layer_version_permission ecr_repository_policy ecr_registry_policy
      ecrpublic_repository_policy secretsmanager_secret_policy cloudwatch_log_resource_policy
      cloudwatch_log_destination_policy cloudwatch_event_permission cloudwatch_event_bus_policy
      backup_vault_policy efs_file_system_policy elasticsearch_domain_policy
      opensearch_domain_policy opensearchserverless_access_policy glacier_vault_policy
      glue_resource_policy msk_cluster_policy msk_scram_secret_association
      dynamodb_resource_policy kinesis_resource_policy api_gateway_rest_api_policy
      api_gateway_authorizer apigatewayv2_authorizer appsync_datasource
      lakeformation_permissions lakeformation_data_lake_settings lakeformation_resource
      lakeformation_opt_in ram_resource_share ram_resource_association ram_principal_association
      ram_resource_share_accepter ssoadmin_account_assignment ssoadmin_managed_policy_attachment
      ssoadmin_customer_managed_policy_attachment ssoadmin_permission_set_inline_policy
      ssoadmin_permissions_boundary_attachment ssoadmin_application_assignment
      identitystore_group_membership eks_access_entry eks_access_policy_association
      eks_pod_identity_association eks_identity_provider_config
      organizations_delegated_administrator organizations_resource_policy
      vpc_endpoint_policy vpc_endpoint_connection_notification vpc_endpoint_service_allowed_principal
      codebuild_resource_policy codeartifact_repository_permissions_policy
      codeartifact_domain_permissions_policy cognito_identity_pool_roles_attachment
      snapshot_create_volume_permission ebs_snapshot_block_public_access ami_launch_permission
      db_instance_role_association rds_cluster_role_association redshift_cluster_iam_roles
      redshift_resource_policy ses_identity_policy verifiedpermissions_policy
      elasticache_user_group memorydb_acl media_store_container_policy
      lambda_function_url ec2_image_block_public_access acmpca_policy acmpca_permission
      vpclattice_auth_policy vpclattice_resource_policy schemas_registry_policy iot_policy
      iot_policy_attachment s3tables_table_bucket_policy s3tables_table_policy
      lightsail_bucket_access_key iam_account_alias
    `,
  },
  {
    list: 'aws/guard',
    class: 'guard',
    types: `
      backup_plan backup_selection backup_vault_lock_configuration backup_vault_notifications
      backup_framework backup_global_settings backup_region_settings backup_restore_testing_plan
      backup_restore_testing_selection backup_report_plan dlm_lifecycle_policy
      redshift_snapshot_schedule redshift_snapshot_schedule_association redshift_snapshot_copy
      efs_backup_policy efs_replication_configuration s3_bucket_versioning
      s3_bucket_object_lock_configuration s3_bucket_replication_configuration
      s3_bucket_public_access_block s3_account_public_access_block
      s3_bucket_ownership_controls s3_bucket_server_side_encryption_configuration
      dynamodb_contributor_insights glacier_vault_lock ecr_replication_configuration
      ecr_registry_scanning_configuration organizations_policy organizations_policy_attachment
      iam_account_password_policy guardduty_detector guardduty_detector_feature
      guardduty_organization_configuration guardduty_member guardduty_filter guardduty_ipset
      guardduty_organization_admin_account securityhub_account securityhub_member
      securityhub_standards_subscription securityhub_standards_control
      securityhub_organization_configuration securityhub_finding_aggregator inspector2_enabler
      inspector2_organization_configuration macie2_account macie2_classification_job
      accessanalyzer_analyzer detective_graph config_configuration_recorder
      config_configuration_recorder_status config_delivery_channel config_config_rule
      config_organization_managed_rule config_conformance_pack
      config_organization_conformance_pack config_configuration_aggregator
      config_aggregate_authorization config_remediation_configuration cloudtrail
      cloudtrail_organization_delegated_admin_account wafv2_web_acl wafv2_web_acl_association
      wafv2_rule_group wafv2_ip_set wafv2_regex_pattern_set wafv2_web_acl_logging_configuration
      waf_web_acl waf_rule waf_ipset wafregional_web_acl wafregional_web_acl_association
      wafregional_rule wafregional_ipset shield_protection shield_protection_group
      shield_subscription fms_policy networkfirewall_firewall_policy networkfirewall_rule_group
      networkfirewall_logging_configuration network_acl network_acl_rule default_network_acl
      network_acl_association route53_resolver_firewall_rule route53_resolver_firewall_rule_group
      route53_resolver_firewall_rule_group_association ebs_encryption_by_default
      ebs_default_kms_key bedrock_guardrail s3control_object_lambda_access_point_policy
      controltower_control opensearchserverless_security_policy
      opensearchserverless_lifecycle_policy
    `,
  },
  {
    list: 'aws/settings',
    class: 'settings',
    types: `
      security_group default_security_group security_group_rule
      vpc_security_group_ingress_rule vpc_security_group_egress_rule
      vpc_security_group_vpc_association launch_template launch_configuration
      autoscaling_policy autoscaling_schedule autoscaling_lifecycle_hook
      autoscaling_notification autoscaling_attachment autoscaling_group_tag
      autoscaling_traffic_source_attachment autoscalingplans_scaling_plan appautoscaling_target
      appautoscaling_policy appautoscaling_scheduled_action volume_attachment placement_group
      ec2_tag ec2_capacity_reservation ec2_availability_zone_group ec2_instance_state
      ec2_serial_console_access ec2_instance_metadata_defaults ec2_traffic_mirror_session
      ec2_traffic_mirror_target ec2_traffic_mirror_filter flow_log
      ecs_task_definition ecs_capacity_provider ecs_cluster_capacity_providers
      ecs_account_setting_default ecs_tag lambda_function_event_invoke_config lambda_invocation
      lambda_code_signing_config lambda_runtime_management_config
      cloudwatch_metric_alarm cloudwatch_composite_alarm cloudwatch_dashboard
      cloudwatch_metric_stream cloudwatch_log_metric_filter cloudwatch_log_subscription_filter
      cloudwatch_log_destination cloudwatch_log_data_protection_policy
      cloudwatch_log_account_policy cloudwatch_query_definition cloudwatch_log_delivery
      cloudwatch_log_delivery_source cloudwatch_log_delivery_destination
      cloudwatch_log_anomaly_detector cloudwatch_event_connection cloudwatch_event_endpoint
      cloudwatch_contributor_insight_rule scheduler_schedule_group
      db_parameter_group db_option_group db_event_subscription db_proxy_default_target_group
      db_proxy_target db_proxy_endpoint rds_cluster_parameter_group rds_cluster_activity_stream
      rds_certificate rds_integration rds_instance_state rds_reserved_instance
      docdb_cluster_parameter_group docdb_event_subscription neptune_cluster_parameter_group
      neptune_parameter_group neptune_event_subscription elasticache_parameter_group
      memorydb_parameter_group dax_parameter_group redshift_parameter_group
      redshift_event_subscription redshift_scheduled_action redshift_usage_limit
      redshift_logging redshift_authentication_profile redshift_hsm_configuration
      redshiftserverless_endpoint_access redshiftserverless_usage_limit
      redshiftserverless_resource_policy redshiftdata_statement
      dynamodb_kinesis_streaming_destination dynamodb_tag
      s3_bucket_lifecycle_configuration s3_bucket_logging s3_bucket_notification
      s3_bucket_cors_configuration s3_bucket_website_configuration s3_bucket_metric
      s3_bucket_analytics_configuration s3_bucket_inventory
      s3_bucket_intelligent_tiering_configuration s3_bucket_accelerate_configuration
      s3_bucket_request_payment_configuration s3_bucket_metadata_configuration
      s3control_bucket_lifecycle_configuration s3control_storage_lens_configuration
      s3control_multi_region_access_point s3control_object_lambda_access_point
      s3control_directory_bucket_access_point_scope
      ecr_lifecycle_policy ecr_pull_through_cache_rule ecr_repository_creation_template
      ecr_account_setting kms_alias secretsmanager_secret_rotation
      ssm_association ssm_maintenance_window ssm_maintenance_window_target
      ssm_maintenance_window_task ssm_patch_baseline ssm_default_patch_baseline ssm_patch_group
      ssm_activation ssm_resource_data_sync ssm_service_setting ssmincidents_response_plan
      ssmincidents_replication_set ssmcontacts_contact ssmcontacts_plan
      ssmcontacts_contact_channel sqs_queue_redrive_policy sqs_queue_redrive_allow_policy
      sns_sms_preferences sns_topic_data_protection_policy msk_configuration
      msk_single_scram_secret_association msk_vpc_connection mskconnect_custom_plugin
      mskconnect_worker_configuration mq_configuration
      api_gateway_resource api_gateway_method api_gateway_method_response
      api_gateway_method_settings api_gateway_integration api_gateway_integration_response
      api_gateway_model api_gateway_account api_gateway_base_path_mapping
      api_gateway_usage_plan api_gateway_usage_plan_key api_gateway_gateway_response
      api_gateway_request_validator api_gateway_documentation_part
      api_gateway_documentation_version apigatewayv2_api_mapping apigatewayv2_deployment
      apigatewayv2_integration_response apigatewayv2_model apigatewayv2_route_response
      appsync_function appsync_resolver appsync_domain_name appsync_domain_name_api_association
      appsync_type appsync_api_cache appsync_source_api_association
      cloudfront_cache_policy cloudfront_origin_request_policy cloudfront_response_headers_policy
      cloudfront_function cloudfront_origin_access_control cloudfront_realtime_log_config
      cloudfront_monitoring_subscription cloudfront_field_level_encryption_config
      cloudfront_field_level_encryption_profile cloudfront_continuous_deployment_policy
      cloudfront_vpc_origin lb_cookie_stickiness_policy app_cookie_stickiness_policy
      load_balancer_policy load_balancer_backend_server_policy load_balancer_listener_policy
      lb_ssl_negotiation_policy proxy_protocol_policy lb_trust_store_revocation
      codebuild_webhook codebuild_source_credential codebuild_report_group codebuild_fleet
      codepipeline_webhook codepipeline_custom_action_type codedeploy_deployment_config
      codecommit_trigger codecommit_approval_rule_template
      codecommit_approval_rule_template_association codestarnotifications_notification_rule
      codestarconnections_host chatbot_slack_channel_configuration
      chatbot_teams_channel_configuration amplify_domain_association amplify_webhook
      amplify_backend_environment glue_connection glue_classifier glue_security_configuration
      glue_data_catalog_encryption_settings glue_partition glue_partition_index glue_schema
      glue_registry glue_dev_endpoint glue_ml_transform glue_user_defined_function
      glue_data_quality_ruleset glue_catalog_table_optimizer athena_named_query
      athena_data_catalog athena_prepared_statement emr_instance_group emr_instance_fleet
      emr_managed_scaling_policy emr_security_configuration emr_studio
      emr_studio_session_mapping emr_block_public_access_configuration
      dms_endpoint dms_certificate dms_event_subscription
      batch_scheduling_policy iam_organizations_features iam_security_token_service_preferences
      ses_domain_identity ses_email_identity ses_domain_dkim ses_domain_mail_from
      ses_domain_identity_verification ses_configuration_set ses_event_destination
      ses_identity_notification_topic ses_template ses_active_receipt_rule_set ses_receipt_filter
      sesv2_email_identity sesv2_email_identity_policy sesv2_email_identity_feedback_attributes
      sesv2_email_identity_mail_from_attributes sesv2_configuration_set
      sesv2_configuration_set_event_destination sesv2_contact_list sesv2_account_suppression_attributes
      sesv2_account_vdm_attributes cognito_user_pool_ui_customization cognito_risk_configuration
      cognito_user_in_group cognito_log_delivery_configuration cognito_managed_login_branding
      cognito_identity_pool_provider_principal_tag cognito_managed_user_pool_client
      route53_query_log route53_resolver_query_log_config
      route53_resolver_query_log_config_association route53_resolver_config
      route53_resolver_dnssec_config route53_resolver_firewall_config
      route53_resolver_firewall_domain_list route53_traffic_policy route53_cidr_collection
      route53_cidr_location route53_vpc_association_authorization
      route53profiles_profile route53profiles_association route53profiles_resource_association
      budgets_budget budgets_budget_action ce_anomaly_monitor ce_anomaly_subscription
      ce_cost_allocation_tag ce_cost_category cur_report_definition bcmdataexports_export
      resourcegroups_group resourcegroups_resource servicequotas_service_quota
      servicequotas_template servicecatalog_portfolio servicecatalog_product
      servicecatalog_constraint servicecatalog_principal_portfolio_association
      servicecatalog_product_portfolio_association servicecatalog_portfolio_share
      servicecatalog_tag_option servicecatalog_tag_option_resource_association
      servicecatalogappregistry_application appconfig_application appconfig_environment
      appconfig_configuration_profile appconfig_deployment appconfig_deployment_strategy
      appconfig_extension appconfig_extension_association account_alternate_contact
      account_primary_contact account_region securityhub_insight securityhub_action_target
      securityhub_automation_rule securityhub_configuration_policy
      securityhub_configuration_policy_association securityhub_product_subscription
      guardduty_publishing_destination guardduty_invite_accepter guardduty_threatintelset
      macie2_custom_data_identifier macie2_findings_filter macie2_member
      macie2_organization_admin_account macie2_classification_export_configuration
      xray_sampling_rule xray_group xray_encryption_config applicationinsights_application
      oam_link oam_sink oam_sink_policy internetmonitor_monitor networkmonitor_monitor
      networkmonitor_probe prometheus_rule_group_namespace prometheus_alert_manager_definition
      prometheus_scraper grafana_role_association grafana_workspace_saml_configuration
      grafana_license_association imagebuilder_component imagebuilder_image_recipe
      imagebuilder_container_recipe imagebuilder_infrastructure_configuration
      imagebuilder_distribution_configuration imagebuilder_workflow
      imagebuilder_lifecycle_policy sagemaker_user_profile sagemaker_app
      sagemaker_app_image_config sagemaker_code_repository sagemaker_image
      sagemaker_image_version sagemaker_notebook_instance_lifecycle_configuration
      sagemaker_studio_lifecycle_config sagemaker_pipeline sagemaker_project
      sagemaker_flow_definition sagemaker_human_task_ui sagemaker_workforce sagemaker_workteam
      sagemaker_device_fleet sagemaker_monitoring_schedule
      sagemaker_data_quality_job_definition quicksight_data_source quicksight_dashboard
      quicksight_analysis quicksight_template quicksight_theme quicksight_folder
      quicksight_folder_membership quicksight_group_membership quicksight_ingestion
      quicksight_namespace quicksight_refresh_schedule quicksight_vpc_connection
      quicksight_account_subscription schemas_registry schemas_schema schemas_discoverer
      datasync_agent datasync_location_s3 datasync_location_efs datasync_location_nfs
      datasync_location_smb datasync_location_fsx_lustre_file_system
      datasync_location_fsx_windows_file_system storagegateway_cache
      storagegateway_nfs_file_share storagegateway_smb_file_share
      storagegateway_upload_buffer storagegateway_working_storage
      storagegateway_file_system_association storagegateway_tape_pool fsx_data_repository_association
      transfer_access transfer_agreement transfer_profile transfer_tag transfer_workflow
      efs_access_point vpn_connection_device_configuration vpc_network_performance_metric_subscription
      vpc_block_public_access_options vpc_block_public_access_exclusion
      ec2_network_insights_path ec2_network_insights_analysis
      elastic_beanstalk_configuration_template eks_cluster_registration
      iot_thing_type iot_thing_group iot_thing_group_membership iot_thing_principal_attachment
      iot_role_alias iot_domain_configuration iot_logging_options iot_provisioning_template
      iot_indexing_configuration iot_event_configurations iot_authorizer iot_billing_group
      iot_topic_rule_destination opensearch_domain_saml_options opensearch_package
      opensearch_package_association opensearch_vpc_endpoint opensearch_inbound_connection_accepter
      opensearch_outbound_connection opensearchserverless_security_config
      opensearchserverless_vpc_endpoint elasticsearch_domain_saml_options
      elasticsearch_vpc_endpoint bedrock_custom_model bedrock_inference_profile
      bedrock_model_invocation_logging_configuration bedrock_provisioned_model_throughput
      bedrockagent_agent_action_group bedrockagent_agent_alias bedrockagent_data_source
      bedrockagent_agent_knowledge_base_association bedrockagent_prompt bedrockagent_flow
      devopsguru_resource_collection devopsguru_notification_channel
      devopsguru_service_integration fis_experiment_template resiliencehub_resiliency_policy
      costoptimizationhub_enrollment_status costoptimizationhub_preferences
      computeoptimizer_enrollment_status computeoptimizer_recommendation_preferences
      notifications_notification_hub notifications_notification_configuration
      signer_signing_job signer_signing_profile_permission service_discovery_instance
      vpclattice_access_log_subscription vpclattice_listener_rule
      vpclattice_target_group_attachment controltower_landing_zone
      ssoadmin_application_access_scope ssoadmin_instance_access_control_attributes
      ssoadmin_trusted_token_issuer lakeformation_lf_tag lakeformation_resource_lf_tag
      lakeformation_resource_lf_tags licensemanager_license_configuration
      licensemanager_association auditmanager_assessment auditmanager_control
      auditmanager_framework auditmanager_account_registration
      lightsail_instance_public_ports lightsail_disk_attachment lightsail_lb_attachment
      lightsail_lb_https_redirection_policy lightsail_lb_stickiness_policy
      lightsail_distribution lightsail_container_service_deployment_version
      lightsail_bucket_resource_access timestreamquery_scheduled_query cloudsearch_domain_service_access_policy
      media_convert_queue appfabric_app_bundle qbusiness_application
      dx_hosted_private_virtual_interface dx_hosted_connection dx_bgp_peer
      dx_connection_association dx_connection_confirmation dx_macsec_key_association
      dx_gateway_association_proposal
    `,
  },
];
