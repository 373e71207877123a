/** The API's shapes for the service graph: who is hit, and what there is to ask about. */
import { z } from 'zod';
import { TierSchema } from '../../config/schema/assessment.ts';
import { Instant } from '../../config/schema/change.ts';

const Tier = TierSchema.nullable();
const Count = z.number().int().nonnegative();
const Ids = z.array(z.string()).readonly();

/** The first of many, with how many there are. */
const listed = <T extends z.ZodType>(item: T) =>
  z.object({ count: Count, first: z.array(item).readonly() });

const CountByTier = z.object({ '1': Count, '2': Count, '3': Count, '4': Count, none: Count });

const Edge = z.object({
  from: z.string(),
  to: z.string(),
  source: z.enum(['declared', 'observed', 'inferred']),
  confidence: z.number(),
  via: z.string().nullable(),
  seenAt: z.string().nullable(),
  standing: z.enum(['agreed', 'declared-only', 'observed-only', 'inferred-only', 'stale']),
});

const Studied = z.object({
  id: z.string(),
  name: z.string(),
  tier: Tier,
  owners: Ids,
  distance: Count,
});

const Study = z.object({
  starts: Ids,
  at: Instant,
  total: Count,
  countByTier: CountByTier,
  worstTier: Tier,
  layers: z.array(z.object({ distance: Count, total: Count, countByTier: CountByTier })).readonly(),
  owners: listed(z.object({ owner: z.string().nullable(), total: Count, tier1: Count })),
  systems: z.array(Studied).readonly(),
  further: listed(
    z.object({ distance: Count, tier: Tier, owner: z.string().nullable(), total: Count }),
  ),
  edges: listed(Edge),
  unowned: listed(z.string()),
  singlePoints: listed(
    z.object({
      system: z.string(),
      tier: Tier,
      distance: Count,
      total: Count,
      tier1: Count,
      examples: Ids,
    }),
  ),
  carriesTier1: listed(z.object({ system: z.string(), tier: Tier, steps: Count, neededBy: Ids })),
  cycles: listed(z.object({ total: Count, tier1: Count, systems: Ids })),
  disagreements: listed(Edge),
  stale: listed(Edge),
});

/** `GET /api/reach?of=`: how harm to a system, a path or a resource would spread. */
export const ReachAnswer = z.object({
  asked: z.object({
    word: z.string(),
    systems: Ids,
    /** The patterns of the catalog that claim the path or resource; null for the name of a system. */
    patterns: Ids.nullable(),
  }),
  study: Study,
  /** What it needs itself to work. */
  needs: z.object({ systems: listed(Studied), edges: listed(Edge) }),
  /** What is not known, in a sentence. */
  why: z.string(),
});
export type ReachAnswer = z.infer<typeof ReachAnswer>;

/** `GET /api/systems`: systems by name, the most critical first. */
export const SystemList = z.object({
  /** How many fit, listed or not. */
  total: Count,
  systems: z
    .array(z.object({ id: z.string(), name: z.string(), tier: Tier, owners: Ids }))
    .readonly(),
});
export type SystemList = z.infer<typeof SystemList>;
