import type { ProviderTables } from '../types.ts';

/** Less common types, and all types of smaller providers, from auth0 to databricks. */
export const furtherAuth0Providers: readonly ProviderTables[] = [
  {
    prefix: 'auth0_',
    tables: [
      {
        list: 'auth0/permission',
        class: 'permission',
        types: `
          organization_member_role organization_member_roles
        `,
      },
      {
        list: 'auth0/service',
        class: 'service',
        types: `
          phone_provider
        `,
      },
      {
        list: 'auth0/settings',
        class: 'settings',
        types: `
          global_client network_acl prompt_partials prompt_screen_partial self_service_profile
        `,
      },
    ],
  },
  {
    prefix: 'azuread_',
    tables: [
      {
        list: 'azuread/permission',
        class: 'permission',
        types: `
          access_package_catalog_role_assignment access_package_resource_catalog_association
          access_package_resource_package_association administrative_unit_member
          administrative_unit_role_member
        `,
      },
      {
        list: 'azuread/settings',
        class: 'settings',
        types: `
          application_fallback_public_client application_from_template
          service_principal_claims_mapping_policy_assignment
          synchronization_job_provision_on_demand user_flow_attribute
        `,
      },
    ],
  },
  {
    prefix: 'cloudflare_',
    tables: [
      {
        list: 'cloudflare/address',
        class: 'address',
        types: `
          address_map byo_ip_prefix
        `,
      },
      {
        list: 'cloudflare/bucket',
        class: 'bucket',
        types: `
          image
        `,
      },
      {
        list: 'cloudflare/certificate',
        class: 'certificate',
        types: `
          zero_trust_access_mtls_certificate zero_trust_gateway_certificate
        `,
      },
      {
        list: 'cloudflare/container',
        class: 'container',
        types: `
          organization workers_for_platforms_dispatch_namespace
        `,
      },
      {
        list: 'cloudflare/credential',
        class: 'credential',
        types: `
          stream_key zero_trust_access_short_lived_certificate
        `,
      },
      {
        list: 'cloudflare/dns-record',
        class: 'dns-record',
        types: `
          regional_hostname web3_hostname
        `,
      },
      {
        list: 'cloudflare/dns-zone',
        class: 'dns-zone',
        types: `
          dns_firewall zone_subscription
        `,
      },
      {
        list: 'cloudflare/guard',
        class: 'guard',
        types: `
          api_shield_discovery_operation api_shield_operation
          api_shield_operation_schema_validation_settings api_shield_schema
          api_shield_schema_validation_settings leaked_credential_check page_shield_policy
          r2_bucket_lock zone_hold
        `,
      },
      {
        list: 'cloudflare/network',
        class: 'network',
        types: `
          magic_network_monitoring_configuration magic_network_monitoring_rule
          magic_transit_connector magic_transit_site magic_transit_site_acl magic_transit_site_lan
          magic_transit_site_wan magic_wan_gre_tunnel magic_wan_ipsec_tunnel
          zero_trust_network_hostname_route zero_trust_tunnel_warp_connector
        `,
      },
      {
        list: 'cloudflare/object',
        class: 'object',
        types: `
          zero_trust_dlp_dataset
        `,
      },
      {
        list: 'cloudflare/service',
        class: 'service',
        types: `
          email_routing_dns queue_consumer waiting_room_event waiting_room_rules
          waiting_room_settings worker_version workflow
        `,
      },
      {
        list: 'cloudflare/settings',
        class: 'settings',
        types: `
          account_dns_settings account_dns_settings_internal_view account_subscription
          authenticated_origin_pulls_settings calls_sfu_app calls_turn_app cloud_connector_rules
          connectivity_directory_service content_scanning content_scanning_expression custom_pages
          dns_zone_transfers_acl dns_zone_transfers_incoming dns_zone_transfers_outgoing
          dns_zone_transfers_peer dns_zone_transfers_tsig email_security_block_sender
          email_security_impersonation_registry email_security_trusted_domains
          hostname_tls_setting image_variant leaked_credential_check_rule logpull_retention
          managed_transforms observatory_scheduled_test organization_profile
          r2_bucket_event_notification r2_bucket_sippy r2_managed_domain regional_tiered_cache
          schema_validation_operation_settings schema_validation_schemas
          schema_validation_settings sso_connector stream_audio_track stream_caption_language
          stream_download stream_live_input stream_watermark stream_webhook
          token_validation_config token_validation_rules universal_ssl_setting user
          web_analytics_rule workers_script_subdomain zero_trust_access_ai_controls_mcp_portal
          zero_trust_access_ai_controls_mcp_server zero_trust_access_custom_page
          zero_trust_access_infrastructure_target zero_trust_access_key_configuration
          zero_trust_access_mtls_hostname_settings zero_trust_access_tag
          zero_trust_device_custom_profile zero_trust_device_custom_profile_local_domain_fallback
          zero_trust_device_default_profile zero_trust_device_default_profile_certificates
          zero_trust_device_default_profile_local_domain_fallback
          zero_trust_device_managed_networks zero_trust_device_posture_integration
          zero_trust_device_posture_rule zero_trust_device_settings zero_trust_dex_test
          zero_trust_dlp_custom_entry zero_trust_dlp_custom_profile zero_trust_dlp_entry
          zero_trust_dlp_integration_entry zero_trust_dlp_predefined_entry
          zero_trust_dlp_predefined_profile zero_trust_dns_location zero_trust_gateway_logging
          zero_trust_gateway_proxy_endpoint zero_trust_gateway_settings zero_trust_risk_behavior
          zero_trust_risk_scoring_integration zone_cache_variants zone_dns_settings
        `,
      },
      {
        list: 'cloudflare/stateful',
        class: 'stateful',
        types: `
          worker zero_trust_list zero_trust_organization
        `,
      },
    ],
  },
  {
    prefix: 'confluent_',
    tables: [
      {
        list: 'confluent/credential',
        class: 'credential',
        types: `
          provider_integration
        `,
      },
      {
        list: 'confluent/key',
        class: 'key',
        types: `
          byok_key
        `,
      },
      {
        list: 'confluent/network',
        class: 'network',
        types: `
          access_point dns_forwarder dns_record ip_group network_link_endpoint
          network_link_service
        `,
      },
      {
        list: 'confluent/permission',
        class: 'permission',
        types: `
          invitation ip_filter
        `,
      },
      {
        list: 'confluent/principal',
        class: 'principal',
        types: `
          certificate_authority certificate_pool group_mapping
        `,
      },
      {
        list: 'confluent/registry',
        class: 'registry',
        types: `
          schema_registry_dek schema_registry_kek
        `,
      },
      {
        list: 'confluent/service',
        class: 'service',
        types: `
          custom_connector_plugin plugin schema_exporter tableflow_topic
        `,
      },
      {
        list: 'confluent/settings',
        class: 'settings',
        types: `
          business_metadata_binding catalog_entity_attributes catalog_integration subject_mode
        `,
      },
    ],
  },
  {
    prefix: 'consul_',
    tables: [
      {
        list: 'consul/network',
        class: 'network',
        types: `
          network_area
        `,
      },
      {
        list: 'consul/permission',
        class: 'permission',
        types: `
          acl_token_role_attachment
        `,
      },
      {
        list: 'consul/service',
        class: 'service',
        types: `
          agent_service
        `,
      },
      {
        list: 'consul/settings',
        class: 'settings',
        types: `
          config_entry_service_defaults config_entry_service_intentions
          config_entry_service_resolver config_entry_service_router config_entry_service_splitter
        `,
      },
    ],
  },
  {
    prefix: 'databricks_',
    tables: [
      {
        list: 'databricks/key',
        class: 'key',
        types: `
          mws_customer_managed_keys
        `,
      },
      {
        list: 'databricks/network',
        class: 'network',
        types: `
          ip_access_list mws_ncc_binding mws_ncc_private_endpoint_rule
          mws_network_connectivity_config mws_private_access_settings mws_vpc_endpoint
        `,
      },
      {
        list: 'databricks/object',
        class: 'object',
        types: `
          git_credential
        `,
      },
      {
        list: 'databricks/permission',
        class: 'permission',
        types: `
          group_instance_profile recipient share sql_permissions user_instance_profile
          workspace_binding
        `,
      },
      {
        list: 'databricks/service',
        class: 'service',
        types: `
          sql_warehouse
        `,
      },
      {
        list: 'databricks/settings',
        class: 'settings',
        types: `
          artifact_allowlist aws_s3_mount budget default_namespace_setting entitlements
          instance_profile mount notification_destination provider quality_monitor
          sql_global_config system_schema
        `,
      },
    ],
  },
];
