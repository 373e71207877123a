import type { KnownKind } from '../kinds/types.ts';

/** Keys of a pod's spec, and of what carries its template. */
const POD = new Set(
  `containers initContainers volumes serviceAccountName serviceAccount restartPolicy dnsPolicy
  terminationGracePeriodSeconds securityContext schedulerName affinity tolerations nodeSelector
  hostNetwork hostPID hostIPC imagePullSecrets priorityClassName topologySpreadConstraints nodeName
  hostAliases automountServiceAccountToken enableServiceLinks runtimeClassName shareProcessNamespace
  activeDeadlineSeconds`.split(/\s+/),
);
const CONTAINER = new Set(
  `name image imagePullPolicy command args env envFrom ports resources volumeMounts livenessProbe
  readinessProbe startupProbe securityContext terminationMessagePath terminationMessagePolicy
  workingDir lifecycle stdin tty volumeDevices`.split(/\s+/),
);
const METADATA = new Set(
  `annotations labels creationTimestamp generation name namespace resourceVersion uid finalizers
  ownerReferences managedFields selfLink generateName deletionTimestamp deletionGracePeriodSeconds`.split(
    /\s+/,
  ),
);
const TOP_LISTS: Readonly<Record<string, string>> = {
  Role: 'rules',
  ClusterRole: 'rules',
  RoleBinding: 'subjects',
  ClusterRoleBinding: 'subjects',
  ValidatingWebhookConfiguration: 'webhooks',
  MutatingWebhookConfiguration: 'webhooks',
  ServiceAccount: 'secrets',
  Endpoints: 'subsets',
};
const TEMPLATED = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'Rollout',
]);

/** Stands for a key above a hunk that the hunk does not show. */
export const UNSEEN = 'x-unseen';

/**
 * The lines that must stand above a hunk's first line for it to be YAML again, as `kubectl` lays an
 * object out: two spaces a level, lists at their key. A level nobody can tell is `x-unseen`.
 */
export function ancestorsOf(
  lines: readonly string[],
  kind: string,
  known: KnownKind | null,
): readonly string[] {
  const first = lines[0] ?? '';
  const indent = first.length - first.trimStart().length;
  const dash = /^\s*- /.test(first);
  const key = /^\s*(?:- )?"?([\w./-]+)"?\s*:(?:\s|$)/.exec(first)?.[1] ?? '';
  const list = TOP_LISTS[kind];
  if (indent === 0) return dash ? [`${list ?? UNSEEN}:`] : [];
  if (indent > 2 && inMetadata(lines)) return climb(['metadata:'], 2, indent, dash);
  const template = templateOf(kind);
  if (template !== null) {
    const found = inTemplate(indent, dash, key, template);
    if (found !== null) return found;
  }
  const top = METADATA.has(key) && !(kind === 'Secret' && key === 'name') ? 'metadata:' : null;
  if (indent === 2) {
    if (top !== null && !(list !== undefined && key === 'name')) return [top];
    if (known?.class === 'secret' || kind === 'ConfigMap') return ['data:'];
    return list === undefined ? ['spec:'] : [`${list}:`, `- ${UNSEEN}: 1`];
  }
  return climb(
    list === undefined ? ['spec:'] : [`${list}:`, `- ${UNSEEN}: 1`],
    list === undefined ? 2 : 2,
    indent,
    dash,
  );
}

/** True where lines further down tell that the first ones stand under the object's own metadata. */
function inMetadata(lines: readonly string[]): boolean {
  for (const line of lines) {
    const [, indent = '', key = ''] = /^( *)"?([\w./-]+)"?\s*:(?:\s|$)/.exec(line) ?? [];
    if (key === '') continue;
    if (indent.length === 0) return /^(?:spec|rules|roleRef|webhooks)$/.test(key);
    if (indent.length === 2) return METADATA.has(key);
  }
  return false;
}

function templateOf(kind: string): readonly string[] | null {
  if (TEMPLATED.has(kind)) return ['spec:', '  template:', '    spec:'];
  if (kind === 'CronJob')
    return ['spec:', '  jobTemplate:', '    spec:', '      template:', '        spec:'];
  return kind === 'Pod' ? ['spec:'] : null;
}

function inTemplate(
  indent: number,
  dash: boolean,
  key: string,
  spec: readonly string[],
): readonly string[] | null {
  const pod = spec.length * 2;
  const container = [...spec, `${' '.repeat(pod)}containers:`, `${' '.repeat(pod)}- ${UNSEEN}: 1`];
  if (indent === pod && dash) return container.slice(0, -1);
  if (indent === pod && POD.has(key)) return spec;
  if (indent === pod + 2 && !dash && CONTAINER.has(key)) return container;
  if (indent > pod + 2 || (indent === pod + 2 && dash))
    return climb(container, pod + 2, indent, dash);
  if (indent >= pod && key !== 'maxSurge' && key !== 'maxUnavailable') {
    const metadata = [...spec.slice(0, -1), `${' '.repeat(pod - 2)}metadata:`];
    return climb(metadata, pod, indent, dash);
  }
  if (key === 'maxSurge' || key === 'maxUnavailable')
    return ['spec:', '  strategy:', '    rollingUpdate:'];
  if (indent === 4 && key === 'rollingUpdate') return ['spec:', '  strategy:'];
  return null;
}

/** Goes down to the line's own level through keys that nobody sees. */
function climb(
  lines: readonly string[],
  from: number,
  indent: number,
  dash: boolean,
): readonly string[] {
  const unseen: string[] = [];
  for (let level = from; level < indent; level += 2)
    unseen.push(`${' '.repeat(level)}${UNSEEN}-${level}:`);
  return dash
    ? [...lines, ...unseen, `${' '.repeat(indent)}${UNSEEN}-list:`]
    : [...lines, ...unseen];
}
