import { statSync } from 'node:fs';
import { isThere, readStops } from './stop-files.ts';
import type { StopsFound } from './stop-files.ts';

/**
 * Stops, read anew only where a folder is not as it was: for a guard that answers many calls. A stop is put
 * into its folder and taken out of it, and both change the folder.
 */
export function watchedStops(folders: readonly string[]): () => StopsFound {
  let seen: readonly string[] = [];
  let found: StopsFound = { kind: 'read', stops: [] };
  let isRead = false;
  return () => {
    // Looked at before they are read: what changes in between is read again the next time.
    const now = folders.map(stateOf);
    if (isRead && now.every((state, index) => state === seen[index])) return found;
    // One that is not there holds none; asking all the same costs an exception.
    found = readStops(folders.filter((_, index) => now[index] !== NONE));
    // What cannot be read may be readable a moment later, without its folder having changed.
    isRead = found.kind === 'read' && now.every((state) => state !== UNKNOWN);
    seen = now;
    return found;
  };
}

const UNKNOWN = 'unknown';
const NONE = 'none';

function stateOf(folder: string): string {
  try {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat === undefined) return isThere(folder) ? UNKNOWN : NONE;
    return `${stat.ino} ${stat.mtimeMs} ${stat.ctimeMs}`;
  } catch {
    return UNKNOWN;
  }
}
