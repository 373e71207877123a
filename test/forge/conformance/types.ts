/** What the suite needs of a forge, told in words that fit each of them. */
import type { Forge } from '../../../src/engine/forge/ports.ts';
import type { Delivery } from '../../../src/engine/forge/types.ts';

/** What some forges do not have at all; everything else each must show. */
export type Lack =
  | 'webhooks'
  | 'forced'
  | 'comments'
  | 'reviews'
  | 'accounts'
  | 'forks'
  | 'teams'
  | 'pushers'
  | 'reports'
  | 'tokens'
  | 'limits'
  | 'counts';

export interface CommitAsked {
  readonly files: Readonly<Record<string, string>>;
  /** A login, or somebody whose address is linked to no account. */
  readonly author?: string | { readonly name: string; readonly email: string };
  readonly message?: string;
  /** The branch’s tip when left out. */
  readonly parents?: readonly string[];
}

export interface RequestAsked {
  readonly branch: string;
  readonly by: string;
  /** Login of whoever forked the repository, where the branch lies there. */
  readonly fork?: string;
}

/** One report as the forge shows it. */
export interface ReportSeen {
  readonly case: string | null;
  readonly passes: boolean;
  readonly title: string;
  readonly summary: string;
  readonly notes: number;
}

/**
 * `acme/shop` with a commit on `main`. mary and ravi may write, eve may only read; `acme/payments` is the team
 * of ravi alone. What happens is told to whoever listens, where the forge does that.
 */
export interface ForgeWorld {
  /** Writes commits one on the other, moves the branch, and gives their ids. Not told to anybody. */
  commits(branch: string, given: readonly CommitAsked[]): Promise<readonly string[]>;
  push(branch: string, given: CommitAsked, by: string): Promise<string>;
  /** Moves the branch to a commit that is not built on its tip. */
  forcePush(branch: string, given: CommitAsked, by: string): Promise<string>;
  tip(branch: string): string;
  fork(login: string, branch: string, given: CommitAsked): Promise<void>;
  removeFork(login: string): void;
  open(asked: RequestAsked): Promise<number>;
  close(number: number, by: string): Promise<void>;
  review(number: number, by: string, opinion: 'approve' | 'request-changes' | 'comment'): string;
  dismiss(number: number, review: string, by: string): void;
  comment(number: number, by: string, body: string): void;
  setRole(login: string, role: 'write' | 'read' | null): void;
  addPerson(login: string): void;
  deletePerson(login: string): void;
  /** After how many commits listings end without a word. */
  cutCommits(most: number): void;
  expireTokens(): void;
  limit(seconds: number | null): void;
  /** Lets the next requests fail whose method and path fit. */
  failNext(pattern: RegExp, status: number, times?: number): void;
  requestsSoFar(): number;
  /** Webhooks so far, as they came in. */
  deliveries(): readonly Delivery[];
  /** The same, but not signed with the connection’s secret, or not signed at all. */
  forged(delivery: Delivery): readonly Delivery[];
  reports(commit: string): readonly ReportSeen[];
}

export interface ForgeUnderTest {
  readonly forge: Forge;
  readonly world: ForgeWorld;
  /** Lets time go by for forge and door alike. */
  wait(milliseconds: number): void;
  close(): Promise<void>;
}

export type StartForge = () => Promise<ForgeUnderTest>;

export const REPOSITORY = 'acme/shop';
