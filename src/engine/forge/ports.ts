/** What the engine asks of forges, of git, and of the store about both. */
import type {
  ChangeRequest,
  CommitAccounts,
  Delivery,
  ForgeAccount,
  ForgeReport,
  ForgeReview,
  ForgeTeam,
  GitRemote,
  HeardDelivery,
  Listing,
  RequestRef,
} from './types.ts';

/**
 * One connection to one forge. Every method may throw `ForgeFault`. What cannot be seen whole comes back as
 * a listing that is not whole; nothing is ever guessed.
 */
export interface Forge {
  readonly id: string;
  readonly kind: 'github' | 'gitlab' | 'git';
  /** Checks the signature and makes sense of a webhook. Pure but for the connection's secret. Never throws. */
  hear(delivery: Delivery): HeardDelivery;
  readRequest(ref: RequestRef): Promise<ChangeRequest | null>;
  listRepositories(): Promise<Listing<string>>;
  listOpenRequests(repository: string): Promise<Listing<RequestRef>>;
  /** Open requests whose head is this commit. */
  requestsAt(repository: string, commit: string): Promise<Listing<RequestRef>>;
  listReviews(ref: RequestRef): Promise<Listing<ForgeReview>>;
  /** Everybody the forge knows to have pushed to the request's branch since it was opened. */
  listPushers(ref: RequestRef): Promise<Listing<ForgeAccount>>;
  listCommitAccounts(ref: RequestRef): Promise<Listing<CommitAccounts>>;
  listTeams(): Promise<Listing<ForgeTeam>>;
  remoteOf(repository: string): Promise<GitRemote>;
  /** Writes, or replaces, what Holdpoint says beside a commit. Idempotent. */
  publish(ref: RequestRef | { readonly repository: string }, report: ForgeReport): Promise<void>;
  /** Answers a command where people read it. */
  reply(ref: RequestRef, text: string): Promise<void>;
}

/** Local copies of repositories, kept up to date with git itself. */
export interface GitMirror {
  /**
   * Fetches refs or commit ids and resolves to the folder of a bare repository that holds them all. Copies of
   * one repository are fetched one after the other. Throws `ForgeFault`.
   */
  fetch(repository: string, remote: GitRemote, refs: readonly string[]): Promise<string>;
}

export type ForgeFaultCode = 'rate-limited' | 'unauthorised' | 'unreachable' | 'gone' | 'malformed';

/** The forge did not answer as it should. `retryAfter`: milliseconds, where it says so. */
export class ForgeFault extends Error {
  readonly code: ForgeFaultCode;
  readonly retryAfter: number | null;

  constructor(
    code: ForgeFaultCode,
    message: string,
    options: ErrorOptions & { readonly retryAfter?: number } = {},
  ) {
    super(message, options);
    this.name = 'ForgeFault';
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
  }
}

export interface ForgeReads {}

export interface ForgeWrites extends ForgeReads {}
