/** The API's shapes for cases. The web app and the command line import types from here. */
import { z } from 'zod';
import {
  ActorClaimSchema,
  AssessmentSchema,
  LevelSchema,
  ProvenanceClueSchema,
  TierSchema,
  ValidationSchema,
} from '../../config/schema/assessment.ts';
import { ChangeSchema, EnvironmentKindSchema, Instant } from '../../config/schema/change.ts';
import { GivenPresence, SeenCase } from './presence.ts';
import { ApprovalSchema, SeveritySchema, VerdictSchema } from '../../config/schema/verdict.ts';

/**
 * `waiting` can still be answered; every other state is final.
 * `released` also stands for a change that no rule held.
 */
export const CaseState = z.enum([
  'waiting',
  'released',
  'refused',
  'denied',
  'expired',
  'superseded',
  'withdrawn',
  'bypassed',
]);
export type CaseState = z.infer<typeof CaseState>;

/** A person as pages show them. */
export const PersonCard = z.object({
  id: z.string(),
  name: z.string(),
  level: LevelSchema,
  teams: z.array(z.string()),
});
export type PersonCard = z.infer<typeof PersonCard>;

/** `POST /api/cases`. The server checks the seal and assesses with its own catalog and policy. */
export const Submission = z.object({
  title: z.string().min(1).max(200),
  change: ChangeSchema,
  actors: z.array(ActorClaimSchema),
  clues: z.array(ProvenanceClueSchema),
  validations: z.array(ValidationSchema),
  /** What this is a change of (`infra/prod`); a newer submission to a slot supersedes a waiting one. */
  slot: z.string().min(1).max(200).nullable(),
  /** Where the change can be read in full (a pull request), or null. */
  link: z.url({ protocol: /^https?$/ }).nullable(),
});
export type Submission = z.infer<typeof Submission>;

export const CaseSummary = z.object({
  id: z.string(),
  title: z.string(),
  state: CaseState,
  headline: z.string(),
  slot: z.string().nullable(),
  submittedAt: Instant,
  submittedBy: z.string(),
  expiresAt: Instant,
  environment: EnvironmentKindSchema,
  /** True when all of it lies in a repository: nothing runs with it yet, wherever it will. */
  undeployed: z.boolean(),
  worstTier: TierSchema.nullable(),
  systemsReached: z.number().int(),
  irreversible: z.number().int(),
  unknown: z.number().int(),
  aiAssisted: z.boolean(),
  severity: SeveritySchema.nullable(),
  riskPoints: z.number(),
  /** Holds still to be lifted. */
  open: z.number().int(),
  /** True when the signed-in person could lift one of them. */
  waitsOnMe: z.boolean(),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

export const CaseList = z.object({ cases: z.array(CaseSummary) });
export type CaseList = z.infer<typeof CaseList>;

/** One entry of the ledger about this case. */
export const RecordEntry = z.object({
  sequence: z.number().int(),
  kind: z.string(),
  at: Instant,
  /** One sentence: who did what. */
  text: z.string(),
  actor: z.string().nullable(),
  leafHash: z.string(),
});
export type RecordEntry = z.infer<typeof RecordEntry>;

/** The session that was about to act. What it would have run is the evidence of its provenance. */
export const AgentBehind = z.object({
  /** As in `GET /api/agents/:id`. */
  id: z.string(),
  host: z.string(),
  /** Empty where its host has no name for it. */
  session: z.string(),
  machine: z.string(),
  tool: z.string(),
  cwd: z.string(),
  repository: z.string().nullable(),
  operator: z.string().nullable(),
});
export type AgentBehind = z.infer<typeof AgentBehind>;

/** Everything the page shows a person who decides. */
export const SafetyCase = z.object({
  id: z.string(),
  title: z.string(),
  state: CaseState,
  slot: z.string().nullable(),
  link: z.string().nullable(),
  submittedAt: Instant,
  submittedBy: z.string(),
  expiresAt: Instant,
  /** Until when a release may be used, or null while there is none. */
  releaseValidUntil: Instant.nullable(),
  supersededBy: z.string().nullable(),
  /** As in the summary. */
  undeployed: z.boolean(),
  /** Left out where it is no agent's action. */
  agent: AgentBehind.exactOptional(),
  assessment: AssessmentSchema,
  verdict: VerdictSchema,
  answers: z.array(ApprovalSchema),
  /** Everybody named anywhere on the page, by id. */
  people: z.record(z.string(), PersonCard),
  record: z.array(RecordEntry),
  me: z.object({
    canAnswer: z.boolean(),
    /** Why, or why not, in a sentence. */
    why: z.string(),
  }),
});
export type SafetyCase = z.infer<typeof SafetyCase>;

/**
 * `POST /api/cases/:id/answers`. `withdraw` takes back what one said before. `seen` must be what the case still
 * is, or the answer is a 409.
 */
export const Answer = z.object({
  answer: z.enum(['approve', 'refuse', 'withdraw']),
  reason: z.string().trim().min(3).max(2000),
  seen: SeenCase,
  /** A passkey's signature over what `/challenge` gave; left out where the session is to do. */
  presence: GivenPresence.exactOptional(),
});
export type Answer = z.infer<typeof Answer>;

/** Body of every answer with a status of 400 and above. */
export const Problem = z.object({
  /** Stable: `stale-page`, `not-eligible`, `already-decided`, `not-signed-in`, `bad-input`, … */
  code: z.string(),
  message: z.string(),
  advice: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** A server-sent event on `/api/events`. */
export const CaseEvent = z.object({
  case: z.string(),
  state: CaseState,
  sequence: z.number().int(),
});
export type CaseEvent = z.infer<typeof CaseEvent>;
