import { describe, expect, it } from 'vitest';
import { effectBetween, updateRows } from './sample-files.ts';
import * as samples from './sample-manifests.ts';

const ENDLESS = samples.TOPIC.replace('604800000', '-1');

/** What runs and how it is reached. */
const WORKLOADS = [
  ...updateRows(
    samples.DEPLOYMENT,
    String.raw`
  scaled to zero | costly | scaled-to-zero | replicas: 20 → replicas: 0 | replicas: 20 → replicas: 15
  tenfold | reversible | number-leap | replicas: 20 → replicas: 200 | replicas: 20 → replicas: 60
  cut to a tenth | costly | number-leap | replicas: 20 → replicas: 2 | replicas: 20 → replicas: 40
  another selector | costly | conditional-replacement | matchLabels: {app: web} → matchLabels: {app: api} | :1.2.3 → :1.2.4
  strategy Recreate | costly | downtime | type: RollingUpdate, rollingUpdate: {maxUnavailable: 25%} → type: Recreate | 25% → 10%
  all unavailable | costly | downtime | 25% → 100% | 25% → 50%
  privileged | reversible | permission-widened | {allowPrivilegeEscalation: false} → {privileged: true} | {allowPrivilegeEscalation: false} → {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true}
  escalation | reversible | permission-widened | Escalation: false → Escalation: true | :1.2.3 → :1.2.4
  a capability | reversible | permission-widened | {allowPrivilegeEscalation: false} → {capabilities: {add: [SYS_ADMIN]}} | {allowPrivilegeEscalation: false} → {capabilities: {drop: [ALL]}}
  host network | reversible | permission-widened |       containers: →       hostNetwork: yes\n      containers: |       containers: →       hostNetwork: false\n      containers:
  a host path | reversible | permission-widened |       containers: →       volumes: [{name: x, hostPath: {path: /var/run/docker.sock}}]\n      containers: |       containers: →       volumes: [{name: x, emptyDir: {}}]\n      containers:
  an init container that deletes | unknown | - |       containers: →       initContainers: [{name: x, command: [sh, -c, "rm -rf /data"]}]\n      containers: |       containers: →       initContainers: [{name: x, command: [sh, -c, "rm -rf /data/lost+found"]}]\n      containers:
  an owner given | unknown | protection-removed |   namespace: shop →   namespace: shop\n  ownerReferences: [{kind: X, name: x, uid: u}] | :1.2.3 → :1.2.4
  `,
  ),
  ...updateRows(
    samples.STATEFUL,
    String.raw`
  claim templates | costly | conditional-replacement | storage: 10Gi → storage: 20Gi | :1.2.3 → :1.2.4
  service name | costly | conditional-replacement | serviceName: db → serviceName: pg | replicas: 3 → replicas: 5
  claims go with it | reversible | protection-removed |   serviceName: db →   serviceName: db\n  persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete} |   serviceName: db →   serviceName: db\n  persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain}
  `,
  ),
  ...updateRows(
    samples.STATEFUL.replace(
      '  serviceName',
      '  persistentVolumeClaimRetentionPolicy: {whenScaled: Delete}\n  serviceName',
    ),
    String.raw`
  fewer pods that take their claims along | irreversible | contents-destroyed | replicas: 3 → replicas: 2 | replicas: 3 → replicas: 4
  `,
  ),
  ...updateRows(
    samples.SERVICE,
    String.raw`
  a service that selects others | costly | downtime | {app: web} → {app: api} | name: admin → name: manage
  a port that goes | costly | downtime |     - {name: admin, port: 8080}\n →  |     - {name: http, port: 80}\n →     - {name: http, port: 80}\n    - {name: x, port: 81}\n
  a service without an address | costly | conditional-replacement |   type: ClusterIP →   type: ClusterIP\n  clusterIP: None |   type: ClusterIP →   type: ClusterIP\n  clusterIP: 10.0.0.7
  open to the world | reversible | public-exposure | ClusterIP → LoadBalancer | port: 8080} → port: 8080, targetPort: 80}
  `,
  ),
  ...updateRows(
    samples.BALANCER,
    String.raw`
  a balancer opened | reversible | public-exposure | 10.0.0.0/8 → 0.0.0.0/0 | 10.0.0.0/8 → 10.1.0.0/16
  a balancer given up | costly | endpoint-moved | type: LoadBalancer → type: ClusterIP | 10.0.0.0/8 → 10.0.0.0/9
  `,
  ),
  ...updateRows(
    samples.DNS,
    String.raw`
  external names | costly | dns | hostname: a.example → hostname: c.example | hostname: a.example → hostname: a.example,c.example
  `,
  ),
  ...updateRows(
    samples.INGRESS,
    String.raw`
  a host that goes | costly | downtime |     - host: b.example\n      http: {paths: [{path: /, backend: {}}]}\n →  | path: /api, backend: {} → path: /api, backend: {service: {}}
  a path that goes | costly | downtime | , {path: /api, backend: {}} →  | , {path: /api → , {path: /v2, backend: {}}, {path: /api
  TLS that goes | reversible | protection-removed |   tls: [{hosts: [a.example], secretName: t}]\n →  | secretName: t → secretName: t2
  another class | costly | endpoint-moved | ingressClassName: nginx → ingressClassName: alb | secretName: t → secretName: t2
  authentication that goes | reversible | public-exposure | nginx.ingress.kubernetes.io/auth-url: "http://auth" →  | "http://auth" → "http://auth2"
  `,
  ),
  ...updateRows(
    samples.HPA,
    String.raw`
  an autoscaler at zero | costly | scaled-to-zero | maxReplicas: 50 → maxReplicas: 0 | maxReplicas: 50 → maxReplicas: 60
  an autoscaler cut | costly | number-leap | maxReplicas: 50 → maxReplicas: 5 | minReplicas: 2 → minReplicas: 1
  `,
  ),
  ...updateRows(
    samples.KEDA,
    String.raw`
  KEDA at zero | costly | scaled-to-zero | maxReplicaCount: 30 → maxReplicaCount: 0 | minReplicaCount: 1 → minReplicaCount: 0
  `,
  ),
  ...updateRows(
    samples.CERTIFICATE,
    String.raw`
  a certificate elsewhere | costly | endpoint-moved | secretName: tls → secretName: tls2 | 2160h → 1440h
  a name off the certificate | costly | downtime | , b.example →  | , b.example → , b.example, c.example
  `,
  ),
];

