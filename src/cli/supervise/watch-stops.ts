import { mkdirSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { concerns, readStops } from '../guard/stop/stop-files.ts';
import type { Stop, StopSubject } from '../guard/stop/stop-files.ts';

/** A look for what a watcher missed, or for folders that cannot be watched. */
const LOOK_EVERY = 250;

/** Resolves with the first stop that concerns the subject, or null when `signal` ends. */
export function firstStop(
  folders: readonly string[],
  subject: StopSubject,
  signal: AbortSignal,
): Promise<Stop | null> {
  return new Promise((resolve) => {
    const watchers: FSWatcher[] = [];
    const end = (stop: Stop | null) => {
      clearInterval(timer);
      for (const watcher of watchers) watcher.close();
      resolve(stop);
    };
    const look = () => {
      const stop = stopAmong(folders, subject);
      if (stop !== null) end(stop);
    };
    const timer = setInterval(look, LOOK_EVERY);
    signal.addEventListener('abort', () => end(null), { once: true });
    for (const folder of folders) {
      try {
        // Only the user's own is ours to make; root's is there where an administrator wants it.
        if (folder === folders.at(-1)) mkdirSync(folder, { recursive: true });
        const watcher = watch(folder, look);
        watcher.on('error', () => undefined);
        watchers.push(watcher);
      } catch {
        // Not ours to make or to watch: the timer looks.
      }
    }
    look();
  });
}

/** The first stop in the folders that concerns the subject, or null. */
export function stopAmong(folders: readonly string[], subject: StopSubject): Stop | null {
  const found = readStops(folders);
  if (found.kind === 'read') return found.stops.find((stop) => concerns(stop, subject)) ?? null;
  return {
    id: 'unreadable',
    scope: { kind: 'all' },
    reason: `Whether a stop is in force cannot be known: ${found.path} cannot be read (${found.why}).`,
    by: 'Holdpoint',
    at: '',
  };
}
