/** What guards report of agents, and what people tell them. Instants are ISO 8601 in UTC. */
import type { EnvironmentKind, Verb } from '../../core/change/types.ts';

export type AgentOutcome = 'allow' | 'ask' | 'hold' | 'deny' | 'stop';

/** One decision of a guard, made online or offline. */
export interface AgentDecision {
  /** Unguessable, made by the guard. */
  readonly id: string;
  readonly machine: string;
  readonly spool: string;
  /** 1-based within machine and spool. */
  readonly sequence: number;
  /** By the clock of its machine. */
  readonly at: string;
  readonly host: string;
  readonly session: string;
  readonly subagent: string | null;
  readonly model: string | null;
  readonly tool: string;
  readonly cwd: string;
  readonly repository: string | null;
  readonly operator: string | null;
  readonly programs: readonly string[];
  readonly headline: string;
  readonly environment: EnvironmentKind;
  readonly outcome: AgentOutcome;
  readonly rules: readonly string[];
  readonly changeDigest: string | null;
  readonly effects: Readonly<Partial<Record<Verb, number>>>;
  readonly systems: readonly string[];
  readonly caseId: string | null;
  readonly stop: string | null;
  readonly grant: string | null;
  readonly policyHash: string | null;
  readonly offline: boolean;
  readonly durationMs: number;
  /** Marks of the lines that it wrote into its repository; left out where it wrote none. */
  readonly wrote?: readonly WrittenMarks[];
}

/** Marks of lines that an agent wrote into one file (`core/provenance/line-marks.ts`). */
export interface WrittenMarks {
  /** From the root of the repository. */
  readonly path: string;
  readonly marks: readonly string[];
}

/** What one session wrote into one file. */
export interface SessionWriting extends SessionKey, WrittenMarks {
  readonly agent: string;
  readonly operator: string | null;
}

export interface StoredDecision extends AgentDecision {
  /** When the server got it. */
  readonly receivedAt: string;
}

/** What tells one session from every other. */
export interface SessionKey {
  readonly machine: string;
  readonly host: string;
  readonly session: string;
}

export type OutcomeCounts = Readonly<Record<AgentOutcome, number>>;

export interface AgentSession extends SessionKey {
  readonly id: string;
  readonly model: string | null;
  readonly repository: string | null;
  readonly cwd: string;
  readonly operator: string | null;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly endedAt: string | null;
  readonly counts: OutcomeCounts;
  readonly lastOutcome: AgentOutcome | null;
  readonly lastHeadline: string;
}

/** What is newly known of a session. Nulls take nothing back. */
export interface SessionSighting extends SessionKey {
  readonly id: string;
  readonly at: string;
  readonly model: string | null;
  readonly repository: string | null;
  readonly cwd: string;
  readonly operator: string | null;
  readonly ends: boolean;
  /** Decisions to add, and the latest of them; left out where there is none. */
  readonly decided?: {
    readonly counts: OutcomeCounts;
    readonly outcome: AgentOutcome;
    readonly headline: string;
  };
}

export type StopScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'agent'; readonly host: string; readonly session?: string }
  | { readonly kind: 'repository'; readonly repository: string }
  | { readonly kind: 'system'; readonly system: string }
  | { readonly kind: 'machine'; readonly machine: string };

export interface Stop {
  readonly id: string;
  readonly scope: StopScope;
  readonly reason: string;
  /** Person id or token name. */
  readonly by: string;
  readonly byMachine: boolean;
  readonly at: string;
  readonly resumed: {
    readonly at: string;
    readonly by: string;
    readonly reason: string;
    /** Digest of what they signed for it; null where that was not asked. */
    readonly evidence: string | null;
  } | null;
  /** Sessions that obeyed so far. */
  readonly acknowledged: number;
}

export type Obedience = 'refused' | 'ended' | 'killed';

export interface Acknowledgement {
  readonly stop: string;
  readonly agent: string;
  readonly how: Obedience;
  /** By the guard's clock. */
  readonly at: string;
  readonly receivedAt: string;
}

export interface Tampering {
  readonly machine: string;
  readonly at: string;
  readonly stop: string | null;
  readonly what: string;
}

/** The call behind a held action. */
export interface HeldCall extends SessionKey {
  readonly tool: string;
  readonly cwd: string;
  readonly repository: string | null;
  readonly operator: string | null;
}

/** What a person lets agents do alone, for a time. */
export interface GrantTerms {
  /** A host, or `*`. */
  readonly agent: string;
  /** System ids, or `*`. */
  readonly systems: readonly string[];
  readonly environments: readonly EnvironmentKind[];
  readonly verbs: readonly Verb[];
  readonly programs: readonly string[] | null;
  readonly quota: { readonly count: number; readonly perSeconds: number };
  readonly startsAt: string;
  readonly endsAt: string;
  readonly reason: string;
}

export interface Grant extends GrantTerms {
  readonly id: string;
  readonly grantedBy: string;
  readonly grantedAt: string;
  /** `sha256:` and hex of what they signed for it; left out where they signed nothing. */
  readonly evidence?: string;
  readonly revoked: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

export interface GrantStanding {
  readonly grant: Grant;
  /** Whether the ledger has it, to the word; else it serves nobody. */
  readonly isRecorded: boolean;
  /** Over all time. */
  readonly used: number;
  /** Instants of the uses within the quota's window, oldest first; at most as many as the quota has. */
  readonly recent: readonly string[];
}

export interface LessonRule {
  readonly over: 'added-lines' | 'commands';
  readonly pattern: string;
}

export interface LessonText {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly paths: readonly string[];
  readonly systems: readonly string[];
  readonly rule: LessonRule | null;
  readonly from: string | null;
}

export interface Lesson extends LessonText {
  readonly addedBy: string;
  readonly addedAt: string;
  readonly retired: { readonly at: string; readonly by: string } | null;
}

export interface LessonStanding {
  readonly lesson: Lesson;
  readonly given: {
    readonly count: number;
    readonly sessions: number;
    readonly last: string | null;
  };
  readonly recurred: {
    readonly count: number;
    readonly afterGiven: number;
    readonly last: string | null;
  };
}

/** A run of numbers that never came. */
export interface Gap {
  readonly machine: string;
  readonly spool: string;
  readonly from: number;
  readonly to: number;
}

/** What one agent's decisions on one system came to. */
export interface AutonomyCounts {
  readonly agent: string;
  readonly system: string | null;
  readonly environment: EnvironmentKind;
  readonly decisions: number;
  readonly allowed: number;
  readonly held: number;
  readonly denied: number;
  readonly released: number;
  readonly refused: number;
  readonly unanswered: number;
  readonly stopped: number;
}
