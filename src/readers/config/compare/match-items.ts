import type { MapTree, Tree } from '../../shared/tree/types.ts';
import { shown } from '../values/secret.ts';
import { scalarOf } from './key-change.ts';

/** Two items of a list that are the same thing before and after. */
export interface ItemPair {
  /** The item's segment in a path. */
  readonly segment: string;
  readonly before: Tree | null;
  readonly after: Tree | null;
}

/** Keys that say which of several objects one is, in the order in which they are tried. */
const IDENTITIES =
  'name id key slug uid identifier host hostname domain topic queue bucket alias code path route url target containerPort port title label type'.split(
    ' ',
  );

/** Pairs the items of two lists by what they are and not by where they stand. */
export function matchItems(before: readonly Tree[], after: readonly Tree[]): readonly ItemPair[] {
  const identity = identityOf(before, after);
  return identity === null ? byContent(before, after) : byIdentity(before, after, identity);
}

function identityOf(before: readonly Tree[], after: readonly Tree[]): string | null {
  const all = [...before, ...after];
  if (!all.every((item): item is MapTree => item.kind === 'map')) return null;
  return IDENTITIES.find((key) => isUnique(before, key) && isUnique(after, key)) ?? null;
}

function isUnique(items: readonly Tree[], key: string): boolean {
  const values = items.map((item) => nameAt(item, key));
  return !values.includes(null) && new Set(values).size === values.length;
}

function nameAt(item: Tree, key: string): string | null {
  const value = item.kind === 'map' ? scalarOf(item.entries.get(key) ?? null) : null;
  return value === null || typeof value === 'boolean' ? null : String(value);
}

function byIdentity(
  before: readonly Tree[],
  after: readonly Tree[],
  key: string,
): readonly ItemPair[] {
  const rest = new Map(after.map((item) => [nameAt(item, key) ?? '', item]));
  const pairs: ItemPair[] = [];
  for (const item of before) {
    const name = nameAt(item, key) ?? '';
    pairs.push({
      segment: segmentOf(key, name, pairs.length),
      before: item,
      after: rest.get(name) ?? null,
    });
    rest.delete(name);
  }
  for (const [name, item] of rest) {
    pairs.push({ segment: segmentOf(key, name, pairs.length), before: null, after: item });
  }
  return pairs;
}

/** What tells items apart may be what opens a door; then the item has a number only. */
function segmentOf(key: string, name: string, index: number): string {
  const open = shown([`item_${key}`], name) === name;
  return open ? `[${name}]` : `[#${index + 1}]`;
}

/** What is the same on both sides is paired off first; the rest in order. */
function byContent(before: readonly Tree[], after: readonly Tree[]): readonly ItemPair[] {
  const waiting = new Map<string, number>();
  for (const item of after) {
    const text = fingerprint(item);
    waiting.set(text, (waiting.get(text) ?? 0) + 1);
  }
  const stayed = new Map<string, number>();
  const gone = before.filter((item) => {
    const text = fingerprint(item);
    const left = waiting.get(text) ?? 0;
    if (left === 0) return true;
    waiting.set(text, left - 1);
    stayed.set(text, (stayed.get(text) ?? 0) + 1);
    return false;
  });
  const come = after.filter((item) => {
    const text = fingerprint(item);
    const left = stayed.get(text) ?? 0;
    if (left > 0) stayed.set(text, left - 1);
    return left === 0;
  });
  // Where the numbers differ nobody can tell which one became which.
  const paired = gone.length === come.length;
  const length = paired ? gone.length : gone.length + come.length;
  return Array.from({ length }, (_, index): ItemPair => {
    const old = gone[index] ?? null;
    const next = (paired ? come[index] : come[index - gone.length]) ?? null;
    const place = old === null ? after.indexOf(next as Tree) : before.indexOf(old);
    return { segment: `[#${place + 1}]`, before: old, after: next };
  });
}

/** Equal for trees that say the same, wherever they stand. */
export function fingerprint(tree: Tree): string {
  if (tree.kind === 'scalar') return JSON.stringify([tree.tag, tree.value]);
  if (tree.kind === 'list') return `[${tree.items.map(fingerprint).join(',')}]`;
  const entries = [...tree.entries].map(
    ([key, value]) => `${JSON.stringify(key)}:${fingerprint(value)}`,
  );
  return `{${entries.toSorted().join(',')}}`;
}
