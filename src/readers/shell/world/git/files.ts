import { statSync } from 'node:fs';
import { bytesOfPlainFile } from '../plain-file.ts';
import { isMissing } from '../read-file.ts';

const MOST_BYTES = 32 * 1024 * 1024;

/** A small file as text, or null. */
export function textOf(path: string): string | null {
  return bytesOf(path)?.toString('utf8') ?? null;
}

export function bytesOf(path: string): Buffer | null {
  return bytesOrClosed(path) || null;
}

/** Null where there is no such file; false for one that is there and cannot be read, or is too large. */
export function bytesOrClosed(path: string): Buffer | null | false {
  try {
    return bytesOfPlainFile(path, MOST_BYTES);
  } catch (fault) {
    return isMissing(fault) ? null : false;
  }
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
