import { z } from 'zod';
import type { Approval } from '../../core/approval/types.ts';
import type { Verdict } from '../../core/policy/types.ts';
import { AssessmentSchema, LevelSchema } from './assessment.ts';
import { ChangeSchema, Digest, EvidenceSchema, Instant } from './change.ts';

export const SeveritySchema = z.enum(['info', 'low', 'medium', 'high', 'critical']);

const EligibilitySchema = z.object({
  level: LevelSchema.nullable(),
  team: z.string().nullable(),
  ownersOf: z.enum(['direct', 'tier-1', 'files']).nullable(),
  people: z.array(z.string()).readonly().nullable(),
  except: z.array(z.string()).readonly(),
  operator: z.boolean().exactOptional(),
  presence: z.boolean().exactOptional(),
});

const HoldSchema = z.object({
  id: z.string(),
  rule: z.string(),
  requirement: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('approvals'),
      count: z.number().int().positive(),
      given: z.number().int().nonnegative(),
      from: EligibilitySchema,
      eligible: z.array(z.string()).readonly(),
      presence: z.boolean().exactOptional(),
    }),
    z.object({
      kind: z.literal('explanation'),
      parts: z.array(z.string()).readonly(),
      authors: z.array(z.string()).readonly(),
    }),
    z.object({ kind: z.literal('finding'), finding: z.string(), level: LevelSchema }),
    z.object({ kind: z.literal('overdue-review'), exception: z.string(), reviewBy: Instant }),
    z.object({
      kind: z.literal('validation'),
      name: z.string(),
      state: z.enum(['missing', 'failed']),
    }),
    z.object({ kind: z.literal('nobody'), why: z.string() }),
  ]),
  message: z.string(),
  lift: z.string(),
});

export const VerdictSchema = z.object({
  outcome: z.enum(['allow', 'hold', 'deny']),
  summary: z.string(),
  reasons: z
    .array(
      z.object({
        rule: z.string(),
        title: z.string(),
        severity: SeveritySchema,
        outcome: z.enum(['hold', 'deny']),
        message: z.string(),
        effects: z.array(z.number().int()).readonly(),
        evidence: EvidenceSchema.nullable(),
        source: z.object({ file: z.string(), line: z.number().int().nonnegative() }),
        lift: z.string(),
        until: Instant.nullable(),
        excepted: z
          .object({ id: z.string(), grantedBy: z.string(), until: Instant })
          .exactOptional(),
      }),
    )
    .readonly(),
  holds: z.array(HoldSchema).readonly(),
  answers: z
    .array(
      z.object({
        approval: z.string(),
        person: z.string(),
        answer: z.enum(['approve', 'refuse', 'withdraw']),
        counts: z.boolean(),
        why: z.string(),
      }),
    )
    .readonly(),
  policyHash: Digest,
  at: Instant,
}) satisfies z.ZodType<Verdict>;

export const ApprovalSchema = z.object({
  id: z.string(),
  person: z.string(),
  answer: z.enum(['approve', 'refuse', 'withdraw']),
  reason: z.string(),
  at: Instant,
  sequence: z.number().int().nonnegative(),
  binding: z.object({ changeDigest: Digest, assessmentDigest: Digest, policyHash: Digest }),
  means: z.enum(['session', 'passkey', 'forge-review']).exactOptional(),
  carriedFrom: z.string().exactOptional(),
  evidence: Digest.exactOptional(),
}) satisfies z.ZodType<Approval>;

/** What `holdpoint assess --format json` prints. The change stands once, beside its assessment. */
export const AssessOutputSchema = z.object({
  holdpoint: z.object({ version: z.string(), format: z.literal(1) }),
  change: ChangeSchema,
  assessment: AssessmentSchema.omit({ change: true }),
  verdict: VerdictSchema,
});
export type AssessOutput = z.infer<typeof AssessOutputSchema>;
