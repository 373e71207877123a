import { describe, expect, it } from 'vitest';
import { kubernetesReader } from './reader.ts';
import { manifest, readStream } from './sample-files.ts';

const DEPLOYMENT = manifest('apps/v1', 'Deployment', 'spec: {replicas: 2}\n');

describe('a manifest that is applied', () => {
  it.each([
    ['a workload', DEPLOYMENT, 'update', 'reversible'],
    [
      'a database',
      manifest('postgresql.cnpg.io/v1', 'Cluster', 'spec: {instances: 3}\n'),
      'update',
      'reversible',
    ],
    ['an unknown kind', manifest('example.com/v1', 'Widget'), 'update', 'reversible'],
    ['nothing that runs', DEPLOYMENT.replace('2', '0'), 'update', 'costly'],
    [
      'a job',
      manifest(
        'batch/v1',
        'Job',
        'spec: {template: {spec: {containers: [{name: a, command: [run]}]}}}\n',
      ),
      'execute',
      'reversible',
    ],
    [
      'a job that deletes',
      manifest(
        'batch/v1',
        'Job',
        'spec: {template: {spec: {containers: [{name: a, command: [sh, -c, "kubectl delete ns x"]}]}}}\n',
      ),
      'execute',
      'unknown',
    ],
    [
      'a job that does not say what it does',
      manifest(
        'batch/v1',
        'Job',
        'spec: {template: {spec: {containers: [{name: a, image: b}]}}}\n',
      ),
      'execute',
      'unknown',
    ],
    [
      'a deletion in a patch',
      `${manifest('v1', 'PersistentVolumeClaim')}$patch: delete\n`,
      'delete',
      'irreversible',
    ],
    [
      'dangerous words in a setting',
      manifest('v1', 'ConfigMap', 'data: {a: "kubectl delete ns prod; DROP TABLE x"}\n'),
      'update',
      'reversible',
    ],
  ])('has %s', async (_, text, verb, reversibility) => {
    const { effects, kind } = await readStream(text);
    expect(kind).toBe('manifest');
    expect(effects).toMatchObject([{ verb, reversibility }]);
  });

  it('is read with all its documents, lists, comments and JSON', async () => {
    const text = `# Source: a\n---\n# only a comment\n---\n${DEPLOYMENT}---\nkind: ConfigMapList\napiVersion: v1\nitems:\n  - {metadata: {name: a}}\n  - {metadata: {generateName: b-}}\n---\n`;
    const { effects, signals } = await readStream(text);
    expect(effects.map(({ resource }) => resource.address)).toEqual([
      'shop/Deployment.apps/thing',
      'default/ConfigMap/a',
      'default/ConfigMap/b-*',
    ]);
    expect(effects[1]?.evidence[0]?.note).toContain('no namespace');
    expect(signals).toEqual([]);
    const json = await readStream(
      '{"apiVersion":"v1","items":[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"prod"}}],"kind":"List"}',
    );
    expect(json.effects).toMatchObject([
      { resource: { address: 'Namespace/prod' }, environment: 'production' },
    ]);
  });

  it('never shows what a variable is set to', async () => {
    const container = '[{name: a, image: b, env: [{name: DB_PASS, value: hunter2}]}]';
    const flow = `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"},"spec":{"containers":[{"name":"a","env":[{"name":"P","value":"hunter2"}]}]}}`;
    const block = manifest('v1', 'Pod', `spec:\n  containers: ${container}\n`);
    for (const text of [flow, block]) {
      expect(JSON.stringify(await readStream(text))).not.toContain('hunter2');
    }
  });

  it('notes an object that stands twice and holds what is none', async () => {
    const { signals } = await readStream(`${DEPLOYMENT}---\n${DEPLOYMENT}---\nx: 1\n`);
    expect(signals.map(({ weight }) => weight).toSorted()).toEqual(['hold', 'note']);
  });

  it.each([
    ['namespace: shop', 'namespace: shop-prod', 'production'],
    ['namespace: shop', 'namespace: dev\n  labels: {env: staging}', 'staging'],
    ['namespace: shop', 'namespace: qa', 'test'],
    ['namespace: shop', 'namespace: product', 'unknown'],
  ])('names its environment: %s → %s', async (from, to, environment) => {
    expect((await readStream(DEPLOYMENT.replace(from, to))).effects).toMatchObject([
      { environment },
    ]);
  });

  it.each(['apiVersion: v1\nkind: Pod\n\tx: [', 'apiVersion: v1\nkind: {{ .x }}\n{{ if }}'])(
    'refuses %j',
    async (text) => {
      await expect(
        kubernetesReader.read({
          name: 'x',
          bytes: (async function* () {
            yield new TextEncoder().encode(text);
          })(),
        }),
      ).rejects.toThrow(/cannot be read/);
    },
  );

  it.each([
    'diff --git a/x.yaml b/x.yaml\n--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n apiVersion: v1\n kind: Pod\n',
    '{"format_version":"1.2","x":{"apiVersion":"v1","kind":"Pod"}}',
    'name: x\njobs: {}\n',
    'DROP TABLE x;',
  ])('is not %j', (text) => {
    expect(kubernetesReader.recognises(text, 'x')).toBe(false);
  });
});

