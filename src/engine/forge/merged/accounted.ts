import type { ForgeContext } from '../forge-context.ts';
import type { AccountedFor } from '../queue.ts';
import {
  accountedEvent,
  begunEvent,
  placeOf,
  type Accounted,
  type BranchPlace,
} from './branch-events.ts';
import { NotYet } from './not-yet.ts';

/** How far a branch is accounted for. One that the ledger does not know begins at this commit. */
export async function beginAt(
  { engine }: ForgeContext,
  of: BranchPlace,
  head: string,
  why: string,
): Promise<AccountedFor> {
  const place = placeOf(of);
  const known = (await engine.store.forge.accountedFor([place])).get(place);
  if (known !== undefined) return known;
  return engine.store.transaction(async (tx) => {
    await tx.forge.lockBranch(place);
    const there = (await tx.forge.accountedFor([place])).get(place);
    if (there !== undefined) return there;
    const at = engine.clock.now();
    await tx.appendToLedger(begunEvent(of, head, why, at));
    return { head, began: head, at };
  });
}

/** Writes down how far it is accounted for now. Throws `NotYet` where another server was faster. */
export async function goOn(
  { engine }: ForgeContext,
  of: BranchPlace,
  { head: from }: AccountedFor,
  accounted: Omit<Accounted, 'from'>,
): Promise<void> {
  const place = placeOf(of);
  await engine.store.transaction(async (tx) => {
    await tx.forge.lockBranch(place);
    if ((await tx.forge.accountedFor([place])).get(place)?.head !== from) {
      throw new NotYet(`${place} was accounted for by another server meanwhile`, 0);
    }
    await tx.appendToLedger(accountedEvent(of, { from, ...accounted }, engine.clock.now()));
  });
}
