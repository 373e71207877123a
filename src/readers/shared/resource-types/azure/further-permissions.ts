import type { TypeTable } from '../types.ts';

/** Less common types about who may do what. */
export const azureFurtherPermissions: readonly TypeTable[] = [
  {
    list: 'azure/credential',
    class: 'credential',
    types: `
      application_insights_api_key batch_certificate nginx_api_key synapse_workspace_key
      virtual_desktop_host_pool_registration_info
    `,
  },
  {
    list: 'azure/guard',
    class: 'guard',
    types: `
      data_protection_backup_policy_mysql_flexible_server
      data_protection_backup_policy_postgresql_flexible_server
      mssql_managed_instance_security_alert_policy mssql_server_microsoft_support_auditing_policy
      policy_virtual_machine_configuration_assignment
      recovery_services_vault_resource_guard_association security_center_assessment
      security_center_assessment_policy security_center_automation
      security_center_server_vulnerability_assessment_virtual_machine
      security_center_server_vulnerability_assessments_setting security_center_storage_defender
      sentinel_alert_rule_anomaly_built_in sentinel_alert_rule_anomaly_duplicate
      sentinel_alert_rule_fusion sentinel_alert_rule_machine_learning_behavior_analytics
      sentinel_alert_rule_ms_security_incident sentinel_alert_rule_nrt
      sentinel_alert_rule_threat_intelligence site_recovery_fabric
      site_recovery_hyperv_network_mapping site_recovery_hyperv_replication_policy
      site_recovery_hyperv_replication_policy_association site_recovery_network_mapping
      site_recovery_protection_container site_recovery_protection_container_mapping
      site_recovery_replication_policy site_recovery_replication_recovery_plan
      site_recovery_services_vault_hyperv_site site_recovery_vmware_replication_policy
      site_recovery_vmware_replication_policy_association storage_object_replication
    `,
  },
  {
    list: 'azure/permission',
    class: 'permission',
    types: `
      api_management_group_user api_management_notification_recipient_user
      data_factory_credential_service_principal data_factory_credential_user_managed_identity
      managed_disk_sas_token marketplace_role_assignment
      mssql_managed_instance_active_directory_administrator notification_hub_authorization_rule
      redis_cache_access_policy redis_cache_access_policy_assignment
      relay_hybrid_connection_authorization_rule synapse_workspace_sql_aad_admin
    `,
  },
  {
    list: 'azure/principal',
    class: 'principal',
    types: `
      api_management_identity_provider_aad api_management_identity_provider_aadb2c
      api_management_identity_provider_facebook api_management_identity_provider_google
      api_management_identity_provider_microsoft api_management_identity_provider_twitter
      automation_connection automation_connection_certificate
      automation_connection_classic_certificate automation_connection_service_principal
      automation_connection_type
    `,
  },
];
