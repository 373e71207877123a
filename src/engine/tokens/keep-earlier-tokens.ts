import type { Engine } from '../engine.ts';
import { keptEvent } from './events.ts';

/**
 * Writes into the ledger what tokens from before scopes may do from now on, right after the database learnt of
 * scopes; from then on what is not in the ledger opens nothing. Resolves to their names.
 */
export async function keepEarlierTokens({
  store,
  clock,
}: Pick<Engine, 'store' | 'clock'>): Promise<readonly string[]> {
  const tokens = (await store.tokens.listTokens()).filter(({ revoked }) => revoked === null);
  return store.transaction(async (tx) => {
    const kept: string[] = [];
    for (const token of tokens) {
      // One that was made in the meantime has its entry.
      if ((await tx.tokens.entriesOf(token.fingerprint)).length > 0) continue;
      await tx.appendToLedger(keptEvent(token, clock.now()));
      kept.push(token.name);
    }
    return kept;
  });
}
