import type { ProviderTables } from '../types.ts';

/** Less common types, and all types of smaller providers, from datadog to github. */
export const furtherDatadogProviders: readonly ProviderTables[] = [
  {
    prefix: 'datadog_',
    tables: [
      {
        list: 'datadog/guard',
        class: 'guard',
        types: `
          appsec_waf_custom_rule appsec_waf_exclusion_filter cloud_workload_security_agent_rule
          csm_threats_policy security_monitoring_filter security_monitoring_rule_json
          sensitive_data_scanner_group_order
        `,
      },
      {
        list: 'datadog/logs',
        class: 'logs',
        types: `
          dataset
        `,
      },
      {
        list: 'datadog/object',
        class: 'object',
        types: `
          reference_table
        `,
      },
      {
        list: 'datadog/permission',
        class: 'permission',
        types: `
          user_role
        `,
      },
      {
        list: 'datadog/service',
        class: 'service',
        types: `
          integration_aws_external_id integration_aws_tag_filter
          integration_ms_teams_tenant_based_handle integration_ms_teams_workflows_webhook_handle
          on_call_escalation_policy on_call_schedule on_call_team_routing_rules
        `,
      },
      {
        list: 'datadog/settings',
        class: 'settings',
        types: `
          action_connection agentless_scanning_aws_scan_options
          agentless_scanning_gcp_scan_options app_key_registration aws_cur_config azure_uc_config
          compliance_custom_framework compliance_resource_evaluation_filter cost_budget
          custom_allocation_rule custom_allocation_rules gcp_uc_config incident_notification_rule
          incident_notification_template incident_type org_connection rum_retention_filters_order
          security_notification_rule tag_pipeline_ruleset tag_pipeline_rulesets
          team_hierarchy_links
        `,
      },
    ],
  },
  {
    prefix: 'digitalocean_',
    tables: [
      {
        list: 'digitalocean/address',
        class: 'address',
        types: `
          byoip_prefix reserved_ipv6 reserved_ipv6_assignment
        `,
      },
      {
        list: 'digitalocean/backup',
        class: 'backup',
        types: `
          nfs_snapshot
        `,
      },
      {
        list: 'digitalocean/credential',
        class: 'credential',
        types: `
          genai_openai_api_key
        `,
      },
      {
        list: 'digitalocean/database',
        class: 'database',
        types: `
          genai_knowledge_base
        `,
      },
      {
        list: 'digitalocean/network',
        class: 'network',
        types: `
          partner_attachment vpc_nat_gateway
        `,
      },
      {
        list: 'digitalocean/registry',
        class: 'registry',
        types: `
          container_registries
        `,
      },
      {
        list: 'digitalocean/service',
        class: 'service',
        types: `
          genai_agent nfs_attachment
        `,
      },
      {
        list: 'digitalocean/settings',
        class: 'settings',
        types: `
          database_kafka_config database_kafka_schema_registry database_mysql_config
          database_online_migration database_opensearch_config database_postgresql_config
          database_redis_config database_valkey_config genai_agent_knowledge_base_attachment
          genai_agent_route genai_function genai_indexing_job_cancel
          genai_knowledge_base_data_source spaces_bucket_logging
        `,
      },
      {
        list: 'digitalocean/volume',
        class: 'volume',
        types: `
          nfs
        `,
      },
    ],
  },
  {
    prefix: 'ec_',
    tables: [
      {
        list: 'ec/settings',
        class: 'settings',
        types: `
          organization
        `,
      },
    ],
  },
  {
    prefix: 'elasticsearch_',
    tables: [
      {
        list: 'elasticsearch/backup',
        class: 'backup',
        types: `
          snapshot_repository
        `,
      },
      {
        list: 'elasticsearch/database',
        class: 'database',
        types: `
          index
        `,
      },
      {
        list: 'elasticsearch/permission',
        class: 'permission',
        types: `
          opensearch_role opensearch_roles_mapping xpack_role xpack_role_mapping
        `,
      },
      {
        list: 'elasticsearch/principal',
        class: 'principal',
        types: `
          opensearch_user xpack_user
        `,
      },
      {
        list: 'elasticsearch/settings',
        class: 'settings',
        types: `
          cluster_settings component_template composable_index_template index_lifecycle_policy
          index_template ingest_pipeline kibana_alert kibana_object opensearch_dashboard_object
          opensearch_destination opensearch_ism_policy opensearch_ism_policy_mapping
          opensearch_monitor script watch
        `,
      },
      {
        list: 'elasticsearch/stateful',
        class: 'stateful',
        types: `
          data_stream opensearch_dashboard_tenant
        `,
      },
    ],
  },
  {
    prefix: 'elasticstack_',
    tables: [
      {
        list: 'elasticstack/guard',
        class: 'guard',
        types: `
          kibana_security_detection_rule
        `,
      },
      {
        list: 'elasticstack/service',
        class: 'service',
        types: `
          elasticsearch_enrich_policy elasticsearch_ml_anomaly_detection_job elasticsearch_watch
          fleet_output fleet_server_host
        `,
      },
      {
        list: 'elasticstack/settings',
        class: 'settings',
        types: `
          apm_agent_configuration elasticsearch_data_stream_lifecycle elasticsearch_index_alias
          elasticsearch_security_system_user kibana_import_saved_objects kibana_slo
          kibana_synthetics_monitor kibana_synthetics_private_location
        `,
      },
    ],
  },
  {
    prefix: 'fastly_',
    tables: [
      {
        list: 'fastly/guard',
        class: 'guard',
        types: `
          ngwaf_account_rule ngwaf_workspace ngwaf_workspace_rule
        `,
      },
      {
        list: 'fastly/service',
        class: 'service',
        types: `
          compute_acl
        `,
      },
      {
        list: 'fastly/settings',
        class: 'settings',
        types: `
          tls_subscription_validation
        `,
      },
    ],
  },
  {
    prefix: 'github_',
    tables: [
      {
        list: 'github/credential',
        class: 'credential',
        types: `
          codespaces_user_secret
        `,
      },
      {
        list: 'github/object',
        class: 'object',
        types: `
          project_card project_column
        `,
      },
      {
        list: 'github/permission',
        class: 'permission',
        types: `
          enterprise_actions_permissions enterprise_actions_workflow_permissions
          organization_repository_role organization_role_team_assignment
        `,
      },
      {
        list: 'github/settings',
        class: 'settings',
        types: `
          actions_organization_oidc_subject_claim_customization_template
          actions_organization_secret_repositories actions_organization_secret_repository
          actions_repository_oidc_subject_claim_customization_template
          codespaces_organization_secret_repositories dependabot_organization_secret_repositories
          enterprise_security_analysis_settings user_invitation_accepter
        `,
      },
    ],
  },
];
