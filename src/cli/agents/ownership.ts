import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';

/** A file, or a folder on the way to it, that the wrong people may change. */
export interface WeakPlace {
  readonly path: string;
  readonly why: string;
}

/**
 * The first place, from a path up to the root, that others than its owner may write, or whose owner is
 * neither root nor, unless `mustBeRoots`, ourselves: whoever can change it is the guard's master. Null where
 * there is none, or nothing at that path. Links are followed, and both ends looked at.
 */
export function weakPlace(path: string, mustBeRoots: boolean): WeakPlace | null {
  const mine = mustBeRoots ? [0] : [0, process.getuid?.() ?? 0];
  for (const start of new Set([path, realPath(path)])) {
    for (let at = start; ; at = dirname(at)) {
      const stat = statSync(at, { throwIfNoEntry: false });
      if (stat === undefined) break;
      const isSticky = stat.isDirectory() && (stat.mode & 0o1000) !== 0;
      if ((stat.mode & 0o022) !== 0 && !isSticky) {
        return { path: at, why: 'Others than its owner may write it.' };
      }
      if (!mine.includes(stat.uid)) {
        const why = mustBeRoots
          ? 'It is not root’s, so an agent may replace it.'
          : 'It belongs to somebody else.';
        return { path: at, why };
      }
      if (dirname(at) === at) break;
    }
  }
  return null;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
