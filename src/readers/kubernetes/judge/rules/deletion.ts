import {
  annotation,
  at,
  boolAt,
  labelsAt,
  listAt,
  mapAt,
  mapsAt,
  textAt,
  textsAt,
} from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import { isKind, seenBefore } from '../look.ts';
import type { Finding, Rule } from '../types.ts';

/** What makes the loss of one object better or worse than that of its class. */
export const deletion: Rule = (subject) => {
  const { before } = subject;
  if (subject.act !== 'delete' || before === null) return [];
  return [
    ...kept(before),
    ...volumes(before),
    ...(isKind(subject, '', 'Secret') ? secret(before, subject.live) : []),
    ...(isKind(subject, '', 'ConfigMap') && subject.live ? [liveSettings] : []),
    ...(isKind(subject, '', 'Service') ? service(before) : []),
    ...(isKind(subject, '', 'Pod') ? replaced(before) : []),
    ...dnsNames(before),
    ...(subject.known?.class === 'bundle' ? bundle(before) : []),
    ...(subject.known?.class === 'external' ? external(before) : []),
    ...(subject.known?.class === 'schedule' ? backupByName(before) : []),
  ];
};

/** Annotations that make a tool leave the object alone. */
function kept(before: KubeObject): readonly Finding[] {
  const options = annotation(before.tree, 'argocd.argoproj.io/sync-options') ?? '';
  const tools = [
    ...(annotation(before.tree, 'helm.sh/resource-policy') === 'keep' ? ['Helm'] : []),
    ...(/\bPrune=false\b/.test(options) ? ['Argo CD'] : []),
    ...(annotation(before.tree, 'kustomize.toolkit.fluxcd.io/prune') === 'disabled'
      ? ['Flux']
      : []),
  ];
  if (tools.length === 0) return [];
  return [
    {
      traits: ['protected'],
      because: `its annotations tell ${tools.join(' and ')} to keep it, which only helps where ${tools.length === 1 ? 'that tool applies' : 'those tools apply'} it`,
      safer: [],
      seen: seenBefore(at(before.tree, 'metadata', 'annotations')),
    },
  ];
}

