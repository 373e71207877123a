/** The API's shape for what would have nobody to answer for it. */
import { z } from 'zod';
import { Count } from './agents/agent-parts.ts';

/** `GET /api/seniority`: Tier-1 systems that one person at most knows as a senior or principal. */
export const SeniorityGaps = z.object({
  /** Of all Tier-1 systems. */
  tier1: Count,
  /** Those without anybody first, then by id. */
  systems: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      owners: z.array(z.string()),
      /** Ids: of nobody, or of the only one. */
      seniors: z.array(z.string()),
    }),
  ),
});
export type SeniorityGaps = z.infer<typeof SeniorityGaps>;
