import type { Approval } from '../../core/approval/types.ts';
import type { Acceptance, Exception, ExceptionScope } from '../../core/approval/standing.ts';
import type { Explanation } from '../../core/approval/explanation.ts';
import type { Level } from '../../core/provenance/types.ts';
import type { Requirement } from '../../config/policy/requirements.ts';
import type { DirectiveScope } from '../../config/policy/server-directives.ts';
import type { StoredCase } from '../ports.ts';

/** One explanation as it was given; later ones stand beside it. */
export interface StoredExplanation {
  readonly id: string;
  readonly case: string;
  /** By which it carries over to an identical diff in the same slot, or null. */
  readonly carryKey: string | null;
  readonly said: Explanation;
  /** `sha256:` and hex of what they signed for it, or null. */
  readonly evidence: string | null;
}

/** One as the ledger has it; rows only say where to look. */
export type RecordedExplanation = Pick<StoredExplanation, 'case' | 'said' | 'evidence'>;

/** What a contributor stated about who or what wrote the change. */
export interface StoredStatement {
  readonly id: string;
  readonly case: string;
  readonly carryKey: string | null;
  readonly person: string;
  readonly at: string;
  readonly says: 'human' | 'ai';
  readonly tool: string | null;
  readonly note: string;
  /** `sha256:` and hex of what they signed for it, or null. */
  readonly evidence: string | null;
}

/** One as the ledger has it; rows only say where to look. */
export type RecordedStatement = Omit<StoredStatement, 'carryKey'>;

export interface AskedException {
  readonly id: string;
  readonly rules: readonly string[];
  readonly scope: ExceptionScope;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly ends: string;
}

/** What became of an exception that was asked for. */
export interface StoredException extends AskedException {
  readonly answer: ExceptionAnswer | null;
  readonly revoked: { readonly at: string; readonly by: string; readonly reason: string } | null;
  /** When it was written down that it is over, or null. */
  readonly settledAt: string | null;
  /** When it was written down that its review is late, or null. */
  readonly overdueAt: string | null;
  readonly review: ExceptionReview | null;
}

export type ExceptionAnswer =
  | { readonly kind: 'refused'; readonly by: string; readonly at: string; readonly reason: string }
  | GrantedAnswer;

export interface GrantedAnswer {
  readonly kind: 'granted';
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly level: Level;
  readonly reviewBy: string;
  /** Owners' teams of the systems, or authors' teams of the case, as of then. */
  readonly teams: readonly string[];
  /** `sha256:` and hex of the signed assertion. */
  readonly evidence: string;
  /** Where the ledger has it. */
  readonly entry: number;
}

export type ReviewFinding = 'justified' | 'not-justified' | 'needs-standard';

export interface ExceptionReview {
  readonly by: string;
  readonly at: string;
  readonly finding: ReviewFinding;
  readonly note: string;
  /** `sha256:` and hex of what they signed; null for one of before it was asked for. */
  readonly evidence: string | null;
}

/** A granted exception with what the ledger has at the place that its row names. */
export interface RecordedException {
  readonly exception: Exception;
  readonly teams: readonly string[];
  /** Body of the ledger's entry, or null where there is none of that kind. */
  readonly recorded: Readonly<Record<string, unknown>> | null;
}

export interface DirectiveTerms {
  readonly title: string | null;
  readonly reason: string;
  readonly scope: DirectiveScope;
  readonly requires: readonly Requirement[];
  readonly message: string | null;
  /** When it is to begin; null: when it is signed. */
  readonly starts: string | null;
  /** When it is to end, or how long it is to bind (`90d`). */
  readonly until: { readonly ends: string } | { readonly for: string };
}

export interface StoredDirective {
  readonly id: string;
  /** By which rules, cases and people know it. */
  readonly name: string;
  readonly terms: DirectiveTerms;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly signed: SignedDirective | null;
  readonly closed: { readonly at: string; readonly by: string | null; readonly why: string } | null;
}

export interface SignedDirective {
  readonly by: string;
  readonly level: Level;
  readonly at: string;
  readonly starts: string;
  readonly ends: string;
}

export interface DirectiveAct {
  readonly id: string;
  readonly directive: string;
  readonly kind: 'start' | 'extend' | 'end';
  /** The end that an extension asks for; null for a start, and for an end at once. */
  readonly ends: string | null;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly signed: {
    readonly by: string;
    readonly level: Level;
    readonly at: string;
    readonly evidence: string;
  } | null;
}

export type AuditFinding = 'sound' | 'unsound' | 'needs-standard';

export interface Audit {
  readonly case: string;
  readonly directive: string;
  readonly person: string;
  readonly level: Level;
  readonly at: string;
  readonly finding: AuditFinding;
  readonly note: string;
  /** `sha256:` and hex of what they signed for it, or null. */
  readonly evidence: string | null;
}

/** When somebody had the page open on one assessment. */
export interface CaseView {
  readonly case: string;
  readonly person: string;
  readonly assessmentDigest: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** A case as it is replayed and reported on, with what people answered and saw. */
export interface PastCase {
  readonly case: StoredCase;
  readonly answers: readonly Approval[];
  readonly views: readonly CaseView[];
}

export interface PastCaseFilter {
  /** Submitted from (inclusive) to (exclusive), ISO instants. */
  readonly from: string;
  readonly until: string;
  /** Only where this rule or directive applied; null for all. */
  readonly rule: string | null;
  /** Begin after this one. */
  readonly after: { readonly submittedAt: string; readonly id: string } | null;
  readonly limit: number;
}

export type { Acceptance, Exception, ExceptionScope, Explanation };
