import type { TypeTable } from '../types.ts';

/** AWS types that run, serve or connect things, without data of their own. */
export const awsCompute: readonly TypeTable[] = [
  {
    list: 'aws/machine',
    class: 'machine',
    types: `
      instance spot_instance_request lightsail_instance gamelift_fleet ec2_host opsworks_instance
      workspaces_pool appstream_fleet appstream_image_builder dms_replication_instance
    `,
  },
  {
    list: 'aws/service',
    class: 'service',
    types: `
      autoscaling_group spot_fleet_request ec2_fleet lambda_function lambda_alias
      lambda_layer_version lambda_event_source_mapping lambda_provisioned_concurrency_config
      ecs_cluster ecs_service ecs_task_set eks_node_group eks_fargate_profile eks_addon
      apprunner_service apprunner_connection batch_compute_environment batch_job_queue
      batch_job_definition sfn_state_machine sfn_activity cloudwatch_event_rule
      cloudwatch_event_target cloudwatch_event_api_destination scheduler_schedule pipes_pipe
      sns_topic sns_topic_subscription sns_platform_application ses_receipt_rule ses_receipt_rule_set
      api_gateway_rest_api api_gateway_stage api_gateway_deployment api_gateway_domain_name
      apigatewayv2_api apigatewayv2_stage apigatewayv2_domain_name apigatewayv2_integration
      apigatewayv2_route appsync_graphql_api codebuild_project codepipeline codedeploy_app
      codedeploy_deployment_group amplify_app amplify_branch glue_job glue_crawler glue_workflow
      glue_trigger athena_workgroup emrserverless_application emrcontainers_virtual_cluster
      redshiftserverless_workgroup dms_replication_task dms_replication_config dms_s3_endpoint
      msk_replicator mskconnect_connector kinesisanalyticsv2_application
      kinesis_analytics_application kinesis_stream_consumer sagemaker_endpoint sagemaker_model
      sagemaker_endpoint_configuration lightsail_container_service lightsail_lb transfer_connector
      elastic_beanstalk_application_version imagebuilder_image_pipeline datasync_task
      appflow_flow iot_topic_rule mediaconvert_queue medialive_channel media_package_channel
      grafana_workspace location_map location_place_index lex_bot rum_app_monitor
      synthetics_canary globalaccelerator_accelerator bedrockagent_agent codestarconnections_connection
      vpclattice_service vpclattice_service_network service_discovery_service
    `,
  },
  {
    list: 'aws/network',
    class: 'network',
    types: `
      vpc default_vpc subnet default_subnet route route_table default_route_table
      route_table_association main_route_table_association internet_gateway
      internet_gateway_attachment egress_only_internet_gateway nat_gateway network_interface
      network_interface_attachment network_interface_sg_attachment vpc_endpoint vpc_endpoint_service
      vpc_endpoint_subnet_association vpc_endpoint_route_table_association
      vpc_endpoint_security_group_association vpc_peering_connection
      vpc_peering_connection_accepter vpc_peering_connection_options
      vpc_ipv4_cidr_block_association vpc_ipv6_cidr_block_association vpc_dhcp_options
      vpc_dhcp_options_association default_vpc_dhcp_options vpc_ipam vpc_ipam_pool vpc_ipam_scope
      vpc_ipam_pool_cidr ec2_transit_gateway ec2_transit_gateway_vpc_attachment
      ec2_transit_gateway_vpc_attachment_accepter ec2_transit_gateway_route
      ec2_transit_gateway_route_table ec2_transit_gateway_route_table_association
      ec2_transit_gateway_route_table_propagation ec2_transit_gateway_peering_attachment
      ec2_transit_gateway_peering_attachment_accepter ec2_transit_gateway_connect
      ec2_transit_gateway_prefix_list_reference ec2_client_vpn_endpoint ec2_client_vpn_route
      ec2_client_vpn_network_association ec2_client_vpn_authorization_rule ec2_carrier_gateway
      vpn_gateway vpn_gateway_attachment vpn_gateway_route_propagation vpn_connection
      vpn_connection_route customer_gateway dx_connection dx_gateway dx_gateway_association dx_lag
      dx_private_virtual_interface dx_public_virtual_interface dx_transit_virtual_interface
      networkmanager_global_network networkmanager_core_network networkmanager_site
      lb alb elb lb_listener alb_listener lb_listener_rule alb_listener_rule lb_target_group
      alb_target_group lb_target_group_attachment alb_target_group_attachment
      lb_listener_certificate alb_listener_certificate elb_attachment lb_trust_store
      cloudfront_distribution cloudfront_multitenant_distribution cloudfront_distribution_tenant
      globalaccelerator_listener globalaccelerator_endpoint_group api_gateway_vpc_link
      apigatewayv2_vpc_link vpclattice_listener vpclattice_target_group
      vpclattice_service_network_vpc_association vpclattice_service_network_service_association
      appmesh_mesh appmesh_virtual_node appmesh_virtual_router appmesh_virtual_service
      appmesh_virtual_gateway appmesh_route service_discovery_http_namespace efs_mount_target
      route53_resolver_endpoint db_subnet_group elasticache_subnet_group redshift_subnet_group
      docdb_subnet_group neptune_subnet_group memorydb_subnet_group dax_subnet_group
      dms_replication_subnet_group networkfirewall_firewall
    `,
  },
  {
    list: 'aws/address',
    class: 'address',
    types: `
      eip eip_association eip_domain_name lightsail_static_ip lightsail_static_ip_attachment
      ec2_subnet_cidr_reservation ec2_managed_prefix_list ec2_managed_prefix_list_entry
      sesv2_dedicated_ip_pool sesv2_dedicated_ip_assignment cloudfront_anycast_ip_list
    `,
  },
  {
    list: 'aws/dns-zone',
    class: 'dns-zone',
    types: `
      route53_zone route53domains_registered_domain route53domains_domain
      route53_delegation_set service_discovery_private_dns_namespace
      service_discovery_public_dns_namespace lightsail_domain
    `,
  },
  {
    list: 'aws/dns-record',
    class: 'dns-record',
    types: `
      route53_record route53_records_exclusive route53_zone_association route53_health_check
      route53_hosted_zone_dnssec route53_key_signing_key route53_traffic_policy_instance
      route53domains_delegation_signer_record lightsail_domain_entry
      route53_resolver_rule route53_resolver_rule_association
    `,
  },
  {
    list: 'aws/certificate',
    class: 'certificate',
    types: `
      acm_certificate acm_certificate_validation acmpca_certificate
      acmpca_certificate_authority_certificate iam_server_certificate iot_certificate
      api_gateway_client_certificate lightsail_certificate lightsail_lb_certificate
      transfer_certificate iot_ca_certificate
    `,
  },
  {
    list: 'aws/credential',
    class: 'credential',
    types: `
      iam_access_key iam_user_login_profile iam_service_specific_credential key_pair
      lightsail_key_pair api_gateway_api_key appsync_api_key cloudfront_public_key
      cloudfront_key_group ses_smtp_credential iam_user_ssh_key
      grafana_workspace_api_key grafana_workspace_service_account_token transfer_ssh_key
    `,
  },
  {
    list: 'aws/principal',
    class: 'principal',
    types: `
      iam_role iam_user iam_group iam_instance_profile iam_openid_connect_provider
      iam_saml_provider iam_service_linked_role cognito_user_pool_client cognito_user_group
      cognito_identity_provider cognito_resource_server cognito_user_pool_domain
      cloudfront_origin_access_identity rolesanywhere_profile transfer_user
      elasticache_user memorydb_user mq_user ssoadmin_permission_set ssoadmin_application
      quicksight_user quicksight_group iam_virtual_mfa_device db_proxy_auth
    `,
  },
];
