/**
 * Pulumi tokens whose Terraform name does not follow from their module and type. The left side is
 * `package:module:Type`, the right side the Terraform type.
 */
const NAMES = `
  aws:rds:Instance aws_db_instance
  aws:rds:Snapshot aws_db_snapshot
  aws:rds:SnapshotCopy aws_db_snapshot_copy
  aws:rds:SubnetGroup aws_db_subnet_group
  aws:rds:ParameterGroup aws_db_parameter_group
  aws:rds:OptionGroup aws_db_option_group
  aws:rds:EventSubscription aws_db_event_subscription
  aws:rds:Proxy aws_db_proxy
  aws:rds:ClusterSnapshot aws_db_cluster_snapshot
  aws:rds:RoleAssociation aws_db_instance_role_association
  aws:s3:BucketV2 aws_s3_bucket
  aws:s3:BucketObjectv2 aws_s3_object
  aws:s3:BucketAclV2 aws_s3_bucket_acl
  aws:s3:BucketVersioningV2 aws_s3_bucket_versioning
  aws:s3:BucketLifecycleConfigurationV2 aws_s3_bucket_lifecycle_configuration
  aws:s3:BucketLoggingV2 aws_s3_bucket_logging
  aws:s3:BucketWebsiteConfigurationV2 aws_s3_bucket_website_configuration
  aws:s3:BucketCorsConfigurationV2 aws_s3_bucket_cors_configuration
  aws:s3:BucketServerSideEncryptionConfigurationV2 aws_s3_bucket_server_side_encryption_configuration
  aws:s3:BucketObjectLockConfigurationV2 aws_s3_bucket_object_lock_configuration
  aws:lb:LoadBalancer aws_lb
  aws:alb:LoadBalancer aws_lb
  aws:alb:TargetGroup aws_lb_target_group
  aws:alb:Listener aws_lb_listener
  aws:alb:ListenerRule aws_lb_listener_rule
  aws:elb:LoadBalancer aws_elb
  aws:elasticloadbalancing:LoadBalancer aws_elb
  aws:elasticloadbalancingv2:LoadBalancer aws_lb
  aws:elasticloadbalancingv2:TargetGroup aws_lb_target_group
  aws:ec2:VpcPeeringConnection aws_vpc_peering_connection
  aws:ec2:SecurityGroupRule aws_security_group_rule
  aws:ec2:SecurityGroupIngressRule aws_vpc_security_group_ingress_rule
  aws:ec2:SecurityGroupEgressRule aws_vpc_security_group_egress_rule
  aws:ebs:Volume aws_ebs_volume
  aws:ebs:Snapshot aws_ebs_snapshot
  aws:ec2transitgateway:TransitGateway aws_ec2_transit_gateway
  aws:vpc:SecurityGroupIngressRule aws_vpc_security_group_ingress_rule
  aws:vpc:SecurityGroupEgressRule aws_vpc_security_group_egress_rule
  aws:apigateway:RestApi aws_api_gateway_rest_api
  aws:apigateway:Deployment aws_api_gateway_deployment
  aws:apigateway:Stage aws_api_gateway_stage
  aws:apigateway:Method aws_api_gateway_method
  aws:apigateway:Resource aws_api_gateway_resource
  aws:apigateway:Integration aws_api_gateway_integration
  aws:apigateway:ApiKey aws_api_gateway_api_key
  aws:apigateway:DomainName aws_api_gateway_domain_name
  aws:cfg:Rule aws_config_config_rule
  aws:cfg:Recorder aws_config_configuration_recorder
  aws:cfg:DeliveryChannel aws_config_delivery_channel
  aws:directoryservice:Directory aws_directory_service_directory
  aws:cloudtrail:Trail aws_cloudtrail
  aws:kinesis:FirehoseDeliveryStream aws_kinesis_firehose_delivery_stream
  aws:cloudwatch:EventRule aws_cloudwatch_event_rule
  aws:cloudwatch:EventTarget aws_cloudwatch_event_target
  aws:mq:Broker aws_mq_broker
  aws:msk:Cluster aws_msk_cluster
  aws:ecs:Service aws_ecs_service
  aws:redshift:Cluster aws_redshift_cluster
  aws:servicediscovery:Service aws_service_discovery_service
  aws:servicediscovery:PrivateDnsNamespace aws_service_discovery_private_dns_namespace
  aws:elasticsearch:Domain aws_elasticsearch_domain
  aws:opensearch:ServerlessCollection aws_opensearchserverless_collection
  aws:sfn:StateMachine aws_sfn_state_machine
  aws:appautoscaling:Target aws_appautoscaling_target
  aws:ec2:Instance aws_instance
  aws:elasticbeanstalk:Environment aws_elastic_beanstalk_environment
  aws:storagegateway:Gateway aws_storagegateway_gateway
  gcp:organizations:Project google_project
  gcp:organizations:Folder google_folder
  gcp:projects:IAMMember google_project_iam_member
  gcp:projects:IAMBinding google_project_iam_binding
  gcp:projects:IAMPolicy google_project_iam_policy
  gcp:projects:IAMCustomRole google_project_iam_custom_role
  gcp:projects:Service google_project_service
  gcp:serviceaccount:Account google_service_account
  gcp:serviceaccount:Key google_service_account_key
  gcp:serviceaccount:IAMMember google_service_account_iam_member
  gcp:serviceaccount:IAMBinding google_service_account_iam_binding
  gcp:storage:BucketIAMMember google_storage_bucket_iam_member
  gcp:storage:BucketIAMBinding google_storage_bucket_iam_binding
  gcp:kms:CryptoKeyIAMMember google_kms_crypto_key_iam_member
  gcp:cloudrun:IamMember google_cloud_run_service_iam_member
  gcp:cloudrun:Service google_cloud_run_service
  gcp:cloudrunv2:Service google_cloud_run_v2_service
  gcp:cloudfunctions:Function google_cloudfunctions_function
  gcp:firebase:Project google_firebase_project
  gcp:secretmanager:Secret google_secret_manager_secret
  gcp:secretmanager:SecretVersion google_secret_manager_secret_version
  gcp:secretmanager:SecretIamMember google_secret_manager_secret_iam_member
  gcp:artifactregistry:Repository google_artifact_registry_repository
  gcp:datastore:DataStoreIndex google_datastore_index
  gcp:certificateauthority:Authority google_privateca_certificate_authority
  gcp:servicenetworking:Connection google_service_networking_connection
  gcp:sourcerepo:Repository google_sourcerepo_repository
  azure:core:ResourceGroup azurerm_resource_group
  azure:keyvault:KeyVault azurerm_key_vault
  azure:keyvault:Key azurerm_key_vault_key
  azure:keyvault:Secret azurerm_key_vault_secret
  azure:keyvault:AccessPolicy azurerm_key_vault_access_policy
  azure:containerservice:KubernetesCluster azurerm_kubernetes_cluster
  azure:containerservice:KubernetesClusterNodePool azurerm_kubernetes_cluster_node_pool
  azure:containerservice:Registry azurerm_container_registry
  azure:containerservice:Group azurerm_container_group
  azure:authorization:Assignment azurerm_role_assignment
  azure:authorization:RoleDefinition azurerm_role_definition
  azure:authorization:UserAssignedIdentity azurerm_user_assigned_identity
  azure:recoveryservices:Vault azurerm_recovery_services_vault
  azure:operationalinsights:AnalyticsWorkspace azurerm_log_analytics_workspace
  azure:appinsights:Insights azurerm_application_insights
  azure:sql:SqlServer azurerm_sql_server
  azure:network:TrafficManagerProfile azurerm_traffic_manager_profile
  azure:privatedns:Zone azurerm_private_dns_zone
  azure:dns:Zone azurerm_dns_zone
  azure:management:Lock azurerm_management_lock
  azure:lb:LoadBalancer azurerm_lb
  kubernetes:apps:DaemonSet kubernetes_daemonset
  kubernetes:apps:ReplicaSet kubernetes_replication_controller
  kubernetes:core:Endpoints kubernetes_endpoints
  kubernetes:helm.sh:Release helm_release
  kubernetes:autoscaling:HorizontalPodAutoscaler kubernetes_horizontal_pod_autoscaler
`;

/** The reviewed names by `package:module:Type`. */
export const TOKEN_NAMES: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split('\n')
    .map((line) => {
      const [token = '', name = ''] = line.trim().split(' ');
      return [token, name] as const;
    }),
);
