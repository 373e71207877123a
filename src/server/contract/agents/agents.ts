/** The API's shapes for what agents do: decisions of guards, sessions, holds. */
import { z } from 'zod';
import { ChangeSchema, VerbSchema } from '../../../config/schema/change.ts';
import {
  AgentOutcome,
  Count,
  Digest,
  EnvironmentKindSchema,
  GuardMadeId,
  HostId,
  Instant,
  MachineId,
  OutcomeCounts,
  RepositoryName,
  text,
  words,
} from './agent-parts.ts';
import { CaseState, PersonCard } from '../cases.ts';
import { StopListed } from './stops.ts';

/** One decision of a guard, made online or offline. */
export const Decision = z.object({
  id: GuardMadeId,
  machine: MachineId,
  /** One run of numbers: a guard that lost its spool begins another. */
  spool: MachineId,
  /** 1 for the first of its machine and spool, then without gaps. */
  sequence: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  /** By the clock of its machine. */
  at: Instant,
  host: HostId,
  /** The host's name of its conversation; empty where it has none. */
  session: text(200),
  subagent: text(200).nullable(),
  model: text(200).nullable(),
  tool: text(200),
  cwd: text(2000),
  repository: RepositoryName.nullable(),
  /** Whom the agent acts for: e-mail address, login or person id. */
  operator: words(320).nullable(),
  programs: z.array(text(100)).max(50),
  /** What was about to happen, in a line; secrets masked. */
  headline: text(500),
  environment: EnvironmentKindSchema,
  outcome: AgentOutcome,
  /** Ids of the rules that spoke. */
  rules: z.array(text(200)).max(50),
  /** Null where it was decided before the change was read (a stop, a payload nobody could read). */
  changeDigest: Digest.nullable(),
  /** How many effects of each verb. */
  effects: z.partialRecord(VerbSchema, Count),
  /** Ids of the systems directly hit. */
  systems: z.array(text(200)).max(100),
  caseId: text(100).nullable(),
  /** The stop that it was refused for. */
  stop: text(100).nullable().default(null),
  /** The grant that it was allowed by. */
  grant: text(100).nullable().default(null),
  /** Of the rules it was judged by; null where there were none to be had. */
  policyHash: text(200).nullable(),
  /** True when the guard could not ask the server. */
  offline: z.boolean(),
  durationMs: z.number().nonnegative().max(86_400_000),
  /** Marks of the lines it wrote into its repository, file by file; left out where it wrote none. */
  wrote: z
    .array(
      z.object({
        path: text(500),
        marks: z.array(z.string().regex(/^[0-9a-f]{16}$/)).max(500),
      }),
    )
    .max(20)
    .exactOptional(),
});
export type Decision = z.infer<typeof Decision>;

/** A record nobody can read; it is answered with why, and keeps no other from being taken in. */
const UnreadableDecision = z.looseObject({ id: text(200) });

/** `POST /api/guard/decisions`. Saying the same again changes nothing. */
export const DecisionBatch = z.object({
  records: z
    .array(z.union([Decision, UnreadableDecision]))
    .min(1)
    .max(500),
});

export const DecisionReceipt = z.object({
  /** All that the server now has, whether it came now or before: the guard may forget these. */
  accepted: z.array(z.string()),
  /** Never to be accepted, and why; written down, and to be forgotten as well. */
  refused: z.array(z.object({ id: z.string(), why: z.string() })),
  /** How many came for the first time. */
  isNew: Count,
  /** Runs of numbers that are missing as of now. */
  gaps: z.array(z.object({ machine: z.string(), spool: z.string(), from: Count, to: Count })),
  /** Revision of the list of stops; a guard that knows an older one fetches it. */
  stopRevision: Count,
});
export type DecisionReceipt = z.infer<typeof DecisionReceipt>;

/** `POST /api/guard/sessions`: a session began or ended. */
export const SessionNotice = z.object({
  event: z.enum(['start', 'end']),
  at: Instant,
  machine: MachineId,
  host: HostId,
  session: text(200),
  model: text(200).nullable(),
  cwd: text(2000),
  repository: RepositoryName.nullable(),
  operator: words(320).nullable(),
});
export type SessionNotice = z.infer<typeof SessionNotice>;

