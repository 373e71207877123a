import { isClusterScoped } from '../kinds/scope.ts';
import type { KubeObject } from './types.ts';

/** Kinds that lived in another API group before: the same objects, reachable under both names. */
const MOVED_KINDS: ReadonlyMap<string, string> = new Map([
  ...'DaemonSet Deployment ReplicaSet'
    .split(' ')
    .map((kind) => [`extensions/${kind}`, 'apps'] as const),
  ...'Ingress NetworkPolicy'
    .split(' ')
    .map((kind) => [`extensions/${kind}`, 'networking.k8s.io'] as const),
  ['extensions/PodSecurityPolicy', 'policy'],
  ['/Event', 'events.k8s.io'],
]);

export function currentGroup(group: string, kind: string): string {
  if (group === 'certmanager.k8s.io') return 'cert-manager.io';
  return MOVED_KINDS.get(`${group}/${kind}`) ?? group;
}

/**
 * `namespace/Kind.group/name`, without the group for the core group and without the namespace for what
 * lies in none: `shop/StatefulSet.apps/orders`, `shop/Secret/orders`, `Namespace/shop`. What needs a
 * namespace and names none stands under `default`.
 */
export function addressOf(object: KubeObject): string {
  const kind = object.group === '' ? object.kind : `${object.kind}.${object.group}`;
  const name = object.name ?? generatedName(object);
  if (isClusterScoped(object.group, object.kind)) return `${kind}/${name}`;
  return `${object.namespace ?? 'default'}/${kind}/${name}`;
}

/** Two manifests with the same key are about the same object. */
export function keyOf(object: KubeObject): string {
  const namespace = isClusterScoped(object.group, object.kind) ? '' : (object.namespace ?? '');
  return [object.group, object.kind, namespace, object.name ?? `?${generatedName(object)}`].join(
    ' ',
  );
}

/** Key without the namespace: a manifest may leave it to whoever applies it. */
export function looseKeyOf(object: KubeObject): string {
  return [object.group, object.kind, object.name ?? `?${generatedName(object)}`].join(' ');
}

function generatedName(object: KubeObject): string {
  const metadata = object.tree.entries.get('metadata');
  const prefix = metadata?.kind === 'map' ? metadata.entries.get('generateName') : undefined;
  return prefix?.kind === 'scalar' && typeof prefix.value === 'string' ? `${prefix.value}*` : '?';
}
