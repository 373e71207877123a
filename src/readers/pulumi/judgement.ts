import type { DataHolding, Reversibility, Trait, Verb } from '../../core/change/types.ts';
import type { Leaf } from './leaves.ts';

/** What an act comes to. */
export interface Judgement {
  readonly verb: Verb;
  /** Pulumi's own name of the type. */
  readonly token: string;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly why: string;
  readonly safer: readonly string[];
  /** The inputs that decided it. */
  readonly leaves: readonly Leaf[];
  /** Every scalar input. */
  readonly all: readonly Leaf[];
}
