import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { WITHOUT_WAITING } from './plain-file.ts';
import type { FileLook } from './types.ts';

/**
 * A file may change twice without its times showing it, so what is read counts as its text only where it was
 * seen the same this long before; milliseconds.
 */
const SETTLED = 100;
const MOST_KEPT = 200;
const MOST_CHARACTERS = 8 * 1024 * 1024;

interface Kept {
  readonly stat: Stats;
  /** When it was first seen so, in milliseconds since some fixed moment. */
  readonly since: number;
  /** Null until it is settled. */
  readonly look: FileLook | null;
}

const kept = new Map<string, Kept>();
let characters = 0;

/** A file as it is now. Read again only where it is not as it was; the text is then the very same string. */
export function readFile(path: string, limit: number): FileLook {
  let file: number | null = null;
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return { kind: 'missing' };
    if (stat.isDirectory()) return { kind: 'folder' };
    if (!stat.isFile()) return { kind: 'closed', why: 'it is no plain file' };
    if (stat.size > limit) return { kind: 'closed', why: 'too large' };
    const known = kept.get(path);
    const same = known !== undefined && isSame(known.stat, stat) ? known : null;
    if (same !== null && same.look !== null) return same.look;
    file = openSync(path, WITHOUT_WAITING);
    const opened = fstatSync(file);
    if (!opened.isFile()) return { kind: 'closed', why: 'it is no plain file' };
    if (opened.size === 0 && readSync(file, Buffer.alloc(1)) > 0) {
      return { kind: 'closed', why: 'it does not say how long it is' };
    }
    const size = Math.min(opened.size, limit);
    const bytes = Buffer.alloc(size);
    const read = readSync(file, bytes, 0, size, 0);
    const text = bytes.subarray(0, read);
    const look: FileLook = text.includes(0)
      ? { kind: 'closed', why: 'binary' }
      : { kind: 'text', text: text.toString('utf8') };
    if (opened.size === read) keep(path, opened, look, same);
    return look;
  } catch (fault) {
    return isMissing(fault) ? { kind: 'missing' } : { kind: 'closed', why: 'not readable' };
  } finally {
    if (file !== null) closeSync(file);
  }
}

function keep(path: string, stat: Stats, look: FileLook, before: Kept | null): void {
  const [seconds, nanoseconds] = process.hrtime();
  const now = seconds * 1000 + nanoseconds / 1e6;
  const since = before !== null && isSame(before.stat, stat) ? before.since : now;
  const isSettled = now - since >= SETTLED;
  const size = isSettled && look.kind === 'text' ? look.text.length : 0;
  if (kept.size >= MOST_KEPT || characters + size > MOST_CHARACTERS) {
    kept.clear();
    characters = 0;
  }
  characters += size;
  kept.set(path, { stat, since, look: isSettled ? look : null });
}

function isSame(one: Stats, other: Stats): boolean {
  return (
    one.mtimeMs === other.mtimeMs &&
    one.ctimeMs === other.ctimeMs &&
    one.size === other.size &&
    one.ino === other.ino &&
    one.dev === other.dev
  );
}

/** Whether a fault of the file system says that nothing is there. */
export function isMissing(fault: unknown): boolean {
  return (
    fault instanceof Error && 'code' in fault && ['ENOENT', 'ENOTDIR'].includes(String(fault.code))
  );
}
