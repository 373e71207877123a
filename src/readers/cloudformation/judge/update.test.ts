import { describe, expect, it } from 'vitest';
import type { Trait } from '../../../core/change/types.ts';
import { effectOn, template } from '../test-templates.ts';

type Properties = Readonly<Record<string, unknown>>;
type Kind = Trait | 'plain';
type Row = readonly [type: string, before: Properties | null, after: Properties, kind: Kind];

const ingress = (cidr: string, from: number, to: number, protocol = 'tcp') => ({
  SecurityGroupIngress: [{ CidrIp: cidr, FromPort: from, ToPort: to, IpProtocol: protocol }],
});
const statement = (more: Properties) => ({ Statement: [{ Effect: 'Allow', ...more }] });
const allow = (action: unknown, resource: unknown = '*') => ({
  PolicyDocument: statement({ Action: action, Resource: resource }),
});
const trust = (principal: unknown, more: Properties = {}) => ({
  AssumeRolePolicyDocument: statement({
    Action: 'sts:AssumeRole',
    Principal: principal,
    ...more,
  }),
});
const block = (on: boolean) => ({
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: on,
    BlockPublicPolicy: on,
    IgnorePublicAcls: on,
    RestrictPublicBuckets: on,
  },
});
const expiry = (days: number, more: Properties = {}) => ({
  LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: days, ...more }] },
});
const pitr = (on: unknown) => ({
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: on },
});
const bucketPolicy = (more: Properties) => ({
  PolicyDocument: statement({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*', ...more }),
});

const ROWS: readonly Row[] = [
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
  // Networks
  ['AWS::EC2::SecurityGroup', null, ingress('0.0.0.0/0', 22, 22), 'public-exposure'],
  ['AWS::EC2::SecurityGroup', null, ingress('0.0.0.0/0', 443, 443), 'plain'],
  ['AWS::EC2::SecurityGroup', null, ingress('10.0.0.0/8', 22, 22), 'plain'],
  [
    'AWS::EC2::SecurityGroup',
    ingress('10.0.0.0/8', 5432, 5432),
    ingress('0.0.0.0/0', 5432, 5432),
    'public-exposure',
  ],
  [
    'AWS::EC2::SecurityGroup',
    ingress('0.0.0.0/0', 0, 65_535),
    ingress('0.0.0.0/0', 22, 22),
    'plain',
  ],
  ['AWS::EC2::SecurityGroup', null, ingress('0.0.0.0/0', -1, -1, '-1'), 'public-exposure'],
  [
    'AWS::EC2::SecurityGroupIngress',
    null,
    { CidrIpv6: '::/0', FromPort: '3389', ToPort: '3389', IpProtocol: 'tcp' },
    'public-exposure',
  ],
  ['AWS::EC2::SecurityGroupIngress', null, { CidrIp: '0.0.0.0/0', IpProtocol: 'icmp' }, 'plain'],
  // Public access
  ['AWS::RDS::DBInstance', {}, { PubliclyAccessible: true }, 'public-exposure'],
  ['AWS::RDS::DBInstance', { PubliclyAccessible: true }, { PubliclyAccessible: false }, 'plain'],
  ['AWS::S3::Bucket', block(true), block(false), 'public-exposure'],
  ['AWS::S3::Bucket', block(true), {}, 'public-exposure'],
  ['AWS::S3::Bucket', block(false), block(true), 'plain'],
  ['AWS::S3::Bucket', null, {}, 'plain'],
  ['AWS::S3::Bucket', null, block(false), 'public-exposure'],
  ['AWS::S3::Bucket', null, { AccessControl: 'PublicRead' }, 'public-exposure'],
  ['AWS::S3::Bucket', null, { AccessControl: 'Private' }, 'plain'],
  ['AWS::Lambda::Url', null, { AuthType: 'NONE' }, 'public-exposure'],
  ['AWS::Lambda::Url', null, { AuthType: 'AWS_IAM' }, 'plain'],
  ['AWS::Lambda::Permission', null, { Principal: '*' }, 'public-exposure'],
  ['AWS::Lambda::Permission', null, { Principal: '*', PrincipalOrgID: 'o-1' }, 'plain'],
  ['AWS::Lambda::Permission', null, { Principal: 's3.amazonaws.com' }, 'plain'],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    { Scheme: 'internal' },
    { Scheme: 'internet-facing' },
    'public-exposure',
  ],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', null, { Scheme: 'internet-facing' }, 'plain'],
  ['AWS::S3::BucketPolicy', null, bucketPolicy({ Principal: '*' }), 'public-exposure'],
  ['AWS::SQS::QueuePolicy', null, bucketPolicy({ Principal: { AWS: '*' } }), 'public-exposure'],
  [
    'AWS::SNS::TopicPolicy',
    null,
    bucketPolicy({ Principal: '*', Condition: { ArnLike: { 'aws:SourceArn': { Ref: 'B' } } } }),
    'plain',
  ],
  [
    'AWS::S3::BucketPolicy',
    null,
    bucketPolicy({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    'public-exposure',
  ],
  ['AWS::S3::BucketPolicy', null, bucketPolicy({ Principal: '*', Effect: 'Deny' }), 'plain'],
  [
    'AWS::S3::BucketPolicy',
    null,
    bucketPolicy({ Principal: { AWS: 'arn:aws:iam::1:root' } }),
    'plain',
  ],
  // Permissions
  ['AWS::IAM::Policy', allow('s3:GetObject', 'a'), allow('*'), 'permission-widened'],
  ['AWS::IAM::Policy', allow('*'), allow('s3:GetObject', 'a'), 'plain'],
  ['AWS::IAM::ManagedPolicy', null, allow(['iam:PassRole']), 'permission-widened'],
  ['AWS::IAM::ManagedPolicy', null, allow('dynamodb:*Item'), 'plain'],
  ['AWS::IAM::ManagedPolicy', null, allow('dynamodb:Delete*'), 'permission-widened'],
  ['AWS::IAM::ManagedPolicy', null, allow('s3:*', 'arn:aws:s3:::a/*'), 'plain'],
  [
    'AWS::IAM::Role',
    null,
    { Policies: [{ PolicyName: 'a', ...allow('iam:*') }] },
    'permission-widened',
  ],
  ['AWS::IAM::Role', null, trust('*'), 'permission-widened'],
  ['AWS::IAM::Role', null, trust({ Service: 'lambda.amazonaws.com' }), 'plain'],
  [
    'AWS::IAM::Role',
    trust({ AWS: 'arn:aws:iam::1:root' }),
    trust({ AWS: ['arn:aws:iam::1:root', 'arn:aws:iam::2:root'] }),
    'permission-widened',
  ],
  [
    'AWS::IAM::Role',
    trust({ AWS: 'arn:aws:iam::1:root' }),
    trust({ Service: 'ec2.amazonaws.com' }),
    'plain',
  ],
  [
    'AWS::IAM::Role',
    null,
    { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    'permission-widened',
  ],
  [
    'AWS::IAM::Role',
    null,
    {
      ManagedPolicyArns: [
        { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess' },
      ],
    },
    'permission-widened',
  ],
  [
    'AWS::IAM::Role',
    null,
    { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
    'plain',
  ],
  ['AWS::IAM::Role', { PermissionsBoundary: 'a' }, {}, 'permission-widened'],
  ['AWS::Serverless::Function', null, { Policies: ['AdministratorAccess'] }, 'permission-widened'],
  ['AWS::Serverless::Function', null, { Policies: ['AWSLambdaBasicExecutionRole'] }, 'plain'],
  [
    'AWS::Organizations::Policy',
    null,
    { Content: statement({ Action: '*', Resource: '*' }) },
    'plain',
  ],
];

const NOTABLE: ReadonlySet<Trait> = new Set<Trait>([
  'protection-removed',
  'retention-shortened',
  'scaled-to-zero',
  'public-exposure',
  'permission-widened',
]);

describe('a resource that is changed or made', () => {
  it.each(
    ROWS.map(
      (row) => [row[0], JSON.stringify(row[1]), JSON.stringify(row[2]), row[3], row] as const,
    ),
  )('%s from %s to %s is %s', async (...[, , , , [type, before, after, kind]]) => {
    const effect = await effectOn(
      'It',
      template(before === null ? {} : { It: { Type: type, Properties: before } }),
      template({ It: { Type: type, Properties: after } }),
    );
    const found = effect.traits.filter((trait) => NOTABLE.has(trait));
    expect(found).toEqual(kind === 'plain' ? [] : [kind]);
    if (kind === 'plain' && before === null) expect(effect.reversibility).toBe('reversible');
    if (kind === 'public-exposure') expect(effect.verb).toMatch(/expose|replace/);
    if (kind === 'permission-widened') expect(effect.verb).toBe('grant');
    if (kind === 'retention-shortened' && type !== 'AWS::KMS::Key') {
      expect(effect).toMatchObject({ reversibility: 'irreversible', data: 'holds-data' });
    }
    if (kind !== 'plain') expect(effect.safer.length).toBeGreaterThan(0);
  });
});

describe('a retention that nobody can tell', () => {
  it.each([
    [{ Ref: 'NoDefault' }, 'unknown'],
    [{ 'Fn::If': ['Here', 35, 40] }, 'reversible'],
    [{ 'Fn::If': ['Here', 35, 1] }, 'irreversible'],
  ])('%j is %s', async (value, reversibility) => {
    const side = (days: unknown) =>
      template({
        It: { Type: 'AWS::RDS::DBInstance', Properties: { BackupRetentionPeriod: days } },
      });
    expect(await effectOn('It', side(35), side(value))).toMatchObject({ reversibility });
  });
});
