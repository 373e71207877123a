import type { CatalogIndex } from '../../core/catalog/compile.ts';
import { EngineFault } from '../fault.ts';
import type { StoredCase, StoreTransaction } from '../ports.ts';
import { isShared, presentHolder } from './slot-holder.ts';
import { hasSlot } from './slots.ts';
import { tokenFault } from './token-fault.ts';
import type { TokenTerms } from './types.ts';

/** Throws `slot-not-allowed` where a token hands in for, or uses a release of, what it was not made for. */
export function refuseOtherSlots({ name, slots }: TokenTerms, slot: string | null): void {
  if (slots === null || (slot !== null && hasSlot(slots, slot))) return;
  throw new EngineFault(
    'slot-not-allowed',
    slot === null
      ? `The token ${name} is for ${slots.join(', ')} alone, and this names no slot.`
      : `The token ${name} is for ${slots.join(', ')} alone, and this is for ${slot}.`,
    'Use a slot that it was made for, or make a token for this one: holdpoint token create NAME --slots SLOT.',
  );
}

/**
 * What a source says decides how far harm is thought to spread. A token that was made for slots says it only where
 * `catalog/ORIGIN` is one of them, or `catalog`. Throws `slot-not-allowed`.
 */
export function refuseOtherSources(token: TokenTerms, origin: string): void {
  refuseOtherSlots(token, `catalog/${origin}`);
}

/**
 * A slot belongs to the token whose case waits in it, or was released there and not used: nobody else's push
 * takes the place of what people were asked. It is free once nothing is open in it, or that token no longer
 * works. Tokens share a slot that both name, or that one person owns. Throws `slot-taken`.
 */
export async function refuseTakenSlot(
  tx: Pick<StoreTransaction, 'tokens'>,
  by: TokenTerms,
  slot: string,
  open: readonly StoredCase[],
  world: { readonly people: CatalogIndex['people']; readonly now: string },
): Promise<void> {
  const names = [...new Set(open.map(({ submittedBy }) => submittedBy))];
  for (const name of names) {
    if (name === by.name) continue;
    const holder = await presentHolder(tx, name);
    if (holder === null || holder.name === by.name || isShared(holder, by, slot)) continue;
    if (tokenFault(holder, world.people, world.now) !== null) continue;
    throw new EngineFault(
      'slot-taken',
      `The slot ${slot} is the token ${holder.name}'s, as long as a case of it is open there.`,
      `Hand it in by ${holder.name}, name another slot, or give both tokens the slot (--slots ${slot}) or one owner.`,
    );
  }
}