/** What keeps data. */
const DATA = [
  ...updateRows(
    samples.CLAIM,
    String.raw`
  a claim that shrinks | unknown | conditional-replacement | 10Gi → 5Gi | 10Gi → 20Gi
  another storage class | irreversible | conditional-replacement | fast → slow | 10Gi → 10240Mi
  another access mode | irreversible | contents-destroyed | ReadWriteOnce → ReadWriteMany | 10Gi → 11Gi
  `,
  ),
  ...updateRows(
    samples.CNPG,
    String.raw`
  a database without instances | costly | scaled-to-zero | instances: 3 → instances: 0 | instances: 3 → instances: 2
  a database that shrinks | unknown | conditional-replacement | 100Gi → 10Gi | 100Gi → 200Gi
  shorter retention | irreversible | retention-shortened | 30d → 7d | 30d → 60d
  backups removed | reversible | protection-removed |   backup:\n    retentionPolicy: 30d\n    barmanObjectStore: {destinationPath: s3://b}\n →  | pg:16.1 → pg:16.2
  `,
  ),
  ...updateRows(
    samples.TOPIC,
    String.raw`
  a topic that forgets sooner | irreversible | retention-shortened | 604800000 → 3600000 | partitions: 3 → partitions: 6
  `,
  ),
  ...updateRows(
    ENDLESS,
    String.raw`
  a topic that forgets at all | irreversible | retention-shortened | retention.ms: -1 → retention.ms: 604800000 | partitions: 3 → partitions: 6
  `,
  ),
  ...updateRows(
    samples.VELERO,
    String.raw`
  backups kept shorter | irreversible | retention-shortened | 720h0m0s → 24h0m0s | 720h0m0s → 1440h0m0s
  backups paused | reversible | protection-removed | paused: false → paused: true | 0 1 * * * → 0 2 * * *
  `,
  ),
  ...updateRows(
    samples.VOLUME,
    String.raw`
  a volume no longer retained | reversible | protection-removed | Retain → Delete | 10Gi → 20Gi
  `,
  ),
  ...updateRows(
    samples.CLASS,
    String.raw`
  a class no longer retaining | reversible | protection-removed | reclaimPolicy: Retain → reclaimPolicy: Delete | Expansion: false → Expansion: true
  `,
  ),
  ...updateRows(
    samples.CRON,
    String.raw`
  a backup job suspended | reversible | protection-removed | suspend: false → suspend: true | a:1 → a:2
  `,
  ),
  ...updateRows(
    samples.SECRET,
    String.raw`
  a secret without a key | costly | secret |   b: y1\n →  | y1 → y2
  a secret emptied | costly | list-emptied | stringData:\n  a: x1\n  b: y1\n → stringData: {}\n | x1 → x2
  `,
  ),
  ...updateRows(
    samples.CRD,
    String.raw`
  a version no longer served | costly | downtime | {name: v1, served: true → {name: v1, served: false |     - {name: v2 →     - {name: v3, served: true}\n    - {name: v2
  a kind under another scope | irreversible | contents-destroyed | Namespaced → Cluster | metadata: {name: w.example.com} → metadata: {name: w.example.com, labels: {a: b}}
  `,
  ),
  ...updateRows(
    samples.RDS,
    String.raw`
  a deletion policy | reversible | protection-removed | Orphan → Delete | instanceClass: a → instanceClass: b
  `,
  ),
  ...updateRows(
    samples.KEPT,
    String.raw`
  no longer kept | reversible | protection-removed |     helm.sh/resource-policy: keep\n →  | note: x → note: y
  `,
  ),
];

