/** Objects for tests, written so that one piece of them can be replaced. */
import { manifest } from './sample-files.ts';

const CONTAINER = `
        - name: web
          image: shop/web:1.2.3
          securityContext: {allowPrivilegeEscalation: false}
          readinessProbe: {httpGet: {path: /, port: 80}}
          resources: {limits: {memory: 1Gi}}`;
const POD = `  template:
    metadata: {labels: {app: web}}
    spec:
      containers:${CONTAINER}
`;
export const DEPLOYMENT = manifest(
  'apps/v1',
  'Deployment',
  `spec:\n  replicas: 20\n  selector: {matchLabels: {app: web}}\n  strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 25%}}\n${POD}`,
);
export const STATEFUL = manifest(
  'apps/v1',
  'StatefulSet',
  `spec:\n  replicas: 3\n  serviceName: db\n  selector: {matchLabels: {app: web}}\n${POD}  volumeClaimTemplates:\n    - metadata: {name: data}\n      spec: {resources: {requests: {storage: 10Gi}}}\n`,
);
export const CLAIM = manifest(
  'v1',
  'PersistentVolumeClaim',
  'spec:\n  storageClassName: fast\n  accessModes: [ReadWriteOnce]\n  resources: {requests: {storage: 10Gi}}\n',
);
export const SERVICE = manifest(
  'v1',
  'Service',
  'spec:\n  type: ClusterIP\n  selector: {app: web}\n  ports:\n    - {name: http, port: 80}\n    - {name: admin, port: 8080}\n',
);
export const BALANCER = manifest(
  'v1',
  'Service',
  'spec:\n  type: LoadBalancer\n  selector: {app: web}\n  ports: [{port: 80}]\n  loadBalancerSourceRanges: [10.0.0.0/8]\n',
);
export const INGRESS = manifest(
  'networking.k8s.io/v1',
  'Ingress',
  'spec:\n  ingressClassName: nginx\n  tls: [{hosts: [a.example], secretName: t}]\n  rules:\n    - host: a.example\n      http: {paths: [{path: /, backend: {}}, {path: /api, backend: {}}]}\n    - host: b.example\n      http: {paths: [{path: /, backend: {}}]}\n',
).replace(
  '  name:',
  '  annotations: {nginx.ingress.kubernetes.io/auth-url: "http://auth"}\n  name:',
);
export const HPA = manifest(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  'spec:\n  scaleTargetRef: {kind: Deployment, name: web}\n  minReplicas: 2\n  maxReplicas: 50\n',
);
export const KEDA = manifest(
  'keda.sh/v1alpha1',
  'ScaledObject',
  'spec:\n  scaleTargetRef: {name: web}\n  minReplicaCount: 1\n  maxReplicaCount: 30\n',
);
export const CNPG = manifest(
  'postgresql.cnpg.io/v1',
  'Cluster',
  'spec:\n  instances: 3\n  imageName: pg:16.1\n  storage: {size: 100Gi}\n  backup:\n    retentionPolicy: 30d\n    barmanObjectStore: {destinationPath: s3://b}\n',
);
export const TOPIC = manifest(
  'kafka.strimzi.io/v1beta2',
  'KafkaTopic',
  'spec:\n  partitions: 3\n  config:\n    retention.ms: 604800000\n',
);
export const VELERO = manifest(
  'velero.io/v1',
  'Schedule',
  'spec:\n  schedule: 0 1 * * *\n  paused: false\n  template: {ttl: 720h0m0s}\n',
);
export const VOLUME = manifest(
  'v1',
  'PersistentVolume',
  'spec:\n  capacity: {storage: 10Gi}\n  persistentVolumeReclaimPolicy: Retain\n',
);
export const CLASS =
  'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: ebs.csi.aws.com\nreclaimPolicy: Retain\nallowVolumeExpansion: false\n';
