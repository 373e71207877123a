import { describe, expect, it } from 'vitest';
import { effectOf, sampleChange } from '../sample-plan.ts';

type Attributes = Readonly<Record<string, unknown>>;

const document = (statement: Attributes) => JSON.stringify({ Statement: [statement] });
const allow = (action: unknown, resource: unknown = '*') =>
  document({ Effect: 'Allow', Action: action, Resource: resource });
const anybody = (condition: Attributes, principal: unknown = '*') =>
  document({ Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Condition: condition });
const GITHUB = 'arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com';
const SUB = 'token.actions.githubusercontent.com:sub';
const federated = (condition: Attributes, provider = GITHUB) =>
  document({
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: condition,
  });

type Row = readonly [what: string, policy: string, kind: 'expose' | 'grant' | 'plain'];

const GRANTS: readonly Row[] = [
  ['two stars', allow('**'), 'grant'],
  [
    'names in lower case',
    '{"statement":{"effect":"Allow","action":"EC2:*","resource":"*"}}',
    'grant',
  ],
  ['every bucket', allow('s3:*', 'arn:aws:s3:::*'), 'grant'],
  ['one bucket', allow('s3:*', ['arn:aws:s3:::a', 'arn:aws:s3:::a/*']), 'plain'],
  ['any role', allow('sts:AssumeRole'), 'grant'],
  ['one role', allow('sts:AssumeRole', 'arn:aws:iam::1:role/a'), 'plain'],
  ['every secret', allow('secretsmanager:Get*'), 'grant'],
  [
    'one secret',
    allow('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:a:1:secret:x'),
    'plain',
  ],
  ['deletes tables', allow(['dynamodb:GetItem', 'dynamodb:DeleteTable']), 'grant'],
  ['reads tables', allow(['dynamodb:GetItem', 'dynamodb:DescribeTable']), 'plain'],
  ['writes policies by a wild card', allow('iam:Put*'), 'grant'],
  ['reads policies by a wild card', allow(['iam:Get*', 'iam:List*']), 'plain'],
  ['describes by a wild card', allow(['ec2:Describe*', 's3:Get*', 'logs:Put*']), 'plain'],
];

const DOORS: readonly Row[] = [
  ['only over TLS', anybody({ Bool: { 'aws:SecureTransport': 'true' } }), 'expose'],
  ['from every address', anybody({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } }), 'expose'],
  ['from some addresses', anybody({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }), 'plain'],
  ['any referer', anybody({ StringLike: { 'aws:Referer': '*' } }), 'expose'],
  ['all but one', anybody({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }), 'expose'],
  ['one endpoint', anybody({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }), 'plain'],
  [
    'TLS and one organisation',
    anybody({
      Bool: { 'aws:SecureTransport': true },
      StringEquals: { 'aws:PrincipalOrgID': 'o-1' },
    }),
    'plain',
  ],
  [
    'everybody but a few',
    document({ Effect: 'Allow', NotPrincipal: { AWS: 'a' }, Action: 's3:GetObject' }),
    'expose',
  ],
];

const TRUST: readonly Row[] = [
  ['any repository', federated({ StringLike: { [SUB]: '*' } }), 'grant'],
  ['any repository, in other words', federated({ StringLike: { [SUB]: 'repo:*' } }), 'grant'],
  ['an audience alone', federated({ StringEquals: { 'token:aud': 'sts.amazonaws.com' } }), 'grant'],
  ['one repository', federated({ StringLike: { [SUB]: 'repo:acme/app:*' } }), 'plain'],
  ['a provider of its own', federated({}, 'arn:aws:iam::1:oidc-provider/oidc.eks/id/A'), 'plain'],
];

async function kindOf(type: string, attribute: string, policy: string): Promise<string> {
  const effect = await effectOf(sampleChange(type, ['create'], null, { [attribute]: policy }));
  return effect.verb === 'create' ? 'plain' : effect.verb;
}

describe('a policy document', () => {
  it.each(GRANTS)('for actions on resources, %s', async (_, policy, kind) => {
    expect(await kindOf('aws_iam_policy', 'policy', policy)).toBe(kind);
  });

  it.each(DOORS)('that lets anybody in, %s', async (_, policy, kind) => {
    expect(await kindOf('aws_s3_bucket_policy', 'policy', policy)).toBe(kind);
  });

  it.each(TRUST)('for a role, %s', async (_, policy, kind) => {
    expect(await kindOf('aws_iam_role', 'assume_role_policy', policy)).toBe(kind);
  });

  it('of a key may not let everybody in either', async () => {
    const root = document({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::1:root' } });
    expect(await kindOf('aws_kms_key', 'policy', root)).toBe('plain');
    expect(await kindOf('aws_kms_key', 'policy', anybody({}))).toBe('expose');
  });
});

describe('a permissions boundary', () => {
  it.each([
    ['arn:aws:iam::1:policy/b', null, 'grant'],
    ['arn:aws:iam::1:policy/b', 'arn:aws:iam::1:policy/c', 'update'],
    [null, 'arn:aws:iam::1:policy/b', 'update'],
  ])('from %s to %s is %s', async (before, after, verb) => {
    const change = sampleChange(
      'aws_iam_role',
      ['update'],
      { permissions_boundary: before },
      { permissions_boundary: after },
    );
    expect(await effectOf(change)).toMatchObject({ verb });
  });
});
