import { changesBetween } from '../compare/changes.ts';
import type { LeafChange } from '../compare/changes.ts';
import { SelectorIndex } from '../judge/selectors.ts';
import type { Act, Subject, Surroundings } from '../judge/types.ts';
import { lookupKind } from '../kinds/lookup.ts';
import type { KubeObject } from '../objects/types.ts';

export const ALONE: Surroundings = {
  services: new SelectorIndex([]),
  newNamespaces: new Set(),
};

/** What is about to happen to one object; null where nothing does. */
export function subjectOf(
  act: Act,
  before: KubeObject | null,
  after: KubeObject | null,
  options: { readonly live: boolean; readonly surroundings: Surroundings },
): Subject | null {
  const object = after ?? before;
  if (object === null) return null;
  let changes: readonly LeafChange[] = [];
  if (act === 'update' && before !== null && after !== null) {
    changes = changesBetween(before.tree, after.tree);
    if (changes.length === 0) return null;
  }
  return {
    act,
    before,
    after,
    object,
    known: lookupKind(object.group, object.kind),
    changes,
    ...options,
  };
}
