import { LIMITS, TreeFault } from '../../shared/tree/limits.ts';
import type { Tree } from '../../shared/tree/types.ts';

/**
 * A text that is equal for two trees exactly when CloudFormation takes them for the same: the order of
 * keys does not count, nor whether a number or truth is written as text.
 */
export function canonical(tree: Tree | null): string {
  const budget = { left: LIMITS.values };
  return tree === null ? '' : write(tree, budget);
}

export function sameTree(a: Tree | null, b: Tree | null): boolean {
  return a === b || canonical(a) === canonical(b);
}

function write(tree: Tree, budget: { left: number }): string {
  // Mappings can be used over and over, so that a small template describes an enormous one.
  if (--budget.left < 0) throw new TreeFault(0, 'its mappings multiply beyond reason');
  if (tree.kind === 'scalar') return tree.value === null ? 'null' : JSON.stringify(`${tree.value}`);
  if (tree.kind === 'list') return `[${tree.items.map((item) => write(item, budget)).join(',')}]`;
  const keys = [...tree.entries.keys()].toSorted();
  const members = keys.map((key) => {
    const value = tree.entries.get(key);
    return value === undefined ? '' : `${JSON.stringify(key)}:${write(value, budget)}`;
  });
  return `{${members.join(',')}}`;
}
