/**
 * What is lost with an object of a kind, by the names that kubectl takes. Unlike a manifest a command
 * does not show that the object is written down anywhere, so settings are costly here, too.
 */
import type { DataHolding, Reversibility, Trait } from '../../../../core/change/types.ts';

export interface KindFacts {
  /** In the singular: `persistentvolumeclaim`. */
  readonly kind: string;
  readonly loss: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly why: string;
  readonly safer: readonly string[];
}

type Class = Omit<KindFacts, 'kind'>;

const DATA = { loss: 'irreversible', data: 'holds-data', traits: [], safer: [] } as const;
const COSTLY = { loss: 'costly', data: 'none', traits: [], safer: [] } as const;

const NAMESPACE: Class = {
  ...DATA,
  traits: ['contents-destroyed', 'downtime'],
  why: 'Everything inside goes with it, claims and secrets included.',
  safer: ['list what is inside first: `kubectl get all,pvc,secret -n NAME`'],
};
const DEFINITION: Class = {
  ...DATA,
  traits: ['contents-destroyed'],
  why: 'Every object of this kind goes with its definition, in every namespace.',
  safer: ['export the objects first: `kubectl get KIND -A -o yaml`'],
};
const CLAIM: Class = {
  ...DATA,
  why: 'Under the reclaim policy Delete, the default of most storage classes, the volume goes with it.',
  safer: ['set `persistentVolumeReclaimPolicy: Retain` on its volume first'],
};
const SECRET: Class = {
  ...DATA,
  traits: ['secret'],
  why: 'Its values are gone with it unless they stand somewhere else.',
  safer: ['make sure that its values are kept in a vault first'],
};
const DATABASE: Class = {
  ...DATA,
  traits: ['database', 'downtime'],
  why: 'Its operator deletes the instances, and their volumes mostly go along.',
  safer: ['take a backup first and check that it restores'],
};
const BACKUP: Class = {
  ...DATA,
  traits: ['backup'],
  why: 'The way back that it kept open is gone with it.',
  safer: ['copy the backups elsewhere first'],
};
const QUEUE: Class = {
  ...DATA,
  traits: ['queue', 'downtime'],
  why: 'Messages that nobody has read yet are gone with it.',
};
const BUNDLE: Class = {
  loss: 'irreversible',
  data: 'unknown',
  traits: ['contents-destroyed'],
  why: 'Everything that it manages may go with it.',
  safer: ['delete it without cascade to keep what it manages'],
};
const CLUSTER: Class = {
  ...DATA,
  traits: ['contents-destroyed', 'downtime'],
  why: 'Machines and everything that runs on them go with it.',
};
const WORKLOAD: Class = {
  ...COSTLY,
  traits: ['downtime'],
  why: 'It can be applied again, but what it serves is down until then.',
  safer: ['scale it down first and watch who misses it'],
};
const POD: Class = {
  loss: 'reversible',
  data: 'none',
  traits: ['process-stopped'],
  why: 'Whatever runs it starts another; a pod that nobody runs has to be made again.',
  safer: [],
};
const JOB: Class = { ...POD, traits: [], why: 'It can be run again.' };
const SETTINGS: Class = {
  ...COSTLY,
  why: 'It can be applied again only if it is written down somewhere.',
};
const ENTRY: Class = {
  ...COSTLY,
  traits: ['network', 'downtime'],
  why: 'It can be applied again, but traffic through it stops until then.',
};
const GUARD: Class = {
  ...COSTLY,
  traits: ['protection-removed'],
  why: 'What it guards stands open until it is applied again.',
};
const PERMISSION: Class = {
  ...COSTLY,
  traits: ['identity'],
  why: 'It can be granted again; whoever relies on it is locked out until then.',
};
const NODE: Class = {
  ...COSTLY,
  traits: ['downtime'],
  why: 'What runs on it has to find room elsewhere.',
  safer: ['`kubectl drain` first'],
};
const RECORD: Class = {
  loss: 'reversible',
  data: 'none',
  traits: [],
  why: 'The cluster writes it again by itself.',
  safer: [],
};
const OTHER: Class = {
  loss: 'costly',
  data: 'unknown',
  traits: ['unlisted-type'],
  why: 'This kind is on no list that Holdpoint has, so nobody can tell what goes with it.',
  safer: ['keep a copy first: `kubectl get KIND NAME -o yaml`'],
};

