import { member, membersOf } from '../../config/plain-data.ts';
import { bareHost, hostsIn } from '../shared/hosts.ts';
import { listIn, textIn } from '../shared/json.ts';
import type { KubernetesObject, Workload } from './objects.ts';

/** A host that a workload is told of, and by which setting. */
export interface Setting {
  readonly host: string;
  /** True where it stands in an address that is called: `http://orders:8080`. */
  readonly called: boolean;
  readonly where: string;
}

export type ConfigMaps = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** ConfigMaps by namespace and name. Secrets are never looked into. */
export function configMapsOf(objects: readonly KubernetesObject[]): ConfigMaps {
  return new Map(
    objects
      .filter(({ kind }) => kind === 'ConfigMap')
      .map(({ name, namespace, whole }) => [
        `${namespace ?? ''}\0${name}`,
        new Map(
          membersOf(member(whole, 'data')).flatMap(([key, value]) =>
            typeof value === 'string' ? [[key, value]] : [],
          ),
        ),
      ]),
  );
}

/** The hosts in a workload's environment and in the ConfigMaps that it takes or mounts. */
export function* settingsOf({ pod, namespace }: Workload, maps: ConfigMaps): Generator<Setting> {
  const mapOf = (name: string | null) =>
    name === null ? undefined : maps.get(`${namespace ?? ''}\0${name}`);
  const containers = [...listIn(pod, 'containers'), ...listIn(pod, 'initContainers')];
  for (const container of containers) {
    for (const variable of listIn(container, 'env')) {
      const name = textIn(variable, 'name') ?? '';
      const reference = member(variable, 'valueFrom', 'configMapKeyRef');
      const value =
        textIn(variable, 'value') ??
        mapOf(textIn(reference, 'name'))?.get(textIn(reference, 'key') ?? '') ??
        null;
      if (value !== null) yield* named(name, value, `env ${name}`);
    }
    for (const source of listIn(container, 'envFrom')) {
      yield* inMap(textIn(source, 'configMapRef', 'name'), mapOf);
    }
    for (const argument of [...listIn(container, 'command'), ...listIn(container, 'args')]) {
      if (typeof argument === 'string') yield* named('', argument, 'its arguments');
    }
  }
  for (const volume of listIn(pod, 'volumes'))
    yield* inMap(textIn(volume, 'configMap', 'name'), mapOf);
}

function* inMap(
  name: string | null,
  mapOf: (name: string | null) => ReadonlyMap<string, string> | undefined,
): Generator<Setting> {
  for (const [key, value] of mapOf(name) ?? []) {
    yield* named(key, value, `ConfigMap ${name ?? ''}, ${key}`);
  }
}

function* named(key: string, value: string, where: string): Generator<Setting> {
  for (const { host, scheme } of hostsIn(value)) yield { host, called: scheme !== null, where };
  const bare = bareHost(key, value);
  if (bare !== null) yield { host: bare, called: false, where };
}
