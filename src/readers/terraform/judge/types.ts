import type { DataHolding, Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import type { Leaf } from '../attributes/leaves.ts';
import type { ResourceChange } from '../plan/change.ts';
import type { ClassFacts, KnownType } from '../../shared/resource-types/types.ts';

/** A change to judge, with what is known of its type. */
export interface Subject {
  readonly change: ResourceChange;
  readonly verb: Verb;
  readonly known: KnownType | null;
  readonly facts: ClassFacts | null;
  readonly leaves: readonly Leaf[];
}

/** What one rule saw. Several findings add up; none takes away what another says of the change. */
export interface Finding {
  /** Raises the reversibility to at least this. Absent: no opinion. */
  readonly atLeast?: Reversibility;
  /** The way back that the plan itself keeps: the loss of the resource is no worse than this. */
  readonly lossAtMost?: Reversibility;
  readonly data?: DataHolding;
  /** What an update or a creation is called instead. */
  readonly verb?: 'expose' | 'grant';
  readonly traits: readonly Trait[];
  /** The end of a sentence, without a full stop. Holds no value but harmless ones. */
  readonly because: string;
  readonly safer: readonly string[];
  /** The attributes it is about, to be shown as evidence. */
  readonly leaves: readonly Leaf[];
}

/** Looks at one side of a change. */
export type Rule = (subject: Subject) => readonly Finding[];

export interface Judgement {
  readonly verb: Verb;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly why: string;
  readonly safer: readonly string[];
  /** The attributes that decided it. */
  readonly leaves: readonly Leaf[];
}
