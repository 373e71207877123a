import { z } from 'zod';
import type { Assessment } from '../../core/assess.ts';
import type { Explanation } from '../../core/approval/explanation.ts';
import type { PathOwners } from '../../core/catalog/path-owners.ts';
import type { Incident } from '../../core/memory/types.ts';
import { LEVELS } from '../../core/provenance/types.ts';
import {
  ChangeSchema,
  Digest,
  EnvironmentKindSchema,
  EvidenceSchema,
  Instant,
  VerbSchema,
} from './change.ts';

export const LevelSchema = z.enum(LEVELS);
export const TierSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

export const ActorClaimSchema = z.object({
  role: z.enum([
    'author',
    'co-author',
    'committer',
    'signer',
    'pusher',
    'requester',
    'agent-operator',
  ]),
  identity: z.string().min(1),
});

export const ProvenanceClueSchema = z.object({
  kind: z.enum([
    'trailer',
    'bot-identity',
    'branch',
    'declaration',
    'agent-session',
    'environment',
    'request-text',
    'label',
    'line-notes',
    'checkpoint',
    'trace',
    'statement',
  ]),
  says: z.enum(['ai', 'human']),
  strength: z.enum(['declared', 'attested']),
  tool: z.string().nullable(),
  evidence: EvidenceSchema,
  commits: z.array(z.string()).readonly().exactOptional(),
  lines: z.number().min(0).max(1).exactOptional(),
});

const PROVENANCE_KINDS = [
  'human-attested',
  'ai-declared',
  'ai-attested',
  'mixed',
  'unknown',
] as const;

const ProvenanceSchema = z.object({
  kind: z.enum(PROVENANCE_KINDS),
  tools: z.array(z.string()).readonly(),
  why: z.string(),
  clues: z.array(ProvenanceClueSchema).readonly(),
  commits: z
    .array(
      z.object({
        commit: z.string(),
        subject: z.string(),
        kind: z.enum(PROVENANCE_KINDS),
        tools: z.array(z.string()).readonly(),
      }),
    )
    .readonly()
    .exactOptional(),
  treatedAsAi: z.literal(true).exactOptional(),
});

const ExplanationSchema = z.object({
  person: z.string(),
  at: Instant,
  does: z.string(),
  risks: z.string(),
  undo: z.string(),
  effects: z.array(z.object({ effect: z.string(), answer: z.string() })).readonly(),
}) satisfies z.ZodType<Explanation>;

const PathOwnersSchema = z.object({
  owners: z.array(z.string()).readonly(),
  paths: z.array(z.string()).readonly(),
  section: z.string().nullable(),
  optional: z.boolean(),
  approvals: z.number().int().nonnegative(),
  source: z.string(),
  line: z.number().int().nonnegative(),
}) satisfies z.ZodType<PathOwners>;

const EdgeSchema = z.object({
  from: z.string(),
  to: z.string(),
  source: z.enum(['declared', 'observed', 'inferred']),
  confidence: z.number().min(0).max(1),
  via: z.string().nullable(),
  seenAt: Instant.nullable(),
  standing: z.enum(['agreed', 'declared-only', 'observed-only', 'inferred-only', 'stale']),
});

const ReachSchema = z.object({
  total: z.number().int().nonnegative(),
  systems: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        tier: TierSchema.nullable(),
        owners: z.array(z.string()).readonly(),
        distance: z.number().int().nonnegative(),
        through: EdgeSchema.nullable(),
      }),
    )
    .readonly(),
  further: z
    .array(
      z.object({
        distance: z.number().int().nonnegative(),
        tier: TierSchema.nullable(),
        ids: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  hits: z
    .array(z.object({ effect: z.number().int(), system: z.string(), pattern: z.string() }))
    .readonly(),
  unclaimed: z.array(z.number().int()).readonly(),
  worstTier: TierSchema.nullable(),
  countByTier: z.object({
    '1': z.number().int(),
    '2': z.number().int(),
    '3': z.number().int(),
    '4': z.number().int(),
    none: z.number().int(),
  }),
  crossings: z
    .array(
      z.object({
        from: z.string(),
        fromTier: TierSchema.nullable(),
        to: z.string(),
        toTier: TierSchema,
      }),
    )
    .readonly(),
  treatedAsCritical: z
    .array(
      z.object({
        system: z.string(),
        tier: TierSchema.nullable(),
        neededBy: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
});

export const IncidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  date: z.iso.date(),
  summary: z.string(),
  lesson: z.string(),
  systems: z.array(z.string()).readonly(),
  resourceTypes: z.array(z.string()).readonly(),
  paths: z.array(z.string()).readonly(),
  verbs: z.array(VerbSchema).readonly(),
  link: z.string().nullable(),
}) satisfies z.ZodType<Incident>;

export const ValidationSchema = z.object({
  name: z.string().min(1),
  outcome: z.enum(['passed', 'failed']),
  detail: z.string().nullable(),
});

export const AssessmentSchema = z.object({
  change: ChangeSchema,
  at: Instant,
  headline: z.string(),
  environment: EnvironmentKindSchema,
  environments: z.array(EnvironmentKindSchema).readonly(),
  actors: z
    .array(
      ActorClaimSchema.extend({
        source: z.string().exactOptional(),
        person: z.string().nullable(),
        level: LevelSchema.nullable(),
      }),
    )
    .readonly(),
  provenance: ProvenanceSchema,
  reach: ReachSchema,
  losses: z
    .array(
      z.object({
        kind: z.enum(['data-with-backups', 'unprotected-delete', 'irreversible', 'unknown']),
        headline: z.string(),
        why: z.string(),
        effects: z.array(z.number().int()).readonly(),
      }),
    )
    .readonly(),
  echoes: z
    .array(
      z.object({
        incident: IncidentSchema,
        likeness: z.number().min(0).max(1),
        because: z.array(z.string()).readonly(),
        effects: z.array(z.number().int()).readonly(),
      }),
    )
    .readonly(),
  risk: z.object({
    points: z.number(),
    percentile: z.number().min(0).max(100).nullable(),
    sample: z.number().int().nonnegative(),
    factors: z
      .array(z.object({ name: z.string(), points: z.number(), why: z.string() }))
      .readonly(),
  }),
  validations: z
    .array(
      ValidationSchema.extend({
        reportedBy: z
          .union([
            z.object({ kind: z.literal('token'), name: z.string() }),
            z.object({ kind: z.literal('person'), id: z.string() }),
          ])
          .exactOptional(),
      }),
    )
    .readonly(),
  explanation: ExplanationSchema.exactOptional(),
  owners: z.array(PathOwnersSchema).readonly().exactOptional(),
  digest: Digest,
}) satisfies z.ZodType<Assessment>;
