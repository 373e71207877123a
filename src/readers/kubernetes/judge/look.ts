import { at, mapAt } from '../../shared/tree/look.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';
import { mapsAt, textAt, valueAt } from '../objects/fields.ts';
import type { KubeObject } from '../objects/types.ts';
import type { Finding, Subject } from './types.ts';

type Path = readonly (string | number)[];

/** Both sides of one value; null where a side is absent. */
export interface Sides {
  readonly before: Tree | null;
  readonly after: Tree | null;
}

export function sidesAt(subject: Subject, ...path: Path): Sides {
  return {
    before: subject.before === null ? null : at(subject.before.tree, ...path),
    after: subject.after === null ? null : at(subject.after.tree, ...path),
  };
}

/** True where the value, or anything below it, differs on an update. */
export function changedAt(subject: Subject, ...path: Path): boolean {
  return subject.changes.some((change) =>
    path.every((step, index) => change.path[index] === undefined || change.path[index] === step),
  );
}

/** The pod template's map (`metadata`, `spec`) of whatever runs pods; of a pod itself. */
export function podTemplate(object: KubeObject | null): MapTree | null {
  if (object === null) return null;
  if (object.kind === 'Pod' && object.group === '') return object.tree;
  return (
    mapAt(object.tree, 'spec', 'jobTemplate', 'spec', 'template') ??
    mapAt(object.tree, 'spec', 'template')
  );
}

export function podSpec(object: KubeObject | null): MapTree | null {
  return mapAt(podTemplate(object), 'spec');
}

/** Containers of every sort by name; one without a name under its place. */
export function containers(object: KubeObject | null): ReadonlyMap<string, MapTree> {
  const spec = podSpec(object);
  const found = new Map<string, MapTree>();
  for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
    for (const [index, container] of mapsAt(spec, list).entries()) {
      found.set(`${list} ${textAt(container, 'name') ?? index}`, container);
    }
  }
  return found;
}

export function seenAfter(tree: Tree | null): Finding['seen'] {
  return tree === null ? null : { side: 'after', tree };
}

export function seenBefore(tree: Tree | null): Finding['seen'] {
  return tree === null ? null : { side: 'before', tree };
}

/** For sentences; a value that is no short plain word is not repeated. */
export function shown(tree: Tree | null): string {
  const value = valueAt(tree);
  if (value === null) return 'nothing';
  const text = String(value);
  return /^[\w.:/@%-]{1,60}$/.test(text) ? text : 'another value';
}

export function isKind(subject: Subject, group: string, ...kinds: readonly string[]): boolean {
  return subject.object.group === group && kinds.includes(subject.object.kind);
}
