import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { InputError } from '../types.ts';
import { kubernetesReader } from './reader.ts';
import { manifest, pair, readPairs } from './sample-files.ts';

const KINDS = [
  ['v1', 'Service'],
  ['v1', 'Secret'],
  ['v1', 'Namespace'],
  ['v1', 'PersistentVolumeClaim'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['batch/v1', 'CronJob'],
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
  ['argoproj.io/v1alpha1', 'ApplicationSet'],
  ['postgresql.cnpg.io/v1', 'Cluster'],
  ['example.com/v1', 'Widget'],
] as const;

const WORDS =
  'spec metadata template containers rules verbs resources apiGroups subjects name labels annotations replicas selector ports webhooks ingress from to finalizers data syncPolicy generators __proto__ constructor'.split(
    ' ',
  );

const { node } = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom('*', '', 'get', '0', 'yes', '10Gi', '0.0.0.0/0', 'Fail', 'x'),
    fc.constantFrom(0, 1, -1, 1e21, null, true, false),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie('node'), { maxKeys: 4 }),
  ),
}));

const object = fc
  .tuple(fc.constantFrom(...KINDS), node, node)
  .map(([[apiVersion, kind], metadata, spec]) => ({ apiVersion, kind, metadata, spec }));

async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function read(bytes: Uint8Array): Promise<string> {
  try {
    const { effects, signals } = await kubernetesReader.read({ name: 'x', bytes: bytesOf(bytes) });
    return effects.length + signals.length === 0 ? 'nothing' : 'something';
  } catch (error) {
    if (error instanceof InputError) return 'refused';
    throw error;
  }
}

describe('whatever stands in it', () => {
  it('every object comes out as an effect, whatever its fields hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 4 }), async (objects) => {
        const text = objects.map((one) => stringify(one)).join('---\n');
        expect(await read(new TextEncoder().encode(text))).toBe('something');
      }),
    );
  });

  it('two versions of a file never make the reader fall over', async () => {
    await fc.assert(
      fc.asyncProperty(object, object, fc.boolean(), async (before, after, same) => {
        const old = stringify(before);
        const now = stringify(
          same
            ? {
                ...after,
                kind: before.kind,
                apiVersion: before.apiVersion,
                metadata: before.metadata,
              }
            : after,
        );
        const { effects, signals } = await readPairs(
          pair(old, now),
          pair(old, null, 'kustomization.yaml'),
        );
        expect(signals).toEqual([]);
        for (const effect of effects) expect(effect.why).toMatch(/^\S.*\.$/s);
      }),
    );
  });

  it('garbage is refused or held, and never falls over', async () => {
    const piece = fc.constantFrom(
      'apiVersion: v1\n',
      'kind: Secret\n',
      '---\n',
      '--- /tmp/LIVE-1/v1.Pod.a.b\n',
      '+++ /tmp/MERGED-1/v1.Pod.a.b\n',
      '@@ -1,2 +1,3 @@\n',
      '-a: 1\n',
      '+b: |\n',
      ' c\n',
      '{',
      '"kind":"AdmissionReview"',
      '}',
      '[',
      '\0',
      '\r\n',
      '&a *a',
      '{{',
      '\uFEFF',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const text = pieces.join('');
        const outcome = await read(new TextEncoder().encode(text));
        if (/\S/.test(text) && kubernetesReader.recognises(text, 'x')) {
          expect(outcome).not.toBe('nothing');
        }
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(['nothing', 'something', 'refused']).toContain(await read(bytes));
      }),
    );
  });

  it('what is made to be slow is read or refused', async () => {
    const items = Array.from(
      { length: 500 },
      (_, index) => `    - {name: c${index % 3}, image: "a:${index}"}`,
    ).join('\n');
    const wide = manifest(
      'apps/v1',
      'Deployment',
      `spec:\n  template:\n    spec:\n      containers:\n${items}\n`,
    );
    for (const text of [
      wide,
      manifest('v1', 'ConfigMap', `data: {a: "${'x'.repeat(2_000_000)}"}\n`),
      `--- ${'/LIVE-'.repeat(50_000)}\n`,
      `${'- '.repeat(100_000)}apiVersion: v1\nkind: Pod`,
      `apiVersion: v1\nkind: List\nitems: &a [${'{},'.repeat(50_000)}]\n`,
      `kind: AdmissionReview\nrequest: ${'['.repeat(100_000)}`,
      'apiVersion: v1\nkind: Secret\n---\n'.repeat(20_000),
    ]) {
      expect(['something', 'refused']).toContain(await read(new TextEncoder().encode(text)));
      expect(typeof kubernetesReader.recognises(text.slice(0, 65_536), 'x')).toBe('boolean');
    }
  });
});
