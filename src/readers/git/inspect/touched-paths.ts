import type { FileChange } from '../diff/file-change.ts';

/** Every path that the changes touch, on both sides. */
export function touchedPaths(changes: readonly FileChange[]): ReadonlySet<string> {
  return new Set(
    changes.flatMap(({ path, oldPath }) => (oldPath === null ? [path] : [path, oldPath])),
  );
}
