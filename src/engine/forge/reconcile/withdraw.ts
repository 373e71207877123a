import type { ForgeContext } from '../forge-context.ts';
import { withdrawnEvent } from '../forge-events.ts';
import { sayForSiblings } from '../report/siblings.ts';
import { requestSlot } from '../slot.ts';
import type { RequestRef } from '../types.ts';

const MOST_CASES = 20;

/** Nobody is asked about it any more, and a release that was not used is void. */
export async function withdraw(
  { engine }: ForgeContext,
  ref: RequestRef,
  state: 'closed' | 'gone',
  why: string,
): Promise<void> {
  await engine.store.transaction(async (tx) => {
    const slot = requestSlot(ref);
    const now = engine.clock.now();
    await tx.lockWaitingInSlot(slot);
    for (const { id } of await tx.forge.casesInSlot(slot, MOST_CASES)) {
      const row = await tx.lockCase(id);
      if (row === null) continue;
      const isUnused = row.state === 'released' && row.releaseValidUntil !== null;
      if (row.state !== 'waiting' && !isUnused) continue;
      await tx.updateCase(id, { state: 'withdrawn', releaseValidUntil: null });
      await tx.appendToLedger(withdrawnEvent(row, why, now));
    }
    const known = await tx.forge.findRequest(ref);
    await tx.forge.seeRequest(ref, { state, case: null, blockers: [], lookedAt: now }, now);
    await sayForSiblings(tx.forge, ref, known?.head ?? null, now);
  });
}
