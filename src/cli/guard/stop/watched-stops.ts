import { statSync } from 'node:fs';
import { isThere, readStops } from './stop-files.ts';
import type { StopsFound } from './stop-files.ts';

/**
 * A folder may change twice without its times showing it, on older systems, so what was read is kept only
 * where the folder was seen the same this long before; milliseconds.
 */
const SETTLED = 100;

/**
 * Stops, read anew only where a folder is not as it was: for a guard that answers many calls. A stop is put
 * into its folder and taken out of it, and both change the folder.
 */
export function watchedStops(folders: readonly string[]): () => StopsFound {
  let seen: readonly string[] = [];
  let found: StopsFound = { kind: 'read', stops: [] };
  let isRead = false;
  let since = 0;
  return () => {
    // Looked at before they are read: what changes in between is read again the next time.
    const now = folders.map(stateOf);
    const isSame = now.every((state, index) => state === seen[index]);
    if (isRead && isSame) return found;
    const moment = elapsed();
    if (!isSame) since = moment;
    // One that is not there holds none; asking all the same costs an exception.
    found = readStops(folders.filter((_, index) => now[index] !== NONE));
    // What cannot be read may be readable a moment later, without its folder having changed.
    isRead =
      moment - since >= SETTLED && found.kind === 'read' && now.every((state) => state !== UNKNOWN);
    seen = now;
    return found;
  };
}

function elapsed(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
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
