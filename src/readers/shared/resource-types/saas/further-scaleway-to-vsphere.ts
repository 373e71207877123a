import type { ProviderTables } from '../types.ts';

/** Less common types, and all types of smaller providers, from scaleway to vsphere. */
export const furtherScalewayProviders: readonly ProviderTables[] = [
  {
    prefix: 'scaleway_',
    tables: [
      {
        list: 'scaleway/address',
        class: 'address',
        types: `
          flexible_ip instance_ip lb lb_ip
        `,
      },
      {
        list: 'scaleway/backup',
        class: 'backup',
        types: `
          block_snapshot instance_image instance_snapshot rdb_database_backup
        `,
      },
      {
        list: 'scaleway/bucket',
        class: 'bucket',
        types: `
          object_bucket
        `,
      },
      {
        list: 'scaleway/container',
        class: 'container',
        types: `
          account_project container_namespace function_namespace k8s_cluster
        `,
      },
      {
        list: 'scaleway/credential',
        class: 'credential',
        types: `
          iam_api_key iam_ssh_key rdb_user
        `,
      },
      {
        list: 'scaleway/database',
        class: 'database',
        types: `
          mongodb_instance rdb_database rdb_instance redis_cluster
        `,
      },
      {
        list: 'scaleway/dns-record',
        class: 'dns-record',
        types: `
          domain_record
        `,
      },
      {
        list: 'scaleway/dns-zone',
        class: 'dns-zone',
        types: `
          domain_zone
        `,
      },
      {
        list: 'scaleway/key',
        class: 'key',
        types: `
          key_manager_key
        `,
      },
      {
        list: 'scaleway/machine',
        class: 'machine',
        types: `
          baremetal_server instance_server
        `,
      },
      {
        list: 'scaleway/network',
        class: 'network',
        types: `
          instance_private_nic instance_security_group instance_security_group_rules lb_backend
          lb_frontend vpc vpc_gateway_network vpc_private_network vpc_public_gateway vpc_route
        `,
      },
      {
        list: 'scaleway/object',
        class: 'object',
        types: `
          object
        `,
      },
      {
        list: 'scaleway/permission',
        class: 'permission',
        types: `
          iam_group_membership iam_policy object_bucket_acl object_bucket_policy rdb_privilege
        `,
      },
      {
        list: 'scaleway/principal',
        class: 'principal',
        types: `
          iam_application iam_group iam_user
        `,
      },
      {
        list: 'scaleway/queue',
        class: 'queue',
        types: `
          mnq_nats_account mnq_sns_topic mnq_sqs_queue
        `,
      },
      {
        list: 'scaleway/registry',
        class: 'registry',
        types: `
          registry_namespace
        `,
      },
      {
        list: 'scaleway/secret',
        class: 'secret',
        types: `
          secret secret_version
        `,
      },
      {
        list: 'scaleway/service',
        class: 'service',
        types: `
          container function k8s_pool
        `,
      },
      {
        list: 'scaleway/volume',
        class: 'volume',
        types: `
          block_volume file_filesystem instance_volume
        `,
      },
    ],
  },
  {
    prefix: 'sentry_',
    tables: [
      {
        list: 'sentry/credential',
        class: 'credential',
        types: `
          project_key
        `,
      },
      {
        list: 'sentry/settings',
        class: 'settings',
        types: `
          integration_opsgenie integration_pagerduty
        `,
      },
    ],
  },
  {
    prefix: 'snowflake_',
    tables: [
      {
        list: 'snowflake/container',
        class: 'container',
        types: `
          account current_account managed_account
        `,
      },
      {
        list: 'snowflake/credential',
        class: 'credential',
        types: `
          secret_with_basic_authentication secret_with_client_credentials
          secret_with_generic_string user_programmatic_access_token user_public_keys
        `,
      },
      {
        list: 'snowflake/database',
        class: 'database',
        types: `
          cortex_search_service database_old stream_on_directory_table stream_on_external_table
          stream_on_view
        `,
      },
      {
        list: 'snowflake/guard',
        class: 'guard',
        types: `
          account_authentication_policy_attachment account_password_policy_attachment
          authentication_policy failover_group table_column_masking_policy_application
          user_authentication_policy_attachment user_password_policy_attachment
        `,
      },
      {
        list: 'snowflake/object',
        class: 'object',
        types: `
          external_function function_java function_javascript function_python function_scala
          function_sql listing notebook procedure_java procedure_javascript procedure_python
          procedure_scala procedure_sql semantic_view streamlit
        `,
      },
      {
        list: 'snowflake/permission',
        class: 'permission',
        types: `
          api_authentication_integration_with_authorization_code_grant
          secret_with_authorization_code_grant
        `,
      },
      {
        list: 'snowflake/registry',
        class: 'registry',
        types: `
          git_repository image_repository
        `,
      },
      {
        list: 'snowflake/service',
        class: 'service',
        types: `
          api_authentication_integration_with_client_credentials
          api_authentication_integration_with_jwt_bearer compute_pool
          email_notification_integration external_oauth_integration job_service
          oauth_integration_for_custom_clients oauth_integration_for_partner_applications
          primary_connection saml2_integration scim_integration secondary_connection service
        `,
      },
      {
        list: 'snowflake/settings',
        class: 'settings',
        types: `
          current_organization_account external_volume table_constraint
        `,
      },
    ],
  },
  {
    prefix: 'tfe_',
    tables: [
      {
        list: 'tfe/credential',
        class: 'credential',
        types: `
          token
        `,
      },
      {
        list: 'tfe/settings',
        class: 'settings',
        types: `
          registry_gpg_key
        `,
      },
    ],
  },
  {
    prefix: 'vault_',
    tables: [
      {
        list: 'vault/credential',
        class: 'credential',
        types: `
          approle_auth_backend_login aws_auth_backend_login terraform_cloud_secret_creds
        `,
      },
      {
        list: 'vault/directory',
        class: 'directory',
        types: `
          gcp_auth_backend oci_auth_backend saml_auth_backend
        `,
      },
      {
        list: 'vault/key',
        class: 'key',
        types: `
          kmip_secret_backend pki_secret_backend_config_ca transform_transformation
        `,
      },
      {
        list: 'vault/principal',
        class: 'principal',
        types: `
          alicloud_auth_backend_role azure_auth_backend_role cert_auth_backend_role
          identity_group_member_group_ids identity_mfa_duo identity_mfa_login_enforcement
          identity_mfa_okta identity_mfa_pingid identity_mfa_totp identity_oidc_assignment
          identity_oidc_client identity_oidc_key_allowed_client_id identity_oidc_provider
          identity_oidc_scope ldap_auth_backend_user oci_auth_backend_role okta_auth_backend_user
          saml_auth_backend_role scep_auth_backend_role spiffe_auth_backend_role
        `,
      },
      {
        list: 'vault/service',
        class: 'service',
        types: `
          ad_secret_backend ad_secret_library ad_secret_role aws_secret_backend_static_role
          azure_secret_backend_role azure_secret_backend_static_role consul_secret_backend
          consul_secret_backend_role gcp_secret_impersonated_account gcp_secret_roleset
          gcp_secret_static_account kmip_secret_role ldap_secret_backend
          ldap_secret_backend_dynamic_role ldap_secret_backend_library_set
          ldap_secret_backend_static_role mongodbatlas_secret_backend mongodbatlas_secret_role
          nomad_secret_backend nomad_secret_role pki_secret_backend_acme_eab
          pki_secret_backend_config_acme pki_secret_backend_config_auto_tidy
          pki_secret_backend_config_cluster pki_secret_backend_config_cmpv2
          pki_secret_backend_config_est pki_secret_backend_config_issuers
          pki_secret_backend_config_scep rabbitmq_secret_backend rabbitmq_secret_backend_role
          secrets_sync_association secrets_sync_aws_destination secrets_sync_azure_destination
          secrets_sync_config secrets_sync_gcp_destination secrets_sync_gh_destination
          secrets_sync_github_apps secrets_sync_vercel_destination terraform_cloud_secret_backend
          terraform_cloud_secret_role
        `,
      },
      {
        list: 'vault/settings',
        class: 'settings',
        types: `
          audit_request_header aws_auth_backend_cert aws_auth_backend_config_identity
          aws_auth_backend_identity_whitelist aws_auth_backend_role_tag
          aws_auth_backend_roletag_blacklist aws_auth_backend_sts_role azure_auth_backend_config
          config_ui_custom_message github_user kmip_secret_scope mfa_duo mfa_okta mfa_pingid
          mfa_totp plugin plugin_pinned_version spiffe_auth_backend_config transform_alphabet
          transform_role transform_template
        `,
      },
    ],
  },
  {
    prefix: 'vsphere_',
    tables: [
      {
        list: 'vsphere/settings',
        class: 'settings',
        types: `
          drs_vm_override ha_vm_override
        `,
      },
    ],
  },
];
