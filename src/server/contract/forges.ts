/** The API's shapes for connections to forges and what is looked at there. */
import { z } from 'zod';
import { Instant } from '../../config/schema/change.ts';

const Count = z.number().int().nonnegative();

export const ForgeConnectionShown = z.object({
  /** `github.com`. */
  id: z.string(),
  /** Null for one that this server is no longer connected to. */
  kind: z.enum(['github', 'gitlab', 'git']).nullable(),
  /** The forge asked to be left alone until then. */
  pausedUntil: Instant.nullable(),
  sweptAt: Instant.nullable(),
  /** What went wrong last, whenever that was. */
  fault: z.object({ text: z.string(), at: Instant }).nullable(),
  openRequests: Count,
  /** Looks that wait or are under way. */
  depth: Count,
  oldestDue: Instant.nullable(),
  /** Of them, how many failed at least once. */
  failing: Count,
});
export type ForgeConnectionShown = z.infer<typeof ForgeConnectionShown>;

/** `GET /api/forges`. */
export const ForgeHealth = z.object({
  connections: z.array(ForgeConnectionShown),
  /** Most attempts first. */
  failing: z.array(
    z.object({
      forge: z.string(),
      kind: z.string(),
      /** What it is about: `acme/shop#12`. */
      about: z.string(),
      attempts: Count,
      dueAt: Instant,
      fault: z.string(),
    }),
  ),
  /** Newest first. */
  deliveries: z.array(
    z.object({ forge: z.string(), id: z.string(), at: Instant, kinds: z.array(z.string()) }),
  ),
  at: Instant,
});
export type ForgeHealth = z.infer<typeof ForgeHealth>;
