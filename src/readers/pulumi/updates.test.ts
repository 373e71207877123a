import { describe, expect, it } from 'vitest';
import type { Reversibility, Trait, Verb } from '../../core/change/types.ts';
import { onlyEffect } from './sample.ts';
import type { Inputs, SampleStep } from './sample.ts';

const DB = 'aws:rds/instance:Instance';
const BUCKET = 'aws:s3/bucketV2:BucketV2';

type Update = readonly [
  type: string,
  before: Inputs,
  after: Inputs,
  reversibility: Reversibility,
  verb: Verb,
  ...Trait[],
];
const UPDATES: readonly Update[] = [
  [
    DB,
    { deletionProtection: true },
    { deletionProtection: false },
    'reversible',
    'update',
    'protection-removed',
  ],
  [
    DB,
    { skipFinalSnapshot: false },
    { skipFinalSnapshot: true },
    'reversible',
    'update',
    'protection-removed',
  ],
  [
    DB,
    { backupRetentionPeriod: 30 },
    { backupRetentionPeriod: 0 },
    'irreversible',
    'update',
    'retention-shortened',
  ],
  [
    DB,
    { publiclyAccessible: false },
    { publiclyAccessible: true },
    'reversible',
    'expose',
    'public-exposure',
  ],
  [BUCKET, { acl: 'private' }, { acl: 'public-read' }, 'reversible', 'expose', 'public-exposure'],
  [
    BUCKET,
    { versioning: { enabled: true } },
    { versioning: { enabled: false } },
    'reversible',
    'update',
    'protection-removed',
  ],
  [
    'aws:cloudwatch/logGroup:LogGroup',
    { retentionInDays: 0 },
    { retentionInDays: 7 },
    'irreversible',
    'update',
    'retention-shortened',
  ],
  [
    'aws:ec2/securityGroup:SecurityGroup',
    { ingress: [{ cidrBlocks: ['10.0.0.0/8'] }] },
    { ingress: [{ cidrBlocks: ['0.0.0.0/0'] }] },
    'reversible',
    'expose',
    'public-exposure',
  ],
  [
    'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock',
    { blockPublicAcls: true },
    { blockPublicAcls: false },
    'reversible',
    'expose',
    'public-exposure',
  ],
  [
    'aws:ecs/service:Service',
    { desiredCount: 3 },
    { desiredCount: 0 },
    'costly',
    'update',
    'scaled-to-zero',
  ],
  [
    'kubernetes:apps/v1:Deployment',
    { spec: { replicas: 3 } },
    { spec: { replicas: 0 } },
    'costly',
    'update',
    'scaled-to-zero',
  ],
  [
    'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
    { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    'reversible',
    'grant',
    'permission-widened',
  ],
  [
    'gcp:projects/iAMMember:IAMMember',
    { member: 'user:a@b.c' },
    { member: 'allUsers' },
    'reversible',
    'expose',
    'public-exposure',
  ],
  [
    'gcp:projects/iAMMember:IAMMember',
    { role: 'roles/viewer' },
    { role: 'roles/owner' },
    'reversible',
    'grant',
    'permission-widened',
  ],
  [
    'aws:iam/rolePolicy:RolePolicy',
    { policy: '{"Statement":[]}' },
    { policy: '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' },
    'reversible',
    'grant',
    'permission-widened',
  ],
  [
    'aws:s3/bucketPolicy:BucketPolicy',
    { policy: '{"Statement":[]}' },
    {
      policy:
        '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"x"}]}',
    },
    'reversible',
    'expose',
    'public-exposure',
  ],
  [
    'azure:storage/account:Account',
    { allowNestedItemsToBePublic: false },
    { allowNestedItemsToBePublic: true },
    'reversible',
    'expose',
    'public-exposure',
  ],
  ['acme:index/thing:Thing', { a: 1 }, { a: 2 }, 'unknown', 'update', 'unlisted-type'],
];

const toUpdate = ([type, before, after, reversibility, verb, ...traits]: Update) => ({
  type,
  before,
  after,
  reversibility,
  verb,
  traits,
});

describe('what is updated', () => {
  it.each(UPDATES.map(toUpdate))(
    '$type from $before to $after',
    async ({ type, before, after, reversibility, verb, traits }) => {
      const effect = await onlyEffect([{ op: 'update', type, before, after }]);
      expect(effect).toMatchObject({ reversibility, verb });
      expect(effect.traits).toEqual(expect.arrayContaining(traits));
    },
  );

  it.each(UPDATES.filter(([type]) => !type.startsWith('acme')).map(toUpdate))(
    'goes the other way without harm: $type from $after to $before',
    async ({ type, before: after, after: before }) => {
      const effect = await onlyEffect([{ op: 'update', type, before, after }]);
      expect(effect).toMatchObject({ reversibility: 'reversible', verb: 'update' });
      expect(effect.traits).not.toContain('public-exposure');
      expect(effect.traits).not.toContain('permission-widened');
      expect(effect.traits).not.toContain('protection-removed');
    },
  );

  it('says when the options protect and retainOnDelete go, also where nothing else differs', async () => {
    for (const option of ['protect', 'retainOnDelete']) {
      const step: SampleStep = {
        op: 'same',
        type: DB,
        before: {},
        after: {},
        oldOptions: { [option]: true },
      };
      const effect = await onlyEffect([step]);
      expect(effect.traits).toContain('protection-removed');
      expect(effect.changes).toEqual([option]);
      const added = await onlyEffect([{ ...step, oldOptions: {}, newOptions: { [option]: true } }]);
      expect(added.traits).not.toContain('protection-removed');
    }
  });
});
