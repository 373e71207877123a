/** The API's shapes for directives: rules with an end, signed on the server; and what they had looked at. */
import { z } from 'zod';
import { LevelSchema, TierSchema } from '../../../config/schema/assessment.ts';
import { IdSchema } from '../../../config/schema/catalog.ts';
import { REQUIREMENTS } from '../../../config/policy/requirements.ts';
import { Count, EnvironmentKindSchema, Instant, text, words } from '../agents/agent-parts.ts';
import { CaseSummary } from '../cases.ts';
import { Named } from './exceptions.ts';
import { GivenPresence } from '../presence.ts';

const Reason = text(1000).trim().min(10);

export const Requirement = z.enum(REQUIREMENTS);
export type Requirement = z.infer<typeof Requirement>;

/** As in a directive of policy.yaml; everything given has to fit. Empty means every change. */
export const DirectiveScope = z.strictObject({
  tiers: z.array(TierSchema).min(1).exactOptional(),
  systems: z.array(IdSchema).min(1).max(500).exactOptional(),
  environments: z.array(EnvironmentKindSchema).min(1).exactOptional(),
  /** A CEL expression, as in `when`. */
  when: z.string().min(1).max(10_000).exactOptional(),
});
export type DirectiveScope = z.infer<typeof DirectiveScope>;

const Length = z.string().regex(/^[1-9][0-9]{0,3}[hdw]$/, 'a length such as 90d, 12w or 36h');

/** An end, or how long. */
export const Until = z.union([z.object({ ends: Instant }), z.object({ for: Length })]);
export type Until = z.infer<typeof Until>;

/** `POST /api/directives`, by a person or a token. It binds nobody before it is signed. */
export const NewDirective = z.object({
  name: IdSchema,
  title: text(200).trim().min(1).nullable().default(null),
  reason: Reason,
  scope: DirectiveScope.default({}),
  requires: z.array(Requirement).min(1).max(REQUIREMENTS.length),
  message: text(1000).trim().min(1).nullable().default(null),
  /** Left out: when it is signed. */
  starts: Instant.nullable().default(null),
  until: Until,
});
export type NewDirective = z.infer<typeof NewDirective>;
/** What may be left out, left out. */
export type NewDirectiveInput = z.input<typeof NewDirective>;

/** `POST /api/directives/:name/extend`. `for` counts from the present end. */
export const Extension = z.object({ until: Until, reason: Reason });
export type Extension = z.infer<typeof Extension>;

/** `POST /api/directives/:name/end`: before its time, once it is signed. */
export const EarlyEnd = z.object({ reason: Reason });
export type EarlyEnd = z.infer<typeof EarlyEnd>;

/** `POST /api/directives/:name/acts/:act/sign`, by a person at principal or above. */
export const DirectiveSignature = z.object({ presence: GivenPresence });
export type DirectiveSignature = z.infer<typeof DirectiveSignature>;

export const DirectiveAct = z.object({
  id: z.string(),
  kind: z.enum(['start', 'extend', 'end']),
  ends: Instant.nullable(),
  reason: z.string(),
  proposedBy: Named,
  proposedAt: Instant,
  signed: z.object({ by: Named, level: LevelSchema, at: Instant, evidence: z.string() }).nullable(),
});
export type DirectiveAct = z.infer<typeof DirectiveAct>;

export const DirectiveState = z.enum(['proposed', 'coming', 'in-force', 'ended', 'dropped']);
export type DirectiveState = z.infer<typeof DirectiveState>;

export const Directive = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  reason: z.string(),
  state: DirectiveState,
  scope: DirectiveScope,
  /** The scope as one condition, in the words of policy.yaml. */
  scopeText: z.string(),
  requires: z.array(Requirement),
  /** What it asks for, in words. */
  requiresText: z.string(),
  proposedBy: Named,
  proposedAt: Instant,
  issuedBy: Named.nullable(),
  level: LevelSchema.nullable(),
  starts: Instant.nullable(),
  ends: Instant.nullable(),
  /** Whole days until it ends, rounded up; null for one that nobody signed. */
  daysLeft: Count.nullable(),
  closed: z.object({ at: Instant, by: Named.nullable(), why: z.string() }).nullable(),
  acts: z.array(DirectiveAct),
  me: z.object({ canSign: z.boolean(), why: z.string() }),
});
export type Directive = z.infer<typeof Directive>;

/** `GET /api/directives`, newest first. */
export const DirectiveList = z.object({ directives: z.array(Directive) });
export type DirectiveList = z.infer<typeof DirectiveList>;

const ReportedCase = z.object({
  case: z.string(),
  title: z.string(),
  submittedAt: Instant,
  how: z.enum(['refused', 'changed', 'released']),
});

/** `GET /api/directives/:name/report`. */
export const DirectiveReport = z.object({
  name: z.string(),
  reason: z.string(),
  starts: Instant,
  ends: Instant,
  until: Instant,
  isOver: z.boolean(),
  daysLeft: Count,
  cases: z.object({
    total: Count,
    released: Count,
    refused: Count,
    denied: Count,
    waiting: Count,
    changed: Count,
    withdrawn: Count,
    expired: Count,
    bypassed: Count,
  }),
  review: z.object({ answers: Count, minutes: z.number().nullable(), unmeasured: Count }),
  prevented: z.array(ReportedCase).readonly(),
  missed: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        date: z.string(),
        cases: z.array(ReportedCase).readonly(),
      }),
    )
    .readonly(),
  rules: z
    .array(
      z.object({
        rule: z.string(),
        title: z.string(),
        temporary: z.boolean(),
        held: Count,
        caught: Count,
      }),
    )
    .readonly(),
});
export type DirectiveReport = z.infer<typeof DirectiveReport>;

export const AuditFinding = z.enum(['sound', 'unsound', 'needs-standard']);
export type AuditFinding = z.infer<typeof AuditFinding>;

/** `POST /api/audit/:case/challenge`. */
export const AuditToSign = z.object({
  finding: AuditFinding,
  note: Reason,
  /** Directives that the look is for; left out for all that one's level answers. */
  directives: z.array(words(100)).min(1).max(100).exactOptional(),
});
export type AuditToSign = z.infer<typeof AuditToSign>;

/** `POST /api/audit/:case`, signed where the policy asks for presence on such a change. */
export const NewAudit = AuditToSign.extend({ presence: GivenPresence.exactOptional() });
export type NewAudit = z.infer<typeof NewAudit>;

export const AuditItem = z.object({
  case: CaseSummary,
  directive: z.string(),
  level: LevelSchema,
  audits: z.array(
    z.object({
      by: Named,
      level: LevelSchema,
      at: Instant,
      finding: AuditFinding,
      note: z.string(),
      /** Digest of what they signed for it, or null. */
      evidence: z.string().nullable(),
    }),
  ),
  /** Whether what is found is signed with a passkey. */
  signs: z.boolean(),
  me: z.object({ canAudit: z.boolean(), why: z.string() }),
});
export type AuditItem = z.infer<typeof AuditItem>;

/** `GET /api/audit`: unseen ones first, riskiest first. */
export const AuditQueue = z.object({ items: z.array(AuditItem) });
export type AuditQueue = z.infer<typeof AuditQueue>;
