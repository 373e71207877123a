import { describe, expect, it } from 'vitest';
import { invocationOf, wordOf } from '../tools/test-tool.ts';
import { memoryWorld } from '../world/memory-world.ts';
import { UNKNOWN } from '../types.ts';
import { clusterSetting, NO_CHOICE, readKubeconfig, type ClusterChoice } from './kubeconfig.ts';

const config = (
  current: string,
  entries: readonly (readonly [context: string, cluster: string, server: string, ns?: string])[],
): string => `apiVersion: v1
kind: Config
clusters:
${entries.map(([, cluster, server]) => `- cluster:\n    certificate-authority-data: AAAA\n    server: ${server}\n  name: ${cluster}`).join('\n')}
contexts:
${entries.map(([context, cluster, , ns]) => `- context:\n    cluster: ${cluster}\n${ns === undefined ? '' : `    namespace: ${ns}\n`}    user: me\n  name: ${context}`).join('\n')}
current-context: ${current}
preferences: {}
users:
- name: me
  user:
    token: secret
`;

const HOME = '/home/dev/.kube/config';
const FILE = config('prod-eu', [
  ['prod-eu', 'eks-1', 'https://ABC.gr7.eu-west-1.eks.amazonaws.com'],
  ['staging', 'eks-2', 'https://DEF.gr7.eu-west-1.eks.amazonaws.com', 'shop'],
  ['kind-app', 'kind-app', 'https://127.0.0.1:6443'],
  ['blue', 'blue', 'https://api.prod.acme.io:6443'],
  ['green', 'green', 'https://10.0.0.1:6443', 'production'],
  ['tunnel', 'prod-db', 'https://127.0.0.1:6443'],
  ['grey', 'grey', 'https://10.0.0.2:6443'],
]);

function setting(
  choice: Partial<Record<keyof ClusterChoice, string>>,
  files: Readonly<Record<string, string>> = { [HOME]: FILE },
  env: Readonly<Record<string, string>> = {},
) {
  const words = Object.fromEntries(
    Object.entries(choice).map(([name, text]) => [name, wordOf(text)]),
  );
  return clusterSetting(
    { ...NO_CHOICE, ...words },
    invocationOf('kubectl get', { env }),
    memoryWorld({ files }),
  );
}

describe('which cluster is meant', () => {
  it.each([
    ['the current context', {}, 'production'],
    ['another context', { context: 'staging' }, 'staging'],
    ['a local one', { context: 'kind-app' }, 'development'],
    ['production by its server', { context: 'blue' }, 'production'],
    ['production by its namespace', { context: 'green' }, 'production'],
    ['a tunnel to production', { context: 'tunnel' }, 'production'],
    ['a name that says nothing', { context: 'grey' }, 'unknown'],
    ['a namespace that says something', { context: 'grey', namespace: 'dev' }, 'development'],
    ['a namespace in production', { context: 'prod-eu', namespace: 'dev' }, 'production'],
    ['a namespace in a local cluster', { context: 'kind-app', namespace: 'prod' }, 'development'],
    ['a server', { context: 'grey', server: 'https://localhost:8443' }, 'development'],
    [
      'a context that no file has',
      { context: 'arn:aws:eks:eu-west-1:1:cluster/prod' },
      'production',
    ],
    ['one of Google', { context: 'gke_acme-staging_europe-west1_main' }, 'staging'],
    ['minikube', { context: 'minikube' }, 'development'],
    ['a non-production one', { context: 'acme-nonprod' }, 'development'],
    ['a product', { context: 'product-catalog' }, 'unknown'],
  ] as const)('%s', (_name, choice, kind) => {
    expect(setting(choice).kind).toBe(kind);
  });

  it('knows nothing without a file', () => {
    expect(setting({}, {})).toEqual({ kind: 'unknown', name: null, evidence: null });
  });

  it('says what says so', () => {
    expect(setting({}).evidence).toBe(
      'kubeconfig: context prod-eu, cluster eks-1, server https://ABC.gr7.eu-west-1.eks.amazonaws.com',
    );
    expect(setting({ context: 'staging' }).evidence).toContain('namespace shop');
  });

  it('reads the files that KUBECONFIG and --kubeconfig name', () => {
    const files = {
      [HOME]: FILE,
      '/work/app/a.yaml': 'current-context: dev\n',
      '/etc/k/b.yaml': config('prod', [['prod', 'p', 'https://x']]),
    };
    expect(setting({}, files, { KUBECONFIG: '/work/app/a.yaml:/etc/k/b.yaml' }).kind).toBe(
      'development',
    );
    expect(setting({}, files, { KUBECONFIG: '/missing:/etc/k/b.yaml' }).kind).toBe('production');
    expect(setting({ kubeconfig: './a.yaml' }, files).kind).toBe('development');
    expect(setting({ kubeconfig: '/nowhere' }, files).kind).toBe('unknown');
    expect(setting({ kubeconfig: '/nowhere/prod-eu.yaml' }, files)).toEqual({
      kind: 'production',
      name: 'prod-eu.yaml',
      evidence: 'kubeconfig: file prod-eu.yaml',
    });
    expect(setting({}, files, { KUBECONFIG: '/root/staging.conf' }).kind).toBe('staging');
    expect(setting({ context: 'minikube' }, files, { KUBECONFIG: '/x/prod.yaml' }).kind).toBe(
      'development',
    );
  });

  it('does not guess a context that nobody knows yet', () => {
    const open = { text: UNKNOWN, known: false, glob: false, unknowns: ['$CTX'] };
    const found = clusterSetting(
      { ...NO_CHOICE, context: open },
      invocationOf('kubectl get'),
      memoryWorld({ files: { [HOME]: FILE } }),
    );
    expect(found).toEqual({ kind: 'unknown', name: null, evidence: 'cluster by $CTX' });
  });

  it('reads no file of this machine for a command on another', () => {
    const found = clusterSetting(
      NO_CHOICE,
      invocationOf('kubectl get', { place: { kind: 'ssh', host: 'x' } }),
      memoryWorld({ files: { [HOME]: FILE } }),
    );
    expect(found.kind).toBe('unknown');
  });

  it('reads other layouts of the same file', () => {
    const text =
      'contexts:\n  - name: "a"\n    context:\n      cluster: c # here\n      namespace: n\nclusters:\n  - name: c\n    cluster: {server: x}\n';
    const read = readKubeconfig(text);
    expect(read.contexts.get('a')?.get('cluster')).toBe('c');
    expect(read.contexts.get('a')?.get('namespace')).toBe('n');
    expect(read.current).toBe(null);
    expect(readKubeconfig('\u0000{{{').contexts.size).toBe(0);
  });
});
