/** How far a spool was sent, in a file beside it. */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

export interface Sent {
  /** Names one run of numbers. */
  readonly spool: string;
  /** Bytes of the spool that the server has. */
  readonly offset: number;
  /** Number of the last record that the server has. */
  readonly sequence: number;
  /** Bytes of the spool that the server had when it was being put aside; left out at other times. */
  readonly asideAt?: number;
}

export interface SpoolFiles {
  readonly spool: string;
  /** A spool that is being put aside. */
  readonly aside: string;
  readonly sent: string;
  readonly lock: string;
}

export function spoolFiles(folder: string, name: string): SpoolFiles {
  const stem = name.replace(/\.jsonl$/, '');
  return {
    spool: join(folder, name),
    aside: join(folder, `${name}.old`),
    sent: join(folder, `${stem}.sent.json`),
    lock: join(folder, `${stem}.sending`),
  };
}

export function readSent(files: SpoolFiles): Sent {
  try {
    const sent = JSON.parse(readFileSync(files.sent, 'utf8')) as Sent;
    // A spool that is shorter than what was sent of it is another one.
    if (sent.asideAt !== undefined || sizeOf(files.spool) >= sent.offset) return sent;
  } catch {
    // None yet, or one that cannot be read: a new run of numbers, whose ids are still the old ones.
  }
  const fresh = { spool: randomUUID(), offset: 0, sequence: 0 };
  writeSent(files, fresh);
  return fresh;
}

export function writeSent(files: SpoolFiles, sent: Sent): void {
  const draft = `${files.sent}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, JSON.stringify(sent));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, files.sent);
}

/** Zero where there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