describe('an admission review', () => {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'db', namespace: 'prod' },
    spec: { resources: { requests: { storage: '10Gi' } } },
  };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'prod' },
    spec: { replicas: 3 },
  };
  const of = (group: string, version: string, kind: string) => ({ kind: { group, version, kind } });
  const review = (request: object) =>
    JSON.stringify({
      apiVersion: 'admission.k8s.io/v1',
      kind: 'AdmissionReview',
      request: { uid: 'u', name: 'db', namespace: 'prod', ...request },
    });

  it.each([
    [
      'a deletion',
      {
        ...of('', 'v1', 'PersistentVolumeClaim'),
        operation: 'DELETE',
        oldObject: claim,
        object: null,
      },
      'delete',
      'irreversible',
    ],
    [
      'a deletion without the object',
      { ...of('', 'v1', 'PersistentVolumeClaim'), operation: 'DELETE', oldObject: null },
      'delete',
      'irreversible',
    ],
    [
      'a deletion of an unknown kind',
      { ...of('x.y', 'v1', 'Widget'), operation: 'DELETE' },
      'delete',
      'unknown',
    ],
    [
      'a deletion of a live ConfigMap',
      { ...of('', 'v1', 'ConfigMap'), operation: 'DELETE' },
      'delete',
      'costly',
    ],
    [
      'a deletion that is only tried',
      {
        ...of('', 'v1', 'PersistentVolumeClaim'),
        operation: 'DELETE',
        oldObject: claim,
        dryRun: true,
      },
      'read',
      'irreversible',
    ],
    [
      'a creation',
      { ...of('apps', 'v1', 'Deployment'), operation: 'CREATE', object: deployment },
      'create',
      'reversible',
    ],
    [
      'an update to nothing',
      {
        ...of('apps', 'v1', 'Deployment'),
        operation: 'UPDATE',
        oldObject: deployment,
        object: { ...deployment, spec: { replicas: 0 } },
      },
      'update',
      'costly',
    ],
    [
      'an update to more',
      {
        ...of('apps', 'v1', 'Deployment'),
        operation: 'UPDATE',
        oldObject: deployment,
        object: { ...deployment, spec: { replicas: 4 } },
      },
      'update',
      'reversible',
    ],
    [
      'an update with one side',
      { ...of('apps', 'v1', 'Deployment'), operation: 'UPDATE', object: deployment },
      'update',
      'unknown',
    ],
    [
      'an update of nothing',
      {
        ...of('apps', 'v1', 'Deployment'),
        operation: 'UPDATE',
        oldObject: deployment,
        object: deployment,
      },
      'update',
      'reversible',
    ],
    [
      'a scale to zero',
      {
        ...of('autoscaling', 'v1', 'Scale'),
        subResource: 'scale',
        operation: 'UPDATE',
        oldObject: { spec: { replicas: 3 } },
        object: { spec: { replicas: 0 } },
      },
      'update',
      'costly',
    ],
    [
      'a status',
      {
        ...of('', 'v1', 'PersistentVolumeClaim'),
        subResource: 'status',
        operation: 'UPDATE',
        oldObject: claim,
        object: { ...claim, spec: {} },
      },
      'update',
      'reversible',
    ],
    [
      'a shell',
      { ...of('', 'v1', 'PodExecOptions'), subResource: 'exec', operation: 'CONNECT' },
      'execute',
      'unknown',
    ],
  ])('is %s', async (_, request, verb, reversibility) => {
    const { effects } = await readStream(review(request), 'review.json');
    expect(effects).toMatchObject([{ verb, reversibility, environment: 'production' }]);
    expect(effects[0]?.traits.includes('dry-run')).toBe(verb === 'read');
  });

  it('names who asks, and holds what says nothing', async () => {
    const request = {
      ...of('', 'v1', 'Pod'),
      operation: 'DELETE',
      userInfo: { username: 'ada@example.com' },
    };
    expect((await readStream(review(request))).actors).toEqual([
      { role: 'requester', identity: 'ada@example.com' },
    ]);
    expect((await readStream(review({ operation: 'X' }))).signals).toMatchObject([
      { weight: 'hold' },
    ]);
    expect((await readStream('{"kind":"AdmissionReview"}')).signals).toMatchObject([
      { weight: 'hold' },
    ]);
  });
});
