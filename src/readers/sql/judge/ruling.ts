import type { DataHolding, Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import type { ObjectName } from '../acts.ts';

/** What one act amounts to, before it is written down as an effect. */
export interface Ruling {
  readonly verb: Verb;
  /** `table`, `column`, `index`, … */
  readonly type: string;
  /** The table that it is about, or null. */
  readonly table: ObjectName | null;
  /** The address within the table (a column, a constraint), or of what is no table; null for the table. */
  readonly part: string | null;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  /** Names of what changes in the table. */
  readonly changes: readonly string[];
  /** A sentence without its full stop, so that more can be said. */
  readonly why: string;
  readonly safer: readonly string[];
}

type Facts = Partial<Ruling> & Pick<Ruling, 'verb' | 'type' | 'why'>;

/** A ruling that is harmless but for what is said otherwise. */
export function ruling(facts: Facts): Ruling {
  return {
    table: null,
    part: null,
    reversibility: 'reversible',
    data: 'none',
    traits: [],
    changes: [],
    safer: [],
    ...facts,
  };
}

export function written(name: ObjectName): string {
  return name.schema === null ? name.name : `${name.schema}.${name.name}`;
}
