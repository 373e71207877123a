/** The API's shapes for what agents may do alone: grants, and what the record says of them. */
import { z } from 'zod';
import { VerbSchema } from '../../../config/schema/change.ts';
import {
  Count,
  EnvironmentKindSchema,
  GuardMadeId,
  HostId,
  Instant,
  MachineId,
  text,
  words,
} from './agent-parts.ts';
import { GivenPresence } from '../presence.ts';

/** At most so many uses within so many seconds. */
export const Quota = z.object({
  count: z.number().int().min(1).max(100_000),
  perSeconds: z
    .number()
    .int()
    .min(1)
    .max(31 * 86_400),
});
export type Quota = z.infer<typeof Quota>;

/** `POST /api/grants`, by a person of level senior or above. */
export const NewGrant = z.object({
  /** A host, or `*` for every one. */
  agent: z.union([z.literal('*'), HostId]),
  /** System ids; `*` for every one. */
  systems: z.array(words(200)).min(1).max(100),
  environments: z.array(EnvironmentKindSchema).min(1),
  verbs: z.array(VerbSchema).min(1),
  /** Programs it is for, or null for any. */
  programs: z.array(words(100)).min(1).max(50).nullable(),
  quota: Quota,
  startsAt: Instant,
  /** At most 30 days after `startsAt`. */
  endsAt: Instant,
  reason: text(1000).trim().min(3),
});
export type NewGrant = z.infer<typeof NewGrant>;

/** `POST /api/grants` with a signature, which grants on systems need whose changes ask for presence. */
export const SignedGrant = NewGrant.extend({ presence: GivenPresence.exactOptional() });
export type SignedGrant = z.infer<typeof SignedGrant>;

/** A grant as guards keep it. */
export const GrantOrder = NewGrant.extend({
  id: z.string(),
  /** Person id. It never serves an agent that acts for this person. */
  grantedBy: z.string(),
  /** Digest of what they signed for it; left out where they signed nothing. */
  evidence: z.string().exactOptional(),
});
export type GrantOrder = z.infer<typeof GrantOrder>;

export const Grant = GrantOrder.extend({
  grantedByName: z.string(),
  grantedAt: Instant,
  /** `altered`: the ledger has it otherwise, or not at all, and it serves nobody. */
  state: z.enum(['coming', 'active', 'ended', 'revoked', 'altered']),
  revoked: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  /** Over all time. */
  used: Count,
  /** Left in the present window; 0 for one that is not active. */
  left: Count,
});
export type Grant = z.infer<typeof Grant>;

/** `GET /api/grants`, newest first. */
export const GrantList = z.object({
  grants: z.array(Grant),
  me: z.object({ canGrant: z.boolean(), why: z.string() }),
});
export type GrantList = z.infer<typeof GrantList>;

/** `POST /api/grants/:id/revoke`, by any person: taking back is always allowed. */
export const Revoke = z.object({ reason: text(1000).trim().min(3) });
export type Revoke = z.infer<typeof Revoke>;

/** `POST /api/guard/grants/:id/use`. A retry with the same id is no second use. */
export const GrantUse = z.object({
  /** Id of the decision that will be recorded. */
  decision: GuardMadeId,
  machine: MachineId,
  host: HostId,
  session: text(200),
  operator: words(320).nullable(),
  /**
   * Whether only what a person signed with a passkey counts for the action, as its guard judged it. Left out
   * by guards that do not know: then it counts as asked for wherever the policy asks for presence at all.
   */
  presence: z.boolean().exactOptional(),
});
export type GrantUse = z.infer<typeof GrantUse>;

export const GrantUsed = z.object({
  allowed: z.boolean(),
  left: Count,
  /** Why not, or null. */
  why: z.string().nullable(),
  /** Seconds until there is one again, where only the quota is in the way. */
  retryAfterSeconds: Count.nullable(),
});
export type GrantUsed = z.infer<typeof GrantUsed>;

/** In rising order. */
export const AutonomyLevel = z.enum([
  'observe',
  'propose',
  'act-with-approval',
  'act-within-limits',
]);
export type AutonomyLevel = z.infer<typeof AutonomyLevel>;

/** What the record of one agent on one system says. */
export const AutonomyEntry = z.object({
  agent: z.string(),
  /** System id, or null for what touched none that is known. */
  system: z.string().nullable(),
  environment: EnvironmentKindSchema,
  /** Where it stands without a record. */
  base: AutonomyLevel,
  /** What its record would support. A suggestion: policy decides. */
  suggested: AutonomyLevel,
  earned: z.enum(['up', 'down', 'none']),
  /** In a sentence, with the numbers. */
  why: z.string(),
  counts: z.object({
    decisions: Count,
    allowed: Count,
    held: Count,
    denied: Count,
    /** Of what was held: released by people, refused by them, never answered. */
    released: Count,
    refused: Count,
    unanswered: Count,
    /** Stops that ended it here. */
    stopped: Count,
  }),
  since: Instant,
});
export type AutonomyEntry = z.infer<typeof AutonomyEntry>;

/** `GET /api/autonomy`. */
export const AutonomyRecord = z.object({ entries: z.array(AutonomyEntry), at: Instant });
export type AutonomyRecord = z.infer<typeof AutonomyRecord>;
