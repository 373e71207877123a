import { at } from '../../shared/tree/look.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { CANDIDATES, isNoValue } from './expand.ts';
import { argumentOf, functionOf } from './intrinsics.ts';

/** Branches inside branches are followed so far, and no further. */
const MOST = 16;

/** What a property can come to: given as text, left out, or something that only AWS works out. */
export type Value =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly line: number };

/** Every tree that an expanded one can stand for; null stands for nothing at all. */
export function alternatives(tree: Tree | null): readonly (Tree | null)[] {
  return spread(tree, 0).slice(0, MOST);
}

function spread(tree: Tree | null, depth: number): readonly (Tree | null)[] {
  if (tree === null || depth > 4) return [tree];
  const name = functionOf(tree);
  const argument = argumentOf(tree);
  if (name === 'Fn::If' && argument?.kind === 'list') {
    const [, yes, no] = argument.items;
    return [yes, no].flatMap((branch) => spread(given(branch), depth + 1));
  }
  const candidates = at(tree, CANDIDATES);
  return candidates?.kind === 'list' && candidates.items.length > 0 ? candidates.items : [tree];
}

function given(branch: Tree | undefined): Tree | null {
  return branch === undefined || isNoValue(branch) ? null : branch;
}

/** The trees that a path of keys can lead to. */
export function reach(tree: Tree | null, path: readonly string[]): readonly (Tree | null)[] {
  let reached = alternatives(tree);
  for (const key of path) {
    reached = reached
      .flatMap((node) =>
        node === null || node.kind !== 'map' ? [null] : alternatives(node.entries.get(key) ?? null),
      )
      .slice(0, MOST);
  }
  return reached;
}

/** The values that a path of keys can lead to. */
export function valuesAt(tree: Tree | null, path: readonly string[]): readonly Value[] {
  return reach(tree, path).map((node) => {
    if (node === null || (node.kind === 'scalar' && node.value === null)) return { kind: 'absent' };
    if (node.kind === 'scalar') return { kind: 'text', text: String(node.value), line: node.line };
    return { kind: 'unknown', line: node.line };
  });
}

/** The maps in the lists (or the one map) that a path can lead to. */
export function itemsAt(tree: Tree | null, path: readonly string[]): readonly Tree[] {
  return reach(tree, path).flatMap((node) => {
    if (node === null) return [];
    const items = node.kind === 'list' ? node.items : [node];
    return items.flatMap((item) => alternatives(item).filter((one) => one !== null));
  });
}

/**
 * The texts in the lists (or the one text) that a path can lead to. Of a text that is put together the
 * parts that stand in the template are there, and `${…}` for the others.
 */
export function textsAt(tree: Tree | null, path: readonly string[]): readonly string[] {
  return itemsAt(tree, path).flatMap((item) => {
    const text = textOf(item);
    return text === null ? [] : [text];
  });
}

function textOf(tree: Tree): string | null {
  if (tree.kind === 'scalar') return String(tree.value);
  const name = functionOf(tree);
  const argument = argumentOf(tree);
  if (name === 'Fn::Sub') {
    const text = argument?.kind === 'list' ? argument.items[0] : argument;
    return text?.kind === 'scalar' ? String(text.value) : null;
  }
  if (name !== 'Fn::Join' || argument?.kind !== 'list') return null;
  const [separator, parts] = argument.items;
  if (separator?.kind !== 'scalar' || parts?.kind !== 'list') return null;
  return parts.items
    .map((part) => (part.kind === 'scalar' ? String(part.value) : '${…}'))
    .join(String(separator.value));
}

/** True where the value is on in every case that can be told. */
export function isOn(text: string): boolean {
  return /^(?:true|enabled|active|yes|on)$/i.test(text);
}

/** A number out of a value, or null. */
export function amount(value: Value): number | null {
  if (value.kind !== 'text' || value.text.trim() === '') return null;
  const number = Number(value.text);
  return Number.isFinite(number) ? number : null;
}
