import type { ProviderTables } from '../types.ts';

/** Less common types, and all types of smaller providers, from oci to rabbitmq. */
export const furtherOciProviders: readonly ProviderTables[] = [
  {
    prefix: 'oci_',
    tables: [
      {
        list: 'oci/address',
        class: 'address',
        types: `
          core_public_ip load_balancer_load_balancer network_load_balancer_network_load_balancer
        `,
      },
      {
        list: 'oci/backup',
        class: 'backup',
        types: `
          core_image core_volume_backup core_volume_group_backup database_backup
        `,
      },
      {
        list: 'oci/bucket',
        class: 'bucket',
        types: `
          objectstorage_bucket
        `,
      },
      {
        list: 'oci/container',
        class: 'container',
        types: `
          containerengine_cluster identity_compartment
        `,
      },
      {
        list: 'oci/credential',
        class: 'credential',
        types: `
          identity_api_key identity_auth_token identity_customer_secret_key
        `,
      },
      {
        list: 'oci/database',
        class: 'database',
        types: `
          database_autonomous_database database_cloud_vm_cluster database_database
          database_db_system mysql_mysql_db_system nosql_table opensearch_opensearch_cluster
          psql_db_system redis_redis_cluster
        `,
      },
      {
        list: 'oci/dns-record',
        class: 'dns-record',
        types: `
          dns_record dns_rrset
        `,
      },
      {
        list: 'oci/dns-zone',
        class: 'dns-zone',
        types: `
          dns_zone
        `,
      },
      {
        list: 'oci/key',
        class: 'key',
        types: `
          kms_key kms_vault
        `,
      },
      {
        list: 'oci/logs',
        class: 'logs',
        types: `
          logging_log logging_log_group
        `,
      },
      {
        list: 'oci/machine',
        class: 'machine',
        types: `
          core_instance
        `,
      },
      {
        list: 'oci/network',
        class: 'network',
        types: `
          core_drg core_drg_attachment core_internet_gateway core_nat_gateway
          core_network_security_group core_network_security_group_security_rule core_route_table
          core_security_list core_service_gateway core_subnet core_vcn load_balancer_backend
          load_balancer_backend_set load_balancer_listener
        `,
      },
      {
        list: 'oci/object',
        class: 'object',
        types: `
          objectstorage_object
        `,
      },
      {
        list: 'oci/permission',
        class: 'permission',
        types: `
          identity_policy identity_user_group_membership
        `,
      },
      {
        list: 'oci/principal',
        class: 'principal',
        types: `
          identity_dynamic_group identity_group identity_user
        `,
      },
      {
        list: 'oci/queue',
        class: 'queue',
        types: `
          ons_notification_topic queue_queue streaming_stream streaming_stream_pool
        `,
      },
      {
        list: 'oci/registry',
        class: 'registry',
        types: `
          artifacts_container_repository
        `,
      },
      {
        list: 'oci/secret',
        class: 'secret',
        types: `
          vault_secret
        `,
      },
      {
        list: 'oci/service',
        class: 'service',
        types: `
          containerengine_node_pool core_volume_attachment functions_application
          functions_function
        `,
      },
      {
        list: 'oci/volume',
        class: 'volume',
        types: `
          core_boot_volume core_volume file_storage_file_system
        `,
      },
    ],
  },
  {
    prefix: 'okta_',
    tables: [
      {
        list: 'okta/address',
        class: 'address',
        types: `
          domain_certificate
        `,
      },
      {
        list: 'okta/directory',
        class: 'directory',
        types: `
          user_type
        `,
      },
      {
        list: 'okta/guard',
        class: 'guard',
        types: `
          factor_totp policy_device_assurance_android policy_device_assurance_chromeos
          policy_device_assurance_ios policy_device_assurance_macos
          policy_device_assurance_windows policy_profile_enrollment policy_profile_enrollment_apps
          policy_rule_idp_discovery policy_rule_profile_enrollment
        `,
      },
      {
        list: 'okta/permission',
        class: 'permission',
        types: `
          group_owner
        `,
      },
      {
        list: 'okta/principal',
        class: 'principal',
        types: `
          app_oauth_post_logout_redirect_uri app_oauth_redirect_uri app_oauth_role_assignment
          app_saml_app_settings app_user_base_schema_property
        `,
      },
      {
        list: 'okta/service',
        class: 'service',
        types: `
          auth_server_claim_default email_smtp_server
        `,
      },
      {
        list: 'okta/settings',
        class: 'settings',
        types: `
          captcha captcha_org_wide_settings customized_signin_page domain_verification
          email_domain email_domain_verification email_sender_verification email_template_settings
          event_hook_verification org_support preview_signin_page rate_limiting
          security_notification_emails template_sms trusted_server user_base_schema_property
          user_factor_question
        `,
      },
    ],
  },
  {
    prefix: 'opensearch_',
    tables: [
      {
        list: 'opensearch/backup',
        class: 'backup',
        types: `
          snapshot_repository
        `,
      },
      {
        list: 'opensearch/database',
        class: 'database',
        types: `
          index
        `,
      },
      {
        list: 'opensearch/permission',
        class: 'permission',
        types: `
          role roles_mapping
        `,
      },
      {
        list: 'opensearch/principal',
        class: 'principal',
        types: `
          user
        `,
      },
      {
        list: 'opensearch/settings',
        class: 'settings',
        types: `
          anomaly_detection audit_config channel_configuration cluster_settings component_template
          composable_index_template dashboard_object index_template ingest_pipeline ism_policy
          ism_policy_mapping monitor script sm_policy
        `,
      },
      {
        list: 'opensearch/stateful',
        class: 'stateful',
        types: `
          dashboard_tenant data_stream
        `,
      },
    ],
  },
  {
    prefix: 'openstack_',
    tables: [
      {
        list: 'openstack/backup',
        class: 'backup',
        types: `
          blockstorage_snapshot_v3
        `,
      },
      {
        list: 'openstack/service',
        class: 'service',
        types: `
          containerinfra_nodegroup_v1
        `,
      },
    ],
  },
  {
    prefix: 'pagerduty_',
    tables: [
      {
        list: 'pagerduty/permission',
        class: 'permission',
        types: `
          user_handoff_notification_rule
        `,
      },
      {
        list: 'pagerduty/service',
        class: 'service',
        types: `
          enablement event_rule jira_cloud_account_mapping_rule schedulev2
        `,
      },
      {
        list: 'pagerduty/settings',
        class: 'settings',
        types: `
          event_orchestration_global_cache_variable event_orchestration_service_cache_variable
          incident_custom_field_option incident_type incident_type_custom_field
          service_custom_field service_custom_field_value
        `,
      },
    ],
  },
  {
    prefix: 'proxmox_',
    tables: [
      {
        list: 'proxmox/machine',
        class: 'machine',
        types: `
          lxc virtual_environment_container virtual_environment_vm vm_qemu
        `,
      },
      {
        list: 'proxmox/volume',
        class: 'volume',
        types: `
          lxc_disk
        `,
      },
    ],
  },
  {
    prefix: 'rabbitmq_',
    tables: [
      {
        list: 'rabbitmq/queue',
        class: 'queue',
        types: `
          stream
        `,
      },
    ],
  },
];