/** What guards and what delivers. */
const GUARDS = [
  ...updateRows(
    samples.NAMESPACE,
    String.raw`
  pod security loosened | reversible | permission-widened | enforce: restricted → enforce: privileged | team: a → team: b
  a finalizer removed | reversible | protection-removed | [example.com/keep] → [] | [example.com/keep] → [example.com/keep, b/c]
  `,
  ),
  ...updateRows(
    samples.NETWORK,
    String.raw`
  a network opened | reversible | permission-widened | from: [{podSelector: {matchLabels: {app: web}}}]\n      ports: [{port: 5432}] → {} | kind: NetworkPolicy → kind: NetworkPolicy # same
  a network widened | reversible | permission-widened | [{podSelector: {matchLabels: {app: web}}}] → [{podSelector: {matchLabels: {app: web}}}, {ipBlock: {cidr: 0.0.0.0/0}}] | [{port: 5432}] → [{port: 5432}] # same
  a network without a port | reversible | permission-widened |       ports: [{port: 5432}]\n →  | [{port: 5432}] → [{port: 5432}] # same
  a network with another port | reversible | permission-widened | [{port: 5432}] → [{port: 5433}] |     - from: → # same\n    - from:
  a policy that governs nothing | reversible | protection-removed | policyTypes: [Ingress] → policyTypes: [Egress] | policyTypes: [Ingress] → policyTypes: [Ingress, Egress]
  `,
  ),
  ...updateRows(
    samples.WEBHOOK,
    String.raw`
  a webhook ignored | reversible | protection-removed | failurePolicy: Fail → failurePolicy: Ignore | timeoutSeconds: 5 → timeoutSeconds: 3
  a webhook that blocks all | costly | downtime | failurePolicy: Ignore → failurePolicy: Fail | timeoutSeconds: 5 → timeoutSeconds: 9
  a webhook asked less | reversible | protection-removed | [CREATE, UPDATE] → [CREATE] | [CREATE, UPDATE] → [UPDATE, CREATE]
  `,
  ),
  ...updateRows(
    samples.KYVERNO,
    String.raw`
  a policy that only audits | reversible | protection-removed | Enforce → Audit | background: true → background: false
  a policy with a rule less | reversible | protection-removed |     - {name: b, validate: {}}\n →  |     - {name: b, validate: {}}\n →     - {name: b, validate: {}}\n    - {name: c, validate: {}}\n
  `,
  ),
  ...updateRows(
    samples.BUDGET,
    String.raw`
  a budget for nothing | reversible | protection-removed | minAvailable: 2 → minAvailable: 0 | minAvailable: 2 → minAvailable: 1
  `,
  ),
  ...updateRows(
    samples.ARGO,
    String.raw`
  an application sent elsewhere | unknown | endpoint-moved | namespace: shop} → namespace: other} | targetRevision: v1 → targetRevision: v2
  an application from elsewhere | unknown | endpoint-moved | path: app → path: other | targetRevision: v1 → targetRevision: v3
  `,
  ),
  ...updateRows(
    samples.MANUAL,
    String.raw`
  pruning switched on | reversible | protection-removed | prune: false → prune: true | targetRevision: v1 → targetRevision: v2
  a cascade | reversible | protection-removed |   namespace: shop\n →   namespace: shop\n  finalizers: [resources-finalizer.argocd.argoproj.io]\n | targetRevision: v1 → targetRevision: v2
  `,
  ),
  ...updateRows(
    samples.SET,
    String.raw`
  a generator element less | unknown | endpoint-moved | , {cluster: b} →  | , {cluster: b} → , {cluster: b}, {cluster: c}
  a set that keeps nothing | reversible | protection-removed | OnDeletion: true → OnDeletion: false | , {cluster: b} → , {cluster: b}, {cluster: d}
  `,
  ),
  ...updateRows(
    samples.FLUX,
    String.raw`
  a Flux path | unknown | endpoint-moved | ./app → ./other | interval: 1m → interval: 5m
  `,
  ),
  ...updateRows(
    samples.HELM,
    String.raw`
  a release renamed | unknown | endpoint-moved | releaseName: web → releaseName: api | 1.0.0 → 1.0.1
  no copies | costly | scaled-to-zero | replicaCount: 3 → replicaCount: 0 | replicaCount: 3 → replicaCount: 4
  persistence off | unknown | conditional-replacement | enabled: true → enabled: false | 1.0.0 → 2.0.0
  `,
  ),
];

