import type { ProviderTables } from '../types.ts';

/** Less common types, and all types of smaller providers, from gitlab to nomad. */
export const furtherGitlabProviders: readonly ProviderTables[] = [
  {
    prefix: 'gitlab_',
    tables: [
      {
        list: 'gitlab/credential',
        class: 'credential',
        types: `
          cluster_agent_token deploy_key_enable group_deploy_token
          group_service_account_access_token project_deploy_token user_gpgkey
          user_impersonation_token user_sshkey
        `,
      },
      {
        list: 'gitlab/guard',
        class: 'guard',
        types: `
          group_level_mr_approvals group_security_policy_attachment project_freeze_period
          project_security_policy_attachment
        `,
      },
      {
        list: 'gitlab/principal',
        class: 'principal',
        types: `
          group_service_account instance_service_account
        `,
      },
      {
        list: 'gitlab/repository',
        class: 'repository',
        types: `
          project_wiki_page
        `,
      },
      {
        list: 'gitlab/service',
        class: 'service',
        types: `
          group_cluster instance_cluster integration_custom_issue_tracker
          integration_emails_on_push integration_external_wiki integration_github
          integration_harbor integration_jenkins integration_mattermost
          integration_microsoft_teams integration_pipelines_email integration_redmine
          integration_telegram project_cluster project_integration_custom_issue_tracker
          project_integration_emails_on_push project_integration_external_wiki
          project_integration_github project_integration_harbor project_integration_jenkins
          project_integration_jira project_integration_mattermost
          project_integration_microsoft_teams project_integration_pipelines_email
          project_integration_redmine project_integration_telegram project_integration_youtrack
          system_hook
        `,
      },
      {
        list: 'gitlab/settings',
        class: 'settings',
        types: `
          application application_appearance compliance_framework global_level_notifications
          group_custom_attribute group_dependency_proxy group_epic_board group_issue_board
          group_project_file_template pages_domain project_compliance_frameworks
          project_custom_attribute project_external_status_check project_issue_board
          project_level_notifications project_pages_settings project_target_branch_rule
          release_link user_custom_attribute user_identity value_stream_analytics
        `,
      },
    ],
  },
  {
    prefix: 'grafana_',
    tables: [
      {
        list: 'grafana/credential',
        class: 'credential',
        types: `
          cloud_stack_service_account
        `,
      },
      {
        list: 'grafana/guard',
        class: 'guard',
        types: `
          machine_learning_alert
        `,
      },
      {
        list: 'grafana/permission',
        class: 'permission',
        types: `
          dashboard_permission_item data_source_permission_item folder_permission_item
          role_assignment_item service_account_permission_item team_external_group
        `,
      },
      {
        list: 'grafana/settings',
        class: 'settings',
        types: `
          data_source_cache_config k6_load_test k6_project
        `,
      },
    ],
  },
  {
    prefix: 'hcloud_',
    tables: [
      {
        list: 'hcloud/dns-record',
        class: 'dns-record',
        types: `
          zone_record
        `,
      },
    ],
  },
  {
    prefix: 'heroku_',
    tables: [
      {
        list: 'heroku/network',
        class: 'network',
        types: `
          space_peering_connection_accepter space_vpn_connection
        `,
      },
      {
        list: 'heroku/permission',
        class: 'permission',
        types: `
          account_feature
        `,
      },
      {
        list: 'heroku/service',
        class: 'service',
        types: `
          slug
        `,
      },
      {
        list: 'heroku/settings',
        class: 'settings',
        types: `
          pipeline_config_var space_app_access
        `,
      },
    ],
  },
  {
    prefix: 'kubectl_',
    tables: [
      {
        list: 'kubectl/settings',
        class: 'settings',
        types: `
          path_documents server_version
        `,
      },
    ],
  },
  {
    prefix: 'launchdarkly_',
    tables: [
      {
        list: 'launchdarkly/object',
        class: 'object',
        types: `
          view
        `,
      },
    ],
  },
  {
    prefix: 'linode_',
    tables: [
      {
        list: 'linode/address',
        class: 'address',
        types: `
          networking_ip
        `,
      },
      {
        list: 'linode/network',
        class: 'network',
        types: `
          firewall_settings vlan
        `,
      },
      {
        list: 'linode/settings',
        class: 'settings',
        types: `
          account_settings
        `,
      },
    ],
  },
  {
    prefix: 'mongodbatlas_',
    tables: [
      {
        list: 'mongodbatlas/container',
        class: 'container',
        types: `
          organization
        `,
      },
      {
        list: 'mongodbatlas/database',
        class: 'database',
        types: `
          data_lake_pipeline online_archive
        `,
      },
      {
        list: 'mongodbatlas/guard',
        class: 'guard',
        types: `
          resource_policy
        `,
      },
      {
        list: 'mongodbatlas/network',
        class: 'network',
        types: `
          privatelink_endpoint_serverless
          privatelink_endpoint_service_data_federation_online_archive
          privatelink_endpoint_service_serverless
        `,
      },
      {
        list: 'mongodbatlas/permission',
        class: 'permission',
        types: `
          access_list_api_key api_key_project_assignment federated_settings_org_role_mapping
          mongodb_employee_access_grant
        `,
      },
      {
        list: 'mongodbatlas/service',
        class: 'service',
        types: `
          stream_connection stream_processor
        `,
      },
      {
        list: 'mongodbatlas/settings',
        class: 'settings',
        types: `
          encryption_at_rest_private_endpoint federated_query_limit
          federated_settings_identity_provider federated_settings_org_config ldap_verify
          push_based_log_export stream_privatelink_endpoint
        `,
      },
    ],
  },
  {
    prefix: 'mssql_',
    tables: [
      {
        list: 'mssql/permission',
        class: 'permission',
        types: `
          permissions
        `,
      },
      {
        list: 'mssql/principal',
        class: 'principal',
        types: `
          login role user
        `,
      },
    ],
  },
  {
    prefix: 'mysql_',
    tables: [
      {
        list: 'mysql/settings',
        class: 'settings',
        types: `
          rds_config ti_config
        `,
      },
    ],
  },
  {
    prefix: 'newrelic_',
    tables: [
      {
        list: 'newrelic/settings',
        class: 'settings',
        types: `
          application_settings cloud_azure_integrations cloud_azure_link_account
          cloud_gcp_integrations cloud_gcp_link_account dashboard events_to_metrics_rule
          synthetics_broken_links_monitor synthetics_cert_check_monitor synthetics_step_monitor
        `,
      },
    ],
  },
  {
    prefix: 'nomad_',
    tables: [
      {
        list: 'nomad/volume',
        class: 'volume',
        types: `
          dynamic_host_volume_registration
        `,
      },
    ],
  },
];
