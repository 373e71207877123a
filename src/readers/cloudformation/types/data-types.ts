import type { TypeTable } from '../../shared/resource-types/types.ts';

/**
 * CloudFormation types, without `AWS::`, that hold data or without which data cannot be read, and that
 * are either on no list under their Terraform name or mean something else here.
 */
export const dataTypes: readonly TypeTable[] = [
  {
    list: 'cloudformation/database',
    class: 'database',
    types: `
      Timestream::InfluxDBCluster Cassandra::Type Serverless::SimpleTable HealthImaging::Datastore
      Omics::AnnotationStore Omics::ReferenceStore Omics::SequenceStore Omics::VariantStore
      OpenSearchServerless::Index OpenSearchServerless::CollectionIndex IoTAnalytics::Channel
      IoTAnalytics::Datastore IoTAnalytics::Dataset Personalize::Dataset
      Personalize::DatasetGroup Personalize::EventTracker Personalize::Solution Forecast::Dataset
      Forecast::DatasetGroup FraudDetector::Detector FraudDetector::EventType
      FraudDetector::EntityType FraudDetector::List Bedrock::KnowledgeBase Bedrock::Session
      Bedrock::DataAutomationLibrary BedrockAgentCore::Dataset QBusiness::Index
      QBusiness::Application QBusiness::Retriever Wisdom::KnowledgeBase Wisdom::Assistant
      Wisdom::QuickResponse Wisdom::MessageTemplate Cases::Domain Cases::Case Cases::RelatedItem
      Connect::DataTable Connect::DataTableAttribute Connect::DataTableRecord
      CustomerProfiles::ObjectType CustomerProfiles::DomainObjectType IoTTwinMaker::Workspace
      IoTTwinMaker::Entity IoTTwinMaker::Scene IoTSiteWise::Portal IoTSiteWise::Project
      IoTSiteWise::Dashboard IoTSiteWise::AssetModel IoTSiteWise::Dataset IoTSiteWise::Workspace
      IoTFleetWise::SignalCatalog IoTFleetWise::Vehicle Glue::Catalog VoiceID::Domain
      ManagedBlockchain::Member ManagedBlockchain::Node LookoutMetrics::AnomalyDetector
      LookoutVision::Project EntityResolution::IdNamespace CleanRooms::IdMappingTable
      CleanRooms::IntermediateTable SCN::Dataset SCN::Namespace SMSVOICE::OptOutList
      WellArchitected::Workload QuickSight::KnowledgeBase QuickSight::Space SSM::OpsItem
      SageMaker::Experiment SageMaker::ExperimentTrialComponent SageMaker::TrialComponent
      SageMaker::Artifact SageMaker::Context SageMaker::MlflowApp SageMaker::MlflowTrackingServer
      Rekognition::Dataset Chime::AppInstance Chime::Channel KendraRanking::ExecutionPlan
      AuditManager::Assessment SecurityLake::DataLake DataExchange::DataSet
      LicenseManager::License Detective::Graph Comprehend::Flywheel Textract::Adapter
      EntityResolution::MatchingWorkflow Transcribe::CallAnalyticsCategory
      SystemsManagerSAP::Application BedrockAgentCore::Memory Glue::Registry Glue::Schema
    `,
  },
  {
    list: 'cloudformation/volume',
    class: 'volume',
    types: `
      FSx::FileSystem FSx::Volume FSx::StorageVirtualMachine S3Files::FileSystem
      StorageGateway::Volume StorageGateway::Tape OpsWorks::Volume WorkspacesInstances::Volume
      EMR::WALWorkspace EMR::Cluster WorkSpaces::WorkspacesPool PCS::Cluster SageMaker::Cluster
    `,
  },
  { list: 'cloudformation/bucket', class: 'bucket', types: 'S3Outposts::Bucket' },
  {
    list: 'cloudformation/object',
    class: 'object',
    types: `
      MediaPackage::Asset Translate::ParallelData GameLift::Build GameLift::Script
      Glue::SchemaVersion Lex::BotVersion Wisdom::AIPrompt Bedrock::Prompt
    `,
  },
  {
    list: 'cloudformation/queue',
    class: 'queue',
    types: `
      MSK::Topic EventsV2::EventBus Deadline::Queue MSK::Channel Kinesis::Channel
      CustomerProfiles::EventStream
    `,
  },
  {
    list: 'cloudformation/logs',
    class: 'logs',
    types: `
      SES::MailManagerArchive AIOps::InvestigationGroup SageMaker::Action
    `,
  },
  {
    list: 'cloudformation/backup',
    class: 'backup',
    types: `
      Backup::LogicallyAirGappedBackupVault FSx::Snapshot ElastiCache::ServerlessCacheSnapshot
      Redshift::Snapshot Lightsail::DatabaseSnapshot NeptuneGraph::GraphSnapshot
      DocDBElastic::ClusterSnapshot
    `,
  },
  {
    list: 'cloudformation/secret',
    class: 'secret',
    types: `
      BedrockAgentCore::OAuth2CredentialProvider BedrockAgentCore::ApiKeyCredentialProvider
      BedrockAgentCore::PaymentCredentialProvider
    `,
  },
  {
    list: 'cloudformation/registry',
    class: 'registry',
    types: `
      ECR::PublicRepository CodeArtifact::PackageGroup EventSchemas::Registry EventSchemas::Schema
      AgentRegistry::Registry AgentRegistry::RegistryRecord SageMaker::ModelPackage
      SageMaker::ModelCard SageMaker::Algorithm IoT::SoftwarePackage IoT::SoftwarePackageVersion
      ServerlessRepo::Application Panorama::Package Omics::Workflow
    `,
  },
  {
    list: 'cloudformation/repository',
    class: 'repository',
    types: 'CodeStar::GitHubRepository',
  },
  {
    list: 'cloudformation/directory',
    class: 'directory',
    types: `
      Cognito::UserPoolUser Cognito::UserPoolGroup Cognito::UserPoolReplica SSO::Instance
      Chime::AppInstanceUser Wickr::Network IoTWireless::WirelessDevice
      IoTWireless::WirelessGateway
    `,
  },
  {
    list: 'cloudformation/container',
    class: 'container',
    types: `
      Deadline::Farm NimbleStudio::Studio FinSpace::Environment EVS::Environment
      OpsWorksCM::Server RefactorSpaces::Environment Outposts::Outpost
      CloudFormation::GeneratedTemplate GreengrassV2::Deployment Route53RecoveryControl::Cluster
    `,
  },
  {
    list: 'cloudformation/opaque',
    class: 'opaque',
    types: `
      Serverless::Application ServiceCatalog::CloudFormationProvisionedProduct
      LaunchWizard::Deployment CloudFormation::ChangeSet
    `,
  },
];
