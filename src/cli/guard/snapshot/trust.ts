/**
 * Which files of repositories a person has said may make rules milder. A repository can come from anywhere,
 * and an agent can make one: what nobody has vouched for may only ask for more.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesOfPlainFile } from '../../../readers/shell/world/plain-file.ts';
import type { Places } from '../places.ts';

type Trusted = Readonly<Record<string, string>>;

export function trustFile(places: Places): string {
  return join(places.state, 'trusted.json');
}

/** Whether a person has vouched for the file as it is now. */
export function isTrusted(places: Places, path: string): boolean {
  try {
    return read(places)[path] === hashOf(path);
  } catch {
    return false;
  }
}

/** Vouches for a file as it is now, or as it was. Throws what the file system says. */
export function trust(places: Places, path: string, hash = hashOf(path)): void {
  const trusted = { ...read(places), [path]: hash };
  const file = trustFile(places);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(trusted, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function read(places: Places): Trusted {
  try {
    return JSON.parse(readWhole(trustFile(places)).toString('utf8')) as Trusted;
  } catch {
    return {};
  }
}

export function hashOf(path: string): string {
  return createHash('sha256').update(readWhole(path)).digest('hex');
}

/** More than a person reads before they vouch for it. */
const LONGEST = 16 * 1024 * 1024;

function readWhole(path: string): Buffer {
  const bytes = bytesOfPlainFile(path, LONGEST);
  if (bytes === null) throw new Error(`${path}: there is no such file`);
  return bytes;
}
