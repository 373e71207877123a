import { plain } from '../../shared/tree/look.ts';
import type { Tree, TreeReading } from '../../shared/tree/types.ts';

/** The first document as plain data; a failure in words. */
export function data(reading: TreeReading): unknown {
  if (reading.kind === 'failed') return `failed at ${reading.line}`;
  const [tree] = reading.documents;
  return tree === undefined ? {} : JSON.parse(JSON.stringify(plain(tree)));
}

/** The line of a value by its path. */
export function lineOf(reading: TreeReading, ...path: readonly string[]): number | undefined {
  let tree: Tree | undefined = reading.kind === 'read' ? reading.documents[0] : undefined;
  for (const step of path) {
    if (tree?.kind === 'map') tree = tree.entries.get(step);
    else if (tree?.kind === 'list') tree = tree.items[Number(step)];
  }
  return tree?.line;
}
