import { describe, expect, it } from 'vitest';
import { effectBetween, pair, readPairs } from './sample-files.ts';
import * as samples from './sample-manifests.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
`;
const ALLOWS = `${POLICY}  ingress: [{from: [{podSelector: {}}]}]\n  egress: [{}]\n`;
const NEW = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';

async function made(...texts: readonly string[]) {
  const { effects } = await readPairs(pair(null, texts.join('---\n')));
  return effects.find(({ resource }) => resource.type === 'NetworkPolicy');
}

describe('a network policy for every pod', () => {
  it('that allows nothing cuts off what runs', async () => {
    expect(await made(POLICY)).toMatchObject({ reversibility: 'costly' });
    expect(await effectBetween(ALLOWS, POLICY)).toMatchObject({ reversibility: 'costly' });
  });

  it.each([
    ['that allows something', [ALLOWS]],
    ['of some pods', [POLICY.replace('podSelector: {}', 'podSelector: {matchLabels: {app: x}}')]],
    ['in a namespace that is new', [NEW, POLICY]],
  ])('%s is no matter', async (_, texts) => {
    expect(await made(...texts)).toMatchObject({ reversibility: 'reversible' });
  });
});

describe('a volume of a pod', () => {
  const WITH = samples.DEPLOYMENT.replace(
    '      containers:',
    '      volumes: [{name: spool, persistentVolumeClaim: {claimName: spool}}]\n      containers:',
  );

  it.each([
    ['emptyDir: {}', 'costly'],
    ['persistentVolumeClaim: {claimName: other}', 'costly'],
    ['persistentVolumeClaim: {claimName: spool, readOnly: true}', 'reversible'],
  ])('that becomes %s is %s', async (next, reversibility) => {
    const after = WITH.replace('persistentVolumeClaim: {claimName: spool}', next);
    expect(await effectBetween(WITH, after)).toMatchObject({ reversibility });
  });
});

describe('a pod that goes', () => {
  const POD =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web-1\n  namespace: shop\nspec: {containers: [{name: web, image: web:1}]}\n';
  const OWNED = POD.replace(
    'spec:',
    '  ownerReferences: [{kind: ReplicaSet, name: web, controller: true}]\nspec:',
  );

  it('comes back where a controller owns it', async () => {
    expect(await effectBetween(OWNED, '')).toMatchObject({ reversibility: 'reversible' });
    expect(await effectBetween(POD, '')).not.toMatchObject({ reversibility: 'reversible' });
  });
});
