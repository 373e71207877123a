import type { ListTree, Tree } from '../../shared/tree/types.ts';
import { lastWords, phrases } from '../values/words.ts';
import type { KeyChange } from './key-change.ts';
import { fingerprint, matchItems } from './match-items.ts';
import { sameValue } from './same-value.ts';

/** Lists in which the place of an item says something. */
const ORDERED: ReadonlySet<string> = new Set(
  phrases(`
  command|args|arguments|entrypoint|cmd|order|chain|steps|pipeline
`),
);

/** Every value that differs, in the order of the new version. Notation, order and moves are no changes. */
export function compareTrees(before: Tree | null, after: Tree | null): readonly KeyChange[] {
  const changes: KeyChange[] = [];
  compare(before, after, [], changes);
  return changes;
}

/** The path is one list that grows and shrinks on the way; what is kept of it is a copy. */
function compare(
  before: Tree | null,
  after: Tree | null,
  path: string[],
  changes: KeyChange[],
): void {
  if (before === null || after === null) {
    const one = before ?? after;
    if (one !== null) leaves(one, [...path], before === null ? 'added' : 'removed', changes);
    return;
  }
  if (before === after) return;
  if (before.kind === 'map' && after.kind === 'map') {
    for (const [key, value] of before.entries) {
      path.push(key);
      compare(value, after.entries.get(key) ?? null, path, changes);
      path.pop();
    }
    for (const [key, value] of after.entries) {
      if (before.entries.has(key)) continue;
      path.push(key);
      compare(null, value, path, changes);
      path.pop();
    }
    return;
  }
  if (before.kind === 'list' && after.kind === 'list') return lists(before, after, path, changes);
  if (before.kind === 'scalar' && after.kind === 'scalar') {
    if (!sameValue(before, after, path)) {
      changes.push(changed(before, after, path));
    }
    return;
  }
  if (isNothing(before) && isNothing(after)) return;
  if (isFlat(before) && isFlat(after)) {
    changes.push(changed(before, after, path));
    return;
  }
  const root = [...path];
  leaves(before, root, 'removed', changes);
  leaves(after, root, 'added', changes);
}

function changed(before: Tree, after: Tree, path: readonly string[]): KeyChange {
  const kept = [...path];
  return { kind: 'changed', path: kept, before, after, root: kept };
}

/** Nothing at all, in whichever shape: a key without a value, an empty map or list. */
function isNothing(tree: Tree): boolean {
  if (tree.kind === 'scalar') return tree.value === null || tree.value === '';
  return tree.kind === 'map' ? tree.entries.size === 0 : tree.items.length === 0;
}

function isFlat(tree: Tree): boolean {
  return tree.kind === 'scalar' || isScalars(tree) || isNothing(tree);
}

function isScalars(tree: Tree): boolean {
  return tree.kind === 'list' && tree.items.every((item) => item.kind === 'scalar');
}

function lists(before: ListTree, after: ListTree, path: string[], changes: KeyChange[]): void {
  if (isScalars(before) && isScalars(after)) {
    if (!sameItems(before, after, path)) {
      changes.push(changed(before, after, path));
    }
    return;
  }
  if (before.items.length > 0 && after.items.length === 0) {
    changes.push(changed(before, after, path));
    return;
  }
  for (const pair of matchItems(before.items, after.items)) {
    path.push(pair.segment);
    compare(pair.before, pair.after, path, changes);
    path.pop();
  }
}

function sameItems(before: ListTree, after: ListTree, path: readonly string[]): boolean {
  const texts = ({ items }: ListTree) =>
    items.map((item) => (item.kind === 'scalar' ? String(item.value).trim() : fingerprint(item)));
  const old = texts(before);
  const next = texts(after);
  if (old.length !== next.length) return false;
  if (same(old, next)) return true;
  const ordered = lastWords(path).some((word) => ORDERED.has(word));
  return !ordered && same(old.toSorted(), next.toSorted());
}

function same(old: readonly string[], next: readonly string[]): boolean {
  return old.every((text, index) => text === next[index]);
}

function leaves(
  tree: Tree,
  root: readonly string[],
  kind: 'added' | 'removed',
  changes: KeyChange[],
  path = root,
): void {
  const inner: readonly (readonly [string, Tree])[] =
    tree.kind === 'map'
      ? [...tree.entries]
      : tree.kind === 'list' && !isScalars(tree)
        ? matchItems(tree.items, []).map(
            ({ segment, before }) => [segment, before ?? tree] as const,
          )
        : [];
  if (inner.length === 0) {
    const sides = kind === 'added' ? { before: null, after: tree } : { before: tree, after: null };
    changes.push({ kind, path, ...sides, root });
    return;
  }
  for (const [segment, value] of inner) leaves(value, root, kind, changes, [...path, segment]);
}
