import { member } from '../../config/plain-data.ts';
import { listIn, textIn } from '../shared/json.ts';
import { inNamespace } from '../shared/names.ts';
import type { KubernetesObject } from './objects.ts';

/** A way into the cluster, and the Services it leads to. */
export interface Entry {
  /** The host people use, or the object's own name. */
  readonly names: readonly string[];
  readonly services: readonly { readonly name: string; readonly namespace: string | null }[];
}

/** Ingress of every age, and the Gateway API's routes. Null for any other object. */
export function entryOf(object: KubernetesObject): Entry | null {
  const { kind, spec, namespace } = object;
  if (kind === 'Ingress') {
    const rules = listIn(spec, 'rules');
    const backends = [
      member(spec, 'defaultBackend'),
      member(spec, 'backend'),
      ...rules.flatMap((rule) =>
        listIn(rule, 'http', 'paths').map((path) => member(path, 'backend')),
      ),
    ];
    const names = backends.map(
      (backend) => textIn(backend, 'service', 'name') ?? textIn(backend, 'serviceName'),
    );
    return entry(
      object,
      rules.map((rule) => textIn(rule, 'host')),
      names,
      namespace,
    );
  }
  if (!/^(?:HTTP|GRPC|TLS|TCP)Route$/.test(kind)) return null;
  const references = listIn(spec, 'rules').flatMap((rule) => listIn(rule, 'backendRefs'));
  const hosts = listIn(spec, 'hostnames').map((host) => (typeof host === 'string' ? host : null));
  const { names } = entry(object, hosts, [], namespace);
  return {
    names,
    services: references.flatMap((reference) => {
      const name = textIn(reference, 'name');
      const kindOfReference = textIn(reference, 'kind') ?? 'Service';
      if (name === null || kindOfReference !== 'Service') return [];
      return [{ name, namespace: textIn(reference, 'namespace') ?? namespace }];
    }),
  };
}

function entry(
  object: KubernetesObject,
  hosts: readonly (string | null)[],
  services: readonly (string | null)[],
  namespace: string | null,
): Entry {
  const named = [...new Set(hosts.filter((host) => host !== null))];
  return {
    names: named.length > 0 ? named : [`${inNamespace(object.name, namespace)}-ingress`],
    services: [...new Set(services.filter((name) => name !== null))].map((name) => ({
      name,
      namespace,
    })),
  };
}
