import type { TypeTable } from '../types.ts';

/** Less common types about who may do what. */
export const googleFurtherPermissions: readonly TypeTable[] = [
  {
    list: 'google/guard',
    class: 'guard',
    types: `
      access_context_manager_service_perimeter_dry_run_egress_policy
      access_context_manager_service_perimeter_dry_run_ingress_policy
      access_context_manager_service_perimeter_dry_run_resource
      access_context_manager_service_perimeter_egress_policy
      access_context_manager_service_perimeter_ingress_policy
      access_context_manager_service_perimeters compute_disk_async_replication
      compute_region_security_policy_rule compute_resource_policy_attachment
      compute_security_policy_rule gke_backup_restore_channel netapp_volume_replication
      storage_bucket_lock
    `,
  },
  {
    list: 'google/permission',
    class: 'permission',
    types: `
      access_context_manager_access_policy_iam_binding
      access_context_manager_access_policy_iam_member
      access_context_manager_access_policy_iam_policy apigee_environment_iam_binding
      apigee_environment_iam_member apigee_environment_iam_policy
      artifact_registry_repository_iam_policy beyondcorp_application_iam_binding
      beyondcorp_application_iam_member beyondcorp_application_iam_policy
      beyondcorp_security_gateway_application_iam_binding
      beyondcorp_security_gateway_application_iam_member
      beyondcorp_security_gateway_application_iam_policy beyondcorp_security_gateway_iam_binding
      beyondcorp_security_gateway_iam_member beyondcorp_security_gateway_iam_policy
      bigquery_analytics_hub_data_exchange_iam_binding
      bigquery_analytics_hub_data_exchange_iam_member
      bigquery_analytics_hub_data_exchange_iam_policy bigquery_analytics_hub_listing_iam_binding
      bigquery_analytics_hub_listing_iam_member bigquery_analytics_hub_listing_iam_policy
      bigquery_connection_iam_binding bigquery_connection_iam_member
      bigquery_connection_iam_policy bigquery_datapolicy_data_policy
      bigquery_datapolicy_data_policy_iam_binding bigquery_datapolicy_data_policy_iam_member
      bigquery_datapolicy_data_policy_iam_policy bigquery_row_access_policy
      bigtable_instance_iam_policy bigtable_table_iam_binding bigtable_table_iam_policy
      billing_account_iam_policy binary_authorization_attestor_iam_binding
      binary_authorization_attestor_iam_member binary_authorization_attestor_iam_policy
      cloud_run_v2_job_iam_binding cloud_run_v2_job_iam_policy
      cloud_run_v2_worker_pool_iam_binding cloud_run_v2_worker_pool_iam_member
      cloud_run_v2_worker_pool_iam_policy cloud_tasks_queue_iam_binding
      cloud_tasks_queue_iam_policy cloudbuildv2_connection_iam_binding
      cloudbuildv2_connection_iam_member cloudbuildv2_connection_iam_policy
      clouddeploy_custom_target_type_iam_binding clouddeploy_custom_target_type_iam_member
      clouddeploy_custom_target_type_iam_policy clouddeploy_delivery_pipeline_iam_binding
      clouddeploy_delivery_pipeline_iam_member clouddeploy_delivery_pipeline_iam_policy
      clouddeploy_target_iam_binding clouddeploy_target_iam_member clouddeploy_target_iam_policy
      cloudfunctions2_function_iam_policy colab_runtime_template_iam_binding
      colab_runtime_template_iam_member colab_runtime_template_iam_policy compute_disk_iam_binding
      compute_disk_iam_policy compute_image_iam_binding compute_image_iam_member
      compute_image_iam_policy compute_instance_iam_policy compute_instance_template_iam_binding
      compute_instance_template_iam_member compute_instance_template_iam_policy
      compute_instant_snapshot_iam_binding compute_instant_snapshot_iam_member
      compute_instant_snapshot_iam_policy compute_region_disk_iam_binding
      compute_region_disk_iam_member compute_region_disk_iam_policy compute_snapshot_iam_binding
      compute_snapshot_iam_member compute_snapshot_iam_policy compute_storage_pool_iam_binding
      compute_storage_pool_iam_member compute_storage_pool_iam_policy
      compute_subnetwork_iam_policy container_analysis_note_iam_binding
      container_analysis_note_iam_member container_analysis_note_iam_policy
      data_catalog_entry_group_iam_binding data_catalog_entry_group_iam_member
      data_catalog_entry_group_iam_policy data_catalog_policy_tag_iam_binding
      data_catalog_policy_tag_iam_policy data_catalog_tag_template_iam_binding
      data_catalog_tag_template_iam_member data_catalog_tag_template_iam_policy
      data_catalog_taxonomy_iam_binding data_catalog_taxonomy_iam_member
      data_catalog_taxonomy_iam_policy data_fusion_instance_iam_binding
      data_fusion_instance_iam_member data_fusion_instance_iam_policy
      dataplex_aspect_type_iam_binding dataplex_aspect_type_iam_member
      dataplex_aspect_type_iam_policy dataplex_asset_iam_binding dataplex_asset_iam_member
      dataplex_asset_iam_policy dataplex_datascan_iam_binding dataplex_datascan_iam_member
      dataplex_datascan_iam_policy dataplex_entry_group_iam_binding
      dataplex_entry_group_iam_member dataplex_entry_group_iam_policy
      dataplex_entry_type_iam_binding dataplex_entry_type_iam_member
      dataplex_entry_type_iam_policy dataplex_glossary_iam_binding dataplex_glossary_iam_member
      dataplex_glossary_iam_policy dataplex_lake_iam_binding dataplex_lake_iam_member
      dataplex_lake_iam_policy dataplex_task_iam_binding dataplex_task_iam_member
      dataplex_task_iam_policy dataplex_zone_iam_binding dataplex_zone_iam_member
      dataplex_zone_iam_policy dataproc_autoscaling_policy_iam_binding
      dataproc_autoscaling_policy_iam_member dataproc_autoscaling_policy_iam_policy
      dataproc_cluster_iam_binding dataproc_cluster_iam_policy dataproc_job_iam_binding
      dataproc_job_iam_member dataproc_job_iam_policy dataproc_metastore_database_iam_binding
      dataproc_metastore_database_iam_member dataproc_metastore_database_iam_policy
      dataproc_metastore_federation_iam_binding dataproc_metastore_federation_iam_member
      dataproc_metastore_federation_iam_policy dataproc_metastore_service_iam_binding
      dataproc_metastore_service_iam_member dataproc_metastore_service_iam_policy
      dataproc_metastore_table_iam_binding dataproc_metastore_table_iam_member
      dataproc_metastore_table_iam_policy dns_managed_zone_iam_policy
      endpoints_service_consumers_iam_binding endpoints_service_consumers_iam_member
      endpoints_service_consumers_iam_policy endpoints_service_iam_binding
      endpoints_service_iam_policy folder_iam_audit_config gemini_repository_group_iam_binding
      gemini_repository_group_iam_member gemini_repository_group_iam_policy
      gke_backup_backup_plan_iam_binding gke_backup_backup_plan_iam_member
      gke_backup_backup_plan_iam_policy gke_backup_restore_plan_iam_binding
      gke_backup_restore_plan_iam_member gke_backup_restore_plan_iam_policy
      gke_hub_feature_iam_binding gke_hub_feature_iam_member gke_hub_feature_iam_policy
      gke_hub_membership_iam_binding gke_hub_membership_iam_member gke_hub_membership_iam_policy
      gke_hub_scope_iam_binding gke_hub_scope_iam_member gke_hub_scope_iam_policy
      healthcare_consent_store_iam_binding healthcare_consent_store_iam_member
      healthcare_consent_store_iam_policy healthcare_dataset_iam_binding
      healthcare_dataset_iam_policy healthcare_dicom_store_iam_binding
      healthcare_dicom_store_iam_member healthcare_dicom_store_iam_policy
      healthcare_fhir_store_iam_binding healthcare_fhir_store_iam_member
      healthcare_fhir_store_iam_policy healthcare_hl7_v2_store_iam_binding
      healthcare_hl7_v2_store_iam_member healthcare_hl7_v2_store_iam_policy
      iam_access_boundary_policy iam_workforce_pool_iam_binding iam_workforce_pool_iam_member
      iam_workforce_pool_iam_policy iap_app_engine_service_iam_binding
      iap_app_engine_service_iam_member iap_app_engine_service_iam_policy
      iap_app_engine_version_iam_binding iap_app_engine_version_iam_member
      iap_app_engine_version_iam_policy iap_tunnel_dest_group_iam_binding
      iap_tunnel_dest_group_iam_member iap_tunnel_dest_group_iam_policy iap_tunnel_iam_policy
      iap_tunnel_instance_iam_binding iap_tunnel_instance_iam_policy
      iap_web_backend_service_iam_policy iap_web_cloud_run_service_iam_binding
      iap_web_cloud_run_service_iam_member iap_web_cloud_run_service_iam_policy iap_web_iam_policy
      iap_web_region_backend_service_iam_binding iap_web_region_backend_service_iam_member
      iap_web_region_backend_service_iam_policy iap_web_type_app_engine_iam_binding
      iap_web_type_app_engine_iam_member iap_web_type_app_engine_iam_policy
      iap_web_type_compute_iam_binding iap_web_type_compute_iam_member
      iap_web_type_compute_iam_policy kms_ekm_connection_iam_binding kms_ekm_connection_iam_member
      kms_ekm_connection_iam_policy logging_log_view_iam_binding logging_log_view_iam_member
      logging_log_view_iam_policy network_security_address_group_iam_binding
      network_security_address_group_iam_member network_security_address_group_iam_policy
      notebooks_instance_iam_binding notebooks_instance_iam_member notebooks_instance_iam_policy
      notebooks_runtime_iam_binding notebooks_runtime_iam_member notebooks_runtime_iam_policy
      organization_iam_audit_config privateca_ca_pool_iam_binding privateca_ca_pool_iam_policy
      privateca_certificate_template_iam_binding privateca_certificate_template_iam_member
      privateca_certificate_template_iam_policy privileged_access_manager_entitlement
      pubsub_schema_iam_binding pubsub_schema_iam_member pubsub_schema_iam_policy
      scc_source_iam_binding scc_source_iam_member scc_source_iam_policy
      scc_v2_organization_source_iam_binding scc_v2_organization_source_iam_member
      scc_v2_organization_source_iam_policy secret_manager_regional_secret_iam_binding
      secret_manager_regional_secret_iam_member secret_manager_regional_secret_iam_policy
      secure_source_manager_instance_iam_binding secure_source_manager_instance_iam_member
      secure_source_manager_instance_iam_policy secure_source_manager_repository_iam_binding
      secure_source_manager_repository_iam_member secure_source_manager_repository_iam_policy
      service_networking_vpc_service_controls sourcerepo_repository_iam_binding
      sourcerepo_repository_iam_policy spanner_database_iam_policy spanner_instance_iam_policy
      storage_managed_folder_iam_binding storage_managed_folder_iam_member
      storage_managed_folder_iam_policy storage_object_acl tags_tag_key_iam_binding
      tags_tag_key_iam_policy tags_tag_value_iam_binding tags_tag_value_iam_policy
      workbench_instance_iam_binding workbench_instance_iam_member workbench_instance_iam_policy
    `,
  },
  {
    list: 'google/principal',
    class: 'principal',
    types: `
      iam_oauth_client iam_oauth_client_credential iam_workforce_pool_provider_key
    `,
  },
];
