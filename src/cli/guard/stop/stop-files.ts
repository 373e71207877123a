/**
 * Stops as files: one a stop, in folders that are looked at before anything else is. They hold with
 * server, network and database down.
 */
import {
  closeSync,
  fsync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { bytesOfPlainFile } from '../../../readers/shell/world/plain-file.ts';

export type StopScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'agent'; readonly host: string; readonly session?: string }
  | { readonly kind: 'repository'; readonly repository: string }
  | { readonly kind: 'system'; readonly system: string }
  | { readonly kind: 'machine'; readonly machine: string };

export interface Stop {
  readonly id: string;
  readonly scope: StopScope;
  readonly reason: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** True for one that came from the server and ends there; left out for one that was made here. */
  readonly fromServer?: boolean;
}

export type StopsFound =
  | { readonly kind: 'read'; readonly stops: readonly Stop[] }
  /** There is a folder or file that cannot be read: whether to stop cannot be known, so stop. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly why: string };

/** A stop is a few sentences. */
const LONGEST_STOP = 1024 * 1024;

/** Every stop in the folders. A folder that is not there holds none. */
export function readStops(folders: readonly string[]): StopsFound {
  const stops: Stop[] = [];
  for (const folder of folders) {
    let names: readonly string[];
    try {
      names = readdirSync(folder);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      if ((code === 'ENOENT' || code === 'ENOTDIR') && !isThere(folder)) continue;
      return { kind: 'unreadable', path: folder, why: code };
    }
    for (const name of names) {
      if (!name.endsWith('.json')) continue;
      const path = join(folder, name);
      try {
        const bytes = bytesOfPlainFile(path, LONGEST_STOP);
        if (bytes !== null) stops.push(asStop(JSON.parse(bytes.toString('utf8')), name));
        // Taken away between the listing and the look: it was resumed. A link to nothing is still there.
        else if (isThere(path)) return { kind: 'unreadable', path, why: 'it leads nowhere' };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
        return {
          kind: 'unreadable',
          path,
          why: error instanceof Error ? error.message : 'unknown',
        };
      }
    }
  }
  return { kind: 'read', stops };
}

/** Whether there is anything of that name: also a link that leads nowhere. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOTDIR';
  }
}

/** A file that is no stop as we write it still stops everything: nobody puts one there for nothing. */
function asStop(value: unknown, name: string): Stop {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<Stop>;
  return {
    id: typeof given.id === 'string' ? given.id : name.replace(/\.json$/, ''),
    scope: given.scope != null && isWhole(given.scope) ? given.scope : { kind: 'all' },
    reason: typeof given.reason === 'string' ? given.reason : 'No reason is given.',
    by: typeof given.by === 'string' ? given.by : 'somebody',
    at: typeof given.at === 'string' ? given.at : '',
    ...(given.fromServer === true ? { fromServer: true } : {}),
  };
}

function isWhole(scope: StopScope): boolean {
  const { kind } = scope;
  const said = scope as Readonly<Record<string, unknown>>;
  return (
    kind === 'all' ||
    (kind === 'agent' && typeof said['host'] === 'string') ||
    (['repository', 'system', 'machine'].includes(kind) && typeof said[kind] === 'string')
  );
}

/**
 * Puts a stop in a folder, in one step. It holds from then on, and outlasts a power cut: at once, or
 * `soon` where nobody may wait for the disk and whoever gave it can give it again. Throws what the file
 * system says.
 */
export function writeStop(
  folder: string,
  stop: Stop,
  lasting: 'at once' | 'soon' = 'at once',
): void {
  mkdirSync(folder, { recursive: true });
  const path = stopPath(folder, stop.id);
  // Several processes may write the same stop at once.
  const draft = `${path}.${process.pid}.new`;
  const file = openSync(draft, 'w', 0o644);
  let isLasting = true;
  try {
    writeSync(file, `${JSON.stringify(stop)}\n`);
    if (lasting === 'at once') fsyncSync(file);
    renameSync(draft, path);
    isLasting = lasting === 'at once';
  } finally {
    if (isLasting) closeSync(file);
    else fsync(file, () => closeSync(file));
  }
}

/** Takes a stop away. False where there was none. */
export function removeStop(folder: string, id: string): boolean {
  try {
    unlinkSync(stopPath(folder, id));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function stopPath(folder: string, id: string): string {
  return join(folder, `${id.replace(/[^A-Za-z0-9_-]/g, '-')}.json`);
}

/** Whom a guarded call belongs to, as far as stops ask. */
export interface StopSubject {
  readonly host: string;
  readonly session: string;
  readonly repository: string | null;
  readonly machine: string;
  /** Systems that the call or its repository touches. */
  readonly systems: readonly string[];
}

/** Whether a stop is about this subject. */
export function concerns({ scope }: Stop, subject: StopSubject): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'agent':
      return (
        scope.host === subject.host &&
        (scope.session === undefined || scope.session === subject.session)
      );
    case 'repository':
      return subject.repository !== null && scope.repository === subject.repository;
    case 'system':
      return subject.systems.includes(scope.system);
    case 'machine':
      return scope.machine === subject.machine;
  }
}
