import { describe, expect, it } from 'vitest';
import { kubernetesFileReader } from './file-reader.ts';
import { effectBetween, manifest, pair, readPairs } from './sample-files.ts';

const CLAIM = manifest('v1', 'PersistentVolumeClaim', 'spec: {resources: {}}\n');
const SERVICE = manifest('v1', 'Service', 'spec: {selector: {app: web}, ports: [{port: 80}]}\n');
const DEPLOYMENT = manifest(
  'apps/v1',
  'Deployment',
  'spec:\n  replicas: 2\n  selector: {matchLabels: {app: web}}\n  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: a:1}]}}\n',
);
const PROD = { kind: 'production', name: 'prod' } as const;
const DEV = { kind: 'development', name: 'dev' } as const;

describe('files that are recognised', () => {
  it.each([
    ['a.yaml', CLAIM, true],
    ['a.yml', `# Source: chart/templates/a.yaml\n---\n${CLAIM}`, true],
    ['a.json', '{"apiVersion":"v1","kind":"List","items":[]}', true],
    ['x/kustomization.yaml', 'resources: []', true],
    [
      'rules.yaml',
      manifest('monitoring.coreos.com/v1', 'PrometheusRule', 'spec: {expr: "{{ $value }}"}\n'),
      true,
    ],
    ['chart/templates/a.yaml', CLAIM.replace('thing', '{{ .Values.name }}'), false],
    ['chart/templates/a.yaml', `{{- if .Values.x }}\n${CLAIM}{{- end }}\n`, false],
    ['a.yaml', 'version: 1\nservices: {}\n', false],
    ['Chart.yaml', 'apiVersion: v2\nname: x\n', false],
    ['package.json', '{"name":"x","kubernetes":{"apiVersion":"v1","kind":"Pod"}}', false],
    ['docs/example.yaml', CLAIM, false],
    ['pkg/testdata/a.yaml', CLAIM, false],
    ['a.md', CLAIM, false],
  ])('%s: %#', (path, text, expected) => {
    expect(kubernetesFileReader.recognises(pair(text, null, path))).toBe(expected);
  });

  it.each([
    ['kind: Config of kubectl', 'apiVersion: v1\nkind: Config\nclusters: []\n'],
    ['Backstage', 'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: x}\n'],
    ['Skaffold', 'apiVersion: skaffold/v4beta1\nkind: Config\n'],
    ['a cluster of kind', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n'],
  ])('%s is no object', async (_, text) => {
    expect(await readPairs(pair(text, null))).toMatchObject({ effects: [], signals: [] });
  });
});

describe('objects over all files of a change', () => {
  it('may move from one file to another', async () => {
    const all = await readPairs(
      pair(`${CLAIM}---\n${SERVICE}`, SERVICE, 'prod/a.yaml'),
      pair(null, CLAIM, 'prod/b.yaml'),
    );
    expect(all.effects).toEqual([]);
  });

  it('are not the same in another environment', async () => {
    const all = await readPairs(
      pair(CLAIM, null, 'prod/a.yaml', PROD),
      pair(null, CLAIM, 'dev/a.yaml', DEV),
    );
    expect(all.effects.map(({ verb, environment }) => `${verb} ${environment}`)).toEqual([
      'delete production',
      'create development',
    ]);
  });

  it('stay the same in a newer version of the API, and in a list', async () => {
    const old = manifest('extensions/v1beta1', 'Ingress', 'spec: {rules: []}\n');
    expect(
      await effectBetween(old, old.replace('extensions/v1beta1', 'networking.k8s.io/v1')),
    ).toMatchObject({ verb: 'update', changes: ['apiVersion'], reversibility: 'reversible' });
    const items = CLAIM.replace(/^/gm, '    ')
      .replace('    apiVersion', '  - apiVersion')
      .trimEnd();
    expect(await effectBetween(CLAIM, `apiVersion: v1\nkind: List\nitems:\n${items}\n`)).toBeNull();
  });

  it('keep their identity when the namespace is left to a tool, not when it is another one', async () => {
    const bare = CLAIM.replace('  namespace: shop\n', '');
    expect(await effectBetween(CLAIM, bare)).toMatchObject({ verb: 'update' });
    const moved = await readPairs(pair(CLAIM, CLAIM.replace('shop', 'other')));
    expect(moved.effects.map(({ verb }) => verb).toSorted()).toEqual(['create', 'delete']);
  });

  it('lose their traffic when labels change that a Service selects by', async () => {
    const labelled = DEPLOYMENT.replace(
      'metadata: {labels: {app: web}}',
      'metadata: {labels: {app: api}}',
    );
    const all = await readPairs(
      pair(SERVICE, SERVICE.replace('port: 80', 'port: 80, name: x'), 'prod/s.yaml'),
      pair(DEPLOYMENT, labelled, 'prod/d.yaml'),
    );
    const effect = all.effects.find(({ resource }) => resource.type === 'Deployment');
    expect(effect).toMatchObject({ reversibility: 'costly', traits: ['downtime'] });
    const more = DEPLOYMENT.replace('labels: {app: web}', 'labels: {app: web, x: y}');
    const twin = await readPairs(
      pair(SERVICE, SERVICE.replace('port: 80', 'port: 80, name: x'), 'prod/s.yaml'),
      pair(DEPLOYMENT, more, 'prod/d.yaml'),
    );
    expect(twin.effects.every(({ reversibility }) => reversibility === 'reversible')).toBe(true);
  });

  it('are held back where a side cannot be read', async () => {
    const all = await readPairs(pair(CLAIM, `${CLAIM}\n\tbroken: [`));
    expect(all.signals).toMatchObject([{ kind: 'incomplete-input', weight: 'hold' }]);
    expect(all.signals[0]?.message).toContain('prod/app.yaml@new, line');
  });

  it('are unknown where more changes than anybody looks at', async () => {
    const wide = (value: string) =>
      manifest(
        'v1',
        'ConfigMap',
        `data:\n${Array.from({ length: 50_000 }, (_, index) => `  k${index}: ${value}\n`).join('')}`,
      );
    expect(await effectBetween(wide('a'), wide('b'))).toMatchObject({ reversibility: 'unknown' });
  });

  it('say their address, file and environment', async () => {
    const effect = await effectBetween(null, DEPLOYMENT);
    expect(effect).toMatchObject({
      resource: {
        type: 'Deployment',
        address: 'shop/Deployment.apps/thing',
        provider: 'kubernetes',
        name: 'thing',
        file: 'prod/app.yaml',
      },
      environment: 'production',
      environmentName: 'prod',
    });
  });
});

describe('patches', () => {
  const patch = manifest('apps/v1', 'Deployment', 'spec: {replicas: 3}\n');
  it('that are removed delete nothing', async () => {
    expect(await effectBetween(patch, null)).toMatchObject({
      verb: 'update',
      reversibility: 'reversible',
    });
    expect(await effectBetween(DEPLOYMENT, null)).toMatchObject({ verb: 'delete' });
  });
  it('that say delete, delete', async () => {
    const away = manifest('v1', 'PersistentVolumeClaim', '$patch: delete\n');
    expect(await effectBetween(null, away)).toMatchObject({
      verb: 'delete',
      reversibility: 'irreversible',
    });
    expect(await effectBetween(away, null)).toMatchObject({ reversibility: 'reversible' });
  });
});

describe('a kustomization', () => {
  const base =
    'namespace: shop\nnamePrefix: a-\nresources:\n  - db\n  - web.yaml\nreplicas:\n  - {name: web, count: 3}\nimages:\n  - {name: web, newTag: "1"}\npatches: []\nsecretGenerator: [{name: s}]\n';
  it.each([
    ['a resource less', '  - db\n', '', 'unknown', 'contents-destroyed'],
    ['another namespace', 'namespace: shop', 'namespace: other', 'unknown', 'contents-destroyed'],
    ['another prefix', 'namePrefix: a-', 'namePrefix: b-', 'unknown', 'endpoint-moved'],
    ['no prefix', 'namePrefix: a-\n', '', 'unknown', 'endpoint-moved'],
    ['no replicas', 'count: 3', 'count: 0', 'costly', 'scaled-to-zero'],
    ['a Secret less', 'secretGenerator: [{name: s}]\n', '', 'costly', 'secret'],
    [
      'a patch that deletes',
      'patches: []',
      'patches:\n  - patch: |\n      $patch: delete\n      apiVersion: v1\n      kind: PersistentVolumeClaim\n      metadata: {name: x}',
      'irreversible',
      'contents-destroyed',
    ],
    [
      'a patch to nothing',
      'patches: []',
      'patches:\n  - target: {kind: Deployment}\n    patch: |\n      - {op: replace, path: /spec/replicas, value: 0}',
      'costly',
      'scaled-to-zero',
    ],
  ])('with %s is seen', async (_, from, to, reversibility, trait) => {
    const { effects } = await readPairs(
      pair(base, base.replace(from, to), 'prod/kustomization.yaml'),
    );
    expect(effects).toMatchObject([{ reversibility, resource: { type: 'Kustomization' } }]);
    expect(effects[0]?.traits).toContain(trait);
  });

  it.each([
    ['another image', 'newTag: "1"', 'newTag: "2"'],
    ['more replicas', 'count: 3', 'count: 5'],
    [
      'a patch to more',
      'patches: []',
      'patches:\n  - target: {kind: Deployment}\n    patch: |\n      - {op: replace, path: /spec/replicas, value: 4}',
    ],
    ['a resource more', '  - db\n', '  - db\n  - cache\n'],
    ['another order', '  - db\n  - web.yaml\n', '  - web.yaml\n  - db\n'],
    ['a newer base', '  - db\n', '  - ./db?ref=v2\n'],
  ])('with %s is harmless', async (_, from, to) => {
    const { effects } = await readPairs(
      pair(base, base.replace(from, to), 'prod/kustomization.yaml'),
    );
    for (const effect of effects)
      expect(effect).toMatchObject({ verb: 'update', reversibility: 'reversible', traits: [] });
  });

  it('leaves the judgement to files that go in the same change', async () => {
    const { effects } = await readPairs(
      pair(base, base.replace('  - web.yaml\n', ''), 'prod/kustomization.yaml'),
      pair(manifest('v1', 'ConfigMap'), null, 'prod/web.yaml'),
    );
    expect(effects.map(({ verb, reversibility }) => `${verb} ${reversibility}`).toSorted()).toEqual(
      ['delete reversible', 'update reversible'],
    );
  });
});
