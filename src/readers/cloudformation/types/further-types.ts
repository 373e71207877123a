import type { TypeTable } from '../../shared/resource-types/types.ts';

/** CloudFormation types, without `AWS::`, that hold no data and have no reviewed Terraform name. */
export const furtherTypes: readonly TypeTable[] = [
  {
    list: 'cloudformation/service',
    class: 'service',
    types: `
      Serverless::Function Serverless::Api Serverless::HttpApi Serverless::WebSocketApi
      Serverless::StateMachine Serverless::GraphQLApi Serverless::CapacityProvider
      ApiGateway::DomainNameV2 ApiGatewayV2::RoutingRule AppSync::GraphQLApi
      AppSync::GraphQLSchema AppSync::DataSource AppSync::FunctionConfiguration
      ApplicationAutoScaling::ScalableTarget CodeDeploy::Application EKS::Nodegroup
      EMR::InstanceFleetConfig EMR::InstanceGroupConfig KafkaConnect::Connector
      KinesisVideo::SignalingChannel Lightsail::Container Lightsail::LoadBalancer
      CloudFront::StreamingDistribution MediaPackage::OriginEndpoint MediaPackageV2::Channel
      MediaPackageV2::ChannelGroup MediaPackageV2::OriginEndpoint MediaConnect::Flow
      MediaConnect::Bridge MediaConnect::Gateway MediaTailor::Channel
      MediaTailor::PlaybackConfiguration Bedrock::Agent Bedrock::AgentAlias Bedrock::Flow
      Bedrock::FlowAlias Bedrock::DataSource BedrockAgentCore::Runtime
      BedrockAgentCore::RuntimeEndpoint GameLift::ContainerFleet IVS::Stage
      LookoutEquipment::InferenceScheduler MWAAServerless::Workflow SageMaker::InferenceComponent
      StepFunctions::StateMachineAlias IoTEvents::DetectorModel IoTEvents::Input
      IoTAnalytics::Pipeline DMS::DataMigration ECS::Daemon ECS::PrimaryTaskSet
      OpsWorks::Layer OpsWorks::App KinesisAnalyticsV2::ApplicationOutput
      KinesisAnalytics::ApplicationOutput QBusiness::WebExperience SSM::CloudConnector
      PCS::ComputeNodeGroup PCS::Queue Batch::ServiceEnvironment IoTSiteWise::Gateway
    `,
  },
  {
    list: 'cloudformation/network',
    class: 'network',
    types: `
      EC2::SubnetCidrBlock EC2::SubnetNetworkAclAssociation EC2::SubnetRouteTableAssociation
      EC2::TransitGatewayAttachment EC2::VPCCidrBlock EC2::VPCDHCPOptionsAssociation
      EC2::VPCGatewayAttachment EC2::GatewayRouteTableAssociation
      EC2::ClientVpnTargetNetworkAssociation EC2::LocalGatewayRouteTable
      EC2::RouteServerAssociation EC2::VerifiedAccessEndpoint EC2::VerifiedAccessGroup
      EC2::VerifiedAccessInstance DirectConnect::DirectConnectGateway
      DirectConnect::DirectConnectGatewayAssociation Redshift::ClusterSubnetGroup
      Route53Resolver::ResolverEndpoint Route53Resolver::ResolverRule
      Route53Resolver::ResolverRuleAssociation Route53Resolver::OutpostResolver
      S3Files::MountTarget VpcLattice::Rule NetworkManager::DirectConnectGatewayAttachment
      ODB::OdbNetwork ODB::OdbPeeringConnection Route53RecoveryControl::RoutingControl
      Route53RecoveryControl::ControlPanel
    `,
  },
  {
    list: 'cloudformation/dns-record',
    class: 'dns-record',
    types: 'Route53::RecordSetGroup Route53::DNSSEC Route53Profiles::ProfileAssociation',
  },
  {
    list: 'cloudformation/address',
    class: 'address',
    types: `
      SMSVOICE::PhoneNumber SMSVOICE::SenderId Amplify::Domain Connect::EmailAddress
      EC2::IPv4Pool
    `,
  },
  {
    list: 'cloudformation/certificate',
    class: 'certificate',
    types: 'Lightsail::LoadBalancerTlsCertificate',
  },
  {
    list: 'cloudformation/machine',
    class: 'machine',
    types: 'WorkspacesInstances::WorkspaceInstance',
  },
  {
    list: 'cloudformation/database-copy',
    class: 'database-copy',
    types: 'RDS::DBProxyTargetGroup NeptuneGraph::PrivateGraphEndpoint',
  },
  {
    list: 'cloudformation/principal',
    class: 'principal',
    types: `
      Cognito::UserPoolIdentityProvider Cognito::UserPoolResourceServer
      Cognito::IdentityPoolRoleAttachment RolesAnywhere::CRL
    `,
  },
  {
    list: 'cloudformation/permission',
    class: 'permission',
    types: `
      IAM::UserToGroupAddition SSO::Assignment SNS::TopicInlinePolicy SQS::QueueInlinePolicy
      Events::EventBusPolicy SecretsManager::ResourcePolicy S3Outposts::BucketPolicy
      S3ObjectLambda::AccessPointPolicy S3Files::FileSystemPolicy Lex::ResourcePolicy
      LakeFormation::PrincipalPermissions EventSchemas::RegistryPolicy SSM::ResourcePolicy
      MediaPackageV2::ChannelPolicy MediaPackageV2::OriginEndpointPolicy
      EC2::VPCEndpointServicePermissions EntityResolution::PolicyStatement
      Cognito::UserPoolUserToGroupAttachment Serverless::Connector CloudTrail::ResourcePolicy
      ServiceCatalog::PortfolioPrincipalAssociation Signer::ProfilePermission
      IoT::PolicyPrincipalAttachment DataZone::ProjectMembership DataZone::PolicyGrant
      BedrockAgentCore::ResourcePolicy Bedrock::ResourcePolicy Lambda::ResourcePolicy
      RDS::DBSecurityGroupIngress ElastiCache::SecurityGroupIngress
      Redshift::ClusterSecurityGroupIngress Shield::DRTAccess SMSVOICE::ResourcePolicy
    `,
  },
  {
    list: 'cloudformation/guard',
    class: 'guard',
    types: `
      Backup::LegalHold Backup::TieringConfiguration SecurityHub::Hub SecurityHub::HubV2
      SecurityHub::PolicyAssociation SecurityHub::SecurityControl SecurityHub::Standard
      SecurityHub::DelegatedAdmin GuardDuty::IPSet GuardDuty::Master GuardDuty::ThreatIntelSet
      GuardDuty::ThreatEntitySet GuardDuty::TrustedEntitySet Macie::Session
      WAFv2::LoggingConfiguration WAF::IPSet WAFRegional::IPSet EC2::NetworkAclEntry
      Cognito::UserPoolRiskConfigurationAttachment Config::OrganizationConfigRule
      ControlTower::EnabledControl ControlTower::EnabledBaseline CloudFormation::GuardHook
      CloudFormation::LambdaHook IoT::ScheduledAudit IoT::AccountAuditConfiguration
      IoT::SecurityProfile Route53RecoveryControl::SafetyRule MPA::ApprovalTeam
      Bedrock::EnforcedGuardrailConfiguration SecretsManager::RotationSchedule
      InspectorV2::CisScanConfiguration Budgets::BudgetsAction
    `,
  },
  {
    list: 'cloudformation/settings',
    class: 'settings',
    types: `
      Serverless::LayerVersion ACMPCA::CertificateAuthorityActivation APS::RuleGroupsNamespace
      AmazonMQ::ConfigurationAssociation ApiGateway::BasePathMappingV2 ApiGateway::Deployment
      ApiGatewayV2::Deployment ApiGatewayV2::ApiGatewayManagedOverrides
      AppRunner::AutoScalingConfiguration ApplicationAutoScaling::ScalingPolicy
      ApplicationSignals::ServiceLevelObjective Athena::WorkGroup AutoScaling::WarmPool
      Backup::Framework Bedrock::AgentVersion Bedrock::FlowVersion Bedrock::PromptVersion
      Bedrock::ApplicationInferenceProfile CloudFormation::Macro CloudFormation::WaitCondition
      CloudFormation::WaitConditionHandle CloudFormation::TypeActivation
      CloudFormation::HookTypeConfig CloudFormation::HookVersion CloudFormation::HookDefaultVersion
      CloudFormation::ModuleVersion CloudFormation::ModuleDefaultVersion
      CloudFormation::ResourceVersion CloudFormation::ResourceDefaultVersion
      CloudFormation::PublicTypeVersion CloudFormation::Publisher CloudWatch::AnomalyDetector
      CloudWatch::InsightRule CloudWatch::AlarmMuteRule Chatbot::CustomAction
      Chatbot::MicrosoftTeamsChannelConfiguration CodeStarConnections::RepositoryLink
      CodeStarConnections::SyncConfiguration Cognito::IdentityPoolPrincipalTag
      Cognito::UserPoolUICustomizationAttachment Cognito::Terms Config::AggregationAuthorization
      Config::StoredQuery DataBrew::Dataset DataBrew::Job DataBrew::Project DataBrew::Recipe
      DataBrew::Ruleset DataBrew::Schedule DataSync::LocationFSxLustre
      DataSync::LocationFSxONTAP DataSync::LocationFSxOpenZFS DataSync::LocationFSxWindows
      DMS::DataProvider DMS::InstanceProfile DMS::MigrationProject ECR::SigningConfiguration
      ECR::PullTimeUpdateExclusion ECS::ClusterCapacityProviderAssociations
      ECS::DaemonTaskDefinition EC2::PrefixList EC2::InstanceEventWindow
      EC2::EnclaveCertificateIamRoleAssociation EMR::Step EMRContainers::SecurityConfiguration
      FMS::ApplicationsList FMS::NotificationChannel FMS::ProtocolsList Glue::SchemaVersionMetadata
      Glue::TableOptimizer Glue::UsageProfile Glue::Integration GreengrassV2::ComponentVersion
      IoT::CustomMetric IoT::Dimension IoT::FleetMetric IoT::Job IoT::JobTemplate IoT::Logging
      IoT::MitigationAction IoT::ResourceSpecificLogging IVS::EncoderConfiguration IVS::StorageConfiguration CloudTrail::Channel
      IVS::PlaybackRestrictionPolicy KafkaConnect::CustomPlugin KafkaConnect::WorkerConfiguration
      KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption
      KinesisAnalyticsV2::ApplicationReferenceDataSource
      KinesisAnalytics::ApplicationReferenceDataSource LakeFormation::Tag
      LakeFormation::TagAssociation Lambda::EventInvokeConfig Lambda::Version Lightsail::Alarm
      Lightsail::ContactMethod Location::TrackerConsumer Logs::Integration Logs::ScheduledQuery
      LookoutMetrics::Alert MediaConvert::JobTemplate MediaConvert::Preset
      MediaPackage::PackagingConfiguration MediaPackage::PackagingGroup MediaTailor::LiveSource
      MediaTailor::SourceLocation MediaTailor::VodSource MediaTailor::Function
      NetworkFirewall::ContainerAssociation OpsWorks::ElasticLoadBalancerAttachment
      OpsWorks::UserProfile PaymentCryptography::Alias Pinpoint::ApplicationSettings
      Pinpoint::Campaign Pinpoint::InAppTemplate Pinpoint::PushTemplate Pinpoint::Segment
      Pinpoint::SmsTemplate Pinpoint::VoiceChannel RAM::Permission RDS::DBSecurityGroup
      Redshift::ClusterParameterGroup Redshift::ClusterSecurityGroup
      ResourceExplorer2::DefaultViewAssociation Route53::QueryLoggingConfig
      Route53Resolver::ResolverConfig Route53Resolver::ResolverDNSSECConfig
      Route53Resolver::ResolverQueryLoggingConfig
      Route53Resolver::ResolverQueryLoggingConfigAssociation S3::StorageLens
      S3::StorageLensGroup S3ObjectLambda::AccessPoint S3Outposts::AccessPoint
      S3Files::AccessPoint SageMaker::EndpointConfig SageMaker::NotebookInstanceLifecycleConfig
      SageMaker::ModelBiasJobDefinition SageMaker::ModelQualityJobDefinition
      SageMaker::ModelExplainabilityJobDefinition SecretsManager::SecretTargetAttachment
      ServiceCatalog::AcceptedPortfolioShare ServiceCatalog::CloudFormationProduct
      ServiceCatalog::LaunchNotificationConstraint ServiceCatalog::LaunchRoleConstraint
      ServiceCatalog::LaunchTemplateConstraint ServiceCatalog::PortfolioProductAssociation
      ServiceCatalog::ResourceUpdateConstraint ServiceCatalog::ServiceActionAssociation
      ServiceCatalog::StackSetConstraint ServiceCatalog::TagOptionAssociation
      ServiceCatalogAppRegistry::ResourceAssociation SES::CustomVerificationEmailTemplate
      SES::VdmAttributes SSO::InstanceAccessControlAttributeConfiguration
      StepFunctions::StateMachineVersion SupportApp::AccountAlias
      SupportApp::SlackChannelConfiguration SupportApp::SlackWorkspaceConfiguration
      VerifiedPermissions::PolicyStoreAlias WellArchitected::Lens WellArchitected::Profile
      WellArchitected::ReviewTemplate WorkSpaces::WorkspaceIpGroup
      XRay::TransactionSearchConfig CDK::Metadata EKS::CertificateAuthority
      Wisdom::AssistantAssociation Proton::EnvironmentAccountConnection
      Proton::EnvironmentTemplate Proton::ServiceTemplate PinpointEmail::ConfigurationSet
      PinpointEmail::ConfigurationSetEventDestination PinpointEmail::Identity
    `,
  },
];
