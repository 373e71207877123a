/** The API's shapes for the policy in force: rules, where AI may work, what is asked of answers. */
import { z } from 'zod';
import { LevelSchema, TierSchema } from '../../config/schema/assessment.ts';
import { SeveritySchema } from '../../config/schema/verdict.ts';
import { Instant } from './agents/agent-parts.ts';
import { Named } from './governance/exceptions.ts';

/** Where it is written. */
const Source = z.object({ file: z.string(), line: z.number().int() });

export const PolicyRule = z.object({
  id: z.string(),
  title: z.string(),
  /** Asked of each effect, or once of the whole change. */
  per: z.enum(['effect', 'change']),
  /** The condition as written. */
  when: z.string(),
  outcome: z.enum(['hold', 'deny']),
  /** What it asks for, in words: `2 people and 1 senior or above`. */
  demand: z.string(),
  /** Null: by the worst tier hit and the environment. */
  severity: SeveritySchema.nullable(),
  message: z.string(),
  source: Source,
});
export type PolicyRule = z.infer<typeof PolicyRule>;

export const PolicyDirective = PolicyRule.extend({
  reason: z.string(),
  issuedBy: Named,
  starts: Instant,
  ends: Instant,
  state: z.enum(['coming', 'in-force', 'ended']),
});
export type PolicyDirective = z.infer<typeof PolicyDirective>;

export const PolicyZone = z.object({
  zone: z.enum(['free', 'assisted', 'human-only']),
  paths: z.array(z.string()),
  systems: z.array(z.string()),
  reason: z.string(),
  source: Source,
});
export type PolicyZone = z.infer<typeof PolicyZone>;

/** As in policy.yaml under `release`. Null: nowhere. */
export const PolicyTerms = z.object({
  presence: z
    .object({ tiers: z.array(TierSchema), irreversible: z.boolean(), rules: z.boolean() })
    .nullable(),
  reviews: z.enum(['count', 'ignore']),
  seniority: z.enum(['everywhere', 'by-system']),
  explain: z
    .object({
      tiers: z.array(TierSchema),
      of: z.enum(['ai-assisted', 'everything']),
      eachIrreversible: z.boolean(),
    })
    .nullable(),
  exceptions: z.object({
    level: LevelSchema,
    tier1: LevelSchema,
    reviewAfterDays: z.number().int(),
  }),
  findings: z.object({
    off: z.array(z.string()),
    also: z.array(z.string()).exactOptional(),
    acceptedBy: LevelSchema,
  }),
  unknownAsAi: z.array(TierSchema),
});
export type PolicyTerms = z.infer<typeof PolicyTerms>;

/** `GET /api/policy/patterns`: ids, as under `release.findings`. */
export const WantedPatterns = z.object({
  /** Not looked for. */
  off: z.array(z.string()),
  /** Looked for although they do not ship on. */
  also: z.array(z.string()),
});
export type WantedPatterns = z.infer<typeof WantedPatterns>;

/** `GET /api/policy`. */
export const PolicyInForce = z.object({
  hash: z.string(),
  /** In the order in which they are written, the default ones first. */
  rules: z.array(PolicyRule),
  directives: z.array(PolicyDirective),
  zones: z.array(PolicyZone),
  /** Null where the policy says nothing about answers. */
  terms: PolicyTerms.nullable(),
  at: Instant,
});
export type PolicyInForce = z.infer<typeof PolicyInForce>;
