import type {
  Acceptance,
  AskedException,
  Audit,
  CaseView,
  DirectiveAct,
  ExceptionReview,
  GrantedAnswer,
  PastCase,
  PastCaseFilter,
  RecordedException,
  RecordedExplanation,
  RecordedStatement,
  SignedDirective,
  StoredDirective,
  StoredException,
  StoredExplanation,
  StoredStatement,
} from './types.ts';

/** What the engine asks of the store about governance. */
export interface GovernanceReads {
  /** Of the case, and those that carry over by the key, as the ledger has them; latest first. */
  explanationsOf(
    caseId: string | null,
    carryKey: string | null,
    limit: number,
  ): Promise<readonly RecordedExplanation[]>;
  /** The same for statements about provenance. */
  statementsOf(
    caseId: string | null,
    carryKey: string | null,
    limit: number,
  ): Promise<readonly RecordedStatement[]>;
  acceptancesOf(caseId: string): Promise<readonly Acceptance[]>;
  findException(id: string): Promise<StoredException | null>;
  /** Newest first. */
  listExceptions(limit: number): Promise<readonly StoredException[]>;
  /** Granted, neither ended nor revoked at `now`: those of the case and those of systems. */
  exceptionsInForce(caseId: string | null, now: string): Promise<readonly RecordedException[]>;
  /** Granted, due for review at or before `now`, and not reviewed. */
  exceptionsOverdue(now: string): Promise<readonly RecordedException[]>;
  /** The latest of this name, or of this id. Like all reads of directives: as the ledger has it. */
  findDirective(name: string): Promise<StoredDirective | null>;
  /** Newest first. */
  listDirectives(limit: number): Promise<readonly StoredDirective[]>;
  /** Proposed or signed, and not closed; by name. */
  openDirectives(now: string): Promise<readonly StoredDirective[]>;
  /** Signed directives whose rows are not as the ledger has them, and how, in a few words. */
  alteredDirectives(): Promise<readonly { readonly name: string; readonly why: string }[]>;
  /** Oldest first. */
  actsOf(directive: string): Promise<readonly DirectiveAct[]>;
  /** Oldest submission first. */
  pastCases(filter: PastCaseFilter): Promise<readonly PastCase[]>;
  viewsOf(caseId: string): Promise<readonly CaseView[]>;
  /** Minutes from the first look to the approval, each at most 60, of approvals since an instant. */
  approvalMinutes(since: string, limit: number): Promise<readonly number[]>;
  /** Ids of released cases to which one of these rules applied since an instant, riskiest first. */
  releasedUnder(rules: readonly string[], since: string, limit: number): Promise<readonly string[]>;
  auditsOf(cases: readonly string[]): Promise<readonly Audit[]>;
}

export interface GovernanceWrites extends GovernanceReads {
  /** `words`: digest of what it says the change does, without the dressing. */
  insertExplanation(explanation: StoredExplanation, words: string): Promise<void>;
  /** Whether the same words explained another request. */
  isSaidElsewhere(words: string, caseId: string, slot: string | null): Promise<boolean>;
  insertStatement(statement: StoredStatement): Promise<void>;
  /** False where this person accepted this finding of this case before. */
  insertAcceptance(caseId: string, acceptance: Acceptance): Promise<boolean>;
  insertException(exception: AskedException): Promise<void>;
  /** Reads it and holds it until the transaction ends. */
  lockException(id: string): Promise<StoredException | null>;
  grantException(id: string, answer: GrantedAnswer): Promise<void>;
  refuseException(id: string, by: string, at: string, reason: string): Promise<void>;
  revokeException(id: string, by: string, at: string, reason: string): Promise<void>;
  reviewException(id: string, review: ExceptionReview): Promise<void>;
  /** Granted, over at `now`, and not yet settled; skips those held elsewhere. */
  lockUnsettled(now: string, limit: number): Promise<readonly StoredException[]>;
  settleException(id: string, at: string): Promise<void>;
  /** Granted, not reviewed, late at `now`, and not yet written down as such. */
  lockNewlyOverdue(now: string, limit: number): Promise<readonly StoredException[]>;
  noteOverdue(id: string, at: string): Promise<void>;
  /** Holds all directives until the transaction ends: two that overlap never slip in side by side. */
  lockDirectives(): Promise<void>;
  insertDirective(directive: StoredDirective): Promise<void>;
  signDirective(id: string, signed: SignedDirective): Promise<void>;
  /** Moves the end of a signed directive. */
  moveDirectiveEnd(id: string, ends: string): Promise<void>;
  closeDirective(id: string, at: string, by: string | null, why: string): Promise<void>;
  insertAct(act: DirectiveAct): Promise<void>;
  signAct(id: string, signed: NonNullable<DirectiveAct['signed']>): Promise<void>;
  insertAudit(audit: Audit): Promise<void>;
  /** Notes a look; at most one write a minute. */
  seeCase(view: Omit<CaseView, 'firstSeen' | 'lastSeen'>, at: string): Promise<void>;
}
