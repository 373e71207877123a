import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import type { FileLook } from './types.ts';

/** A file changed less than this long ago may change again without its times showing it; milliseconds. */
const UNSETTLED = 100;
const MOST_KEPT = 200;
const MOST_CHARACTERS = 8 * 1024 * 1024;

interface Kept {
  readonly stat: Stats;
  readonly look: FileLook;
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
    if (known !== undefined && isSame(known.stat, stat)) return known.look;
    file = openSync(path, 'r');
    const opened = fstatSync(file);
    const size = Math.min(opened.size, limit);
    const bytes = Buffer.alloc(size);
    const read = readSync(file, bytes, 0, size, 0);
    const text = bytes.subarray(0, read);
    const look: FileLook = text.includes(0)
      ? { kind: 'closed', why: 'binary' }
      : { kind: 'text', text: text.toString('utf8') };
    if (opened.size === read) keep(path, opened, look);
    return look;
  } catch (fault) {
    return isMissing(fault) ? { kind: 'missing' } : { kind: 'closed', why: 'not readable' };
  } finally {
    if (file !== null) closeSync(file);
  }
}

function keep(path: string, stat: Stats, look: FileLook): void {
  if (Date.now() - Math.max(stat.mtimeMs, stat.ctimeMs) < UNSETTLED) return;
  const size = look.kind === 'text' ? look.text.length : 0;
  if (kept.size >= MOST_KEPT || characters + size > MOST_CHARACTERS) {
    kept.clear();
    characters = 0;
  }
  characters += size;
  kept.set(path, { stat, look });
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
