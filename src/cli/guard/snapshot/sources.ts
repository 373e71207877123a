import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Snapshot, SnapshotSource } from '../../../config/snapshot/types.ts';
import { SNAPSHOT_FORMAT } from '../../../config/snapshot/types.ts';

/** What a guard judges by when nobody hands it a snapshot: the nearest files above a folder. */
export interface OwnFiles {
  readonly policy: string | null;
  readonly catalog: string | null;
  readonly incidents: string | null;
  /** Every path that was looked at and was not there; one that appears makes another snapshot. */
  readonly absent: readonly string[];
}

/** As on the command line, but only below `.holdpoint`: a `policy.yaml` of another tool is not ours. */
const FOLDER = '.holdpoint';

export function findOwnFiles(cwd: string): OwnFiles {
  let folder = cwd;
  const absent: string[] = [];
  for (let depth = 0; depth < 64; depth += 1) {
    const own = folder.endsWith('/') ? folder + FOLDER : `${folder}/${FOLDER}`;
    if (sizeOf(own) !== null) {
      const found = (name: string) => {
        const path = `${own}/${name}`;
        if (sizeOf(path) !== null) return path;
        absent.push(path);
        return null;
      };
      const files = {
        policy: found('policy.yaml'),
        catalog: found('catalog.yaml'),
        incidents: found('incidents.yaml'),
      };
      return { ...files, absent };
    }
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  return { policy: null, catalog: null, incidents: null, absent };
}

/** A file as it is now, to be compared later. */
export function sourceAt(path: string): SnapshotSource {
  const stat = statSync(path, { throwIfNoEntry: false });
  return { path, size: stat?.size ?? null, modified: stat?.mtimeMs ?? null };
}

/** Whether a snapshot is of this version, and every file it was made of is as it was. */
export function isFresh(snapshot: Snapshot, version: string): boolean {
  return (
    snapshot.format === SNAPSHOT_FORMAT &&
    snapshot.version === version &&
    snapshot.sources.every((was) => {
      const is = sourceAt(was.path);
      return is.size === was.size && is.modified === was.modified;
    })
  );
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}