function volumes(before: KubeObject): readonly Finding[] {
  if (before.kind === 'PersistentVolume' && before.group === '') {
    if (textAt(before.tree, 'spec', 'persistentVolumeReclaimPolicy') !== 'Retain') return [];
    return [
      {
        lossAtMost: 'costly',
        traits: ['protected'],
        because:
          'its reclaim policy is Retain, so the storage behind it stays and can be bound again by hand',
        safer: [],
        seen: seenBefore(at(before.tree, 'spec', 'persistentVolumeReclaimPolicy')),
      },
    ];
  }
  if (before.kind !== 'StatefulSet' || before.group !== 'apps') return [];
  const policy = at(before.tree, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted');
  if (policy?.kind !== 'scalar' || policy.value !== 'Delete') return [];
  return [
    {
      atLeast: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed'],
      because:
        'its persistentVolumeClaimRetentionPolicy deletes the claims with it, and their volumes mostly go along',
      safer: ['set `persistentVolumeClaimRetentionPolicy.whenDeleted: Retain` first'],
      seen: seenBefore(policy),
    },
  ];
}

function secret(before: KubeObject, live: boolean): readonly Finding[] {
  const filled = ['data', 'stringData'].some(
    (name) => (mapAt(before.tree, name)?.entries.size ?? 0) > 0,
  );
  if (live || !filled) return [];
  return [
    {
      lossAtMost: 'costly',
      traits: [],
      because:
        'its values stand in the version before and can be applied again; what reads it fails until then',
      safer: [],
      seen: null,
    },
  ];
}

const liveSettings: Finding = {
  atLeast: 'costly',
  traits: [],
  because: 'no manifest of it is known, and pods that read it do not start without it',
  safer: ['save it first: `kubectl get configmap NAME -o yaml`'],
  seen: null,
};

function service(before: KubeObject): readonly Finding[] {
  if (textAt(before.tree, 'spec', 'type') !== 'LoadBalancer') return [];
  return [
    {
      atLeast: 'costly',
      traits: ['endpoint-moved'],
      because: 'its load balancer gives its address back, and a new one gets another',
      safer: ['reserve the address first and name it in the new Service'],
      seen: seenBefore(at(before.tree, 'spec', 'type')),
    },
  ];
}

/** A pod of a controller is made again at once. */
function replaced(before: KubeObject): readonly Finding[] {
  const owner = mapsAt(before.tree, 'metadata', 'ownerReferences').find(
    (reference) => boolAt(reference, 'controller') === true,
  );
  if (owner === undefined) return [];
  return [
    {
      lossAtMost: 'reversible',
      traits: [],
      because: `its ${textAt(owner, 'kind') ?? 'controller'} makes another one at once`,
      safer: [],
      seen: seenBefore(owner),
    },
  ];
}

function dnsNames(before: KubeObject): readonly Finding[] {
  if (annotation(before.tree, 'external-dns.alpha.kubernetes.io/hostname') === null) return [];
  return [
    {
      atLeast: 'costly',
      traits: ['dns'],
      because: 'external-dns deletes the DNS records of its hostname along with it',
      safer: ['run external-dns with `--policy=upsert-only`, or move the hostname first'],
      seen: seenBefore(at(before.tree, 'metadata', 'annotations')),
    },
  ];
}

/** Without cascade, Argo CD and Flux leave in place what an application manages. */
function bundle(before: KubeObject): readonly Finding[] {
  const { tree } = before;
  if (before.group === 'argoproj.io') {
    const cascades =
      before.kind === 'ApplicationSet'
        ? boolAt(tree, 'spec', 'syncPolicy', 'preserveResourcesOnDeletion') !== true
        : textsAt(tree, 'metadata', 'finalizers').some((name) =>
            name.startsWith('resources-finalizer.argocd.argoproj.io'),
          );
    if (cascades) return [];
    const reason =
      before.kind === 'ApplicationSet'
        ? 'preserveResourcesOnDeletion keeps what its applications have made'
        : 'it has no resources-finalizer, so Argo CD leaves in place what it manages';
    return [spared(reason, at(tree, 'metadata', 'finalizers') ?? at(tree, 'spec', 'syncPolicy'))];
  }
  if (before.kind !== 'Kustomization' || before.group !== 'kustomize.toolkit.fluxcd.io') return [];
  const orphans =
    boolAt(tree, 'spec', 'prune') === false || textAt(tree, 'spec', 'deletionPolicy') === 'Orphan';
  return orphans
    ? [spared('prune is off, so Flux leaves in place what it manages', at(tree, 'spec', 'prune'))]
    : [];
}

function spared(because: string, tree: ReturnType<typeof at>): Finding {
  return {
    lossAtMost: 'reversible',
    data: 'none',
    spares: true,
    traits: [],
    because,
    safer: [],
    seen: seenBefore(tree),
  };
}

/** Words in a kind's name that tell what is lost. */
const KEEPS_DATA =
  /(?:instance|cluster|database|db|bucket|volume|disk|table|filesystem|cache|queue|topic|key|vault|account|secret|repository|snapshot|backup)/i;

function external(before: KubeObject): readonly Finding[] {
  const policy = at(before.tree, 'spec', 'deletionPolicy');
  const managed = listAt(before.tree, 'spec', 'managementPolicies');
  const orphaned =
    (policy?.kind === 'scalar' && ['Orphan', 'Retain'].includes(String(policy.value))) ||
    (managed !== null && !textsAt(managed).some((name) => name === '*' || name === 'Delete')) ||
    annotation(before.tree, 'services.k8s.aws/deletion-policy') === 'retain' ||
    annotation(before.tree, 'cnrm.cloud.google.com/deletion-policy') === 'abandon';
  if (orphaned) {
    return [
      spared(
        'its deletion policy leaves the real thing in place',
        policy ?? managed ?? before.tree,
      ),
    ];
  }
  return KEEPS_DATA.test(before.kind)
    ? [
        {
          data: 'holds-data',
          traits: [],
          because: `a ${before.kind} by its name holds data or keys`,
          safer: [],
          seen: null,
        },
      ]
    : [];
}

function backupByName(before: KubeObject): readonly Finding[] {
  const labels = [...labelsAt(before.tree, 'metadata', 'labels').values()];
  if (
    ![before.name ?? '', ...labels].some((text) => /(?:^|[-_.])backups?(?:$|[-_.])/i.test(text))
  ) {
    return [];
  }
  return [
    {
      traits: ['backup', 'protection-removed'],
      because: 'by its name it makes backups, and none is made without it',
      safer: ['keep it until what it backs up is gone on purpose'],
      seen: seenBefore(at(before.tree, 'metadata', 'name')),
    },
  ];
}
