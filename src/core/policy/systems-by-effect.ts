import type { Assessment } from '../assess.ts';

/** Ids of the systems that each effect hits directly, by the effect's index. */
export function systemsByEffect({ reach }: Assessment): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const { effect, system } of reach.hits) {
    const known = found.get(effect);
    if (known === undefined) found.set(effect, [system]);
    else if (!known.includes(system)) known.push(system);
  }
  return found;
}
