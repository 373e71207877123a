import { appendFileSync, mkdirSync } from 'node:fs';
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
    appendFileSync(path, line, { mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    appendFileSync(path, line, { mode: 0o600 });
  }
}
