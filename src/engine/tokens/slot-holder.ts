import type { StoreTransaction } from '../ports.ts';
import { hasSlot } from './slots.ts';
import type { Token, TokenTerms } from './types.ts';

/** Whoever took a token's place has its slots. Null for a name that is no token's: a forge's or a person's. */
export async function presentHolder(
  { tokens }: Pick<StoreTransaction, 'tokens'>,
  name: string,
): Promise<Token | null> {
  const seen = new Set<string>();
  let holder = await tokens.findByName(name);
  while (holder !== null && holder.replacedBy !== null && !seen.has(holder.name)) {
    seen.add(holder.name);
    holder = (await tokens.findByName(holder.replacedBy)) ?? holder;
  }
  return holder;
}

/** Two tokens share a slot that both name, and whatever one person owns both for. */
export function isShared(holder: TokenTerms, by: TokenTerms, slot: string | null): boolean {
  if (holder.owner !== null && holder.owner === by.owner) return true;
  return (
    slot !== null &&
    holder.slots !== null &&
    by.slots !== null &&
    hasSlot(holder.slots, slot) &&
    hasSlot(by.slots, slot)
  );
}
