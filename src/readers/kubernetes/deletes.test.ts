import { describe, expect, it } from 'vitest';
import { effectBetween, manifest } from './sample-files.ts';

/** API version, kind, what a deletion means, whether data goes, a trait, more of the object. */
type Row = readonly [string, string, string, string, (string | undefined)?, string?];

const ROWS: readonly Row[] = [
  ['v1', 'Namespace', 'irreversible', 'holds-data', 'contents-destroyed'],
  [
    'v1',
    'PersistentVolumeClaim',
    'irreversible',
    'holds-data',
    undefined,
    'spec: {resources: {}}\n',
  ],
  [
    'v1',
    'PersistentVolume',
    'irreversible',
    'holds-data',
    undefined,
    'spec:\n  capacity: {}\n  persistentVolumeReclaimPolicy: Delete\n',
  ],
  [
    'v1',
    'PersistentVolume',
    'costly',
    'holds-data',
    'protected',
    'spec:\n  capacity: {}\n  persistentVolumeReclaimPolicy: Retain\n',
  ],
  ['v1', 'Secret', 'irreversible', 'holds-data', 'secret'],
  ['v1', 'Secret', 'costly', 'holds-data', 'secret', 'stringData: {a: b}\n'],
  ['v1', 'ConfigMap', 'reversible', 'none'],
  ['v1', 'Service', 'costly', 'none', 'network', 'spec: {type: ClusterIP}\n'],
  [
    'v1',
    'Service',
    'costly',
    'none',
    'endpoint-moved',
    'spec: {type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8]}\n',
  ],
  ['v1', 'ServiceAccount', 'costly', 'none', 'identity'],
  ['v1', 'ResourceQuota', 'reversible', 'none', 'protection-removed'],
  ['v1', 'LimitRange', 'reversible', 'none', 'protection-removed'],
  [
    'apps/v1',
    'Deployment',
    'costly',
    'none',
    'downtime',
    'spec: {selector: {}, template: {spec: {containers: []}}}\n',
  ],
  [
    'apps/v1',
    'DaemonSet',
    'costly',
    'none',
    'downtime',
    'spec: {selector: {}, template: {spec: {containers: []}}}\n',
  ],
  [
    'extensions/v1beta1',
    'Deployment',
    'costly',
    'none',
    'downtime',
    'spec: {template: {spec: {containers: []}}}\n',
  ],
  [
    'apps/v1',
    'StatefulSet',
    'costly',
    'none',
    'downtime',
    'spec: {selector: {}, template: {spec: {containers: []}}}\n',
  ],
  [
    'apps/v1',
    'StatefulSet',
    'irreversible',
    'holds-data',
    'contents-destroyed',
    'spec: {selector: {}, template: {spec: {containers: []}}, persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}}\n',
  ],
  [
    'batch/v1',
    'CronJob',
    'reversible',
    'none',
    'schedule',
    'spec: {schedule: "* * * * *", jobTemplate: {spec: {template: {spec: {containers: [{name: a, args: [run]}]}}}}}\n',
  ],
  ['networking.k8s.io/v1', 'Ingress', 'costly', 'none', 'network'],
  [
    'networking.k8s.io/v1',
    'NetworkPolicy',
    'reversible',
    'none',
    'protection-removed',
    'spec: {podSelector: {matchLabels: {app: web}}}\n',
  ],
  ['policy/v1', 'PodDisruptionBudget', 'reversible', 'none', 'protection-removed'],
  ['rbac.authorization.k8s.io/v1', 'Role', 'reversible', 'none', 'identity'],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'reversible',
    'none',
    undefined,
    'spec: {scaleTargetRef: {}}\n',
  ],
  [
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    'irreversible',
    'holds-data',
    'contents-destroyed',
  ],
  ['apiregistration.k8s.io/v1', 'APIService', 'costly', 'none', 'downtime'],
  [
    'admissionregistration.k8s.io/v1',
    'ValidatingWebhookConfiguration',
    'reversible',
    'none',
    'protection-removed',
  ],
  ['storage.k8s.io/v1', 'StorageClass', 'reversible', 'none'],
  ['snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'irreversible', 'holds-data', 'backup'],
  ['postgresql.cnpg.io/v1', 'Cluster', 'irreversible', 'holds-data', 'database'],
  ['postgresql.cnpg.io/v1', 'ScheduledBackup', 'reversible', 'none', 'protection-removed'],
  ['acid.zalan.do/v1', 'postgresql', 'irreversible', 'holds-data', 'database'],
  ['pxc.percona.com/v1', 'PerconaXtraDBCluster', 'irreversible', 'holds-data', 'database'],
  ['mongodbcommunity.mongodb.com/v1', 'MongoDBCommunity', 'irreversible', 'holds-data', 'database'],
  ['kafka.strimzi.io/v1beta2', 'Kafka', 'irreversible', 'holds-data', 'queue'],
  ['kafka.strimzi.io/v1beta2', 'KafkaTopic', 'irreversible', 'holds-data', 'queue'],
  ['kafka.strimzi.io/v1beta2', 'KafkaConnect', 'costly', 'none', 'downtime'],
  ['elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', 'irreversible', 'holds-data', 'database'],
  ['kibana.k8s.elastic.co/v1', 'Kibana', 'costly', 'none', 'downtime'],
  ['databases.spotahome.com/v1', 'RedisFailover', 'irreversible', 'holds-data', 'database'],
  ['rabbitmq.com/v1beta1', 'RabbitmqCluster', 'irreversible', 'holds-data', 'queue'],
  [
    'cassandra.datastax.com/v1beta1',
    'CassandraDatacenter',
    'irreversible',
    'holds-data',
    'database',
  ],
  ['planetscale.com/v2', 'VitessCluster', 'irreversible', 'holds-data', 'database'],
  ['ceph.rook.io/v1', 'CephCluster', 'irreversible', 'holds-data'],
  ['ceph.rook.io/v1', 'CephBlockPool', 'irreversible', 'holds-data'],
  ['longhorn.io/v1beta2', 'Volume', 'irreversible', 'holds-data'],
  ['velero.io/v1', 'Backup', 'irreversible', 'holds-data', 'backup'],
  ['velero.io/v1', 'Schedule', 'reversible', 'none', 'protection-removed'],
  ['rds.aws.upbound.io/v1beta1', 'Instance', 'irreversible', 'holds-data'],
  [
    'rds.aws.upbound.io/v1beta1',
    'Instance',
    'reversible',
    'none',
    undefined,
    'spec: {deletionPolicy: Orphan}\n',
  ],
  ['ec2.aws.upbound.io/v1beta1', 'VPC', 'irreversible', 'unknown'],
  ['karpenter.sh/v1', 'NodePool', 'costly', 'none', 'downtime'],
  ['cluster.x-k8s.io/v1beta1', 'Cluster', 'irreversible', 'holds-data', 'contents-destroyed'],
  ['cluster.x-k8s.io/v1beta1', 'MachineDeployment', 'costly', 'none', 'downtime'],
  ['networking.istio.io/v1', 'VirtualService', 'costly', 'none', 'network'],
  ['security.istio.io/v1', 'AuthorizationPolicy', 'reversible', 'none', 'protection-removed'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', 'costly', 'none', 'network'],
  ['argoproj.io/v1alpha1', 'Rollout', 'costly', 'none', 'downtime'],
  ['argoproj.io/v1alpha1', 'Application', 'reversible', 'none'],
  ['argoproj.io/v1alpha1', 'ApplicationSet', 'irreversible', 'unknown', 'contents-destroyed'],
  [
    'argoproj.io/v1alpha1',
    'ApplicationSet',
    'reversible',
    'none',
    undefined,
    'spec: {syncPolicy: {preserveResourcesOnDeletion: true}}\n',
  ],
  [
    'kustomize.toolkit.fluxcd.io/v1',
    'Kustomization',
    'irreversible',
    'unknown',
    'contents-destroyed',
    'spec: {prune: true}\n',
  ],
  [
    'kustomize.toolkit.fluxcd.io/v1',
    'Kustomization',
    'reversible',
    'none',
    undefined,
    'spec: {prune: false}\n',
  ],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'irreversible', 'unknown', 'contents-destroyed'],
  ['keda.sh/v1alpha1', 'ScaledObject', 'reversible', 'none'],
  ['serving.knative.dev/v1', 'Service', 'costly', 'none', 'downtime'],
  ['cert-manager.io/v1', 'Certificate', 'costly', 'none'],
  ['externaldns.k8s.io/v1alpha1', 'DNSEndpoint', 'costly', 'none', 'dns'],
  ['bitnami.com/v1alpha1', 'SealedSecret', 'costly', 'none', 'secret'],
  ['external-secrets.io/v1', 'ExternalSecret', 'costly', 'none', 'secret'],
  ['kyverno.io/v1', 'ClusterPolicy', 'reversible', 'none', 'protection-removed'],
  ['monitoring.coreos.com/v1', 'PrometheusRule', 'reversible', 'none'],
  [
    'constraints.gatekeeper.sh/v1beta1',
    'K8sRequiredLabels',
    'reversible',
    'none',
    'protection-removed',
  ],
  ['example.com/v1', 'Widget', 'unknown', 'unknown', 'unlisted-type'],
  ['v1', 'Gadget', 'unknown', 'unknown', 'unlisted-type'],
];