/** `quiet`: nothing was heard of it for some minutes, and nobody said that it ended. */
export const AgentState = z.enum(['running', 'stopped', 'ended', 'quiet']);
export type AgentState = z.infer<typeof AgentState>;

export const AgentSummary = z.object({
  /** Names the session in addresses of this API. */
  id: z.string(),
  host: z.string(),
  session: z.string(),
  machine: z.string(),
  model: z.string().nullable(),
  repository: z.string().nullable(),
  cwd: z.string(),
  /** As the guard named them. */
  operator: z.string().nullable(),
  /** Who that is, where the catalog knows. */
  person: PersonCard.nullable(),
  firstSeen: Instant,
  lastSeen: Instant,
  endedAt: Instant.nullable(),
  state: AgentState,
  counts: OutcomeCounts,
  lastOutcome: AgentOutcome.nullable(),
  lastHeadline: z.string(),
  /** Ids of the stops that are active and concern it. */
  stops: z.array(z.string()),
});
export type AgentSummary = z.infer<typeof AgentSummary>;

/** `GET /api/agents`, latest first. */
export const AgentList = z.object({
  agents: z.array(AgentSummary),
  /** How many are in each state, over all that were seen within the time asked for. */
  states: z.object({ running: Count, stopped: Count, ended: Count, quiet: Count }),
  /** True when there are more than are listed. */
  isCut: z.boolean(),
  at: Instant,
});
export type AgentList = z.infer<typeof AgentList>;

/** A decision as pages show it. */
export const DecisionShown = Decision.extend({
  /** When the server got it. */
  receivedAt: Instant,
});
export type DecisionShown = z.infer<typeof DecisionShown>;

/** `GET /api/agents/:id?before=CURSOR&limit=N`. */
export const AgentPage = z.object({
  agent: AgentSummary,
  /** Newest first. */
  decisions: z.array(DecisionShown),
  /** For the next page, or null at the end. */
  next: z.string().nullable(),
  /** Stops that concern it or did, newest first. */
  stops: z.array(StopListed),
});
export type AgentPage = z.infer<typeof AgentPage>;

/** What an agent was about to do when it was held. */
export const HeldCall = z.object({
  machine: MachineId,
  host: HostId,
  session: text(200),
  tool: text(200),
  cwd: text(2000),
  repository: RepositoryName.nullable(),
  operator: words(320).nullable(),
});
export type HeldCall = z.infer<typeof HeldCall>;

/** `POST /api/guard/holds`. An equal retry finds the case that waits or is released. */
export const AgentHold = z.object({
  change: ChangeSchema,
  call: HeldCall,
  title: words(200),
  /** The command or call as text, secrets masked; shown to who decides. */
  command: text(8000),
});
export type AgentHold = z.infer<typeof AgentHold>;

/** Answer to `POST /api/guard/holds` and `GET /api/guard/holds/:case`. */
export const AgentHoldState = z.object({
  caseId: z.string(),
  /** Where a person reads and answers it. */
  url: z.url(),
  state: CaseState,
  changeDigest: Digest,
  expiresAt: Instant,
  /** Until when it may be used; null where it is not released, or was used. */
  releaseValidUntil: Instant.nullable(),
  summary: z.string(),
  /** What would lift each hold that is still open. */
  open: z.array(z.string()),
  /** What somebody who refused it said, or null. */
  refusal: z.string().nullable(),
});
export type AgentHoldState = z.infer<typeof AgentHoldState>;

export const AgentHoldReceipt = AgentHoldState.extend({ created: z.boolean() });
export type AgentHoldReceipt = z.infer<typeof AgentHoldReceipt>;

/** A server-sent event named `agent` on `/api/events`: something was heard of a session. */
export const AgentEvent = z.object({
  agent: z.string(),
  lastSeen: Instant,
  lastOutcome: AgentOutcome.nullable(),
});
export type AgentEvent = z.infer<typeof AgentEvent>;
