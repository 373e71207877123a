import type { Assessment } from '../assess.ts';
import type { Condition, Verdict } from '../policy/types.ts';

/** One of several ways to do the same task, assessed on its own. */
export interface Candidate {
  readonly name: string;
  readonly assessment: Assessment;
  /** With nobody's approval yet. */
  readonly verdict: Verdict;
}

/** What every candidate must keep to. A constraint that cannot be evaluated counts as broken. */
export interface Constraint {
  /** As written. */
  readonly text: string;
  readonly holds: Condition;
}

/** What the harm of candidates is compared by, in this order. */
export type HarmKind =
  | 'denied'
  | 'data-lost'
  | 'untold'
  | 'irreversible'
  | 'lost-elsewhere'
  | 'costly'
  | 'opened'
  | 'worst-tier'
  | 'tier-1-reach'
  | 'reach'
  | 'crossings'
  | 'echoes'
  | 'risk'
  | 'effects';

/** One measure of what a candidate could do; less is better. */
export interface Harm {
  readonly kind: HarmKind;
  readonly measure: number;
  /** What is behind it, as the end of a sentence about the candidate: `loses orders-db for good`. */
  readonly words: string;
}

/** A way to make a candidate milder still, in the words of its own tool. */
export interface SaferStep {
  readonly text: string;
  /** Effects that it would make milder, as indexes into the candidate's change. */
  readonly effects: readonly number[];
}

export interface BrokenConstraint {
  readonly text: string;
  /** Why it could not be evaluated, or null where it was and does not hold. */
  readonly error: string | null;
}

export interface RankedCandidate {
  readonly name: string;
  readonly outcome: Verdict['outcome'];
  readonly headline: string;
  /** 1 is the one with the least possible harm; equal candidates share a place. */
  readonly place: number;
  readonly harms: readonly Harm[];
  /** Why it stands before the next one; null for the last. */
  readonly because: string | null;
  readonly safer: readonly SaferStep[];
}

export interface DiscardedCandidate {
  readonly name: string;
  readonly headline: string;
  readonly broken: readonly BrokenConstraint[];
}

/** Candidates in order of the harm possible, least first; then those that break a constraint, by name. */
export interface Comparison {
  /** One sentence: which one, and why. */
  readonly summary: string;
  readonly ranked: readonly RankedCandidate[];
  readonly discarded: readonly DiscardedCandidate[];
}
