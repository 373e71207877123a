import { closeSync, constants, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DecisionRecord } from './record.ts';

export const SPOOL_FILE = 'decisions.jsonl';

/** What is told the server beside decisions: sessions, lessons. Losing one loses a count, nothing else. */
export const NOTICES_FILE = 'notices.jsonl';

/** Adds a decision to what is to be sent. Throws what the file system says: what cannot be written down is not done. */
export function spool(folder: string, record: DecisionRecord): void {
  add(folder, SPOOL_FILE, record);
}

/** Adds a notice: the path on the server and what is posted there. Never throws. */
export function spoolNotice(
  folder: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
): void {
  try {
    add(folder, NOTICES_FILE, { path, body });
  } catch {
    // The decision itself is written down, or nothing is done.
  }
}

/** One write, so that lines of guards that run at once never mix. */
function add(folder: string, name: string, value: unknown): void {
  const line = `${JSON.stringify(value)}\n`;
  const path = join(folder, name);
  try {
    append(path, line);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    append(path, line);
  }
}

const { O_APPEND, O_CREAT, O_WRONLY } = constants;
/** A pipe in its place would be waited for without end. */
const TO_APPEND = O_APPEND | O_CREAT | O_WRONLY | (constants.O_NONBLOCK ?? 0);

function append(path: string, line: string): void {
  const file = openSync(path, TO_APPEND, 0o600);
  try {
    if (!fstatSync(file).isFile()) throw new Error(`${path}: it is no plain file`);
    const bytes = Buffer.from(line);
    if (writeSync(file, bytes) < bytes.length) throw new Error(`${path}: the disk is full`);
  } finally {
    closeSync(file);
  }
}
