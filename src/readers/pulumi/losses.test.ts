import { describe, expect, it } from 'vitest';
import type { Reversibility, Trait } from '../../core/change/types.ts';
import { onlyEffect, previewJson, readPulumi } from './sample.ts';
import type { Inputs, SampleStep } from './sample.ts';

const DB = 'aws:rds/instance:Instance';
const BUCKET = 'aws:s3/bucketV2:BucketV2';

type Loss = readonly [
  type: string,
  inputs: Inputs,
  reversibility: Reversibility,
  ...traits: Trait[],
];
const LOSSES: readonly Loss[] = [
  [DB, {}, 'irreversible', 'database', 'downtime'],
  [DB, { skipFinalSnapshot: true }, 'irreversible', 'final-snapshot-skipped'],
  [DB, { skipFinalSnapshot: false }, 'costly', 'database'],
  [DB, { deletionProtection: true }, 'irreversible', 'protected'],
  ['aws:rds/cluster:Cluster', {}, 'irreversible', 'database'],
  ['aws:dynamodb/table:Table', {}, 'irreversible', 'database'],
  [BUCKET, { forceDestroy: true }, 'irreversible', 'contents-destroyed'],
  [BUCKET, { forceDestroy: false }, 'costly'],
  ['aws:s3/bucket:Bucket', {}, 'irreversible'],
  ['aws:kms/key:Key', {}, 'irreversible', 'key-material'],
  ['aws:sqs/queue:Queue', {}, 'irreversible', 'queue'],
  ['aws:kinesis/stream:Stream', {}, 'irreversible', 'queue'],
  ['aws:efs/fileSystem:FileSystem', {}, 'irreversible'],
  ['aws:ebs/volume:Volume', {}, 'irreversible'],
  ['aws:ebs/snapshot:Snapshot', {}, 'irreversible', 'backup'],
  ['aws:backup/vault:Vault', {}, 'irreversible', 'backup'],
  ['aws:route53/zone:Zone', {}, 'irreversible', 'dns'],
  ['aws:route53/record:Record', {}, 'costly', 'dns'],
  ['aws:cognito/userPool:UserPool', {}, 'irreversible', 'identity'],
  ['aws:elasticache/replicationGroup:ReplicationGroup', {}, 'irreversible', 'database'],
  ['aws:opensearch/domain:Domain', {}, 'irreversible', 'database'],
  ['aws:cloudwatch/logGroup:LogGroup', {}, 'irreversible'],
  ['aws:ecs/service:Service', {}, 'costly', 'downtime'],
  ['aws:ec2/vpc:Vpc', {}, 'costly', 'network'],
  ['aws:lb/loadBalancer:LoadBalancer', {}, 'costly', 'downtime'],
  ['aws-native:rds:DbInstance', {}, 'irreversible', 'database'],
  ['aws-native:s3:Bucket', {}, 'irreversible'],
  ['gcp:sql/databaseInstance:DatabaseInstance', {}, 'irreversible', 'database'],
  ['gcp:storage/bucket:Bucket', { forceDestroy: true }, 'irreversible', 'contents-destroyed'],
  ['gcp:organizations/project:Project', {}, 'irreversible', 'contents-destroyed'],
  ['gcp:kms/cryptoKey:CryptoKey', {}, 'irreversible', 'key-material'],
  ['gcp:bigquery/dataset:Dataset', {}, 'irreversible', 'database'],
  ['azure:core/resourceGroup:ResourceGroup', {}, 'irreversible', 'contents-destroyed'],
  ['azure:mssql/database:Database', {}, 'irreversible', 'database'],
  ['azure:storage/account:Account', {}, 'irreversible'],
  ['azure:keyvault/keyVault:KeyVault', {}, 'irreversible'],
  ['azure-native:resources:ResourceGroup', {}, 'irreversible', 'contents-destroyed'],
  ['azure-native:storage/v20210101:StorageAccount', {}, 'irreversible'],
  ['azure-native:dbforpostgresql:FlexibleServer', {}, 'irreversible', 'database'],
  ['google-native:storage/v1:Bucket', {}, 'irreversible'],
  ['google-native:sqladmin/v1:Instance', {}, 'irreversible', 'database'],
  ['kubernetes:core/v1:Namespace', {}, 'irreversible', 'contents-destroyed'],
  ['kubernetes:core/v1:PersistentVolumeClaim', {}, 'irreversible'],
  ['kubernetes:apps/v1:StatefulSet', {}, 'irreversible'],
  ['kubernetes:apps/v1:Deployment', {}, 'costly', 'downtime'],
  ['kubernetes:apps/v1:DaemonSet', {}, 'costly', 'downtime'],
  [
    'kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition',
    {},
    'irreversible',
    'contents-destroyed',
  ],
  ['kubernetes:helm.sh/v3:Release', {}, 'irreversible', 'contents-destroyed'],
  ['kubernetes:example.com/v1:Namespace', {}, 'unknown', 'unlisted-type'],
  ['digitalocean:index/databaseCluster:DatabaseCluster', {}, 'irreversible', 'database'],
  ['github:index/repository:Repository', {}, 'irreversible'],
  ['cloudflare:index/record:Record', {}, 'costly', 'dns'],
  ['mongodbatlas:index/cluster:Cluster', {}, 'irreversible', 'database'],
  ['acme:index/thing:Thing', {}, 'unknown', 'unlisted-type'],
  ['pulumi-nodejs:dynamic:Resource', {}, 'unknown'],
];

const toLoss = ([type, before, reversibility, ...traits]: Loss) => ({
  type,
  before,
  reversibility,
  traits,
});

describe('what is deleted', () => {
  it.each(LOSSES.map(toLoss))(
    '$type with $before',
    async ({ type, before, reversibility, traits }) => {
      const effect = await onlyEffect([{ op: 'delete', type, before }]);
      expect(effect).toMatchObject({ reversibility, environment: 'production' });
      expect(effect.traits).toEqual(expect.arrayContaining(traits));
      expect(effect.why).not.toBe('');
    },
  );

  it.each(LOSSES.map(toLoss))(
    'is left alone as the harmless twin: $type',
    async ({ type, before: inputs }) => {
      const same: SampleStep = { op: 'same', type, before: inputs, after: inputs };
      expect((await readPulumi(previewJson([same]))).effects).toEqual([]);
      const kept: SampleStep = {
        op: 'delete',
        type,
        before: inputs,
        oldOptions: { retainOnDelete: true },
      };
      expect(await onlyEffect([kept])).toMatchObject({
        verb: 'forget',
        reversibility: 'reversible',
      });
    },
  );
});
