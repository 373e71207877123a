/**
 * What the engine asks of the world. The engine owns these shapes and never sees who implements them.
 */
import type { Assessment, EarlierEffect } from '../core/assess.ts';
import type { Approval } from '../core/approval/types.ts';
import type { GraphFacts, SeenEdge, SeenSystem } from '../core/catalog/facts.ts';
import type { Verdict } from '../core/policy/types.ts';
import type { Frontier } from '../ledger/merkle/frontier.ts';
import type { LogVerification } from '../ledger/verify-log.ts';
import type { LedgerRound } from '../ledger/verify-onwards.ts';
import type { ListedCase } from './cases/listed-case.ts';
import type { AgentReads, AgentsChanged, AgentWrites } from './agents/ports.ts';
import type { ForgeReads, ForgeWrites, SignOfLife } from './forge/ports.ts';
import type { GovernanceReads, GovernanceWrites } from './governance/ports.ts';
import type { PeopleReads, PeopleWrites } from './people/ports.ts';
import type { PresenceReads, PresenceWrites } from './presence/ports.ts';
import type { TokenReads, TokenWrites } from './tokens/ports.ts';
import type { Token } from './tokens/types.ts';

export interface Clock {
  /** The present instant, ISO 8601 in UTC with milliseconds. */
  now(): string;
}

export interface Ids {
  /** A new identifier: unguessable, URL-safe, sorts by time of creation. */
  next(): string;
}

/** `withdrawn`: its request was closed unmerged. `bypassed`: it was merged without a release. */
export type CaseState =
  | 'waiting'
  | 'released'
  | 'refused'
  | 'denied'
  | 'expired'
  | 'superseded'
  | 'withdrawn'
  | 'bypassed';

/** A submitted change with its assessment, as it is kept. */
export interface StoredCase {
  readonly id: string;
  readonly title: string;
  readonly state: CaseState;
  readonly slot: string | null;
  readonly link: string | null;
  readonly submittedAt: string;
  /** Name of the token or id of the person that submitted it. */
  readonly submittedBy: string;
  readonly expiresAt: string;
  readonly releaseValidUntil: string | null;
  readonly supersededBy: string | null;
  readonly assessment: Assessment;
  /** The verdict as of the last answer or state change. */
  readonly verdict: Verdict;
}

/** What may change in a case after it was submitted. */
export type CaseUpdate = Partial<
  Pick<
    StoredCase,
    'state' | 'releaseValidUntil' | 'supersededBy' | 'verdict' | 'assessment' | 'expiresAt'
  >
>;

