import type { Tier } from '../catalog/types.ts';
import type { Reach } from './types.ts';

/**
 * The tiers of the systems hit directly, each once. A system without a tier is taken for Tier 2: nobody has
 * said that it matters less.
 */
export function tiersHit({ systems }: Reach): ReadonlySet<Tier> {
  return new Set(systems.filter(({ distance }) => distance === 0).map(({ tier }) => tier ?? 2));
}

export function hitsTier(reach: Reach, tiers: readonly Tier[]): boolean {
  const hit = tiersHit(reach);
  return tiers.some((tier) => hit.has(tier));
}
