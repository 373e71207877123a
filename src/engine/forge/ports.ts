/** What the engine asks of forges, of git, and of the store about both. */
import type { StoredCase } from '../ports.ts';
import type {
  AccountedFor,
  Asked,
  ConnectionStanding,
  FailingTask,
  KnownRequest,
  RequestUpdate,
  SeenPush,
  StoredDelivery,
  Task,
} from './queue.ts';
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
  MergedRequest,
  MergeGroup,
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
  /** What it is about to merge in which the request is; left out where webhooks tell of that. */
  mergeGroupsOf?(ref: RequestRef): Promise<readonly MergeGroup[]>;
  /** Whether it is the default branch, protected or under a rule; left out where a forge has no such thing. */
  isProtectedBranch?(repository: string, branch: string): Promise<boolean>;
  /** The default branch and those that are protected, among these; left out where a forge has no such thing. */
  protectedAmong?(repository: string, branches: readonly string[]): Promise<readonly string[]>;
  /**
   * Requests that the forge says were merged into a branch and changed since an instant, with the commits that
   * it says brought them in; left out where a forge has no requests.
   */
  listMergedRequests?(
    repository: string,
    branch: string,
    since: string,
  ): Promise<Listing<MergedRequest>>;
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
  /** Where the branches of a repository stand at this moment, by name. Makes no copy. Throws `ForgeFault`. */
  listHeads(repository: string, remote: GitRemote): Promise<ReadonlyMap<string, string>>;
  /**
   * What that folder has a fetched ref under, since branches of others are not its own: the id that the forge
   * said it stands at where that is known, else the name of a ref there.
   */
  nameOf(folder: string, ref: string): string;
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

/** What every server on the same database sees for as long as this one lives, however it ends. */
export interface SignOfLife {
  /** The number that leases are taken under, which no other living server has; null while it cannot be seen. */
  readonly holder: () => number | null;
  readonly stop: () => Promise<void>;
}

export interface ForgeReads {
  findRequest(ref: RequestRef): Promise<KnownRequest | null>;
  requestOfCase(caseId: string): Promise<KnownRequest | null>;
  /** Open ones, and those never read; by repository and number. */
  listOpenRequests(forge: string): Promise<readonly KnownRequest[]>;
  /** Open ones, and those never read, whose head or base is this branch. */
  requestsOnBranch(
    forge: string,
    repository: string,
    branch: string,
  ): Promise<readonly KnownRequest[]>;
  requestsAtHead(
    forge: string,
    repository: string,
    commit: string,
  ): Promise<readonly KnownRequest[]>;
  /** Whether any request was ever to be merged into this branch. */
  isBaseBranch(forge: string, repository: string, branch: string): Promise<boolean>;
  /** Merged ones into a branch, latest look first. */
  mergedInto(
    forge: string,
    repository: string,
    branch: string,
    limit: number,
  ): Promise<readonly KnownRequest[]>;
  listPushes(forge: string, repository: string, branch: string): Promise<readonly SeenPush[]>;
  /** Who was seen to push one of these commits to a branch; 200 at most. */
  pushersOf(
    forge: string,
    repository: string,
    branch: string,
    commits: readonly string[],
  ): Promise<readonly SeenPush[]>;
  /** Of branches, by their places, how far the ledger says that they are accounted for; those it knows. */
  accountedFor(places: readonly string[]): Promise<ReadonlyMap<string, AccountedFor>>;
  /** Where a branch, by its place, was when it was moved by force, as the ledger has it; the latest first, 50 at most. */
  leftByForce(place: string): Promise<readonly string[]>;
  /** Cases of a slot, newest first. */
  casesInSlot(slot: string, limit: number): Promise<readonly StoredCase[]>;
  /** What a case's proposed policy would have done, in Markdown; null where nobody worked it out. */
  findReplay(caseId: string): Promise<string | null>;
  listConnections(): Promise<readonly ConnectionStanding[]>;
  listFailing(limit: number): Promise<readonly FailingTask[]>;
  /** Newest first. */
  listDeliveries(limit: number): Promise<readonly StoredDelivery[]>;
}

export interface ForgeWrites extends ForgeReads {
  /** Holds what is written of a branch until the transaction ends. */
  lockBranch(place: string): Promise<void>;
  /** False where the case has one already. */
  insertReplay(caseId: string, markdown: string, at: string): Promise<boolean>;
  /** False when this delivery was taken in before. */
  insertDelivery(delivery: StoredDelivery): Promise<boolean>;
  /** Returns how many went. */
  forgetDeliveries(before: string): Promise<number>;
  recordPush(forge: string, repository: string, branch: string, push: SeenPush): Promise<void>;
  /** Makes the request known, or changes what is known of it. */
  seeRequest(ref: RequestRef, update: RequestUpdate, at: string): Promise<void>;
  /** Asks for a row: one that is there becomes due sooner, never later, and wants the more of both. */
  ask(asked: Asked): Promise<void>;
  /**
   * Takes up the row that is due first, or whose lease ran out, of connections that are not paused. Rows that
   * others are taking up are passed over.
   */
  claim(
    forges: readonly string[],
    lease: string,
    now: string,
    leasedUntil: string,
  ): Promise<Task | null>;
  /** Holds the row until the transaction ends; false when the lease is somebody else's by now. */
  holdLease(task: Task): Promise<boolean>;
  renewLease(task: Task, leasedUntil: string): Promise<boolean>;
  /** Ends leases of holders that show no sign of life any more; resolves to how many. */
  freeAbandoned(now: string): Promise<number>;
  /** It is done: the row goes, or is due at once where it was asked for meanwhile. */
  settle(task: Task, now: string): Promise<void>;
  /** It failed, or has to wait (no fault then): due again later. `counts`: whether this was an attempt. */
  putOff(task: Task, dueAt: string, fault: string | null, counts: boolean): Promise<void>;
  pauseConnection(forge: string, until: string, fault: string, at: string): Promise<void>;
  noteFault(forge: string, fault: string, at: string): Promise<void>;
  /** True for the one server that is to ask for the sweep due by now. */
  takeSweep(forge: string, now: string, notSince: string): Promise<boolean>;
  sweepDone(forge: string, at: string): Promise<void>;
}
