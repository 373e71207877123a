import type { FilePair } from '../types.ts';
import { keyOf, looseKeyOf } from './objects/identity.ts';
import type { KubeObject } from './objects/types.ts';

/** An object in the file that it stands in. */
export interface Stood {
  readonly object: KubeObject;
  readonly file: FilePair;
}

/** One object on both sides; a side is null where it is not there. */
export interface Match {
  readonly before: Stood | null;
  readonly after: Stood | null;
}

/**
 * Finds each object again: in the same file first, then in any file of the same environment, then under
 * a namespace that only one side names. What stands in two environments is two objects.
 */
export function matchObjects(before: readonly Stood[], after: readonly Stood[]): readonly Match[] {
  const matches: Match[] = [];
  let [old, now] = [before, after];
  const place = ({ file }: Stood) => `${file.environment.kind} ${file.environment.name ?? ''}`;
  const keys: readonly ((stood: Stood) => string | null)[] = [
    (stood) => `${stood.file.path}\n${keyOf(stood.object)}`,
    (stood) => (stood.object.name === null ? null : `${place(stood)}\n${keyOf(stood.object)}`),
    (stood) =>
      stood.object.name === null ? null : `${stood.file.path}\n${looseKeyOf(stood.object)}`,
  ];
  for (const [round, key] of keys.entries()) {
    const waiting = new Map<string, Stood[]>();
    for (const stood of now) {
      const name = key(stood);
      if (name === null) continue;
      const list = waiting.get(name);
      if (list === undefined) waiting.set(name, [stood]);
      else list.push(stood);
    }
    const found = new Set<Stood>();
    const left: Stood[] = [];
    for (const stood of old) {
      const name = key(stood);
      const other = name === null ? undefined : waiting.get(name)?.[0];
      // The namespace may be left to whoever applies; two different ones are two objects.
      const loose =
        round === 2 &&
        other !== undefined &&
        stood.object.namespace !== null &&
        other.object.namespace !== null;
      if (name === null || other === undefined || loose) {
        left.push(stood);
        continue;
      }
      waiting.get(name)?.shift();
      found.add(other);
      matches.push({ before: stood, after: other });
    }
    old = left;
    now = now.filter((stood) => !found.has(stood));
  }
  return [
    ...matches,
    ...old.map((stood) => ({ before: stood, after: null })),
    ...now.map((stood) => ({ before: null, after: stood })),
  ];
}
