import type { Tree } from '../../shared/tree/types.ts';
import { sameTree } from './canonical.ts';
import { argumentOf, functionOf } from './intrinsics.ts';

/** Paths of maps inside maps are followed so far down. */
const DEEPEST = 6;

/** Where two maps differ: the paths to the deepest maps' keys that do. */
export function differences(
  before: Tree | null,
  after: Tree | null,
): readonly (readonly string[])[] {
  return differing(before, after, []);
}

function differing(
  before: Tree | null,
  after: Tree | null,
  path: readonly string[],
): readonly (readonly string[])[] {
  if (sameTree(before, after)) return [];
  const top = path.length === 0;
  const open = isData(before, top) && isData(after, top) && path.length < DEEPEST;
  if (!open) return top ? [] : [path];
  const keys = new Set([...keysOf(before), ...keysOf(after)]);
  return [...keys]
    .toSorted()
    .flatMap((key) => differing(childOf(before, key), childOf(after, key), [...path, key]));
}

/** Every place of a map that refers to another resource, with the path that leads there. */
export function references(
  tree: Tree | null,
  path: readonly string[] = [],
): readonly { readonly path: readonly string[]; readonly logicalId: string }[] {
  if (tree === null || tree.kind === 'scalar') return [];
  const name = functionOf(tree);
  const argument = argumentOf(tree);
  if (name === 'Ref' && argument?.kind === 'scalar') {
    return [{ path, logicalId: String(argument.value) }];
  }
  if (name === 'Fn::GetAtt' && argument?.kind === 'list') {
    const [target] = argument.items;
    if (target?.kind === 'scalar') return [{ path, logicalId: String(target.value) }];
  }
  const further = name === null && path.length < DEEPEST;
  if (tree.kind === 'list') return tree.items.flatMap((item) => references(item, path));
  return [...tree.entries].flatMap(([key, value]) =>
    references(value, further ? [...path, key] : path),
  );
}

/** A map of keys, not a function that comes to some value; nothing at all is an empty one at the top. */
function isData(tree: Tree | null, top: boolean): boolean {
  return tree === null ? top : tree.kind === 'map' && functionOf(tree) === null;
}

function keysOf(tree: Tree | null): readonly string[] {
  return tree?.kind === 'map' ? [...tree.entries.keys()] : [];
}

function childOf(tree: Tree | null, key: string): Tree | null {
  return tree?.kind === 'map' ? (tree.entries.get(key) ?? null) : null;
}
