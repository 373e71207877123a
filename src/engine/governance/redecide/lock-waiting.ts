import { EngineFault, unknownCase } from '../../fault.ts';
import type { StoredCase, StoreTransaction } from '../../ports.ts';

/** Holds a case that still waits. Throws `unknown-case` or `already-decided`. */
export async function lockWaiting(tx: StoreTransaction, id: string): Promise<StoredCase> {
  const row = await tx.lockCase(id);
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
