import type { MapTree, Tree } from '../shared/tree/types.ts';
import { at, mapAt, textAt } from '../shared/tree/look.ts';
import { lookupToken } from './tokens.ts';

/** A resource as a preview or an event shows it on one side. */
export interface State {
  readonly type: string;
  readonly id: string | null;
  /** False for a component, which is a name for what lies inside it. */
  readonly custom: boolean;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly external: boolean;
  readonly deletedWith: string | null;
  /** Left over from an earlier replacement, still to be deleted. */
  readonly pendingDelete: boolean;
  readonly inputs: MapTree | null;
  /** What the provider knows of it, defaults included. */
  readonly outputs: MapTree | null;
}

/** One step of the engine, from either form. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly before: State | null;
  readonly after: State | null;
  /** Property paths that differ, by what differs: `update`, `delete-replace`. */
  readonly details: ReadonlyMap<string, string>;
  readonly changed: readonly string[];
  readonly forcing: readonly string[];
  readonly pointer: string;
  readonly line: number;
}

/** Where the two forms have the same thing under other names. */
export interface StepKeys {
  readonly before: string;
  readonly after: string;
  readonly changed: string;
  readonly forcing: string;
}

export function stepFrom(
  tree: MapTree,
  keys: StepKeys,
  place: { readonly pointer: string; readonly line: number },
): Step | null {
  const op = textAt(tree, 'op');
  const urn = textAt(tree, 'urn');
  if (op === null || urn === null || !urn.startsWith('urn:pulumi:')) return null;
  const details = new Map<string, string>();
  for (const [path, detail] of mapAt(tree, 'detailedDiff')?.entries ?? []) {
    details.set(path, textAt(detail, 'kind') ?? textAt(detail, 'diffKind') ?? 'update');
  }
  return {
    op,
    urn,
    before: stateFrom(mapAt(tree, keys.before), urn),
    after: stateFrom(mapAt(tree, keys.after), urn),
    details,
    changed: textsAt(tree, keys.changed),
    forcing: textsAt(tree, keys.forcing),
    ...place,
  };
}

function stateFrom(tree: MapTree | null, urn: string): State | null {
  if (tree === null) return null;
  return {
    type: textAt(tree, 'type') ?? typeOfUrn(urn),
    id: textAt(tree, 'id'),
    custom: !isComponent(tree, textAt(tree, 'type') ?? typeOfUrn(urn)),
    protect: isFlag(tree, 'protect', true),
    retainOnDelete: isFlag(tree, 'retainOnDelete', true),
    external: isFlag(tree, 'external', true),
    deletedWith: textAt(tree, 'deletedWith'),
    pendingDelete: isFlag(tree, 'delete', true),
    inputs: mapAt(tree, 'inputs'),
    outputs: mapAt(tree, 'outputs'),
  };
}

/** Events leave out a `custom` that is false; what has no provider and no list knows is a component. */
function isComponent(tree: MapTree, type: string): boolean {
  if (at(tree, 'custom') !== null) return isFlag(tree, 'custom', false);
  return textAt(tree, 'provider') === '' && lookupToken(type) === null;
}

function isFlag(tree: MapTree, key: string, value: boolean): boolean {
  const node = at(tree, key);
  return node?.kind === 'scalar' && node.value === value;
}

function textsAt(tree: MapTree, key: string): readonly string[] {
  const list: Tree | null = at(tree, key);
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item) => textAt(item) ?? []);
}

/** `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME` in its parts. */
export function typeOfUrn(urn: string): string {
  return (urn.split('::')[2] ?? '').split('$').at(-1) ?? '';
}

export function stackOfUrn(urn: string): string {
  return (urn.split('::')[0] ?? '').slice('urn:pulumi:'.length);
}

export function nameOfUrn(urn: string): string {
  return urn.split('::').slice(3).join('::');
}
