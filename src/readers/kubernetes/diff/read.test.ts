import { describe, expect, it } from 'vitest';
import { READERS, findReader } from '../../registry.ts';
import { readStream } from '../sample-files.ts';

/** A section as `kubectl diff` writes it. */
function section(file: string, body: string): string {
  return `diff -u -N /tmp/LIVE-1/${file} /tmp/MERGED-2/${file}\n--- /tmp/LIVE-1/${file}\t2026-01-01 00:00:00.000000000 +0000\n+++ /tmp/MERGED-2/${file}\t2026-01-01 00:00:00.000000000 +0000\n${body}`;
}

const WEB = 'apps.v1.Deployment.shop.web';

function replicas(to: number): string {
  return `@@ -14,7 +14,7 @@\n   uid: abc\n spec:\n   progressDeadlineSeconds: 600\n-  replicas: 3\n+  replicas: ${to}\n   revisionHistoryLimit: 10\n   selector:\n     matchLabels:\n`;
}

function image(to: string): string {
  return `@@ -36,7 +36,7 @@\n         - name: A\n           value: b\n-        image: shop/web:1\n+        image: ${to}\n         imagePullPolicy: IfNotPresent\n         name: web\n         resources: {}\n         terminationMessagePath: /dev/termination-log\n`;
}

const CLAIM = [
  'apiVersion: v1',
  'kind: PersistentVolumeClaim',
  'metadata:',
  '  name: db',
  'spec: {}',
];
const whole = (mark: string) => CLAIM.map((line) => `${mark}${line}\n`).join('');

describe('kubectl diff', () => {
  it.each([
    ['scaled to zero', section(WEB, replicas(0)), 'update', 'costly', 'shop/Deployment.apps/web'],
    ['scaled up', section(WEB, replicas(5)), 'update', 'reversible', 'shop/Deployment.apps/web'],
    [
      'another image',
      section(WEB, image('shop/web:2')),
      'update',
      'reversible',
      'shop/Deployment.apps/web',
    ],
    [
      'both',
      section(WEB, `${replicas(0)}${image('shop/web:2')}`),
      'update',
      'costly',
      'shop/Deployment.apps/web',
    ],
    [
      'pruned',
      section('v1.PersistentVolumeClaim.shop.db', `@@ -1,5 +0,0 @@\n${whole('-')}`),
      'delete',
      'irreversible',
      'shop/PersistentVolumeClaim/db',
    ],
    [
      'made',
      section('v1.PersistentVolumeClaim.shop.db', `@@ -0,0 +1,5 @@\n${whole('+')}`),
      'create',
      'reversible',
      'shop/PersistentVolumeClaim/db',
    ],
    [
      'a pruned namespace',
      section('v1.Namespace..shop', '@@ -1 +0,0 @@\n-kind: Namespace\n'),
      'delete',
      'irreversible',
      'Namespace/shop',
    ],
    [
      'a pruned custom object',
      section('example.com.v1alpha1.Widget.shop.a.b', '@@ -1 +0,0 @@\n-kind: Widget\n'),
      'delete',
      'unknown',
      'shop/Widget.example.com/a.b',
    ],
    [
      'privileged pods',
      section(
        WEB,
        '@@ -40,6 +40,8 @@\n         name: web\n         resources: {}\n+        securityContext:\n+          privileged: true\n         terminationMessagePath: /dev/termination-log\n         terminationMessagePolicy: File\n       dnsPolicy: ClusterFirst\n       restartPolicy: Always\n',
      ),
      'grant',
      'reversible',
      'shop/Deployment.apps/web',
    ],
    [
      'a wider role',
      section(
        'rbac.authorization.k8s.io.v1.Role.shop.r',
        '@@ -9,6 +9,7 @@\n - apiGroups:\n   - ""\n   resources:\n   - pods\n+  - secrets\n   verbs:\n   - get\n',
      ),
      'grant',
      'reversible',
      'shop/Role.rbac.authorization.k8s.io/r',
    ],
    [
      'another claim size',
      section(
        'v1.PersistentVolumeClaim.shop.db',
        '@@ -14,5 +14,5 @@\n   - ReadWriteOnce\n   resources:\n     requests:\n-      storage: 10Gi\n+      storage: 5Gi\n   storageClassName: fast\n',
      ),
      'update',
      'unknown',
      'shop/PersistentVolumeClaim/db',
    ],
    [
      'a line in a script',
      section(
        'v1.ConfigMap.shop.c',
        '@@ -4,5 +4,5 @@\n     if x; then\n       echo: [\n-      a\n+      b\n     fi\n   other: 1\n',
      ),
      'update',
      'reversible',
      'shop/ConfigMap/c',
    ],
    [
      'a line nobody can place',
      section(
        'postgresql.cnpg.io.v1.Cluster.shop.c',
        '@@ -40,3 +40,3 @@\n       a: 1\n-      b: 2\n+      b: 3\n       c: 4\n',
      ),
      'update',
      'unknown',
      'shop/Cluster.postgresql.cnpg.io/c',
    ],
  ])('shows %s', async (_, text, verb, reversibility, address) => {
    const { effects, signals } = await readStream(text);
    expect(signals).toEqual([]);
    expect(effects).toMatchObject([{ verb, reversibility, resource: { address } }]);
  });

  it('points at the lines of the diff', async () => {
    const { effects } = await readStream(section(WEB, replicas(0)));
    expect(effects[0]?.evidence[0]).toMatchObject({ line: 9 });
    expect(effects[0]?.evidence[0]?.excerpt).toContainEqual({
      number: 9,
      text: '+  replicas: 0',
      mark: 'added',
    });
  });

  it('leaves out what only the cluster counts', async () => {
    const body =
      '@@ -5,5 +5,5 @@\n   creationTimestamp: "2026-01-01T00:00:00Z"\n-  generation: 3\n+  generation: 4\n   labels:\n     app: web\n   name: web\n';
    const { effects } = await readStream(section(WEB, body) + section(WEB, replicas(4)));
    expect(effects).toHaveLength(1);
  });

  it.each([
    ['a hunk cut off', section(WEB, replicas(0)).split('\n').slice(0, -4).join('\n')],
    ['a file of another name', section('web.yaml', replicas(0))],
    [
      'a file that is not shown',
      `diff -u -N /tmp/LIVE-1/${WEB} /tmp/MERGED-1/${WEB}\nBinary files a and b differ\n`,
    ],
  ])('holds %s', async (_, text) => {
    expect((await readStream(text)).signals).toMatchObject([{ weight: 'hold' }]);
  });

  it('is asked before the reader of patches', async () => {
    expect((await findReader(section(WEB, replicas(0)), 'x', READERS))?.id).toBe('kubernetes');
    const patch =
      'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-apiVersion: v1\n+kind: Pod\n';
    expect((await findReader(patch, 'x', READERS))?.id).toBe('git-patch');
  });
});
