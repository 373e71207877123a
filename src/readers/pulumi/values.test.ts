import { describe, expect, it } from 'vitest';
import type { DataHolding, Reversibility } from '../../core/change/types.ts';
import { onlyEffect, previewJson, readPulumi } from './sample.ts';
import type { Inputs, SampleStep } from './sample.ts';

const PASSWORD = 'random:index/randomPassword:RandomPassword';
const KEY = 'tls:index/privateKey:PrivateKey';
const CLUSTER = 'aws:elasticache/cluster:Cluster';
const GROUP = 'aws:elasticache/replicationGroup:ReplicationGroup';

const replaced = (type: string, before: Inputs, after: Inputs = { length: 9 }): SampleStep[] =>
  ['create-replacement', 'replace', 'delete-replaced'].map((op) => ({
    op,
    type,
    before,
    ...(op === 'delete-replaced' ? {} : { after }),
  }));

describe('a value made by chance', () => {
  it.each<[string, Reversibility, Reversibility]>([
    [PASSWORD, 'irreversible', 'irreversible'],
    ['random:index/randomString:RandomString', 'irreversible', 'irreversible'],
    ['random:index/randomBytes:RandomBytes', 'irreversible', 'irreversible'],
    [KEY, 'irreversible', 'irreversible'],
    ['random:index/randomId:RandomId', 'irreversible', 'reversible'],
    ['random:index/randomUuid:RandomUuid', 'irreversible', 'reversible'],
    ['random:index/randomPet:RandomPet', 'reversible', 'reversible'],
  ])('%s replaced is %s, deleted is %s', async (type, onReplace, onDelete) => {
    const effect = await onlyEffect(replaced(type, { length: 8 }));
    expect(effect).toMatchObject({ verb: 'replace', reversibility: onReplace });
    const gone = await onlyEffect([{ op: 'delete', type, before: { length: 8 } }]);
    expect(gone).toMatchObject({ verb: 'delete', reversibility: onDelete });
  });

  it.each([PASSWORD, KEY])('%s is harmless when it is new, kept or updated', async (type) => {
    const made = await onlyEffect([{ op: 'create', type, after: { length: 8 } }]);
    expect(made).toMatchObject({ verb: 'create', reversibility: 'reversible' });
    const side = { before: { length: 8 }, after: { length: 8 } };
    expect((await readPulumi(previewJson([{ op: 'same', type, ...side }]))).effects).toEqual([]);
    const update = await onlyEffect([{ op: 'update', type, ...side }]);
    expect(update).toMatchObject({ verb: 'update', reversibility: 'reversible' });
  });
});

describe('a cache that goes', () => {
  it.each<[string, Inputs, Reversibility, DataHolding]>([
    [CLUSTER, { engine: 'memcached' }, 'costly', 'none'],
    [CLUSTER, { engine: 'redis' }, 'costly', 'unknown'],
    [CLUSTER, { engine: 'valkey', snapshotRetentionLimit: 0 }, 'costly', 'unknown'],
    [CLUSTER, { engine: 'redis', snapshotRetentionLimit: 5 }, 'irreversible', 'holds-data'],
    [
      CLUSTER,
      { engine: 'redis', snapshotRetentionLimit: 5, finalSnapshotIdentifier: 'last' },
      'costly',
      'holds-data',
    ],
    [GROUP, { engine: 'redis' }, 'costly', 'unknown'],
    [GROUP, { engine: 'redis', snapshotRetentionLimit: '7' }, 'irreversible', 'holds-data'],
    ['aws-native:elasticache:ServerlessCache', { engine: 'valkey' }, 'costly', 'unknown'],
    [CLUSTER, {}, 'irreversible', 'holds-data'],
    [CLUSTER, { engine: 'another' }, 'irreversible', 'holds-data'],
    // The engine counts for caches only.
    ['aws:memorydb/cluster:Cluster', { engine: 'redis' }, 'irreversible', 'holds-data'],
    ['aws:rds/instance:Instance', { engine: 'memcached' }, 'irreversible', 'holds-data'],
  ])('%s with %j is %s', async (type, before, reversibility, data) => {
    const effect = await onlyEffect([{ op: 'delete', type, before }]);
    expect(effect).toMatchObject({ verb: 'delete', reversibility, data });
  });

  it('is known by its outputs where the program leaves out the engine', async () => {
    const oldOptions = { outputs: { engine: 'memcached' } };
    const effect = await onlyEffect([{ op: 'delete', type: CLUSTER, before: {}, oldOptions }]);
    expect(effect).toMatchObject({ reversibility: 'costly', data: 'none' });
  });
});
