import type { LogVerification } from '../ledger/verify-log.ts';
import type { Engine } from './engine.ts';
import type { LedgerEntry, LedgerHead } from './ports.ts';

export interface LedgerExtract {
  readonly head: LedgerHead;
  readonly entries: readonly LedgerEntry[];
}

/** Entries with `sequence < before`, newest first, under the head they are part of. */
export async function readLedger(
  engine: Engine,
  before: number | null,
  limit: number,
): Promise<LedgerExtract> {
  // The head is read last, so that it always covers every entry shown under it.
  const entries = await engine.store.listLedger(before, limit);
  return { entries, head: await engine.store.ledgerHead() };
}

/** Computes the whole ledger again and names the first entry that does not fit. */
export function verifyLedger(engine: Engine): Promise<LogVerification> {
  return engine.store.verifyLedger();
}
