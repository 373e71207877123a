import type { Properties, Row } from './update-cases.ts';

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
const bucketPolicy = (more: Properties) => ({
  PolicyDocument: statement({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*', ...more }),
});

/** Networks, public access and permissions. */
export const ACCESS: readonly Row[] = [
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
