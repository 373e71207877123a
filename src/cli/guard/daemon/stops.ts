import { join } from 'node:path';
import { canonicalJson } from '../../../core/change/canonical-json.ts';
import { readStops, removeStop, writeStop } from '../stop/stop-files.ts';
import type { Stop } from '../stop/stop-files.ts';

/** What was done to make the folder say what the server says. */
export interface Mirrored {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Ids of stops that were in force here and whose file somebody took away or altered. */
  readonly missing: readonly string[];
}

/**
 * Makes the folder's stops from the server those that are active there; stops that were made here stay.
 * `before` has the ids that were written the last time: one that is gone from the folder and still active
 * was taken away by somebody, and one that says something else was altered.
 */
export function mirrorStops(
  folder: string,
  active: readonly Stop[],
  before: ReadonlySet<string>,
): Mirrored {
  const found = readStops([folder]);
  const here = new Map(
    (found.kind === 'read' ? found.stops : []).map((stop) => [stop.id, stop] as const),
  );
  const wanted = new Set(active.map(({ id }) => id));
  const added: string[] = [];
  const missing: string[] = [];
  for (const stop of active) {
    const order = { ...stop, fromServer: true };
    if (saysTheSame(here.get(stop.id), order)) continue;
    writeStop(folder, order, 'soon');
    (before.has(stop.id) ? missing : added).push(stop.id);
  }
  const removed = [...here.values()].filter(
    (stop) => stop.fromServer === true && !wanted.has(stop.id),
  );
  for (const { id } of removed) removeStop(folder, id);
  return { added, removed: removed.map(({ id }) => id), missing };
}

function saysTheSame(found: Stop | undefined, wanted: Stop): boolean {
  const inWords = ({ scope, reason, by, fromServer }: Stop) =>
    canonicalJson([scope, reason, by, fromServer === true]);
  return found !== undefined && inWords(found) === inWords(wanted);
}

/** The folder that server stops are kept in: root's where we may write there, else the user's. */
export function folderForStops(managed: string, own: string, isRoot: boolean): string {
  return isRoot ? join(managed, 'stop') : join(own, 'stop');
}
