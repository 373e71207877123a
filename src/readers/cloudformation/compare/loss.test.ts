import { describe, expect, it } from 'vitest';
import type { Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import { effectOn, template } from '../test-templates.ts';

type Properties = Readonly<Record<string, unknown>>;
type Row = readonly [
  type: string,
  attributes: Properties,
  properties: Properties,
  reversibility: Reversibility,
  ...traits: readonly Trait[],
];

const LOST: readonly Row[] = [
  ['AWS::DynamoDB::Table', {}, {}, 'irreversible', 'database'],
  ['AWS::DynamoDB::GlobalTable', {}, {}, 'irreversible', 'database'],
  ['AWS::RDS::DBInstance', { DeletionPolicy: 'Delete' }, {}, 'irreversible', 'database'],
  ['AWS::RDS::DBCluster', { DeletionPolicy: 'Delete' }, {}, 'irreversible', 'database'],
  ['AWS::RDS::GlobalCluster', {}, {}, 'irreversible', 'database'],
  ['AWS::DocDB::DBCluster', {}, {}, 'irreversible', 'database'],
  ['AWS::Neptune::DBCluster', {}, {}, 'irreversible', 'database'],
  ['AWS::Redshift::Cluster', {}, {}, 'irreversible', 'database'],
  ['AWS::ElastiCache::ReplicationGroup', {}, {}, 'irreversible', 'database'],
  ['AWS::OpenSearchService::Domain', {}, {}, 'irreversible', 'database'],
  ['AWS::DynamoDB::Table', { DeletionPolicy: 'Snapshot' }, {}, 'irreversible', 'database'],
  ['AWS::DynamoDB::Table', { DeletionPolicy: { Ref: 'X' } }, {}, 'irreversible', 'database'],
  ['AWS::Timestream::InfluxDBCluster', {}, {}, 'irreversible', 'database'],
  ['AWS::Serverless::SimpleTable', {}, {}, 'irreversible', 'database'],
  ['AWS::EFS::FileSystem', {}, {}, 'irreversible'],
  ['AWS::FSx::FileSystem', {}, {}, 'irreversible'],
  ['AWS::FSx::Volume', {}, {}, 'irreversible'],
  ['AWS::EC2::Volume', {}, {}, 'irreversible'],
  ['AWS::SQS::Queue', {}, {}, 'irreversible', 'queue'],
  ['AWS::Kinesis::Stream', {}, {}, 'irreversible', 'queue'],
  ['AWS::MSK::Cluster', {}, {}, 'irreversible', 'queue'],
  ['AWS::MSK::Topic', {}, {}, 'irreversible', 'queue'],
  ['AWS::Logs::LogGroup', {}, {}, 'irreversible'],
  ['AWS::KMS::Key', {}, {}, 'irreversible', 'key-material', 'scheduled-deletion'],
  ['AWS::SecretsManager::Secret', {}, { GenerateSecretString: {} }, 'irreversible', 'secret'],
  ['AWS::Cognito::UserPool', {}, {}, 'irreversible', 'identity'],
  ['AWS::Cognito::UserPoolUser', {}, {}, 'irreversible', 'identity'],
  ['AWS::EKS::Cluster', {}, {}, 'irreversible', 'contents-destroyed'],
  ['AWS::Redshift::Snapshot', {}, {}, 'irreversible', 'backup'],
  ['AWS::ECR::Repository', {}, { EmptyOnDelete: true }, 'irreversible', 'contents-destroyed'],
  [
    'AWS::S3::Bucket',
    {},
    { Tags: [{ Key: 'aws-cdk:auto-delete-objects', Value: 'true' }] },
    'irreversible',
    'contents-destroyed',
  ],
  ['AWS::Route53::HostedZone', {}, {}, 'irreversible', 'dns'],
  ['AWS::CloudFormation::Stack', {}, { TemplateURL: 'x' }, 'irreversible', 'contents-destroyed'],
  ['AWS::Serverless::Application', {}, {}, 'irreversible', 'contents-destroyed'],
  [
    'AWS::RDS::DBInstance',
    { DeletionPolicy: 'Delete' },
    { DeletionProtection: true },
    'irreversible',
    'protected',
  ],
  ['Custom::Schema', {}, {}, 'unknown', 'unlisted-type'],
  ['AWS::CloudFormation::CustomResource', {}, {}, 'unknown', 'unlisted-type'],
  ['MongoDB::Atlas::Cluster', {}, {}, 'unknown', 'unlisted-type'],
  ['Custom::S3AutoDeleteObjects', {}, { BucketName: 'a' }, 'irreversible'],
  ['AWS::Nobody::Knows', {}, {}, 'unknown', 'unlisted-type'],
];

const MILD: readonly Row[] = [
  ['AWS::DynamoDB::Table', { DeletionPolicy: 'Retain' }, {}, 'reversible'],
  ['AWS::DynamoDB::Table', { DeletionPolicy: 'RetainExceptOnCreate' }, {}, 'reversible'],
  ['Custom::Schema', { DeletionPolicy: 'Retain' }, {}, 'reversible'],
  ['AWS::RDS::DBInstance', {}, {}, 'costly', 'database'],
  ['AWS::RDS::DBCluster', {}, {}, 'costly', 'database'],
  ['AWS::RDS::DBInstance', {}, { DBClusterIdentifier: 'c' }, 'costly', 'database'],
  ['AWS::RDS::DBCluster', { DeletionPolicy: 'Snapshot' }, {}, 'costly', 'database'],
  ['AWS::EC2::Volume', { DeletionPolicy: 'Snapshot' }, {}, 'costly'],
  ['AWS::S3::Bucket', {}, {}, 'costly'],
  ['AWS::ECR::Repository', {}, {}, 'costly'],
  ['AWS::Backup::BackupVault', {}, {}, 'costly', 'backup'],
  ['AWS::SSM::Parameter', {}, { Type: 'String', Value: 'x' }, 'costly'],
  ['AWS::Lambda::Function', {}, {}, 'costly', 'downtime'],
  ['AWS::Serverless::Function', {}, {}, 'costly', 'downtime'],
  ['AWS::IAM::Role', {}, {}, 'costly', 'identity'],
  ['AWS::EC2::VPC', {}, {}, 'costly', 'network'],
  ['AWS::EC2::VPCGatewayAttachment', {}, {}, 'costly', 'network'],
  ['AWS::Lambda::Version', {}, {}, 'reversible'],
  ['AWS::CloudWatch::Alarm', {}, {}, 'reversible'],
  ['AWS::IAM::Policy', {}, {}, 'reversible'],
  ['AWS::SNS::TopicPolicy', {}, {}, 'reversible'],
  ['AWS::CloudFormation::WaitConditionHandle', {}, {}, 'reversible'],
  ['AWS::CDK::Metadata', {}, {}, 'reversible'],
  ['AWS::ApiGateway::Deployment', {}, { RestApiId: 'a' }, 'reversible'],
  ['Custom::LogRetention', {}, { RetentionInDays: 7 }, 'reversible'],
];

const OTHER = { Other: { Type: 'AWS::SNS::Topic' } };

function sides([type, attributes, properties]: Row): readonly [string, string] {
  const resource = { Type: type, ...attributes, Properties: properties };
  return [template({ ...OTHER, It: resource }), template(OTHER)];
}

describe('a resource that is taken out', () => {
  it.each(LOST.map((row) => [row[0], JSON.stringify([row[1], row[2]]), row] as const))(
    '%s %s is lost',
    async (_type, _text, row) => {
      const [, , , reversibility, ...traits] = row;
      const effect = await effectOn('It', ...sides(row));
      expect(effect).toMatchObject({ verb: 'delete', reversibility });
      expect(effect.traits).toEqual(expect.arrayContaining([...traits]));
      expect(effect.safer.length).toBeGreaterThan(0);
      expect(effect.evidence[0]).toMatchObject({ source: 'a/stacks/orders.yaml' });
    },
  );

  it.each(MILD.map((row) => [row[0], JSON.stringify([row[1], row[2]]), row] as const))(
    '%s %s comes back or stays',
    async (_type, _text, row) => {
      const [, attributes, , reversibility, ...traits] = row;
      const effect = await effectOn('It', ...sides(row));
      const verb: Verb = String(attributes['DeletionPolicy']).startsWith('Retain')
        ? 'forget'
        : 'delete';
      expect(effect).toMatchObject({ verb, reversibility });
      expect(effect.traits).toEqual(expect.arrayContaining([...traits]));
    },
  );
});

type Replacement = readonly [
  type: string,
  attributes: Properties,
  before: Properties,
  after: Properties,
  verb: Verb,
  reversibility: Reversibility,
];

const REPLACED: readonly Replacement[] = [
  ['AWS::DynamoDB::Table', {}, { TableName: 'a' }, { TableName: 'b' }, 'replace', 'irreversible'],
  ['AWS::RDS::DBInstance', {}, { KmsKeyId: 'a' }, { KmsKeyId: 'b' }, 'replace', 'irreversible'],
  [
    'AWS::RDS::DBInstance',
    {},
    { Engine: 'mysql' },
    { Engine: 'postgres' },
    'replace',
    'irreversible',
  ],
  ['AWS::RDS::DBInstance', {}, {}, { StorageEncrypted: true }, 'replace', 'irreversible'],
  [
    'AWS::Cognito::UserPoolUser',
    {},
    { Username: 'a' },
    { Username: 'b' },
    'replace',
    'irreversible',
  ],
  ['AWS::Kinesis::Stream', {}, { Name: 'a' }, { Name: 'b' }, 'replace', 'irreversible'],
  ['AWS::SQS::Queue', {}, { QueueName: 'a' }, { QueueName: 'b' }, 'replace', 'irreversible'],
  [
    'AWS::EFS::FileSystem',
    {},
    { Encrypted: false },
    { Encrypted: true },
    'replace',
    'irreversible',
  ],
  [
    'AWS::FSx::FileSystem',
    {},
    { WindowsConfiguration: { DeploymentType: 'SINGLE_AZ_1', ThroughputCapacity: 8 } },
    { WindowsConfiguration: { DeploymentType: 'MULTI_AZ_1', ThroughputCapacity: 8 } },
    'replace',
    'irreversible',
  ],
  [
    'AWS::Serverless::SimpleTable',
    {},
    { PrimaryKey: { Name: 'a' } },
    {},
    'replace',
    'irreversible',
  ],
  ['AWS::S3::Bucket', {}, { BucketName: 'a' }, { BucketName: 'b' }, 'replace', 'costly'],
  [
    'AWS::DynamoDB::Table',
    { UpdateReplacePolicy: 'Retain' },
    { TableName: 'a' },
    { TableName: 'b' },
    'replace',
    'costly',
  ],
  [
    'AWS::RDS::DBInstance',
    { UpdateReplacePolicy: 'Snapshot' },
    { DBName: 'a' },
    { DBName: 'b' },
    'replace',
    'costly',
  ],
  ['AWS::EC2::VPC', {}, { CidrBlock: 'a' }, { CidrBlock: 'b' }, 'replace', 'costly'],
  ['AWS::Lambda::Function', {}, { FunctionName: 'a' }, {}, 'replace', 'reversible'],
  ['AWS::IAM::ManagedPolicy', {}, { Path: '/a/' }, { Path: '/b/' }, 'replace', 'reversible'],
  ['AWS::DynamoDB::Table', {}, {}, { BillingMode: 'PAY_PER_REQUEST' }, 'update', 'reversible'],
  ['AWS::RDS::DBInstance', {}, { MultiAZ: false }, { MultiAZ: true }, 'update', 'reversible'],
  [
    'AWS::RDS::DBInstance',
    {},
    { BackupRetentionPeriod: 1 },
    { BackupRetentionPeriod: 35 },
    'update',
    'reversible',
  ],
  [
    'AWS::FSx::FileSystem',
    {},
    { WindowsConfiguration: { ThroughputCapacity: 8 } },
    { WindowsConfiguration: { ThroughputCapacity: 16 } },
    'update',
    'reversible',
  ],
  ['AWS::Lambda::Function', {}, { MemorySize: 1 }, { MemorySize: 2 }, 'update', 'reversible'],
  ['AWS::SQS::Queue', {}, {}, { VisibilityTimeout: 30 }, 'update', 'reversible'],
  ['AWS::DynamoDB::Table', {}, {}, { NotYetKnown: 1 }, 'update', 'unknown'],
  ['AWS::CloudWatch::Alarm', {}, {}, { NotYetKnown: 1 }, 'update', 'reversible'],
  ['Custom::Schema', {}, { V: 1 }, { V: 2 }, 'update', 'unknown'],
  ['Custom::CDKBucketDeployment', {}, { Keys: ['a'] }, { Keys: ['b'] }, 'update', 'reversible'],
  [
    'AWS::CloudFormation::Stack',
    {},
    { TemplateURL: 'a' },
    { TemplateURL: 'b' },
    'update',
    'unknown',
  ],
  ['AWS::CloudFormation::Stack', {}, {}, { Tags: [{ Key: 'a' }] }, 'update', 'reversible'],
];

describe('a property that differs', () => {
  it.each(REPLACED.map((row) => [row[0], JSON.stringify(row[3]), row[4], row[5], row] as const))(
    '%s %s: %s, %s',
    async (...[, , , , [type, attributes, before, after, verb, reversibility]]) => {
      const effect = await effectOn(
        'It',
        template({ It: { Type: type, ...attributes, Properties: before } }),
        template({ It: { Type: type, ...attributes, Properties: after } }),
      );
      expect(effect).toMatchObject({ verb, reversibility });
    },
  );
});
