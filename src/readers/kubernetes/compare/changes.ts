import type { ListTree, Tree } from '../../shared/tree/types.ts';

/** One value that differs between two versions of an object. */
export interface LeafChange {
  /** Keys on the way; an item of a list as `[name]` or `[0]`. */
  readonly path: readonly string[];
  /** Null where the value is new. */
  readonly before: Tree | null;
  /** Null where the value goes. */
  readonly after: Tree | null;
}

/** What the cluster writes by itself, and what tools keep for themselves. */
const OWN_FIELDS: ReadonlySet<string> = new Set(
  `
  metadata managedFields|metadata resourceVersion|metadata uid|metadata generation
  metadata creationTimestamp|metadata selfLink|status
  metadata annotations kubectl.kubernetes.io/last-applied-configuration
  metadata annotations deployment.kubernetes.io/revision
  `
    .split(/[|\n]/)
    .map((path) => path.trim())
    .filter((path) => path !== ''),
);
/** Far above what a change by hand or a new version of a definition comes to. */
export const MOST_CHANGES = 50_000;

/** The values that differ, outermost first where a whole branch comes or goes; at most `MOST_CHANGES`. */
export function changesBetween(before: Tree, after: Tree): readonly LeafChange[] {
  const changes: LeafChange[] = [];
  compare(before, after, [], changes);
  return changes;
}

/** `spec.template.spec.containers[web].image` */
export function pathText(path: readonly string[]): string {
  return path
    .map((step) => (step.startsWith('[') ? step : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

function compare(
  before: Tree | null,
  after: Tree | null,
  path: readonly string[],
  changes: LeafChange[],
): void {
  if (before === after || changes.length >= MOST_CHANGES) return;
  if (path.length > 0 && path.length <= 3 && OWN_FIELDS.has(path.join(' '))) return;
  if (before?.kind === 'map' && after?.kind === 'map') {
    for (const name of new Set([...before.entries.keys(), ...after.entries.keys()])) {
      const next = [...path, name];
      compare(before.entries.get(name) ?? null, after.entries.get(name) ?? null, next, changes);
    }
  } else if (before?.kind === 'list' && after?.kind === 'list') {
    compareLists(before, after, path, changes);
  } else if (!sameScalar(before, after)) changes.push({ path, before, after });
}

function compareLists(
  before: ListTree,
  after: ListTree,
  path: readonly string[],
  changes: LeafChange[],
): void {
  const [old, now] = [byName(before), byName(after)];
  if (old !== null && now !== null) {
    for (const name of new Set([...old.keys(), ...now.keys()])) {
      compare(old.get(name) ?? null, now.get(name) ?? null, [...path, `[${name}]`], changes);
    }
    return;
  }
  const length = Math.max(before.items.length, after.items.length);
  for (let index = 0; index < length; index++) {
    const next = [...path, `[${index}]`];
    compare(before.items[index] ?? null, after.items[index] ?? null, next, changes);
  }
}

/** Items by their `name` or scalar value, where every item has one of its own. */
function byName(list: ListTree): ReadonlyMap<string, Tree> | null {
  const items = new Map<string, Tree>();
  for (const item of list.items) {
    const name = item.kind === 'map' ? item.entries.get('name') : null;
    if (name?.kind !== 'scalar' || name.value === null) return null;
    if (items.has(String(name.value))) return null;
    items.set(String(name.value), item);
  }
  return items;
}

/** An absent field and one that is null are the same to Kubernetes. */
function sameScalar(before: Tree | null, after: Tree | null): boolean {
  const [old, now] = [scalarOf(before), scalarOf(after)];
  return old !== undefined && now !== undefined && Object.is(old, now);
}

function scalarOf(tree: Tree | null): string | number | boolean | null | undefined {
  if (tree === null) return null;
  return tree.kind === 'scalar' ? tree.value : undefined;
}
