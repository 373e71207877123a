import { readFileSync, statSync } from 'node:fs';

const MOST_BYTES = 32 * 1024 * 1024;

/** A small file as text, or null. */
export function textOf(path: string): string | null {
  return bytesOf(path)?.toString('utf8') ?? null;
}

export function bytesOf(path: string): Buffer | null {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= MOST_BYTES ? readFileSync(path) : null;
  } catch {
    return null;
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
