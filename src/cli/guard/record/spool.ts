import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DecisionRecord } from './record.ts';

export const SPOOL_FILE = 'decisions.jsonl';

/**
 * Adds a decision to what is to be sent. One write, so that lines of guards that run at once never mix.
 * Throws what the file system says: a decision that cannot be written down is not made.
 */
export function spool(folder: string, record: DecisionRecord): void {
  const line = `${JSON.stringify(record)}\n`;
  const path = join(folder, SPOOL_FILE);
  try {
    appendFileSync(path, line, { mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    appendFileSync(path, line, { mode: 0o600 });
  }
}
