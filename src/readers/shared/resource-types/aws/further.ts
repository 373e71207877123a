import type { TypeTable } from '../types.ts';

/** Less common types. */
export const awsFurther: readonly TypeTable[] = [
  {
    list: 'aws/address',
    class: 'address',
    types: `
      apprunner_custom_domain_association connect_phone_number
      globalaccelerator_custom_routing_accelerator vpc_ipam_pool_cidr_allocation
    `,
  },
  {
    list: 'aws/backup',
    class: 'backup',
    types: `
      dynamodb_table_export kinesisanalyticsv2_application_snapshot lightsail_instance_snapshot
    `,
  },
  {
    list: 'aws/bucket',
    class: 'bucket',
    types: `
      dataexchange_data_set dataexchange_revision dataexchange_revision_assets
      finspace_kx_scaling_group finspace_kx_user s3control_bucket
    `,
  },
  {
    list: 'aws/certificate',
    class: 'certificate',
    types: `
      lightsail_lb_certificate_attachment
    `,
  },
  {
    list: 'aws/database',
    class: 'database',
    types: `
      bedrockagentcore_memory customerprofiles_profile finspace_kx_cluster finspace_kx_dataview
      odb_cloud_autonomous_vm_cluster odb_cloud_exadata_infrastructure odb_cloud_vm_cluster
      odb_network odb_network_peering_connection rekognition_collection
    `,
  },
  {
    list: 'aws/database-copy',
    class: 'database-copy',
    types: `
      dsql_cluster_peering rds_shard_group
    `,
  },
  {
    list: 'aws/directory',
    class: 'directory',
    types: `
      connect_user datazone_project workspaces_directory
    `,
  },
  {
    list: 'aws/logs',
    class: 'logs',
    types: `
      codeguruprofiler_profiling_group
    `,
  },
  {
    list: 'aws/network',
    class: 'network',
    types: `
      dx_hosted_private_virtual_interface_accepter dx_hosted_public_virtual_interface
      dx_hosted_public_virtual_interface_accepter dx_hosted_transit_virtual_interface
      dx_hosted_transit_virtual_interface_accepter ec2_instance_connect_endpoint
      ec2_local_gateway_route ec2_local_gateway_route_table_vpc_association
      ec2_transit_gateway_connect_peer ec2_transit_gateway_default_route_table_association
      ec2_transit_gateway_default_route_table_propagation ec2_transit_gateway_multicast_domain
      ec2_transit_gateway_multicast_domain_association ec2_transit_gateway_multicast_group_member
      ec2_transit_gateway_multicast_group_source ec2_transit_gateway_policy_table
      ec2_transit_gateway_policy_table_association globalaccelerator_cross_account_attachment
      globalaccelerator_custom_routing_endpoint_group globalaccelerator_custom_routing_listener
      nat_gateway_eip_association network_interface_permission
      networkfirewall_firewall_transit_gateway_attachment_accepter
      networkfirewall_tls_inspection_configuration networkfirewall_vpc_endpoint_association
      networkmanager_attachment_accepter networkmanager_connect_attachment
      networkmanager_connect_peer networkmanager_connection
      networkmanager_customer_gateway_association networkmanager_device
      networkmanager_dx_gateway_attachment networkmanager_link networkmanager_link_association
      networkmanager_site_to_site_vpn_attachment
      networkmanager_transit_gateway_connect_peer_association
      networkmanager_transit_gateway_peering networkmanager_transit_gateway_registration
      networkmanager_transit_gateway_route_table_attachment networkmanager_vpc_attachment
      vpc_encryption_control vpc_endpoint_connection_accepter vpc_endpoint_private_dns
      vpc_endpoint_service_private_dns_verification vpc_ipam_organization_admin_account
      vpc_ipam_preview_next_cidr vpc_ipam_resource_discovery
      vpc_ipam_resource_discovery_association vpc_route_server vpc_route_server_endpoint
      vpc_route_server_peer vpc_route_server_propagation vpc_route_server_vpc_association
      vpclattice_domain_verification vpclattice_resource_configuration vpclattice_resource_gateway
      vpclattice_service_network_resource_association vpn_concentrator
    `,
  },
  {
    list: 'aws/opaque',
    class: 'opaque',
    types: `
      codedeploy_blue_green
    `,
  },
  {
    list: 'aws/registry',
    class: 'registry',
    types: `
      comprehend_document_classifier comprehend_entity_recognizer rekognition_project
      sagemaker_hub transcribe_language_model
    `,
  },
  {
    list: 'aws/repository',
    class: 'repository',
    types: `
      codecatalyst_project codecatalyst_source_repository
    `,
  },
  {
    list: 'aws/service',
    class: 'service',
    types: `
      appmesh_gateway_route bedrockagent_agent_collaborator bedrockagentcore_agent_runtime
      bedrockagentcore_agent_runtime_endpoint chime_voice_connector chime_voice_connector_group
      chime_voice_connector_logging chime_voice_connector_origination
      chime_voice_connector_streaming chime_voice_connector_termination
      chime_voice_connector_termination_credentials ecs_express_gateway_service eks_capability
      elastictranscoder_pipeline elastictranscoder_preset evidently_feature evidently_launch
      evidently_segment gamelift_alias gamelift_build gamelift_game_server_group
      gamelift_game_session_queue gamelift_script iot_thing ivs_channel ivs_playback_key_pair
      m2_application m2_deployment media_packagev2_channel_group medialive_input
      medialive_input_security_group medialive_multiplex medialive_multiplex_program
      quicksight_account_settings quicksight_iam_policy_assignment quicksight_ip_restriction
      quicksight_key_registration quicksight_role_membership quicksight_template_alias
      redshift_integration wafv2_web_acl_rule_group_association
    `,
  },
  {
    list: 'aws/volume',
    class: 'volume',
    types: `
      codecatalyst_dev_environment finspace_kx_volume
    `,
  },
];
