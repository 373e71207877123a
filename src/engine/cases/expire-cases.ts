import type { Engine } from '../engine.ts';
import { expiredEvent } from '../ledger-events.ts';
import type { StoredCase, StoreTransaction } from '../ports.ts';

const BATCH = 100;

/** Expires what waited, or stayed released and unused, past its time. Resolves to how many. */
export async function expireCases(engine: Engine, now: string): Promise<number> {
  let total = 0;
  for (;;) {
    const expired = await engine.store.transaction(async (tx) => {
      const overdue = await tx.lockOverdue(now, BATCH);
      for (const row of overdue) await expireCase(tx, row, now);
      return overdue.length;
    });
    total += expired;
    if (expired < BATCH) return total;
  }
}

/** Expires one locked case. */
export async function expireCase(
  tx: StoreTransaction,
  row: StoredCase,
  now: string,
): Promise<void> {
  const why =
    row.state === 'released'
      ? `its release was not used by ${row.releaseValidUntil ?? now}`
      : `nobody released it by ${row.expiresAt}`;
  await tx.updateCase(row.id, { state: 'expired', releaseValidUntil: null });
  await tx.appendToLedger(expiredEvent(row, now, why));
}
