/** The API's shapes for exceptions: an approval to go without, signed by whoever has that power. */
import { z } from 'zod';
import { LevelSchema } from '../../../config/schema/assessment.ts';
import { Instant, text, words } from '../agents/agent-parts.ts';
import { GivenPresence } from '../presence.ts';

const Reason = text(2000).trim().min(10);

export const ExceptionScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case'), case: words(100) }),
  z.object({ kind: z.literal('systems'), systems: z.array(words(200)).min(1).max(100) }),
]);
export type ExceptionScope = z.infer<typeof ExceptionScope>;

/** `POST /api/exceptions`, by any person. */
export const NewException = z.object({
  /** Ids of rules, or `*` for all that may be lifted. */
  rules: z.array(words(200)).min(1).max(100),
  scope: ExceptionScope,
  reason: Reason,
  /** At most 30 days away. */
  ends: Instant,
});
export type NewException = z.infer<typeof NewException>;

/** `POST /api/exceptions/:id/challenge`: the reason is part of what is signed. */
export const GrantReason = z.object({ reason: Reason });
export type GrantReason = z.infer<typeof GrantReason>;

/** `POST /api/exceptions/:id/grant`. */
export const ExceptionGrant = GrantReason.extend({ presence: GivenPresence });
export type ExceptionGrant = z.infer<typeof ExceptionGrant>;

export const ReviewFinding = z.enum(['justified', 'not-justified', 'needs-standard']);
export type ReviewFinding = z.infer<typeof ReviewFinding>;

/** `POST /api/exceptions/:id/review/challenge`, once it is over. */
export const ReviewToSign = z.object({ finding: ReviewFinding, note: Reason });
export type ReviewToSign = z.infer<typeof ReviewToSign>;

/** `POST /api/exceptions/:id/review`. Without a signature it is refused, and said so. */
export const NewReview = ReviewToSign.extend({ presence: GivenPresence.exactOptional() });
export type NewReview = z.infer<typeof NewReview>;

/** Who, by id and name. */
export const Named = z.object({ id: z.string(), name: z.string() });
export type Named = z.infer<typeof Named>;

export const ExceptionState = z.enum(['asked', 'granted', 'refused', 'revoked', 'ended']);
export type ExceptionState = z.infer<typeof ExceptionState>;

export const Exception = z.object({
  id: z.string(),
  state: ExceptionState,
  rules: z.array(z.string()),
  scope: ExceptionScope,
  reason: z.string(),
  askedBy: Named,
  askedAt: Instant,
  ends: Instant,
  /** The level that it takes to grant it. */
  level: LevelSchema,
  /** Ids of people who could grant it, sorted. */
  grantors: z.array(z.string()),
  granted: z
    .object({
      by: Named,
      level: LevelSchema,
      at: Instant,
      reason: z.string(),
      reviewBy: Instant,
      teams: z.array(z.string()),
      evidence: z.string(),
    })
    .nullable(),
  refused: z.object({ by: Named, at: Instant, reason: z.string() }).nullable(),
  revoked: z.object({ by: Named, at: Instant, reason: z.string() }).nullable(),
  review: z
    .object({
      by: Named,
      at: Instant,
      finding: ReviewFinding,
      note: z.string(),
      /** Digest of what they signed; null for one of before it was asked for. */
      evidence: z.string().nullable(),
    })
    .nullable(),
  /** `due` once it is over and nobody has looked; `late` past its date, when the teams wait for it. */
  reviewState: z.enum(['none', 'not-yet', 'due', 'late', 'done']),
  me: z.object({
    canSettle: z.boolean(),
    canRevoke: z.boolean(),
    canReview: z.boolean(),
    /** Why, or why not, as to granting it. */
    why: z.string(),
  }),
});
export type Exception = z.infer<typeof Exception>;

/** `GET /api/exceptions`, newest first. */
export const ExceptionList = z.object({
  exceptions: z.array(Exception),
  counts: z.object({
    asked: z.number().int(),
    inForce: z.number().int(),
    reviewsDue: z.number().int(),
    reviewsLate: z.number().int(),
  }),
});
export type ExceptionList = z.infer<typeof ExceptionList>;
