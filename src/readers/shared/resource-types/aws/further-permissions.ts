import type { TypeTable } from '../types.ts';

/** Less common types about who may do what. */
export const awsFurtherPermissions: readonly TypeTable[] = [
  {
    list: 'aws/credential',
    class: 'credential',
    types: `
      iam_signing_certificate ses_smtp transfer_host_key
    `,
  },
  {
    list: 'aws/guard',
    class: 'guard',
    types: `
      guardduty_organization_configuration_feature rbin_rule s3tables_table_bucket_replication
      s3tables_table_replication
    `,
  },
  {
    list: 'aws/permission',
    class: 'permission',
    types: `
      iam_group_policy_attachments_exclusive iam_user_policy_attachments_exclusive
      lakeformation_data_cells_filter lakeformation_identity_center_configuration
      lakeformation_lf_tag_expression layer_version_permission networkfirewall_resource_policy
      networkmanager_core_network_policy_attachment prometheus_resource_policy
      quicksight_custom_permissions quicksight_role_custom_permission
      quicksight_user_custom_permission ram_sharing_with_organization
      redshift_data_share_authorization redshift_data_share_consumer_association
      s3control_access_grants_instance_resource_policy s3control_bucket_policy
      s3vectors_vector_bucket_policy sagemaker_model_package_group_policy
      ssoadmin_application_assignment_configuration verifiedpermissions_policy_template
      xray_resource_policy
    `,
  },
  {
    list: 'aws/principal',
    class: 'principal',
    types: `
      appstream_user grafana_workspace_service_account
    `,
  },
];
