import type {
  DataHolding,
  EnvironmentKind,
  Reversibility,
  Trait,
} from '../../../core/change/types.ts';
import type { KeyChange } from '../compare/key-change.ts';

/** The environment that a file acts on, and how the input names it. */
export interface Place {
  readonly kind: EnvironmentKind;
  readonly name: string | null;
}

/** One changed value, with what a rule may ask about it. */
export interface Subject {
  readonly change: KeyChange;
  /** Words of the last key, in lower case. */
  readonly last: readonly string[];
  /** Words of the last three keys. */
  readonly words: readonly string[];
  readonly place: Place;
  /** True where the whole file is new: nothing ran with it before. */
  readonly newFile: boolean;
}

/** What a rule makes of one changed value. */
export interface Finding {
  /** Absent: update. */
  readonly verb?: 'expose' | 'grant';
  readonly traits: readonly Trait[];
  /** Absent: reversible, since the old value can be put back. */
  readonly reversibility?: Reversibility;
  /** Absent: none. */
  readonly data?: DataHolding;
  /** A clause without a full stop, with no secret in it. */
  readonly because: string;
  readonly safer: readonly string[];
  /** Where it acts, if the value says so. */
  readonly place?: Place;
}

/** Null for what is not remarkable. */
export type Rule = (subject: Subject) => Finding | null;