const CASES = ROWS.map(([apiVersion, kind, reversibility, data, trait, body = '']) => ({
  title: `${apiVersion} ${kind}`,
  kind,
  reversibility,
  data,
  trait,
  text: manifest(apiVersion, kind, body),
}));

describe('what leaves the manifests', () => {
  it.each(CASES)('$title: $reversibility, $data', async ({ text, reversibility, data, trait }) => {
    const effect = await effectBetween(text, null);
    expect(effect).toMatchObject({ verb: 'delete', reversibility, data });
    if (trait !== undefined) expect(effect?.traits).toContain(trait);
    else expect(effect?.traits).not.toContain('contents-destroyed');
    expect(effect?.why).toContain('leaves the manifests');
    expect(effect?.evidence[0]).toMatchObject({ source: 'prod/app.yaml@old', line: 2 });
  });

  it.each(CASES)('$title is harmless when it is new, or gets a label', async ({ text, kind }) => {
    expect(await effectBetween(null, text)).toMatchObject({
      verb: kind === 'CronJob' ? 'execute' : 'create',
      reversibility: 'reversible',
      data: 'none',
    });
    const labelled = text.replace('  name:', '  labels: {team: shop}\n  name:');
    expect(await effectBetween(text, labelled)).toMatchObject({
      verb: 'update',
      reversibility: 'reversible',
      data: 'none',
      changes: ['metadata.labels'],
    });
    expect(await effectBetween(text, `# a comment\n${text}`)).toBeNull();
  });

  it('says what protects a thing, and that it backs up', async () => {
    const annotated = manifest('v1', 'PersistentVolumeClaim', 'spec: {resources: {}}\n').replace(
      '  name:',
      '  annotations: {argocd.argoproj.io/sync-options: "Prune=false"}\n  name:',
    );
    const effect = await effectBetween(annotated, null);
    expect(effect).toMatchObject({ reversibility: 'irreversible', traits: ['protected'] });
    const job = manifest(
      'batch/v1',
      'CronJob',
      'spec: {schedule: x, jobTemplate: {}}\n',
      'db-backup',
    );
    expect((await effectBetween(job, null))?.traits).toEqual([
      'backup',
      'protection-removed',
      'schedule',
    ]);
  });

  it('never shows what a secret holds', async () => {
    const secret = manifest('v1', 'Secret', 'stringData:\n  password: hunter2\n  name: hunter2\n');
    const changed = secret.replaceAll('hunter2', 'hunter3');
    for (const [before, after] of [
      [secret, null],
      [null, secret],
      [secret, changed],
    ] as const) {
      const text = JSON.stringify(await effectBetween(before, after));
      expect(text).not.toMatch(/hunter/);
    }
  });
});
