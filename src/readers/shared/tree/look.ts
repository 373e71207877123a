import type { ListTree, MapTree, Tree } from './types.ts';

/** The value a path of keys and indexes leads to, or null where it ends early. */
export function at(tree: Tree | null, ...path: readonly (string | number)[]): Tree | null {
  let node: Tree | null = tree;
  for (const step of path) {
    if (node === null) return null;
    if (node.kind === 'map') node = node.entries.get(String(step)) ?? null;
    else if (node.kind === 'list' && typeof step === 'number') node = node.items[step] ?? null;
    else return null;
  }
  return node;
}

export function mapAt(tree: Tree | null, ...path: readonly (string | number)[]): MapTree | null {
  const node = at(tree, ...path);
  return node?.kind === 'map' ? node : null;
}

export function listAt(tree: Tree | null, ...path: readonly (string | number)[]): ListTree | null {
  const node = at(tree, ...path);
  return node?.kind === 'list' ? node : null;
}

/** A string as it stands; null for anything else. */
export function textAt(tree: Tree | null, ...path: readonly (string | number)[]): string | null {
  const node = at(tree, ...path);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : null;
}

export function numberAt(tree: Tree | null, ...path: readonly (string | number)[]): number | null {
  const node = at(tree, ...path);
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : null;
}

/** The tree as plain JSON data, on prototype-less objects. Tags are dropped. */
export function plain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  const object = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of tree.entries) object[key] = plain(value);
  return object;
}
