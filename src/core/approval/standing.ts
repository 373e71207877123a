import type { Level } from '../provenance/types.ts';

/** An approval to go without what some rules ask, by whoever has that power, with an end. */
export interface Exception {
  readonly id: string;
  /** Rules whose demands it lifts; `*` for all that may be lifted. */
  readonly rules: readonly string[];
  readonly scope: ExceptionScope;
  readonly reason: string;
  readonly askedBy: string;
  /** Id and level, as of then, of who granted it with their passkey. */
  readonly grantedBy: string;
  readonly level: Level;
  /** Binds from `starts` (inclusive) to `ends` (exclusive), ISO instants. */
  readonly starts: string;
  readonly ends: string;
  /** By when somebody has to have looked at what came of it. */
  readonly reviewBy: string;
}

/** One case, or everything of some systems. */
export type ExceptionScope =
  | { readonly kind: 'case'; readonly case: string }
  | { readonly kind: 'systems'; readonly systems: readonly string[] };

/** An exception whose review is late: what the team does next waits for it. */
export interface OverdueReview {
  readonly exception: string;
  /** Teams whose exception it was. */
  readonly teams: readonly string[];
  readonly reviewBy: string;
}

/** Somebody who may answer takes one finding as it is, with a reason. */
export interface Acceptance {
  readonly finding: string;
  readonly person: string;
  readonly reason: string;
  readonly at: string;
  /** `sha256:` and hex of what they signed for it; left out where they signed nothing. */
  readonly evidence?: string;
}

/** What stands beside a case, besides answers, when it is decided. */
export interface Standing {
  /** Id of the case, or null where it is none yet. */
  readonly case: string | null;
  readonly exceptions: readonly Exception[];
  readonly overdue: readonly OverdueReview[];
  readonly acceptances: readonly Acceptance[];
}

export const NO_STANDING: Standing = { case: null, exceptions: [], overdue: [], acceptances: [] };
