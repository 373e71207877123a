import type { DataHolding, Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import type { Place } from '../rules/types.ts';

/** An effect before it is written down with its evidence. */
export interface Act {
  readonly verb: Verb;
  /** Type of the resource: `config-setting`, `compose-volume`, `cron-job`. */
  readonly type: string;
  readonly provider: string;
  /** Unique within the file. */
  readonly address: string;
  readonly name: string;
  readonly place: Place;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly changes: readonly string[];
  /** One sentence without its full stop. */
  readonly why: string;
  readonly safer: readonly string[];
  /** A few words for the evidence. */
  readonly note: string;
  /** 1-based lines to show of either version. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** What holds data outweighs what may. */
export function mostData(all: readonly (DataHolding | undefined)[]): DataHolding {
  if (all.includes('holds-data')) return 'holds-data';
  return all.includes('unknown') ? 'unknown' : 'none';
}

/** What an act is unless something else is said: a change that can be taken back and holds no data. */
export function actOf(
  given: Pick<Act, 'type' | 'provider' | 'address' | 'place' | 'why'> & Partial<Act>,
): Act {
  return {
    verb: 'update',
    name: given.address,
    reversibility: 'reversible',
    data: 'none',
    traits: ['configuration'],
    changes: [],
    safer: [],
    note: given.address,
    before: [],
    after: [],
    ...given,
  };
}
