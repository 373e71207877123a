import type { Engine } from '../engine.ts';
import type { StoreTransaction } from '../ports.ts';
import { keptEvent } from './events.ts';

/**
 * Writes into the ledger what tokens from before scopes may do from now on, in the transaction in which the
 * database learns of scopes; from then on what is not in the ledger opens nothing.
 */
export async function keepEarlierTokens(
  tx: Pick<StoreTransaction, 'tokens' | 'appendToLedger'>,
  clock: Engine['clock'],
): Promise<void> {
  for (const token of await tx.tokens.listTokens()) {
    if (token.revoked === null) await tx.appendToLedger(keptEvent(token, clock.now()));
  }
}
