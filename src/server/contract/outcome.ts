/** The API's shapes for pipelines: hand in, wait, ask once more, go. */
import { z } from 'zod';
import { Digest, Instant } from '../../config/schema/change.ts';
import { CaseState } from './cases.ts';

/** What became of a case, as far as a pipeline needs to know. */
export const CaseOutcome = z.object({
  id: z.string(),
  state: CaseState,
  /** Where people read and answer it. */
  page: z.url(),
  changeDigest: Digest,
  expiresAt: Instant,
  /** Until when the release may be used; null where there is none, or it was used. */
  releaseValidUntil: Instant.nullable(),
  /** Id of the case that took its place, or null. */
  supersededBy: z.string().nullable(),
  verdict: z.object({
    outcome: z.enum(['allow', 'hold', 'deny']),
    summary: z.string(),
    /** What would lift each hold that is still open. */
    open: z.array(z.string()),
  }),
});
export type CaseOutcome = z.infer<typeof CaseOutcome>;

/** Answer to `POST /api/cases`: 201 for a new case, 200 for one that was waiting already. */
export const SubmissionReceipt = CaseOutcome.extend({ created: z.boolean() });
export type SubmissionReceipt = z.infer<typeof SubmissionReceipt>;

/** `POST /api/cases/:id/confirm`, the last question before the change goes through. */
export const Confirm = z.object({
  /** Digest of what is about to go through, read again just now. */
  changeDigest: Digest,
  /** Names this use, so that a retry after a lost answer is not taken for a second use. */
  attempt: z.string().min(8).max(100),
});
export type Confirm = z.infer<typeof Confirm>;

export const Confirmed = z.object({
  case: z.string(),
  changeDigest: Digest,
  /** When this use was first confirmed. */
  at: Instant,
});
export type Confirmed = z.infer<typeof Confirmed>;
