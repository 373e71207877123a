/**
 * The snapshot that a call is judged by: the administrator's, else the server's, else the one of the
 * repository's own files, else the built-in one. A file that is there and cannot be used is a fault, and a
 * fault blocks: what was meant to be stricter must not fall back to something milder.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SNAPSHOT_FORMAT } from '../../../config/snapshot/types.ts';
import type { Snapshot } from '../../../config/snapshot/types.ts';
import { bytesOfPlainFile } from '../../../readers/shell/world/plain-file.ts';
import { serverSnapshot } from '../places.ts';
import type { Places } from '../places.ts';
import { readySnapshot } from './loaded.ts';
import type { LoadedSnapshot } from './loaded.ts';
import { findOwnFiles, isFresh } from './sources.ts';
import type { OwnFiles } from './sources.ts';

export interface SnapshotOptions {
  readonly places: Places;
  readonly version: string;
  /** Path of the snapshot of the default policy that ships with the bundle; null where there is none. */
  readonly shipped: string | null;
}

export async function loadSnapshot(cwd: string, options: SnapshotOptions): Promise<LoadedSnapshot> {
  const { places } = options;
  for (const path of [
    join(places.managed, 'snapshot.json'),
    serverSnapshot(places, true),
    serverSnapshot(places, false),
  ]) {
    const given = readSnapshot(path);
    if (given === null) continue;
    if (given.format !== SNAPSHOT_FORMAT) {
      throw new Error(
        `${path}: the snapshot is of another version. Fetch it anew with holdpoint guard --once.`,
      );
    }
    return readySnapshot(given);
  }
  const files = findOwnFiles(cwd);
  if (hasNone(files) && options.shipped !== null) {
    const shipped = readSnapshot(options.shipped);
    if (shipped !== null) return readySnapshot(shipped);
  }
  const kept = join(places.snapshot, `${keyOf(files)}.json`);
  const known = readKept(kept);
  if (known !== null && isFresh(known, options.version)) return readySnapshot(known);
  const { compileHere } = await import('./compile-here.ts');
  const made = await compileHere(files, options.version, places);
  keep(kept, made);
  return readySnapshot(made);
}

function hasNone({ policy, catalog, incidents }: OwnFiles): boolean {
  return policy === null && catalog === null && incidents === null;
}

const LONGEST_SNAPSHOT = 64 * 1024 * 1024;

/** Null where there is none. Throws where there is one that cannot be read. */
function readSnapshot(path: string): Snapshot | null {
  let text: string;
  try {
    const bytes = bytesOfPlainFile(path, LONGEST_SNAPSHOT);
    if (bytes === null) return null;
    text = bytes.toString('utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new Error(`${path}: the snapshot cannot be read (${code ?? message})`, { cause: error });
  }
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: the snapshot is not JSON`, { cause: error });
  }
  if (found === null) throw new Error(`${path}: the snapshot is empty`);
  return found as Snapshot;
}

/** One that we keep for speed can always be made again. */
function readKept(path: string): Snapshot | null {
  try {
    return readSnapshot(path);
  } catch {
    return null;
  }
}

function keep(path: string, snapshot: Snapshot): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(snapshot));
    renameSync(draft, path);
  } catch {
    // A full or read-only disk costs time at every call, and nothing else.
  }
}

/** A file name for a set of files, without loading crypto: FNV-1a over their paths. */
function keyOf({ policy, catalog, incidents, absent }: OwnFiles): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of [policy, catalog, incidents, ...absent].join('\0')) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return `own-${hash.toString(16)}`;
}
