import type { Engine } from '../../engine/engine.ts';
import { holdingStore } from '../../engine/ledger-trust.ts';
import type { LedgerTrust } from '../../engine/ledger-trust.ts';

/** The engine of a server, which lets nothing go while its ledger does not verify. */
export function withLedger(engine: Engine, ledger: LedgerTrust): Engine {
  return { ...engine, ledger, store: holdingStore(engine.store, ledger) };
}