/** Singular names by class; a name in brackets is short for the one before it. */
const CLASSES: readonly (readonly [Class, string])[] = [
  [NAMESPACE, 'namespace (ns) project'],
  [DEFINITION, 'customresourcedefinition (crd) (crds) apiservice'],
  [
    CLAIM,
    'persistentvolumeclaim (pvc) (pvcs) persistentvolume (pv) (pvs) datavolume virtualmachine',
  ],
  [SECRET, 'secret sealedsecret externalsecret'],
  [
    DATABASE,
    `postgresql postgrescluster postgres mysql mysqlcluster innodbcluster perconaservermongodb
     perconaxtradbcluster perconapgcluster mariadb mongodb mongodbcommunity redis rediscluster
     redisfailover elasticsearch opensearchcluster cassandradatacenter scyllacluster
     clickhouseinstallation cockroachdb crdbcluster tidbcluster etcdcluster neo4j dragonfly
     database databaseclaim cephcluster cephblockpool cephfilesystem cephobjectstore tenant
     vmcluster vmsingle prometheus`,
  ],
  [QUEUE, 'kafka kafkatopic rabbitmqcluster natscluster pulsarcluster strimzipodset broker'],
  [
    BACKUP,
    `backup restore backupstoragelocation volumesnapshot volumesnapshotcontent volumesnapshotlocation
     scheduledbackup`,
  ],
  [BUNDLE, 'application applicationset kustomization helmrelease appproject helmchart claim'],
  [CLUSTER, 'cluster kafkacluster machinepool'],
  [
    WORKLOAD,
    `deployment (deploy) statefulset (sts) daemonset (ds) replicationcontroller (rc)
     deploymentconfig (dc) rollout inferenceservice (isvc) rayservice raycluster all`,
  ],
  [POD, 'pod (po) replicaset (rs)'],
  [JOB, 'job cronjob (cj) workflow taskrun pipelinerun cronworkflow build'],
  [
    ENTRY,
    `service (svc) ingress (ing) ingressclass endpoint (ep) endpointslice route httproute grpcroute
     tcproute gateway gatewayclass virtualservice destinationrule httpproxy ingressroute dnsendpoint
     dnsrecord`,
  ],
  [
    GUARD,
    `poddisruptionbudget (pdb) networkpolicy (netpol) ciliumnetworkpolicy clusterpolicy policy
     validatingwebhookconfiguration mutatingwebhookconfiguration validatingadmissionpolicy
     validatingadmissionpolicybinding podsecuritypolicy (psp) authorizationpolicy peerauthentication
     securitycontextconstraint constrainttemplate resourcequota (quota) limitrange (limits)`,
  ],
  [
    PERMISSION,
    'role rolebinding clusterrole clusterrolebinding serviceaccount (sa) user group identity',
  ],
  [NODE, 'node (no) machine machineset machinedeployment nodepool nodeclaim'],
  [
    SETTINGS,
    `configmap (cm) storageclass (sc) priorityclass (pc) runtimeclass horizontalpodautoscaler (hpa)
     verticalpodautoscaler (vpa) scaledobject certificate issuer clusterissuer certificatesigningrequest
     (csr) servicemonitor podmonitor prometheusrule secretstore clustersecretstore imagestream buildconfig`,
  ],
  [RECORD, 'event (ev) lease certificaterequest order challenge (endpointslices) podtemplate'],
];

const KINDS: ReadonlyMap<string, KindFacts> = new Map(
  CLASSES.flatMap(([facts, names]) => {
    let kind = '';
    return names
      .trim()
      .split(/\s+/)
      .map((name) => {
        if (!name.startsWith('(')) kind = name;
        return [name.replace(/[()]/g, ''), { ...facts, kind }] as const;
      });
  }),
);

/** Facts of `pods`, `Pod`, `deploy`, `deployments.apps`, `pod.v1.`; of a kind on no list what is unknown. */
export function factsOfKind(name: string): KindFacts {
  const plain = name.toLowerCase().split('.')[0] ?? '';
  const found = [
    plain,
    plain.replace(/s$/, ''),
    plain.replace(/es$/, ''),
    plain.replace(/ies$/, 'y'),
  ]
    .map((each) => KINDS.get(each))
    .find((facts) => facts !== undefined);
  return found ?? { ...OTHER, kind: plain };
}