const ROWS = [...WORKLOADS, ...DATA, ...GUARDS];

const GRAVE = new Set([
  'protection-removed',
  'permission-widened',
  'public-exposure',
  'scaled-to-zero',
  'downtime',
  'retention-shortened',
  'contents-destroyed',
  'endpoint-moved',
]);

describe('a manifest that changes', () => {
  it.each(ROWS)('$what is seen', async ({ text, harmful, reversibility, trait }) => {
    expect(text).toContain(harmful.from);
    const effect = await effectBetween(text, text.replace(harmful.from, harmful.to));
    expect(effect).toMatchObject({ reversibility });
    if (trait !== null) expect(effect?.traits).toContain(trait);
    expect(effect?.changes).not.toEqual([]);
    expect(effect?.evidence[0]?.line).toBeGreaterThan(1);
  });

  it.each(ROWS)('$what has a harmless twin', async ({ text, harmless }) => {
    expect(text).toContain(harmless.from);
    const effect = await effectBetween(text, text.replace(harmless.from, harmless.to));
    if (effect === null) return;
    expect(effect).toMatchObject({ verb: 'update', reversibility: 'reversible', data: 'none' });
    expect(effect.traits.filter((one) => GRAVE.has(one))).toEqual([]);
  });

  it('notes what is dropped without making it grave', async () => {
    const dropped = samples.DEPLOYMENT.replace(/\n.*readinessProbe.*/, '')
      .replace(/\n.*limits:.*/, '')
      .replace(':1.2.3', ':latest');
    const effect = await effectBetween(samples.DEPLOYMENT, dropped);
    expect(effect).toMatchObject({ reversibility: 'reversible' });
    expect(effect?.why).toMatch(/readinessProbe.*resource limits.*no fixed version/);
  });
});
