import type { Tree } from '../../shared/tree/types.ts';
import { compareTrees } from './compare-trees.ts';
import type { KeyChange } from './key-change.ts';

/** Compares files of one document each as they are, and of several as a list of documents. */
export function compareDocuments(
  before: readonly Tree[],
  after: readonly Tree[],
): readonly KeyChange[] {
  if (before.length <= 1 && after.length <= 1) {
    return compareTrees(before[0] ?? null, after[0] ?? null);
  }
  return compareTrees(listOf(before), listOf(after));
}

function listOf(items: readonly Tree[]): Tree {
  return { kind: 'list', line: 1, tag: null, items };
}
