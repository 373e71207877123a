import type { Verdict } from '../../../core/policy/types.ts';
import type { CaseState } from '../../ports.ts';

export type Outcome = Verdict['outcome'];

/** How many cases came out how, by the present rules and by the proposed ones. */
export interface Shift {
  readonly unchanged: number;
  /** Went through at once before; would wait for people or a check. */
  readonly newlyHeld: number;
  /** Waited before; would go through at once. */
  readonly newlyReleased: number;
  readonly newlyDenied: number;
  readonly noLongerDenied: number;
}

/** A case that would have come out otherwise. */
export interface ReplayedCase {
  readonly case: string;
  readonly title: string;
  readonly submittedAt: string;
  readonly state: CaseState;
  readonly headline: string;
  readonly present: Outcome;
  readonly proposed: Outcome;
  /** Rules that apply by the one policy and not by the other, sorted. */
  readonly rules: readonly string[];
}

/** An incident before which something like it went through, which the proposed rules would have held. */
export interface CaughtIncident {
  readonly id: string;
  readonly title: string;
  /** ISO date. */
  readonly date: string;
  /** The first few of them, oldest first. */
  readonly cases: readonly {
    readonly case: string;
    readonly title: string;
    readonly submittedAt: string;
    readonly because: readonly string[];
  }[];
}

/** What a proposed policy would have done to what was submitted. Plain data, the same for the same input. */
export interface ReplayReport {
  readonly since: string;
  readonly until: string;
  /** Hashes of the policies. */
  readonly present: string;
  readonly proposed: string;
  readonly cases: number;
  /** Before anybody answered. */
  readonly shift: Shift;
  /** With the answers that people gave to exactly what they were shown. */
  readonly answered: Shift & { readonly cases: number };
  /** Approvals asked for at the least: one person may count for several needs of a case. */
  readonly approvals: { readonly present: number; readonly proposed: number };
  readonly cost: ReplayCost;
  readonly caught: readonly CaughtIncident[];
  /** Rules that apply to more cases, or to fewer; most first. */
  readonly rules: readonly {
    readonly rule: string;
    readonly more: number;
    readonly fewer: number;
  }[];
  /** The first of them, oldest first. */
  readonly changes: readonly ReplayedCase[];
  /** How many more came out otherwise than are listed. */
  readonly left: number;
}

/** `unknown`: nobody's look at a page was noted, so no minutes are made up. */
export type ReplayCost =
  | { readonly kind: 'unknown'; readonly why: string }
  | {
      readonly kind: 'known';
      /** Median over `sample` approvals, each at most 60, to a tenth. */
      readonly minutesPerApproval: number;
      readonly sample: number;
      /** Minutes more (or fewer, when negative) that reviewers would have spent. */
      readonly minutes: number;
    };
