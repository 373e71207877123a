/** The API's shapes for replaying a proposed policy on what was submitted. */
import { z } from 'zod';
import { Count, Instant } from '../agents/agent-parts.ts';
import { CaseState } from '../cases.ts';

/** `POST /api/policy/replay`, by a person or a token. Nothing of it is kept. */
export const ReplayRequest = z.object({
  /** The proposed policy.yaml as text. */
  policy: z.string().min(1).max(1_000_000),
  /** As messages are to name it. */
  file: z.string().min(1).max(500).default('policy.yaml'),
  days: z.number().int().min(1).max(3660).default(90),
});
export type ReplayRequest = z.infer<typeof ReplayRequest>;

const Shift = z.object({
  unchanged: Count,
  newlyHeld: Count,
  newlyReleased: Count,
  newlyDenied: Count,
  noLongerDenied: Count,
});

const Outcome = z.enum(['allow', 'hold', 'deny']);

export const ReplayReport = z.object({
  since: Instant,
  until: Instant,
  present: z.string(),
  proposed: z.string(),
  cases: Count,
  shift: Shift,
  answered: Shift.extend({ cases: Count }),
  approvals: z.object({ present: Count, proposed: Count }),
  cost: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unknown'), why: z.string() }),
    z.object({
      kind: z.literal('known'),
      minutesPerApproval: z.number(),
      sample: Count,
      minutes: z.number(),
    }),
  ]),
  caught: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        date: z.string(),
        cases: z
          .array(
            z.object({
              case: z.string(),
              title: z.string(),
              submittedAt: Instant,
              because: z.array(z.string()).readonly(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  rules: z.array(z.object({ rule: z.string(), more: Count, fewer: Count })).readonly(),
  changes: z
    .array(
      z.object({
        case: z.string(),
        title: z.string(),
        submittedAt: Instant,
        state: CaseState,
        headline: z.string(),
        present: Outcome,
        proposed: Outcome,
        rules: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  left: Count,
});
export type ReplayReport = z.infer<typeof ReplayReport>;

/** What `POST /api/policy/replay` answers: the report, and the same as a pull request shows it. */
export const ReplayAnswer = ReplayReport.extend({ markdown: z.string() });
export type ReplayAnswer = z.infer<typeof ReplayAnswer>;
