import type { Trait } from '../../../core/change/types.ts';

export type Properties = Readonly<Record<string, unknown>>;

/** Type, properties before (null: it is new) and after, and what it is called. */
export type Row = readonly [
  type: string,
  before: Properties | null,
  after: Properties,
  kind: Trait | 'plain',
];

const expiry = (days: number, more: Properties = {}) => ({
  LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: days, ...more }] },
});
const deadLetters = (arn: unknown) => ({
  RedrivePolicy: { deadLetterTargetArn: arn, maxReceiveCount: 3 },
});
const encrypted = (algorithm: string) => ({
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [
      { ServerSideEncryptionByDefault: { SSEAlgorithm: algorithm } },
    ],
  },
});
const pitr = (on: unknown) => ({
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: on },
});

/** Protection, retention and capacity. */
export const KEEPING: readonly Row[] = [
  // Protection
  [
    'AWS::RDS::DBInstance',
    { DeletionProtection: true },
    { DeletionProtection: false },
    'protection-removed',
  ],
  ['AWS::RDS::DBInstance', { DeletionProtection: true }, {}, 'protection-removed'],
  [
    'AWS::RDS::DBInstance',
    { DeletionProtection: 'true' },
    { DeletionProtection: { Ref: 'P' } },
    'protection-removed',
  ],
  ['AWS::RDS::DBInstance', { DeletionProtection: false }, { DeletionProtection: true }, 'plain'],
  [
    'AWS::RDS::DBInstance',
    { DeletionProtection: true },
    { DeletionProtection: 'true', Tags: [] },
    'plain',
  ],
  [
    'AWS::Cognito::UserPool',
    { DeletionProtection: 'ACTIVE' },
    { DeletionProtection: 'INACTIVE' },
    'protection-removed',
  ],
  ['AWS::DynamoDB::Table', { DeletionProtectionEnabled: true }, {}, 'protection-removed'],
  ['AWS::DynamoDB::Table', pitr(true), pitr(false), 'protection-removed'],
  ['AWS::DynamoDB::Table', pitr(false), pitr(true), 'plain'],
  [
    'AWS::S3::Bucket',
    { VersioningConfiguration: { Status: 'Enabled' } },
    { VersioningConfiguration: { Status: 'Suspended' } },
    'protection-removed',
  ],
  ['AWS::S3::Bucket', {}, { VersioningConfiguration: { Status: 'Enabled' } }, 'plain'],
  ['AWS::ECR::Repository', {}, { EmptyOnDelete: true }, 'protection-removed'],
  ['AWS::ECR::Repository', { EmptyOnDelete: true }, {}, 'plain'],
  [
    'AWS::EFS::FileSystem',
    { BackupPolicy: { Status: 'ENABLED' } },
    { BackupPolicy: { Status: 'DISABLED' } },
    'protection-removed',
  ],
  [
    'AWS::KMS::Key',
    { EnableKeyRotation: true },
    { EnableKeyRotation: false },
    'protection-removed',
  ],
  ['AWS::KMS::Key', { EnableKeyRotation: false }, { EnableKeyRotation: true }, 'plain'],
  ['AWS::CloudTrail::Trail', { IsLogging: true }, { IsLogging: false }, 'protection-removed'],
  ['AWS::SNS::Topic', { KmsMasterKeyId: 'alias/a' }, {}, 'protection-removed'],
  ['AWS::SQS::Queue', deadLetters('a'), {}, 'protection-removed'],
  ['AWS::SQS::Queue', deadLetters('a'), deadLetters({ 'Fn::GetAtt': ['Dead', 'Arn'] }), 'plain'],
  ['AWS::S3::Bucket', encrypted('aws:kms'), {}, 'protection-removed'],
  ['AWS::S3::Bucket', encrypted('AES256'), {}, 'plain'],
  ['AWS::SNS::Topic', { KmsMasterKeyId: 'alias/a' }, { KmsMasterKeyId: 'alias/b' }, 'plain'],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    { LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }] },
    { LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }] },
    'protection-removed',
  ],
  ['AWS::RDS::DBInstance', { MultiAZ: true }, { MultiAZ: false }, 'protection-removed'],
  ['AWS::RDS::DBInstance', { MultiAZ: false }, { MultiAZ: true }, 'plain'],
  [
    'AWS::Backup::BackupPlan',
    { BackupPlan: { BackupPlanRule: [{ RuleName: 'daily' }, { RuleName: 'weekly' }] } },
    { BackupPlan: { BackupPlanRule: [{ RuleName: 'daily' }] } },
    'protection-removed',
  ],
  // Retention
  [
    'AWS::RDS::DBInstance',
    { BackupRetentionPeriod: 35 },
    { BackupRetentionPeriod: 1 },
    'retention-shortened',
  ],
  ['AWS::RDS::DBInstance', { BackupRetentionPeriod: 35 }, {}, 'retention-shortened'],
  ['AWS::RDS::DBInstance', { BackupRetentionPeriod: 1 }, { BackupRetentionPeriod: 35 }, 'plain'],
  ['AWS::Logs::LogGroup', {}, { RetentionInDays: 7 }, 'retention-shortened'],
  ['AWS::Logs::LogGroup', { RetentionInDays: 30 }, { RetentionInDays: 7 }, 'retention-shortened'],
  ['AWS::Logs::LogGroup', { RetentionInDays: 7 }, { RetentionInDays: 30 }, 'plain'],
  ['AWS::Logs::LogGroup', { RetentionInDays: 7 }, {}, 'plain'],
  ['AWS::SQS::Queue', {}, { MessageRetentionPeriod: 60 }, 'retention-shortened'],
  ['AWS::SQS::Queue', {}, { MessageRetentionPeriod: 1_209_600 }, 'plain'],
  [
    'AWS::Kinesis::Stream',
    { RetentionPeriodHours: 168 },
    { RetentionPeriodHours: 24 },
    'retention-shortened',
  ],
  ['AWS::S3::Bucket', {}, expiry(30), 'retention-shortened'],
  ['AWS::S3::Bucket', expiry(30), expiry(7), 'retention-shortened'],
  ['AWS::S3::Bucket', expiry(30), expiry(90), 'plain'],
  ['AWS::S3::Bucket', expiry(30), {}, 'plain'],
  [
    'AWS::S3::Bucket',
    {},
    { LifecycleConfiguration: { Rules: [{ Status: 'Disabled', ExpirationInDays: 1 }] } },
    'plain',
  ],
  [
    'AWS::S3::Bucket',
    {},
    { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Transitions: [] }] } },
    'plain',
  ],
  [
    'AWS::ECR::Repository',
    {},
    { LifecyclePolicy: { LifecyclePolicyText: '{}' } },
    'retention-shortened',
  ],
  [
    'AWS::DynamoDB::Table',
    {},
    { TimeToLiveSpecification: { AttributeName: 't', Enabled: true } },
    'retention-shortened',
  ],
  [
    'AWS::DynamoDB::Table',
    { TimeToLiveSpecification: { AttributeName: 't', Enabled: true } },
    {},
    'plain',
  ],
  ['AWS::KMS::Key', { PendingWindowInDays: 30 }, { PendingWindowInDays: 7 }, 'retention-shortened'],
  [
    'AWS::RDS::DBInstance',
    { DeletionProtection: true },
    { DeletionProtection: 'perhaps' },
    'protection-removed',
  ],
  // Capacity
  ['AWS::ECS::Service', { DesiredCount: 3 }, { DesiredCount: 0 }, 'scaled-to-zero'],
  ['AWS::ECS::Service', { DesiredCount: 3 }, { DesiredCount: 1 }, 'plain'],
  ['AWS::AutoScaling::AutoScalingGroup', { MaxSize: '4' }, { MaxSize: '0' }, 'scaled-to-zero'],
  ['AWS::Lambda::Function', {}, { ReservedConcurrentExecutions: 0 }, 'scaled-to-zero'],
  ['AWS::ECS::Service', { DesiredCount: 0 }, { DesiredCount: 2 }, 'plain'],
];
