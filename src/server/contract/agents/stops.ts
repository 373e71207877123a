/** The API's shapes for STOP. */
import { z } from 'zod';
import { GivenPresence } from '../presence.ts';
import {
  AgentOutcome,
  Count,
  GuardMadeId,
  HostId,
  Instant,
  MachineId,
  OutcomeCounts,
  StopScope,
  text,
  words,
} from './agent-parts.ts';

const Reason = text(1000).trim().min(3);

/** `POST /api/stops`, by a person or by a token: stopping is always allowed. */
export const NewStop = z.object({
  scope: StopScope,
  reason: Reason,
  /** Made by the caller, so that a retry after a lost answer is no second stop. */
  attempt: GuardMadeId.exactOptional(),
});
export type NewStop = z.infer<typeof NewStop>;

/** `POST /api/stops/:id/resume/challenge`, by a person alone. */
export const Resume = z.object({ reason: Reason });
export type Resume = z.infer<typeof Resume>;

/** `POST /api/stops/:id/resume`: a session alone gets `presence-required`. */
export const SignedResume = Resume.extend({ presence: GivenPresence.exactOptional() });
export type SignedResume = z.infer<typeof SignedResume>;

/** A stop as guards keep it; the same as one stop file of a machine. */
export const StopOrder = z.object({
  id: z.string(),
  scope: StopScope,
  reason: z.string(),
  /** Person id or token name. */
  by: z.string(),
  at: Instant,
});
export type StopOrder = z.infer<typeof StopOrder>;

/** `GET /api/guard/stops`, and data of the event `stops` on `/api/guard/stream`: all that is active. */
export const StopOrders = z.object({ revision: Count, stops: z.array(StopOrder) });
export type StopOrders = z.infer<typeof StopOrders>;

export const StopListed = StopOrder.extend({
  /** What the scope comes to, in words. */
  about: z.string(),
  /** The person's name, or the token's. */
  byName: z.string(),
  byMachine: z.boolean(),
  resumed: z
    .object({
      at: Instant,
      by: z.string(),
      byName: z.string(),
      reason: z.string(),
      /** Digest of what they signed for it; null where that was not asked. */
      evidence: z.string().nullable(),
    })
    .nullable(),
  /** Sessions that obeyed so far. */
  acknowledged: Count,
  /** Sessions that it concerns, those that obeyed among them; null where it has ended. */
  sessions: Count.nullable(),
  me: z.object({
    canResume: z.boolean(),
    /** Why, or why not, in a sentence. */
    why: z.string(),
  }),
});
export type StopListed = z.infer<typeof StopListed>;

/** `GET /api/stops`, newest first. */
export const StopList = z.object({
  active: z.array(StopListed),
  past: z.array(StopListed),
  revision: Count,
  /** Guards that listen to this server right now. */
  listening: Count,
});
export type StopList = z.infer<typeof StopList>;

/** `POST /api/stops`: 201. */
export const StopReceipt = StopOrder.extend({
  revision: Count,
  /** Guards that listen to this server right now. */
  listening: Count,
  /** Sessions seen in the last hour that it concerns. */
  sessions: Count,
});
export type StopReceipt = z.infer<typeof StopReceipt>;

/** How a session obeyed: its next action was refused, its loop ended, or its process was ended. */
export const Obedience = z.enum(['refused', 'ended', 'killed']);
export type Obedience = z.infer<typeof Obedience>;

/** `POST /api/guard/stops/acknowledged`. Saying the same again changes nothing. */
export const StopAcknowledgement = z.object({
  stop: words(100),
  machine: MachineId,
  sessions: z
    .array(z.object({ host: HostId, session: text(200), at: Instant, how: Obedience }))
    .min(1)
    .max(200),
});
export type StopAcknowledgement = z.infer<typeof StopAcknowledgement>;

/** `POST /api/guard/stops/tampered`: a stop file was removed or altered, or could not be trusted. */
export const StopTampering = z.object({
  machine: MachineId,
  at: Instant,
  /** The stop, where it is known which. */
  stop: words(100).nullable(),
  what: words(500),
});
export type StopTampering = z.infer<typeof StopTampering>;

/** What `POST`s of guards that only tell something are answered with. */
export const Noted = z.object({ isNew: z.boolean() });
export type Noted = z.infer<typeof Noted>;

/** A decision, as short as the page of a stop needs it. */
export const DecisionBrief = z.object({
  id: z.string(),
  at: Instant,
  tool: z.string(),
  headline: z.string(),
  outcome: AgentOutcome,
  environment: z.string(),
  effects: z.record(z.string(), Count),
  caseId: z.string().nullable(),
});
export type DecisionBrief = z.infer<typeof DecisionBrief>;

/** One session that a stop concerns. */
export const StoppedSession = z.object({
  /** As in `GET /api/agents/:id`. */
  agent: z.string(),
  host: z.string(),
  session: z.string(),
  machine: z.string(),
  repository: z.string().nullable(),
  operator: z.string().nullable(),
  lastSeen: Instant,
  /** Null while it has not obeyed, or nobody told. */
  acknowledged: z
    .object({
      how: Obedience,
      /** By the guard's clock. */
      at: Instant,
      /** Milliseconds from the button to `at`; never below 0, since clocks differ. */
      afterMs: Count,
      receivedAt: Instant,
    })
    .nullable(),
  /** All it had done up to the stop. */
  counts: OutcomeCounts,
  /** Up to the stop and what was refused for it: newest first, at most 50. */
  decisions: z.array(DecisionBrief),
  /** What was allowed with an effect on production up to the stop, newest first, at most 50. */
  inProduction: z.array(DecisionBrief),
});
export type StoppedSession = z.infer<typeof StoppedSession>;

/** `GET /api/stops/:id`: what was stopped, and what it had done so far. */
export const StopPage = z.object({
  stop: StopListed,
  /** At most 100; those that have not obeyed first, then the latest seen. */
  sessions: z.array(StoppedSession),
  isCut: z.boolean(),
  /** Milliseconds until the last of those that obeyed did; null while none has. */
  lastAfterMs: Count.nullable(),
  /** What guards reported about this stop: files removed or altered. */
  tampering: z.array(z.object({ at: Instant, machine: z.string(), what: z.string() })),
});
export type StopPage = z.infer<typeof StopPage>;

/** A server-sent event named `stop` on `/api/events`: a stop was issued, obeyed or resumed. */
export const StopEvent = z.object({ stop: z.string(), revision: Count, active: Count });
export type StopEvent = z.infer<typeof StopEvent>;
