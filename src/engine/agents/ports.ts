/** What the engine asks of the store about agents. */
import type {
  Acknowledgement,
  AgentDecision,
  AgentSession,
  AutonomyCounts,
  Gap,
  Grant,
  GrantStanding,
  HeldCall,
  Lesson,
  LessonStanding,
  SessionSighting,
  Stop,
  SessionWriting,
  StoredDecision,
  Tampering,
  WrittenMarks,
} from './types.ts';

/** Where a page of decisions goes on: older than this one. */
export interface DecisionCursor {
  readonly at: string;
  readonly sequence: number;
  readonly id: string;
}

export interface DecisionFilter {
  readonly before?: DecisionCursor;
  /** Only up to this instant, except those refused for the stop. */
  readonly upTo?: { readonly at: string; readonly stop: string };
  /** Only what was allowed with production meant. */
  readonly onlyInProduction?: boolean;
  readonly limit: number;
}

/** A sequence already taken by another record, or an id by another text, is refused with why. */
export type Insertion = 'new' | 'known' | 'other-content' | 'sequence-taken';

export interface StopListState {
  readonly revision: number;
  /** Active ones, oldest first. */
  readonly stops: readonly Stop[];
}

export interface AgentReads {
  findSession(id: string): Promise<AgentSession | null>;
  /** Latest seen first. */
  listSessions(since: string, limit: number): Promise<readonly AgentSession[]>;
  /** Newest first. */
  listDecisions(agent: string, filter: DecisionFilter): Promise<readonly StoredDecision[]>;
  /** How those up to an instant came out. */
  countDecisions(agent: string, upTo: string): Promise<AgentSession['counts']>;
  /** Ids of sessions with a decision about a system since an instant. */
  sessionsOnSystem(system: string, since: string): Promise<readonly string[]>;
  /** What sessions wrote into some files of a repository since an instant. */
  writingOf(
    repository: string,
    paths: readonly string[],
    since: string,
  ): Promise<readonly SessionWriting[]>;
  /** Missing runs of numbers. */
  openGaps(machine: string, spool: string): Promise<readonly Gap[]>;
  /** Stops that bind, as the ledger has them, with their revision. */
  activeStops(): Promise<StopListState>;
  findStop(id: string): Promise<Stop | null>;
  findStopByAttempt(attempt: string): Promise<Stop | null>;
  /** Those that ended as their rows say, newest first. */
  pastStops(limit: number): Promise<readonly Stop[]>;
  listAcknowledgements(stop: string): Promise<readonly Acknowledgement[]>;
  listTampering(stop: string): Promise<readonly Tampering[]>;
  /** Case ids of holds in a slot, newest first. */
  holdsInSlot(slot: string, limit: number): Promise<readonly string[]>;
  findHeldCall(caseId: string): Promise<HeldCall | null>;
  /** Those that end after an instant, newest first. */
  listGrants(endingAfter: string, now: string, limit: number): Promise<readonly GrantStanding[]>;
  findGrant(id: string, now: string): Promise<GrantStanding | null>;
  listLessons(): Promise<readonly LessonStanding[]>;
  autonomyCounts(since: string, limit: number): Promise<readonly AutonomyCounts[]>;
}

export interface AgentWrites extends AgentReads {
  seeSession(sighting: SessionSighting): Promise<void>;
  /** Holds the spool until the transaction ends; 0 for a new one. */
  lockSpool(machine: string, spool: string): Promise<number>;
  moveSpool(machine: string, spool: string, highest: number): Promise<void>;
  insertDecision(
    agent: string,
    decision: AgentDecision,
    digest: string,
    receivedAt: string,
  ): Promise<Insertion>;
  insertGap(gap: Gap, at: string): Promise<void>;
  /** Marks gaps that are filled by now and resolves to them. Holds the lock of `lockSpool`. */
  fillGaps(machine: string, spool: string, at: string): Promise<readonly Gap[]>;
  /** Holds the list of stops until the transaction ends; resolves to the next revision. */
  nextStopRevision(): Promise<number>;
  insertStop(stop: Stop, attempt: string | null): Promise<void>;
  resumeStop(
    id: string,
    at: string,
    by: string,
    reason: string,
    evidence: string | null,
  ): Promise<void>;
  /** False when it was known. */
  insertAcknowledgement(acknowledgement: Acknowledgement): Promise<boolean>;
  insertTampering(tampering: Tampering, receivedAt: string): Promise<boolean>;
  insertHold(
    caseId: string,
    agent: string,
    slot: string,
    call: HeldCall,
    command: string,
    at: string,
  ): Promise<void>;
  insertGrant(grant: Grant): Promise<void>;
  revokeGrant(id: string, at: string, by: string, reason: string): Promise<void>;
  /** Holds the grant until the transaction ends. */
  lockGrant(id: string, now: string): Promise<GrantStanding | null>;
  insertWriting(
    decision: string,
    agent: string,
    repository: string,
    at: string,
    written: WrittenMarks,
  ): Promise<void>;
  insertGrantUse(grant: string, decision: string, agent: string, at: string): Promise<void>;
  /** Whether the ledger has that this decision used it. */
  isGrantUseTold(grant: string, decision: string): Promise<boolean>;
  /** False when there is a lesson of that id. */
  insertLesson(lesson: Lesson): Promise<boolean>;
  retireLesson(id: string, at: string, by: string): Promise<boolean>;
  /** False when it was known. */
  insertLessonNotice(
    lesson: string,
    kind: 'given' | 'seen',
    agent: string,
    at: string,
    path: string | null,
  ): Promise<boolean>;
}

/** What changed, told after the commit to every server. */
export type AgentsChanged =
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'stop'; readonly id: string }
  /** Grants or lessons: what guards go by is another thing now. */
  | { readonly kind: 'guard' }
  /** Some may have been missed: look again. */
  | { readonly kind: 'missed' };
