import type { ProviderTables } from '../types.ts';

/** Code hosts, secret stores and service registries. */
export const foundationProviders: readonly ProviderTables[] = [
  {
    prefix: 'github_',
    tables: [
      {
        list: 'github/repository',
        class: 'repository',
        types: 'repository organization_project repository_project',
      },
      { list: 'github/object', class: 'object', types: 'repository_file branch release gist' },
      {
        list: 'github/secret',
        class: 'secret',
        types:
          'actions_secret actions_organization_secret actions_environment_secret codespaces_secret codespaces_organization_secret dependabot_secret dependabot_organization_secret',
      },
      {
        list: 'github/credential',
        class: 'credential',
        types: 'repository_deploy_key user_ssh_key user_gpg_key',
      },
      {
        list: 'github/permission',
        class: 'permission',
        types:
          'membership team team_members team_membership team_repository repository_collaborator repository_collaborators organization_custom_role app_installation_repository app_installation_repositories actions_organization_permissions actions_repository_permissions actions_repository_access_level workflow_repository_permissions emu_group_mapping team_sync_group_mapping organization_role organization_role_user organization_role_team enterprise_organization',
      },
      {
        list: 'github/guard',
        class: 'guard',
        types:
          'branch_protection branch_protection_v3 repository_ruleset organization_ruleset repository_tag_protection repository_environment repository_environment_deployment_policy repository_dependabot_security_updates repository_vulnerability_alerts',
      },
      {
        list: 'github/service',
        class: 'service',
        types: 'actions_runner_group actions_hosted_runner enterprise_actions_runner_group',
      },
      {
        list: 'github/settings',
        class: 'settings',
        types:
          'branch_default actions_variable actions_organization_variable actions_environment_variable repository_webhook organization_webhook issue_label issue_labels issue repository_topics repository_autolink_reference repository_milestone organization_settings organization_custom_properties repository_custom_property team_settings organization_block organization_security_manager repository_deployment_branch_policy',
      },
    ],
  },
  {
    prefix: 'gitlab_',
    tables: [
      { list: 'gitlab/repository', class: 'repository', types: 'project' },
      { list: 'gitlab/container', class: 'container', types: 'group' },
      {
        list: 'gitlab/object',
        class: 'object',
        types: 'repository_file branch release project_tag',
      },
      {
        list: 'gitlab/secret',
        class: 'secret',
        types: 'project_variable group_variable instance_variable',
      },
      {
        list: 'gitlab/credential',
        class: 'credential',
        types:
          'deploy_key deploy_token personal_access_token project_access_token group_access_token service_account_access_token',
      },
      {
        list: 'gitlab/permission',
        class: 'permission',
        types:
          'group_membership project_membership group_share_group project_share_group user service_account group_ldap_link group_saml_link member_role',
      },
      {
        list: 'gitlab/guard',
        class: 'guard',
        types:
          'branch_protection tag_protection project_protected_environment group_protected_environment project_approval_rule project_level_mr_approvals project_push_rules group_project_push_rules project_container_repository_protection',
      },
      {
        list: 'gitlab/service',
        class: 'service',
        types:
          'runner user_runner project_runner_enablement pipeline_schedule pipeline_trigger cluster_agent',
      },
      {
        list: 'gitlab/settings',
        class: 'settings',
        types:
          'project_hook group_hook group_label project_label label project_badge group_badge project_mirror project_milestone application_settings pipeline_schedule_variable project_environment topic integration_slack integration_jira project_issue project_job_token_scope project_job_token_scopes',
      },
    ],
  },
  {
    prefix: 'vault_',
    tables: [
      {
        list: 'vault/secret',
        class: 'secret',
        types: 'generic_secret kv_secret kv_secret_v2 mount',
      },
      {
        list: 'vault/key',
        class: 'key',
        types:
          'transit_secret_backend_key transit_secret_cache_config pki_secret_backend_root_cert pki_secret_backend_intermediate_cert_request pki_secret_backend_intermediate_set_signed pki_secret_backend_key pki_secret_backend_issuer managed_keys',
      },
      { list: 'vault/container', class: 'container', types: 'namespace' },
      {
        list: 'vault/certificate',
        class: 'certificate',
        types:
          'pki_secret_backend_cert pki_secret_backend_sign pki_secret_backend_root_sign_intermediate',
      },
      {
        list: 'vault/credential',
        class: 'credential',
        types: 'token approle_auth_backend_role_secret_id',
      },
      {
        list: 'vault/principal',
        class: 'principal',
        types:
          'identity_entity identity_entity_alias identity_group identity_group_alias identity_oidc_key',
      },
      {
        list: 'vault/permission',
        class: 'permission',
        types:
          'policy auth_backend approle_auth_backend_role kubernetes_auth_backend_role kubernetes_auth_backend_config jwt_auth_backend jwt_auth_backend_role aws_auth_backend_role gcp_auth_backend_role ldap_auth_backend ldap_auth_backend_group okta_auth_backend okta_auth_backend_group github_auth_backend github_team token_auth_backend_role identity_group_policies identity_entity_policies identity_group_member_entity_ids database_secret_backend_role aws_secret_backend_role pki_secret_backend_role ssh_secret_backend_role rgp_policy egp_policy',
      },
      {
        list: 'vault/guard',
        class: 'guard',
        types:
          'audit quota_rate_limit quota_lease_count raft_snapshot_agent_config password_policy',
      },
      {
        list: 'vault/settings',
        class: 'settings',
        types:
          'database_secret_backend_connection database_secrets_mount database_secret_backend_static_role aws_secret_backend gcp_secret_backend azure_secret_backend kubernetes_secret_backend kubernetes_secret_backend_role pki_secret_backend_config_urls pki_secret_backend_crl_config ssh_secret_backend_ca identity_oidc identity_oidc_role raft_autopilot aws_auth_backend_client kv_secret_backend_v2',
      },
    ],
  },
  {
    prefix: 'consul_',
    tables: [
      { list: 'consul/database', class: 'database', types: 'key_prefix keys' },
      { list: 'consul/container', class: 'container', types: 'namespace admin_partition' },
      {
        list: 'consul/service',
        class: 'service',
        types: 'service node catalog_entry prepared_query',
      },
      {
        list: 'consul/permission',
        class: 'permission',
        types:
          'acl_policy acl_role acl_token acl_token_policy_attachment acl_auth_method acl_binding_rule intention',
      },
      {
        list: 'consul/settings',
        class: 'settings',
        types: 'config_entry autopilot_config license peering peering_token certificate_authority',
      },
    ],
  },
  {
    prefix: 'nomad_',
    tables: [
      {
        list: 'nomad/volume',
        class: 'volume',
        types: 'volume external_volume csi_volume csi_volume_registration dynamic_host_volume',
      },
      { list: 'nomad/container', class: 'container', types: 'namespace' },
      { list: 'nomad/secret', class: 'secret', types: 'variable' },
      { list: 'nomad/service', class: 'service', types: 'job' },
      {
        list: 'nomad/permission',
        class: 'permission',
        types: 'acl_policy acl_role acl_token acl_auth_method acl_binding_rule',
      },
      {
        list: 'nomad/settings',
        class: 'settings',
        types: 'quota_specification scheduler_config sentinel_policy node_pool',
      },
    ],
  },
];
