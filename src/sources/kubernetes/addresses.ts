import { member } from '../../config/plain-data.ts';
import { inNamespace } from '../shared/names.ts';
import { fits, labelsOf } from './objects.ts';
import type { KubernetesObject, Workload } from './objects.ts';

/** Finds the systems behind a Service, by the names that resolve in a cluster. */
export interface Addresses {
  /** `orders` as seen from a namespace, `orders.shop`, `orders.shop.svc.cluster.local`. */
  systemsAt(host: string, from: string | null): readonly string[];
}

export function addressesOf(
  objects: readonly KubernetesObject[],
  workloads: readonly Workload[],
): Addresses {
  const services = objects.filter(({ kind }) => kind === 'Service');
  const byPlace = Map.groupBy(workloads, ({ namespace }) => namespace);
  const behind = new Map<string, readonly string[]>();
  for (const service of services) {
    const selector = labelsOf(member(service.spec, 'selector'));
    const found = (byPlace.get(service.namespace) ?? []).filter(({ podLabels }) =>
      fits(selector, podLabels),
    );
    // A Service without workloads here stands for what is behind it.
    const systems = found.length > 0 ? found.map(({ system }) => system) : [ownName(service)];
    behind.set(keyOf(service.name, service.namespace), systems);
  }
  return {
    systemsAt(host, from) {
      const [name = '', namespace, ...rest] = host.replace(/\.$/, '').split('.');
      if (namespace === undefined) return behind.get(keyOf(name, from)) ?? [];
      if (rest.length > 0 && rest[0] !== 'svc') return [];
      const found = behind.get(keyOf(name, namespace));
      // Manifests often leave the namespace to whoever applies them.
      return found ?? (rest.length > 0 ? (behind.get(keyOf(name, null)) ?? []) : []);
    },
  };
}

function keyOf(name: string, namespace: string | null): string {
  return `${namespace ?? ''}\0${name}`;
}

function ownName({ name, namespace }: KubernetesObject): string {
  return inNamespace(name, namespace);
}
