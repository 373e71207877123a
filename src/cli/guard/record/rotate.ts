import { appendFileSync, existsSync, readFileSync, renameSync, unlinkSync } from 'node:fs';
import { sizeOf, writeSent } from './sent.ts';
import type { Sent, SpoolFiles } from './sent.ts';

/** A spool that is all sent and larger than this is begun anew. */
const ROTATED_ABOVE = 16 * 1024 * 1024;

/**
 * Begins a new spool when the old one is all sent and large. What a guard that had the old one open still
 * adds to it is carried over. Killed anywhere in between, `finishRotation` does the rest.
 */
export function rotate(files: SpoolFiles, sent: Sent): void {
  if (sizeOf(files.spool) < ROTATED_ABOVE) return;
  const rotating = { ...sent, asideAt: sent.offset };
  writeSent(files, rotating);
  renameSync(files.spool, files.aside);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  finishRotation(files, rotating);
}

/** The state that holds once nothing is under way any more. */
export function finishRotation(files: SpoolFiles, sent: Sent): Sent {
  const { asideAt, ...rest } = sent;
  if (asideAt === undefined) {
    if (existsSync(files.aside)) unlinkSync(files.aside);
    return sent;
  }
  // Not yet put aside: the spool is still the one that so much was sent of.
  let done: Sent = rest;
  if (existsSync(files.aside)) {
    const late = readFileSync(files.aside).subarray(asideAt);
    const isCarried = existsSync(files.spool) && readFileSync(files.spool).includes(late);
    if (late.length > 0 && !isCarried) appendFileSync(files.spool, late, { mode: 0o600 });
    done = { ...rest, offset: 0 };
  }
  writeSent(files, done);
  if (existsSync(files.aside)) unlinkSync(files.aside);
  return done;
}