export const CRON = manifest(
  'batch/v1',
  'CronJob',
  'spec:\n  schedule: 0 1 * * *\n  suspend: false\n  jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: a:1, args: [run]}]}}}}\n',
  'db-backup',
);
export const NAMESPACE =
  'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  finalizers: [example.com/keep]\n  labels:\n    pod-security.kubernetes.io/enforce: restricted\n    team: a\n';
export const NETWORK = manifest(
  'networking.k8s.io/v1',
  'NetworkPolicy',
  'spec:\n  podSelector: {matchLabels: {app: db}}\n  policyTypes: [Ingress]\n  ingress:\n    - from: [{podSelector: {matchLabels: {app: web}}}]\n      ports: [{port: 5432}]\n',
);
export const WEBHOOK =
  'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: guard}\nwebhooks:\n  - name: a.example\n    failurePolicy: Fail\n    rules: [{apiGroups: [apps], resources: [deployments], operations: [CREATE, UPDATE]}]\n    timeoutSeconds: 5\n  - name: b.example\n    failurePolicy: Ignore\n    rules: [{apiGroups: ["*"], resources: ["*"], operations: ["*"]}]\n';
export const KYVERNO =
  'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: p}\nspec:\n  validationFailureAction: Enforce\n  background: true\n  rules:\n    - {name: a, validate: {}}\n    - {name: b, validate: {}}\n';
export const BUDGET = manifest(
  'policy/v1',
  'PodDisruptionBudget',
  'spec:\n  minAvailable: 2\n  selector: {matchLabels: {app: web}}\n',
);
export const CRD =
  'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: w.example.com}\nspec:\n  group: example.com\n  scope: Namespaced\n  versions:\n    - {name: v1, served: true, storage: false}\n    - {name: v2, served: true, storage: true}\n';
export const ARGO = manifest(
  'argoproj.io/v1alpha1',
  'Application',
  'spec:\n  source: {repoURL: https://git/x, path: app, targetRevision: v1}\n  destination: {server: https://k, namespace: shop}\n  syncPolicy: {automated: {prune: true}}\n',
);
export const MANUAL = ARGO.replace('prune: true', 'prune: false');
export const SET = manifest(
  'argoproj.io/v1alpha1',
  'ApplicationSet',
  'spec:\n  generators:\n    - list: {elements: [{cluster: a}, {cluster: b}]}\n  syncPolicy: {preserveResourcesOnDeletion: true}\n',
);
export const FLUX = manifest(
  'kustomize.toolkit.fluxcd.io/v1',
  'Kustomization',
  'spec:\n  path: ./app\n  prune: true\n  interval: 1m\n  sourceRef: {kind: GitRepository, name: r}\n',
);
export const HELM = manifest(
  'helm.toolkit.fluxcd.io/v2',
  'HelmRelease',
  'spec:\n  releaseName: web\n  chart: {spec: {chart: web, version: 1.0.0}}\n  values: {persistence: {enabled: true}, web: {replicaCount: 3}}\n',
);
export const RDS = manifest(
  'rds.aws.upbound.io/v1beta1',
  'Instance',
  'spec:\n  deletionPolicy: Orphan\n  forProvider: {instanceClass: a}\n',
);
export const KEPT = manifest('v1', 'ConfigMap', 'data: {a: x, b: y}\n').replace(
  '  name:',
  '  annotations:\n    helm.sh/resource-policy: keep\n    note: x\n  name:',
);
export const SECRET = manifest('v1', 'Secret', 'stringData:\n  a: x1\n  b: y1\n');
export const CERTIFICATE = manifest(
  'cert-manager.io/v1',
  'Certificate',
  'spec:\n  secretName: tls\n  duration: 2160h\n  dnsNames: [a.example, b.example]\n',
);
export const DNS = SERVICE.replace(
  '  name:',
  '  annotations:\n    external-dns.alpha.kubernetes.io/hostname: a.example\n    note: x\n  name:',
);