/** What is written down. The body is canonical JSON of plain data and never holds sensitive values. */
export interface LedgerEvent {
  /** `case.submitted`, `case.answered`, `case.released`, `case.refused`, `case.expired`, … */
  readonly kind: string;
  readonly at: string;
  readonly case: string | null;
  /** Person id or token name that did it, or null for Holdpoint itself. */
  readonly actor: string | null;
  /** One sentence for people. */
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface LedgerEntry extends LedgerEvent {
  /** 0-based position in the log. */
  readonly sequence: number;
  /** Base64 of the RFC 6962 leaf hash. */
  readonly leafHash: string;
}

/** The log as a whole, as of its latest entry. */
export interface LedgerHead {
  readonly size: number;
  /** Base64 of the RFC 6962 root. */
  readonly rootHash: string;
  /** The signed checkpoint's text; empty while the log is. */
  readonly checkpoint: string;
  /** C2SP verifier key text of the key that signs the checkpoints. */
  readonly verifierKey: string;
}

export interface CaseFilter {
  readonly states: readonly CaseState[] | null;
  /** At most 500; riskiest first, then oldest. */
  readonly limit: number;
}

/** One graph source as of its latest import. */
export interface FactSource {
  /** Names the source in `FactsChange`. */
  readonly id: number;
  readonly origin: string;
  readonly scope: string;
  /** ISO instant that its facts are as of. */
  readonly at: string;
  /** `sha256:` and hex over its facts. */
  readonly digest: string;
  readonly systems: number;
  readonly edges: number;
  readonly importedAt: string;
  /** Name of the token that imported it. */
  readonly importedBy: string;
}

/** An edge as it is kept: `seenAt` is null where it was seen at the source's own instant. */
export type StoredEdge = Omit<SeenEdge, 'seenAt'> & { readonly seenAt: string | null };

/** What the facts became since a revision. */
export interface FactsChange {
  /** Everything up to this one is in. */
  readonly revision: number;
  /** True when this is all there is, to be put in the place of whatever was known. */
  readonly whole: boolean;
  /** Every source there is. */
  readonly sources: readonly FactSource[];
  /** `said` is null where the source no longer says so. */
  readonly systems: readonly {
    readonly source: number;
    readonly name: string;
    readonly said: SeenSystem | null;
  }[];
  readonly edges: readonly {
    readonly source: number;
    readonly edge: StoredEdge;
    /** True where the source no longer says so. */
    readonly gone: boolean;
  }[];
}

/** What an import did to the rows of its source. */
export interface FactsWritten {
  readonly revision: number;
  /** Systems and edges that are new or differ. */
  readonly changed: number;
  /** Systems and edges that the source no longer has. */
  readonly gone: number;
}

/** What whoever waits for a case is told: some hundred bytes of what may be megabytes. */
export interface CaseOutcomeRow extends Pick<
  StoredCase,
  'id' | 'state' | 'expiresAt' | 'releaseValidUntil' | 'supersededBy' | 'verdict'
> {
  readonly changeDigest: string;
}

/** Reads outside a transaction. Each sees only what was committed. */
export interface StoreReads {
  findCase(id: string): Promise<StoredCase | null>;
  /** What became of a case, without reading what it is about. */
  findOutcome(id: string): Promise<CaseOutcomeRow | null>;
  listCases(filter: CaseFilter): Promise<readonly StoredCase[]>;
  /** The same, as lists show them: nothing of an assessment is read but what a line says of it. */
  listCaseLines(filter: CaseFilter): Promise<readonly ListedCase[]>;
  /** Ids of waiting cases after this one, or from the first, in order of their ids. */
  waitingAfter(id: string | null, limit: number): Promise<readonly string[]>;
  /** In order of `sequence`. */
  listAnswers(caseId: string): Promise<readonly Approval[]>;
  listRecord(caseId: string): Promise<readonly LedgerEntry[]>;
  /** Newest first, entries with `sequence < before`. */
  listLedger(before: number | null, limit: number): Promise<readonly LedgerEntry[]>;
  /** Risk points of the latest `limit` cases. */
  riskHistory(limit: number): Promise<readonly number[]>;
  /** Protection removed by earlier released or waiting changes on any of these addresses, since an instant. */
  earlierEffects(addresses: readonly string[], since: string): Promise<readonly EarlierEffect[]>;
}

/** One unit of work: all of it is kept, with its ledger entries, or none. */
export interface StoreTransaction extends StoreReads {
  /** Reads a case and holds it until the transaction ends. */
  lockCase(id: string): Promise<StoredCase | null>;
  /** Holds the slot, then every waiting case in it, until the transaction ends. */
  lockWaitingInSlot(slot: string): Promise<readonly StoredCase[]>;
  /** The same with released cases that are not used yet; oldest first. */
  lockOpenInSlot(slot: string): Promise<readonly StoredCase[]>;
  /** Waiting cases, and released ones unused, whose time is up at `now`; skips those held elsewhere. */
  lockOverdue(now: string, limit: number): Promise<readonly StoredCase[]>;
  insertCase(row: StoredCase): Promise<void>;
  updateCase(id: string, update: CaseUpdate): Promise<void>;
  insertAnswer(caseId: string, answer: Approval): Promise<void>;
  appendToLedger(event: LedgerEvent): Promise<LedgerEntry>;
  /** Holds imports of facts until the transaction ends; the source as it stands, or null for a new one. */
  lockFactSource(origin: string, scope: string): Promise<FactSource | null>;
  /** Puts these facts in the place of all that their source said before. Names no edge or system twice. */
  replaceFacts(facts: GraphFacts, source: Omit<FactSource, 'id'>): Promise<FactsWritten>;
  /** Takes back all that a source said, and the source itself. */
  forgetFacts(source: FactSource): Promise<FactsWritten>;
  readonly agents: AgentWrites;
  readonly forge: ForgeWrites;
  readonly presence: PresenceWrites;
  readonly people: PeopleWrites;
  readonly tokens: TokenWrites;
  readonly governance: GovernanceWrites;
}

export interface Store extends StoreReads {
  /**
   * Runs `work` in one transaction and retries it on a serialisation failure or deadlock (by SQLSTATE),
   * so `work` must do nothing outside the transaction. Resolves only after the commit is durable.
   */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Tokens for machines: they can never answer. One that was revoked or came to its end is returned as well. */
  findToken(sha256: string): Promise<Token | null>;
  /** Browser sessions, by the SHA-256 of the cookie's secret. */
  findSession(sha256: string, now: string): Promise<{ readonly person: string } | null>;
  insertSession(sha256: string, person: string, expiresAt: string): Promise<void>;
  deleteSession(sha256: string): Promise<void>;
  /** Forgets up to `limit` of those that ended before an instant; resolves to how many. */
  forgetEnded(
    what: 'sessions' | 'challenges' | 'links',
    before: string,
    limit: number,
  ): Promise<number>;
  /** Ends all sessions of a person but the one with this hash. */
  deleteSessionsOf(person: string, except: string | null): Promise<void>;
  /** Ends the sessions of everybody else, and those that ran out. */
  keepSessionsOf(people: readonly string[], now: string): Promise<void>;
  ledgerHead(): Promise<LedgerHead>;
  /**
   * The checkpoint of the log's first `size` entries, signed anew with these lines below it. Rejects where
   * the log does not go on from what this server saw of it, or never had that size.
   */
  signedCheckpoint(size: number, lines: readonly string[]): Promise<string>;
  /** Computes the whole log again and names the first entry that does not fit. */
  verifyLedger(): Promise<LogVerification>;
  /**
   * Computes the log from what was verified before (all of it for null) to its end, without the signatures of
   * the checkpoints between, in bounded memory, and calls `pause` often, so that others have their turn.
   */
  verifyLedgerOnwards(from: Frontier | null, pause: () => Promise<void>): Promise<LedgerRound>;
  /** Facts changed after a revision, from one snapshot: all of them after 0, or after one long past. */
  factsSince(revision: number): Promise<FactsChange>;
  /** Calls back after every committed import of facts, and whenever one may have been missed. */
  onFactsChanged(listener: () => void): Promise<() => Promise<void>>;
  /** Resolves when the database answers; rejects when it does not. */
  ping(): Promise<void>;
  /** Calls back after every committed change of a case, also one made by another server process. */
  onCaseChanged(listener: (event: { readonly case: string }) => void): Promise<() => Promise<void>>;
  readonly agents: AgentReads;
  readonly forge: ForgeReads;
  readonly presence: PresenceReads;
  readonly people: PeopleReads;
  readonly tokens: TokenReads;
  readonly governance: GovernanceReads;
  /** Calls back after every committed change of sessions, stops, grants and lessons, at any server. */
  onAgentsChanged(listener: (event: AgentsChanged) => void): Promise<() => Promise<void>>;
  /** Shows that this server lives, so that what it held is taken over at once when it does not. Never throws. */
  showLife(): Promise<SignOfLife>;
  /** Calls back after every commit that asks for a look at a forge, at any server, and when in doubt. */
  onForgeWork(listener: () => void): Promise<() => Promise<void>>;
  /** Calls back after every commit that changes what directories say of people, and when in doubt. */
  onPeopleChanged(listener: () => void): Promise<() => Promise<void>>;
}

/** Signs ledger checkpoints. */
export interface Signer {
  /** Name of the log in its checkpoints: `holdpoint/ORGANISATION`. */
  readonly origin: string;
  /** C2SP verifier key text. */
  readonly verifierKey: string;
  sign(message: string): Uint8Array;
}
