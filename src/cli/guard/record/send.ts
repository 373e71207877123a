/**
 * Sends what is spooled, in order: none lost, none twice. How far it has come stands in a file beside the
 * spool; a batch that was sent and not noted is sent again with the same ids and numbers, which changes
 * nothing on the server.
 */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import type { Asked } from '../server/ask.ts';
import { lock, unlock } from './lock.ts';
import { finishRotation, rotate } from './rotate.ts';
import { readSent, spoolFiles, writeSent } from './sent.ts';
import type { Sent, SpoolFiles } from './sent.ts';
import { SPOOL_FILE } from './spool.ts';

const MOST_RECORDS = 500;
const MOST_BYTES = 1024 * 1024;

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
  const files = spoolFiles(folder, name);
  if (!existsSync(files.spool) && !existsSync(files.aside)) return { sent: 0, why: null };
  if (!lock(files.lock)) return { sent: 0, why: 'another process is sending' };
  let count = 0;
  try {
    finishRotation(files, readSent(files));
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

/**
 * A line that a full disk cut short, or that somebody else wrote, still has its number: its loss is known,
 * and it keeps no other from being taken.
 */
function numbered(line: string, machine: string, spool: string, sequence: number): unknown {
  const numbers = { machine, spool, sequence };
  const record = recordIn(line);
  return record === null
    ? { id: `unreadable-${spool}-${sequence}`, ...numbers }
    : { ...record, ...numbers };
}

const LONGEST_ID = 200;

function recordIn(line: string): object | null {
  try {
    const record = JSON.parse(line) as { readonly id?: unknown; readonly path?: unknown } | null;
    const { id, path } = record ?? {};
    const isNamed = typeof id === 'string' && id.length <= LONGEST_ID;
    return isNamed || typeof path === 'string' ? record : null;
  } catch {
    return null;
  }
}

/** Whole lines from the offset on, or null where there is none. */
function readBatch(
  { spool }: SpoolFiles,
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
