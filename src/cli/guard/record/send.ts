/**
 * Sends what is spooled, in order: none lost, none twice. How far it has come stands in a file beside the
 * spool; a batch that was sent and not noted is sent again with the same ids and numbers, which changes
 * nothing on the server.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Asked } from '../server/ask.ts';
import { SPOOL_FILE } from './spool.ts';

const MOST_RECORDS = 500;
const MOST_BYTES = 1024 * 1024;
/** A spool that is all sent and larger than this is begun anew. */
const ROTATED_ABOVE = 16 * 1024 * 1024;

interface Sent {
  /** Names one run of numbers. */
  readonly spool: string;
  /** Bytes of the spool that the server has. */
  readonly offset: number;
  /** Number of the last record that the server has. */
  readonly sequence: number;
}

export interface SendResult {
  readonly sent: number;
  /** Null where all was sent; else why it was not. */
  readonly why: string | null;
}

export type PostBatch = (records: readonly unknown[]) => Promise<Asked>;

/** Sends until nothing is left or the server does not take it. One process at a time; another does nothing. */
export async function sendSpool(
  folder: string,
  machine: string,
  post: PostBatch,
  name: string = SPOOL_FILE,
): Promise<SendResult> {
  const files = filesOf(folder, name);
  if (!existsSync(files.spool)) return { sent: 0, why: null };
  if (!lock(files.lock)) return { sent: 0, why: 'another process is sending' };
  let count = 0;
  try {
    for (;;) {
      const state = readSent(files);
      const batch = readBatch(files, state);
      if (batch === null) {
        rotate(files, state);
        return { sent: count, why: null };
      }
      const records = batch.lines.map((line, index) =>
        numbered(line, machine, state.spool, state.sequence + index + 1),
      );
      const asked = await post(records);
      if (asked.kind === 'unreachable') return { sent: count, why: asked.why };
      if (asked.status >= 300) return { sent: count, why: `the server said ${asked.status}` };
      writeSent(files, {
        ...state,
        offset: state.offset + batch.bytes,
        sequence: state.sequence + records.length,
      });
      count += records.length;
    }
  } finally {
    unlock(files.lock);
  }
}

interface Files {
  readonly spool: string;
  readonly sent: string;
  readonly lock: string;
}

function filesOf(folder: string, name: string): Files {
  const stem = name.replace(/\.jsonl$/, '');
  return {
    spool: join(folder, name),
    sent: join(folder, `${stem}.sent.json`),
    lock: join(folder, `${stem}.sending`),
  };
}

/** A line that a full disk cut short still has its number, so that its loss is known. */
function numbered(line: string, machine: string, spool: string, sequence: number): unknown {
  try {
    return { ...(JSON.parse(line) as object), machine, spool, sequence };
  } catch {
    return { id: `unreadable-${spool}-${sequence}`, machine, spool, sequence };
  }
}

/** Whole lines from the offset on, or null where there is none. */
function readBatch(
  { spool }: Files,
  { offset }: Sent,
): { readonly lines: readonly string[]; readonly bytes: number } | null {
  let file: number;
  try {
    file = openSync(spool, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const piece = Buffer.alloc(MOST_BYTES);
    const read = piece.subarray(0, readSync(file, piece, 0, MOST_BYTES, offset));
    const lines: string[] = [];
    let from = 0;
    for (let at = read.indexOf(0x0a); at >= 0; at = read.indexOf(0x0a, from)) {
      lines.push(read.toString('utf8', from, at));
      from = at + 1;
      if (lines.length === MOST_RECORDS) break;
    }
    // A line longer than a batch is none that we wrote: passed over, piece by piece.
    if (lines.length === 0 && read.length === MOST_BYTES) return { lines: [''], bytes: MOST_BYTES };
    return lines.length === 0 ? null : { lines, bytes: from };
  } finally {
    closeSync(file);
  }
}

function readSent(files: Files): Sent {
  try {
    const sent = JSON.parse(readFileSync(files.sent, 'utf8')) as Sent;
    // A spool that is shorter than what was sent of it is another one.
    if (sizeOf(files.spool) >= sent.offset) return sent;
  } catch {
    // None yet, or one that cannot be read: a new run of numbers, whose ids are still the old ones.
  }
  const fresh = { spool: randomUUID(), offset: 0, sequence: 0 };
  writeSent(files, fresh);
  return fresh;
}

function writeSent(files: Files, sent: Sent): void {
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

/**
 * Begins a new spool when the old one is all sent and large. What a guard that had the old one open still
 * adds to it is carried over.
 */
function rotate(files: Files, sent: Sent): void {
  const path = files.spool;
  if (sizeOf(path) < ROTATED_ABOVE) return;
  const old = `${path}.old`;
  renameSync(path, old);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  const late = readFileSync(old).subarray(sent.offset);
  writeSent(files, { ...sent, offset: 0 });
  if (late.length > 0) {
    const file = openSync(path, 'a', 0o600);
    writeSync(file, late);
    closeSync(file);
  }
  unlinkSync(old);
}

function sizeOf(path: string): number {
  try {
    const file = openSync(path, 'r');
    try {
      return fstatSync(file).size;
    } finally {
      closeSync(file);
    }
  } catch {
    return 0;
  }
}

/** Held by a process that is gone, it is taken over. */
function lock(path: string): boolean {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return false;
      if (code !== 'EEXIST') throw error;
      if (isAlive(holderOf(path))) return false;
      try {
        unlinkSync(path);
      } catch {
        return false;
      }
    }
  }
  return false;
}

function holderOf(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function unlock(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Taken over by another, which then takes it away itself.
  }
}
