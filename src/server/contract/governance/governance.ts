/** The API's shapes for what stands beside a case's answers: explanations, statements, findings, looks. */
import { z } from 'zod';
import { Instant, text, words } from '../agents/agent-parts.ts';
import { GivenPresence, SeenCase } from '../presence.ts';

const Sentence = text(4000).trim().min(3);
const Reason = text(2000).trim().min(3);

const SaidOfChange = z.object({
  does: Sentence,
  risks: Sentence,
  undo: Sentence,
  /** An answer for effects that cannot be undone, by the resource's address. */
  effects: z
    .array(z.object({ effect: words(2000), answer: Sentence }))
    .max(500)
    .default([]),
});
/**
 * `POST /api/cases/:id/explanation`, by its author or a co-author. Each part is in words of their own. It is
 * signed where the policy asks for presence.
 */
export const NewExplanation = SaidOfChange.extend({ presence: GivenPresence.exactOptional() });
export type NewExplanation = z.infer<typeof NewExplanation>;

/** `POST /api/cases/:id/explanation/challenge`. */
export const ExplanationToSign = SaidOfChange.extend({ seen: SeenCase });
export type ExplanationToSign = z.infer<typeof ExplanationToSign>;

export const Explanation = z.object({
  person: z.string(),
  name: z.string(),
  at: Instant,
  does: z.string(),
  risks: z.string(),
  undo: z.string(),
  effects: z.array(z.object({ effect: z.string(), answer: z.string() })),
  /** Digest of what they signed for it, or null. */
  evidence: z.string().nullable(),
});
export type Explanation = z.infer<typeof Explanation>;

const SaidOfProvenance = z.object({
  says: z.enum(['human', 'ai']),
  tool: words(100).trim().nullable().default(null),
  note: Reason,
});

/**
 * `POST /api/cases/:id/provenance-statement`, by somebody who had a hand in it. It stays on the record. That
 * people alone wrote it is signed where the policy asks for presence.
 */
export const NewStatement = SaidOfProvenance.extend({ presence: GivenPresence.exactOptional() });
export type NewStatement = z.infer<typeof NewStatement>;

/** `POST /api/cases/:id/provenance-statement/challenge`. */
export const StatementToSign = SaidOfProvenance.extend({ seen: SeenCase });
export type StatementToSign = z.infer<typeof StatementToSign>;

export const Statement = z.object({
  person: z.string(),
  name: z.string(),
  at: Instant,
  says: z.enum(['human', 'ai']),
  tool: z.string().nullable(),
  note: z.string(),
  /** Digest of what they signed for it, or null. */
  evidence: z.string().nullable(),
});
export type Statement = z.infer<typeof Statement>;

/** `POST /api/cases/:id/findings/:finding/accept`, signed where the policy asks for presence. */
export const NewAcceptance = z.object({
  reason: Reason,
  presence: GivenPresence.exactOptional(),
});
export type NewAcceptance = z.infer<typeof NewAcceptance>;

/** `POST /api/cases/:id/findings/:finding/challenge`. */
export const AcceptanceToSign = z.object({ reason: Reason, seen: SeenCase });
export type AcceptanceToSign = z.infer<typeof AcceptanceToSign>;

export const Acceptance = z.object({
  finding: z.string(),
  person: z.string(),
  name: z.string(),
  reason: z.string(),
  at: Instant,
  /** Digest of what they signed for it, or null. */
  evidence: z.string().nullable(),
});
export type Acceptance = z.infer<typeof Acceptance>;

const FileOwners = z.object({
  source: z.string(),
  line: z.number().int(),
  section: z.string().nullable(),
  /** Only suggested by the file. */
  optional: z.boolean(),
  /** How many of them the file asks for. */
  approvals: z.number().int(),
  /** Changed paths that it covers. */
  paths: z.array(z.string()),
  /** As written, with the people whom the roster knows by it; nobody where it knows none. */
  owners: z.array(
    z.object({
      written: z.string(),
      people: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
});

const Standing = z.object({ allowed: z.boolean(), why: z.string() });

/** `GET /api/cases/:id/governance`: what the page shows beside the safety case. */
export const CaseGovernance = z.object({
  /** What the explanation's form shows: facts, never the beginning of an answer. */
  facts: z.object({
    headline: z.string(),
    irreversible: z.array(z.object({ effect: z.string(), verb: z.string(), why: z.string() })),
  }),
  /** Latest first; the first counts, or the first that is signed where `terms.presence` says why. */
  explanations: z.array(Explanation),
  /** Latest first; each person's latest counts, `human` only signed where `terms.presence` says why. */
  statements: z.array(Statement),
  acceptances: z.array(Acceptance),
  /** Ids of exceptions asked for or granted for this very case, newest first. */
  exceptions: z.array(z.string()),
  /** Minutes from the first look to each answer, at most 60; null where no look was noted. */
  reviews: z.array(
    z.object({ approval: z.string(), person: z.string(), minutes: z.number().nullable() }),
  ),
  /** What the policy's terms of release make of this case. */
  terms: z.object({
    /** Why what nobody can tell counts as AI-assisted here; null where it does not. */
    treatedAsAi: z.string().nullable(),
    /** Why only answers signed with a passkey count, each as the end of a sentence; empty where others do. */
    presence: z.array(z.string()),
    /** Whether an explanation has to answer for each effect that cannot be undone. */
    explainsEffects: z.boolean(),
  }),
  /** Lines of the base's CODEOWNERS or OWNERS that cover changed files, in no order. */
  owners: z.array(FileOwners),
  me: z.object({ explain: Standing, state: Standing, accept: Standing }),
});
export type CaseGovernance = z.infer<typeof CaseGovernance>;
