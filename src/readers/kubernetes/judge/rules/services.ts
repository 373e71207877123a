import type { Tree } from '../../../shared/tree/types.ts';
import { annotation, at, labelsAt, mapsAt, textsAt, valueAt } from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import { changedAt, isKind, seenAfter, seenBefore, shown, sidesAt } from '../look.ts';
import { selects } from '../selectors.ts';
import type { Finding, Rule, Subject } from '../types.ts';

/** How a Service is reached, and what it leads to. */
export const services: Rule = (subject) => {
  const { before, after } = subject;
  if (!isKind(subject, '', 'Service') || after === null || subject.act === 'apply') return [];
  if (before === null) return opened(null, after);
  return [
    ...selector(subject),
    ...type(subject),
    ...ports(before, after),
    ...opened(before, after),
  ];
};

function selector(subject: Subject): readonly Finding[] {
  const { before, after } = sidesAt(subject, 'spec', 'selector');
  if (before === null || !changedAt(subject, 'spec', 'selector')) return [];
  return [
    {
      atLeast: 'costly',
      traits: ['downtime', 'endpoint-moved'],
      because: 'its selector changes, so traffic goes to other pods at once, or to none',
      safer: ['see which pods it will select: `kubectl get pods -l …`'],
      seen: seenAfter(after) ?? seenBefore(before),
    },
  ];
}

function type(subject: Subject): readonly Finding[] {
  const { before, after } = sidesAt(subject, 'spec', 'type');
  const [old, now] = [valueAt(before) ?? 'ClusterIP', valueAt(after) ?? 'ClusterIP'];
  if (old === now || (old !== 'LoadBalancer' && old !== 'NodePort' && now !== 'ExternalName'))
    return [];
  return [
    {
      atLeast: 'costly',
      traits: ['endpoint-moved', 'downtime'],
      because: `its type changes from ${String(old)} to ${shown(after)}, and the address or port that clients use is given back`,
      safer: ['make a second Service of the new type and move clients over'],
      seen: seenAfter(after) ?? seenBefore(before),
    },
  ];
}

function ports(before: KubeObject, after: KubeObject): readonly Finding[] {
  const left = new Set(portsOf(after).map(([port]) => port));
  const gone = portsOf(before).filter(([port]) => !left.has(port));
  const first = gone[0];
  if (first === undefined) return [];
  return [
    {
      atLeast: 'costly',
      traits: ['downtime', 'endpoint-moved'],
      because: `clients can no longer reach it on port ${gone.map(([port]) => port).join(', ')}`,
      safer: ['keep the old port beside the new one until nobody uses it'],
      seen: seenBefore(first[1]),
    },
  ];
}

function portsOf(object: KubeObject): readonly (readonly [string, Tree])[] {
  return mapsAt(object.tree, 'spec', 'ports').map((port) => [
    `${valueAt(port, 'port') ?? '?'}/${valueAt(port, 'protocol') ?? 'TCP'}`,
    port,
  ]);
}

const INTERNAL: readonly (readonly [string, RegExp])[] = [
  ['service.beta.kubernetes.io/aws-load-balancer-internal', /^(?!false$)./],
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', /^internal$/],
  ['service.beta.kubernetes.io/azure-load-balancer-internal', /^true$/],
  ['networking.gke.io/load-balancer-type', /^internal$/i],
  ['cloud.google.com/load-balancer-type', /^internal$/i],
  ['service.beta.kubernetes.io/oci-load-balancer-internal', /^true$/],
  ['service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type', /^private$/],
  ['service.beta.kubernetes.io/openstack-internal-load-balancer', /^true$/],
];

function opened(before: KubeObject | null, after: KubeObject): readonly Finding[] {
  if (!isOpen(after) || (before !== null && isOpen(before))) return [];
  return [
    {
      verb: 'expose',
      traits: ['public-exposure', 'network'],
      because:
        'a load balancer is open to every address: no annotation makes it internal and loadBalancerSourceRanges does not narrow it',
      safer: [
        'annotate it as internal in the words of the cloud',
        'list the clients in `spec.loadBalancerSourceRanges`',
      ],
      seen: seenAfter(at(after.tree, 'spec', 'type')),
    },
  ];
}

function isOpen({ tree }: KubeObject): boolean {
  if (valueAt(tree, 'spec', 'type') !== 'LoadBalancer') return false;
  if (INTERNAL.some(([name, pattern]) => pattern.test(annotation(tree, name) ?? ''))) return false;
  const ranges = [
    ...textsAt(tree, 'spec', 'loadBalancerSourceRanges'),
    ...(annotation(tree, 'service.beta.kubernetes.io/load-balancer-source-ranges') ?? '')
      .split(',')
      .filter((range) => range !== ''),
  ];
  const narrow =
    ranges.length > 0 && ranges.every((range) => !/^(?:0\.0\.0\.0|::)\/0$/.test(range.trim()));
  return !narrow;
}

const MOST_NAMED = 3;

/** Pods that a Service of the same change selects no longer, since their labels change. */
export const labels: Rule = (subject) => {
  if (subject.act !== 'update' || subject.before === null || subject.after === null) return [];
  const { before, after } = subject;
  const [old, now] = [before, after].map((object) => podLabels(object));
  if (old === undefined || now === undefined || old.size === 0) return [];
  if (![...old].some(([name, value]) => now.get(name) !== value)) return [];
  const lost = subject.surroundings.services
    .selecting(after.namespace, old)
    .filter((service) => !selects(service, now));
  return lost.slice(0, MOST_NAMED).flatMap((service): readonly Finding[] => {
    return [
      {
        atLeast: 'costly',
        traits: ['downtime'],
        because: `the labels of its pods change, and the Service ${service.name} selects them no longer`,
        safer: ['change the labels and the selector in two steps, with both labels in between'],
        seen: seenAfter(at(after.tree, 'spec', 'template', 'metadata', 'labels')),
      },
    ];
  });
};

function podLabels(object: KubeObject): ReadonlyMap<string, string> {
  return object.kind === 'Pod'
    ? labelsAt(object.tree, 'metadata', 'labels')
    : labelsAt(object.tree, 'spec', 'template', 'metadata', 'labels');
}
