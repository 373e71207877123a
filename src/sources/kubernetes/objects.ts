import { isObject, member, membersOf } from '../../config/plain-data.ts';
import { listIn, textIn } from '../shared/json.ts';
import { inNamespace } from '../shared/names.ts';

/** One object of a cluster, as a manifest or an export shows it. */
export interface KubernetesObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly labels: ReadonlyMap<string, string>;
  readonly spec: unknown;
  readonly whole: unknown;
  readonly file: string;
}

/** A workload, by the name that its system has here. */
export interface Workload extends KubernetesObject {
  readonly system: string;
  /** Of the pods it makes. */
  readonly podLabels: ReadonlyMap<string, string>;
  readonly pod: unknown;
}

/** Lists are opened; what has no kind or name is left out. */
export function objectsOf(value: unknown, file: string): readonly KubernetesObject[] {
  const kind = textIn(value, 'kind');
  if (kind === null) return [];
  const items = listIn(value, 'items');
  if (items.length > 0 || kind.endsWith('List')) {
    return items.flatMap((item) => objectsOf(withoutItems(item), file));
  }
  const name = textIn(value, 'metadata', 'name');
  if (name === null) return [];
  return [
    {
      kind,
      name,
      namespace: textIn(value, 'metadata', 'namespace'),
      labels: labelsOf(member(value, 'metadata', 'labels')),
      spec: member(value, 'spec'),
      whole: value,
      file,
    },
  ];
}

/** A list holds objects, never lists: one inside another is not opened again. */
function withoutItems(item: unknown): unknown {
  return isObject(item) && Array.isArray(item['items']) ? {} : item;
}

const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Deployment', ['template']],
  ['StatefulSet', ['template']],
  ['DaemonSet', ['template']],
  ['ReplicaSet', ['template']],
  ['Rollout', ['template']],
  ['Job', ['template']],
  ['CronJob', ['jobTemplate', 'spec', 'template']],
  ['Pod', []],
]);

/** What runs. What another workload has made (a Deployment's ReplicaSet, its Pods) is that workload. */
export function workloadOf(object: KubernetesObject): Workload | null {
  const path = TEMPLATES.get(object.kind);
  if (path === undefined || listIn(object.whole, 'metadata', 'ownerReferences').length > 0)
    return null;
  const template = object.kind === 'Pod' ? object.whole : member(object.spec, ...path);
  return {
    ...object,
    system: inNamespace(object.name, object.namespace),
    podLabels: labelsOf(member(template, 'metadata', 'labels')),
    pod: member(template, 'spec'),
  };
}

export function labelsOf(value: unknown): ReadonlyMap<string, string> {
  return new Map(
    membersOf(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  );
}

/** True where every label of a selector stands on the pods. One that selects nothing or all fits none. */
export function fits(
  selector: ReadonlyMap<string, string>,
  labels: ReadonlyMap<string, string>,
): boolean {
  if (selector.size === 0) return false;
  for (const [key, value] of selector) if (labels.get(key) !== value) return false;
  return true;
}
