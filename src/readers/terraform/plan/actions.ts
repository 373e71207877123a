import type { Trait, Verb } from '../../../core/change/types.ts';
import type { ResourceChange } from './change.ts';
import type { PlanValue } from './types.ts';

/** What a list of actions comes to. `unclear` is one that no known version of Terraform writes. */
export type Action =
  | { readonly kind: 'none' }
  | { readonly kind: 'does'; readonly verb: Verb; readonly traits: readonly Trait[] }
  | { readonly kind: 'unclear' };

const KNOWN = new Map<string, Action>([
  ['no-op', { kind: 'none' }],
  ['create', does('create')],
  ['read', does('read')],
  ['update', does('update')],
  ['delete', does('delete')],
  ['delete,create', does('replace')],
  ['create,delete', does('replace', 'create-before-destroy')],
  ['forget', does('forget')],
  // The old object stays where it is and leaves the state; only a new one is made.
  ['create,forget', does('create')],
  ['forget,create', does('create')],
]);

/** Harshest last. */
const HARSHNESS: readonly Verb[] = [
  'read',
  'move',
  'import',
  'forget',
  'create',
  'update',
  'replace',
  'delete',
];

/** What one `actions` list means. */
export function actionOf(actions: PlanValue): Action {
  if (!Array.isArray(actions)) return { kind: 'unclear' };
  const words = actions as readonly PlanValue[];
  if (!words.every((word) => typeof word === 'string')) return { kind: 'unclear' };
  return KNOWN.get(words.join(',')) ?? { kind: 'unclear' };
}

/**
 * What a change does, all its `actions` considered: where a key stands twice the harshest reading
 * counts, and an unclear one is never outweighed by a clear one.
 */
export function actionOfChange(change: ResourceChange): Action {
  const lists = change.element.trace.actions;
  const read = (lists.length === 0 ? [change.actions] : lists).map((list) => actionOf(list));
  let harshest: Action = { kind: 'none' };
  for (const action of read) {
    if (action.kind === 'unclear') return action;
    if (rank(action) > rank(harshest)) harshest = action;
  }
  if (harshest.kind !== 'none') return harshest;
  if (change.previousAddress !== null) return does('move');
  return change.importing ? does('import') : harshest;
}

function rank(action: Action): number {
  return action.kind === 'does' ? HARSHNESS.indexOf(action.verb) : -1;
}

function does(verb: Verb, ...traits: readonly Trait[]): Action {
  return { kind: 'does', verb, traits };
}
