import type { ProviderTables } from '../types.ts';

/** DNS, delivery networks and certificates as services. */
export const edgeProviders: readonly ProviderTables[] = [
  {
    prefix: 'cloudflare_',
    tables: [
      {
        list: 'cloudflare/database',
        class: 'database',
        types: 'd1_database hyperdrive_config workers_kv_namespace',
      },
      { list: 'cloudflare/bucket', class: 'bucket', types: 'r2_bucket' },
      { list: 'cloudflare/object', class: 'object', types: 'workers_kv workers_kv_pair stream' },
      { list: 'cloudflare/queue', class: 'queue', types: 'queue' },
      { list: 'cloudflare/dns-zone', class: 'dns-zone', types: 'zone registrar_domain' },
      {
        list: 'cloudflare/dns-record',
        class: 'dns-record',
        types: 'record dns_record zone_dnssec',
      },
      { list: 'cloudflare/container', class: 'container', types: 'account pages_project' },
      {
        list: 'cloudflare/service',
        class: 'service',
        types:
          'worker_script workers_script worker_route workers_route worker_cron_trigger workers_cron_trigger worker_domain workers_custom_domain workers_deployment load_balancer load_balancer_pool load_balancer_monitor spectrum_application waiting_room pages_domain tunnel zero_trust_tunnel_cloudflared',
      },
      {
        list: 'cloudflare/network',
        class: 'network',
        types:
          'tunnel_config zero_trust_tunnel_cloudflared_config tunnel_route zero_trust_tunnel_cloudflared_route tunnel_virtual_network zero_trust_tunnel_cloudflared_virtual_network static_route magic_wan_static_route ipsec_tunnel gre_tunnel',
      },
      {
        list: 'cloudflare/certificate',
        class: 'certificate',
        types:
          'certificate_pack custom_ssl origin_ca_certificate custom_hostname custom_hostname_fallback_origin authenticated_origin_pulls_certificate mtls_certificate keyless_certificate total_tls',
      },
      {
        list: 'cloudflare/credential',
        class: 'credential',
        types: 'api_token account_token access_service_token zero_trust_access_service_token',
      },
      { list: 'cloudflare/secret', class: 'secret', types: 'worker_secret workers_secret' },
      {
        list: 'cloudflare/permission',
        class: 'permission',
        types:
          'account_member access_application access_policy access_group access_identity_provider zero_trust_access_application zero_trust_access_policy zero_trust_access_group zero_trust_access_identity_provider',
      },
      {
        list: 'cloudflare/guard',
        class: 'guard',
        types:
          'ruleset firewall_rule filter rate_limit waf_rule waf_group waf_package waf_override access_rule zone_lockdown user_agent_blocking_rule bot_management teams_rule zero_trust_gateway_policy api_shield authenticated_origin_pulls',
      },
      {
        list: 'cloudflare/settings',
        class: 'settings',
        types:
          'zone_settings_override zone_setting page_rule list list_item argo argo_smart_routing argo_tiered_caching tiered_cache zone_cache_reserve logpush_job logpush_ownership_challenge notification_policy notification_policy_webhooks healthcheck email_routing_rule email_routing_settings email_routing_catch_all email_routing_address url_normalization_settings managed_headers turnstile_widget web_analytics_site snippet snippets snippet_rules r2_bucket_cors r2_bucket_lifecycle r2_custom_domain',
      },
    ],
  },
  {
    prefix: 'fastly_',
    tables: [
      {
        list: 'fastly/service',
        class: 'service',
        types: 'service_vcl service_compute service_v1 service_waf_configuration',
      },
      {
        list: 'fastly/object',
        class: 'object',
        types:
          'service_dictionary_items service_acl_entries service_dynamic_snippet_content object_storage_access_keys',
      },
      { list: 'fastly/database', class: 'database', types: 'kvstore configstore' },
      { list: 'fastly/secret', class: 'secret', types: 'secretstore' },
      {
        list: 'fastly/certificate',
        class: 'certificate',
        types:
          'tls_certificate tls_private_key tls_subscription tls_activation tls_platform_certificate tls_mutual_authentication',
      },
      { list: 'fastly/permission', class: 'permission', types: 'user service_authorization' },
      {
        list: 'fastly/settings',
        class: 'settings',
        types: 'configstore_entries alert custom_dashboard integration',
      },
    ],
  },
  {
    prefix: 'ns1_',
    tables: [
      { list: 'ns1/dns-zone', class: 'dns-zone', types: 'zone' },
      { list: 'ns1/dns-record', class: 'dns-record', types: 'record dnssec' },
      { list: 'ns1/credential', class: 'credential', types: 'apikey tsigkey' },
      { list: 'ns1/permission', class: 'permission', types: 'user team' },
      {
        list: 'ns1/settings',
        class: 'settings',
        types: 'monitoringjob notifylist datasource datafeed application pulsarjob',
      },
    ],
  },
  {
    prefix: 'dnsimple_',
    tables: [
      {
        list: 'dnsimple/dns-zone',
        class: 'dns-zone',
        types: 'domain zone registered_domain domain_delegation',
      },
      {
        list: 'dnsimple/dns-record',
        class: 'dns-record',
        types: 'zone_record record ds_record email_forward',
      },
      { list: 'dnsimple/certificate', class: 'certificate', types: 'lets_encrypt_certificate' },
      { list: 'dnsimple/settings', class: 'settings', types: 'contact' },
    ],
  },
  {
    prefix: 'powerdns_',
    tables: [
      { list: 'powerdns/dns-zone', class: 'dns-zone', types: 'zone' },
      { list: 'powerdns/dns-record', class: 'dns-record', types: 'record' },
    ],
  },
  {
    prefix: 'acme_',
    tables: [
      { list: 'acme/certificate', class: 'certificate', types: 'certificate' },
      { list: 'acme/credential', class: 'credential', types: 'registration' },
    ],
  },
];
