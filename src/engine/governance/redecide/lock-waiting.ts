import { EngineFault, unknownCase } from '../../fault.ts';
import type { StoredCase, StoreReads, StoreTransaction } from '../../ports.ts';

/** Holds a case that still waits. Throws `unknown-case` or `already-decided`. */
export async function lockWaiting(tx: StoreTransaction, id: string): Promise<StoredCase> {
  return waitingOr(await tx.lockCase(id), id);
}

/** Reads a case that still waits, and holds nothing. Throws as `lockWaiting` does. */
export async function findWaiting(reads: StoreReads, id: string): Promise<StoredCase> {
  return waitingOr(await reads.findCase(id), id);
}

function waitingOr(row: StoredCase | null, id: string): StoredCase {
  if (row === null) throw unknownCase(id);
  if (row.state === 'waiting') return row;
  throw new EngineFault(
    'already-decided',
    `This case is already ${row.state}.`,
    row.supersededBy === null
      ? 'Reload the page to see who decided and why.'
      : `A newer change took its place: open case ${row.supersededBy}.`,
  );
}
