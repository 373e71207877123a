import { at } from '../../shared/tree/look.ts';
import type { KubeObject } from './types.ts';

/** A field without which the API server takes no object of the kind. */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'apps/Deployment': ['spec.template.spec.containers', 'spec.selector'],
    'apps/StatefulSet': ['spec.template.spec.containers', 'spec.selector'],
    'apps/DaemonSet': ['spec.template.spec.containers', 'spec.selector'],
    'apps/ReplicaSet': ['spec.template.spec.containers', 'spec.selector'],
    'batch/CronJob': ['spec.schedule', 'spec.jobTemplate'],
    'batch/Job': ['spec.template.spec.containers'],
    '/PersistentVolumeClaim': ['spec.resources'],
    '/PersistentVolume': ['spec.capacity'],
    '/Pod': ['spec.containers'],
    'autoscaling/HorizontalPodAutoscaler': ['spec.scaleTargetRef'],
    'networking.k8s.io/NetworkPolicy': ['spec.podSelector'],
    'rbac.authorization.k8s.io/RoleBinding': ['roleRef'],
    'rbac.authorization.k8s.io/ClusterRoleBinding': ['roleRef'],
  }),
);

/**
 * True for a patch over an object (Kustomize's strategic merge) rather than the object: a field is
 * missing that every object of the kind has. Taking a patch away deletes nothing.
 */
export function isFragment(object: KubeObject): boolean {
  const required = REQUIRED.get(`${object.group}/${object.kind}`);
  // Before selectors were required, old versions of the API made them up.
  const old = object.version.includes('beta');
  return (required ?? []).some(
    (path) => at(object.tree, ...path.split('.')) === null && !(old && path === 'spec.selector'),
  );
}
