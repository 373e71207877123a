import type { Engine } from '../../engine/engine.ts';
import { keepEarlierTokens } from '../../engine/tokens/keep-earlier-tokens.ts';
import type { OpenStore } from '../../store/open-store.ts';

/** Brings the schema up to date, and the record with it where a step asks for an entry. */
export async function migrateRecord(store: OpenStore, clock: Engine['clock']): Promise<void> {
  await store.migrate(async (taken, tx) => {
    if (taken.includes('token-scopes')) await keepEarlierTokens(tx, clock);
  });
}
