/** The API's shapes for the ledger. */
import { z } from 'zod';
import { Instant } from '../../config/schema/change.ts';
import { RecordEntry } from './cases.ts';

/** `GET /api/ledger?before=SEQ&limit=N`, newest first. */
export const LedgerPage = z.object({
  entries: z.array(RecordEntry.extend({ case: z.string().nullable() })),
  size: z.number().int(),
  rootHash: z.string(),
  checkpoint: z.string(),
  /** Key the checkpoints are signed with, as a C2SP verifier key. */
  verifierKey: z.string(),
});
export type LedgerPage = z.infer<typeof LedgerPage>;

/** `POST /api/ledger/verify` and `holdpoint ledger verify --format json`. */
export const LedgerVerification = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('intact'),
    size: z.number().int(),
    rootHash: z.string(),
    at: Instant,
  }),
  z.object({
    kind: z.literal('broken'),
    /** Sequence number of the first entry that does not fit. */
    firstBad: z.number().int(),
    why: z.string(),
    at: Instant,
  }),
]);
export type LedgerVerification = z.infer<typeof LedgerVerification>;

/** `GET /api/ledger/standing`: what the server itself found at its last look. */
export const LedgerStanding = z.object({
  /** `unverified`: not computed yet, or it could not be. Anything but `verified` holds every release. */
  kind: z.enum(['verified', 'unverified', 'broken']),
  /** One sentence where it is not verified. */
  why: z.string().nullable(),
  /** Sequence number of the first entry that does not fit, and which check it failed. */
  firstBad: z.number().int().nullable(),
  check: z.string().nullable(),
  since: Instant.nullable(),
  /** What was verified last of all. */
  verified: z.object({ size: z.number().int(), rootHash: z.string(), at: Instant }).nullable(),
});
export type LedgerStanding = z.infer<typeof LedgerStanding>;
