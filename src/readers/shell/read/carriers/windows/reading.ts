import type { DataHolding, Reversibility, Trait, Verb } from '../../../../../core/change/types.ts';
import type { Carried } from '../types.ts';

/** A doing that no command of POSIX stands for. */
export function doing(
  verb: Verb,
  type: string,
  address: string,
  reversibility: Reversibility,
  data: DataHolding,
  why: string,
  ...traits: readonly Trait[]
): Carried {
  const provider = type.startsWith('azurerm') ? 'azure' : null;
  const one = { verb, type, address, provider, reversibility, data, traits, why };
  return { kind: 'reading', reading: { doings: [one] } };
}
