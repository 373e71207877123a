import type { ProviderTables } from '../types.ts';

/** Identity, observability and on-call as services. */
export const operationsProviders: readonly ProviderTables[] = [
  {
    prefix: 'auth0_',
    tables: [
      { list: 'auth0/directory', class: 'directory', types: 'connection user organization tenant' },
      { list: 'auth0/principal', class: 'principal', types: 'client resource_server' },
      {
        list: 'auth0/credential',
        class: 'credential',
        types: 'client_credentials encryption_key_manager',
      },
      {
        list: 'auth0/permission',
        class: 'permission',
        types:
          'role role_permission role_permissions user_role user_roles user_permission user_permissions client_grant resource_server_scope resource_server_scopes organization_member organization_members organization_connection organization_connections connection_client connection_clients',
      },
      { list: 'auth0/guard', class: 'guard', types: 'attack_protection guardian' },
      {
        list: 'auth0/settings',
        class: 'settings',
        types:
          'action trigger_action trigger_actions rule rule_config hook branding branding_theme custom_domain custom_domain_verification email_provider email_template log_stream pages prompt prompt_custom_text form flow',
      },
    ],
  },
  {
    prefix: 'okta_',
    tables: [
      { list: 'okta/directory', class: 'directory', types: 'user group user_schema_property' },
      {
        list: 'okta/principal',
        class: 'principal',
        types:
          'app_oauth app_saml app_bookmark app_basic_auth app_swa app_auto_login app_three_field app_secure_password_store app_shared_credentials auth_server auth_server_default idp_oidc idp_saml idp_social idp_saml_key',
      },
      { list: 'okta/credential', class: 'credential', types: 'app_oauth_api_scope api_token' },
      {
        list: 'okta/permission',
        class: 'permission',
        types:
          'app_group_assignment app_group_assignments app_user app_user_assignments group_memberships group_role group_rule user_admin_roles user_group_memberships admin_role_custom admin_role_custom_assignments admin_role_targets resource_set role_subscription auth_server_scope auth_server_claim',
      },
      {
        list: 'okta/guard',
        class: 'guard',
        types:
          'policy_mfa policy_mfa_default policy_password policy_password_default policy_signon policy_rule_mfa policy_rule_password policy_rule_signon app_signon_policy app_signon_policy_rule auth_server_policy auth_server_policy_rule network_zone threat_insight_settings behavior authenticator factor',
      },
      {
        list: 'okta/settings',
        class: 'settings',
        types:
          'brand theme domain email_customization email_sender event_hook inline_hook log_stream link_definition link_value profile_mapping trusted_origin org_configuration group_schema_property app_user_schema_property app_access_policy_assignment',
      },
    ],
  },
  {
    prefix: 'datadog_',
    tables: [
      { list: 'datadog/logs', class: 'logs', types: 'logs_index logs_archive logs_archive_order' },
      {
        list: 'datadog/credential',
        class: 'credential',
        types: 'api_key application_key service_account_application_key',
      },
      {
        list: 'datadog/permission',
        class: 'permission',
        types:
          'role user service_account team team_membership team_permission_setting restriction_policy authn_mapping logs_restriction_query',
      },
      {
        list: 'datadog/guard',
        class: 'guard',
        types:
          'security_monitoring_rule security_monitoring_default_rule security_monitoring_suppression cloud_configuration_rule sensitive_data_scanner_rule sensitive_data_scanner_group csm_threats_agent_rule',
      },
      {
        list: 'datadog/settings',
        class: 'settings',
        types:
          'monitor monitor_json monitor_notification_rule monitor_config_policy dashboard dashboard_json dashboard_list powerpack service_level_objective slo_correction downtime downtime_schedule synthetics_test synthetics_global_variable synthetics_private_location synthetics_concurrency_cap metric_metadata metric_tag_configuration logs_metric logs_custom_pipeline logs_custom_destination logs_index_order logs_pipeline_order logs_integration_pipeline integration_aws integration_aws_account integration_aws_event_bridge integration_aws_lambda_arn integration_aws_log_collection integration_azure integration_gcp integration_gcp_sts integration_pagerduty integration_pagerduty_service_object integration_slack_channel integration_opsgenie_service_object integration_cloudflare_account integration_fastly_account integration_fastly_service integration_confluent_account integration_confluent_resource service_definition_yaml software_catalog webhook webhook_custom_variable apm_retention_filter apm_retention_filter_order spans_metric rum_application rum_metric rum_retention_filter organization_settings ip_allowlist domain_allowlist openapi_api child_organization team_link workflow_automation app_builder_app observability_pipeline',
      },
    ],
  },
  {
    prefix: 'grafana_',
    tables: [
      { list: 'grafana/container', class: 'container', types: 'cloud_stack organization' },
      {
        list: 'grafana/credential',
        class: 'credential',
        types:
          'api_key cloud_api_key cloud_access_policy_token service_account_token cloud_stack_service_account_token',
      },
      {
        list: 'grafana/permission',
        class: 'permission',
        types:
          'cloud_access_policy folder_permission dashboard_permission role role_assignment team user service_account service_account_permission data_source_permission',
      },
      {
        list: 'grafana/settings',
        class: 'settings',
        types:
          'dashboard dashboard_public folder data_source data_source_config library_panel playlist annotation contact_point notification_policy message_template mute_timing rule_group report slo machine_learning_job synthetic_monitoring_check synthetic_monitoring_probe synthetic_monitoring_installation oncall_escalation oncall_escalation_chain oncall_integration oncall_route oncall_schedule oncall_on_call_shift cloud_plugin_installation organization_preferences sso_settings',
      },
    ],
  },
  {
    prefix: 'newrelic_',
    tables: [
      { list: 'newrelic/logs', class: 'logs', types: 'data_partition_rule' },
      { list: 'newrelic/credential', class: 'credential', types: 'api_access_key' },
      { list: 'newrelic/permission', class: 'permission', types: 'user group account_management' },
      {
        list: 'newrelic/settings',
        class: 'settings',
        types:
          'alert_policy alert_condition alert_channel alert_policy_channel alert_muting_rule nrql_alert_condition infra_alert_condition synthetics_monitor synthetics_script_monitor synthetics_alert_condition synthetics_multilocation_alert_condition synthetics_secure_credential synthetics_private_location one_dashboard one_dashboard_json one_dashboard_raw notification_channel notification_destination workflow service_level workload entity_tags event_to_metrics_rule nrql_drop_rule obfuscation_rule obfuscation_expression log_parsing_rule browser_application key_transaction cloud_aws_link_account cloud_aws_integrations',
      },
    ],
  },
  {
    prefix: 'sentry_',
    tables: [
      { list: 'sentry/container', class: 'container', types: 'organization project' },
      { list: 'sentry/credential', class: 'credential', types: 'key' },
      {
        list: 'sentry/permission',
        class: 'permission',
        types: 'team organization_member team_member',
      },
      {
        list: 'sentry/settings',
        class: 'settings',
        types:
          'issue_alert metric_alert rule plugin dashboard organization_repository organization_code_mapping notification_action project_inbound_data_filter project_spike_protection project_symbol_sources',
      },
    ],
  },
  {
    prefix: 'pagerduty_',
    tables: [
      {
        list: 'pagerduty/service',
        class: 'service',
        types:
          'service schedule escalation_policy event_orchestration event_orchestration_router event_orchestration_service event_orchestration_global ruleset ruleset_rule response_play',
      },
      { list: 'pagerduty/principal', class: 'principal', types: 'user' },
      { list: 'pagerduty/permission', class: 'permission', types: 'team team_membership' },
      {
        list: 'pagerduty/settings',
        class: 'settings',
        types:
          'service_integration service_dependency service_event_rule business_service business_service_subscriber extension extension_servicenow webhook_subscription user_contact_method user_notification_rule maintenance_window tag tag_assignment slack_connection addon incident_workflow incident_workflow_trigger incident_custom_field automation_actions_action automation_actions_runner alert_grouping_setting event_orchestration_integration event_orchestration_unrouted',
      },
    ],
  },
  {
    prefix: 'opsgenie_',
    tables: [
      {
        list: 'opsgenie/service',
        class: 'service',
        types: 'service schedule schedule_rotation escalation team_routing_rule heartbeat',
      },
      { list: 'opsgenie/principal', class: 'principal', types: 'user' },
      { list: 'opsgenie/permission', class: 'permission', types: 'team custom_role' },
      {
        list: 'opsgenie/credential',
        class: 'credential',
        types: 'api_integration email_integration',
      },
      {
        list: 'opsgenie/settings',
        class: 'settings',
        types:
          'alert_policy notification_policy notification_rule integration_action user_contact maintenance service_incident_rule incident_template',
      },
    ],
  },
  {
    prefix: 'tfe_',
    tables: [
      { list: 'tfe/container', class: 'container', types: 'organization workspace project' },
      {
        list: 'tfe/registry',
        class: 'registry',
        types: 'registry_module registry_provider no_code_module',
      },
      {
        list: 'tfe/credential',
        class: 'credential',
        types: 'team_token organization_token agent_token oauth_client ssh_key audit_trail_token',
      },
      {
        list: 'tfe/permission',
        class: 'permission',
        types:
          'team team_access team_members team_member team_organization_member team_organization_members team_project_access organization_membership',
      },
      {
        list: 'tfe/guard',
        class: 'guard',
        types:
          'policy policy_set policy_set_parameter sentinel_policy workspace_policy_set project_policy_set workspace_policy_set_exclusion organization_run_task workspace_run_task organization_run_task_global_settings',
      },
      {
        list: 'tfe/settings',
        class: 'settings',
        types:
          'variable variable_set workspace_variable_set project_variable_set notification_configuration run_trigger agent_pool agent_pool_allowed_workspaces workspace_settings workspace_run terraform_version organization_default_settings saml_settings team_notification_configuration data_retention_policy',
      },
    ],
  },
  {
    prefix: 'launchdarkly_',
    tables: [
      { list: 'launchdarkly/container', class: 'container', types: 'project environment' },
      {
        list: 'launchdarkly/service',
        class: 'service',
        types: 'feature_flag feature_flag_environment segment flag_trigger',
      },
      {
        list: 'launchdarkly/credential',
        class: 'credential',
        types: 'access_token relay_proxy_configuration',
      },
      {
        list: 'launchdarkly/permission',
        class: 'permission',
        types: 'custom_role team team_member team_role_mapping',
      },
      {
        list: 'launchdarkly/settings',
        class: 'settings',
        types: 'webhook destination metric audit_log_subscription',
      },
    ],
  },
];
