/** The API's shapes for comparing alternatives. */
import { z } from 'zod';

const Text = z.object({
  /** File name or path; an environment may be told from it. */
  name: z.string().min(1).max(500),
  /** A plan, patch, script or manifest; or, with `before`, the new version of the file. */
  text: z.string().min(1),
  /** The version that it takes the place of, or null. */
  before: z.string().nullable().default(null),
});

/** `POST /api/compare`. Nothing of it is kept. */
export const CompareRequest = z.object({
  candidates: z
    .array(z.object({ name: z.string().min(1).max(100), texts: z.array(Text).min(1).max(50) }))
    .min(2)
    .max(20)
    .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, {
      message: 'every candidate needs a name of its own',
    }),
  /** Conditions as in a policy, about the change as a whole; what does not meet them is set aside. */
  constraints: z.array(z.string().min(1).max(2000)).max(20).default([]),
});
export type CompareRequest = z.infer<typeof CompareRequest>;

const Harm = z.object({
  kind: z.enum([
    'denied',
    'data-lost',
    'untold',
    'irreversible',
    'lost-elsewhere',
    'costly',
    'opened',
    'worst-tier',
    'tier-1-reach',
    'reach',
    'crossings',
    'echoes',
    'risk',
    'effects',
  ]),
  measure: z.number(),
  words: z.string(),
});

/** Least harm first; then what breaks a constraint. */
export const ComparisonAnswer = z.object({
  summary: z.string(),
  ranked: z
    .array(
      z.object({
        name: z.string(),
        outcome: z.enum(['allow', 'hold', 'deny']),
        headline: z.string(),
        place: z.number().int(),
        harms: z.array(Harm).readonly(),
        because: z.string().nullable(),
        safer: z
          .array(z.object({ text: z.string(), effects: z.array(z.number().int()).readonly() }))
          .readonly(),
      }),
    )
    .readonly(),
  discarded: z
    .array(
      z.object({
        name: z.string(),
        headline: z.string(),
        broken: z.array(z.object({ text: z.string(), error: z.string().nullable() })).readonly(),
      }),
    )
    .readonly(),
});
export type ComparisonAnswer = z.infer<typeof ComparisonAnswer>;
