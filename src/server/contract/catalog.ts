/** The API's shapes for the catalog as a whole, and for what graph sources say. */
import { z } from 'zod';
import { Instant } from '../../config/schema/change.ts';
import { GraphEdgeSchema, GraphSystemSchema } from '../../config/schema/graph.ts';

const Count = z.number().int().nonnegative();

/**
 * `PUT /api/catalog/facts/{origin}/{scope}`: all that a source says, in place of all it said before. Large
 * ones come as `application/x-ndjson`, in the lines of a `*.graph.jsonl` file.
 */
export const Facts = z.object({
  origin: z.string().describe('As in the address'),
  scope: z.string().describe('As in the address'),
  at: z.iso.datetime({ offset: true }),
  systems: z.array(
    GraphSystemSchema.omit({ system: true }).extend({ name: z.string().min(1).max(253) }),
  ),
  edges: z.array(GraphEdgeSchema),
});

/** What an import came to. */
export const ImportReceipt = z.object({
  origin: z.string(),
  scope: z.string(),
  at: Instant,
  digest: z.string(),
  systems: Count,
  edges: Count,
  /** False when the source had said exactly this before; nothing was written then. */
  isNew: z.boolean(),
  /** Systems and edges that are new or differ. */
  changed: Count,
  /** Systems and edges that the source no longer has. */
  gone: Count,
});
export type ImportReceipt = z.infer<typeof ImportReceipt>;

/** What was known from a source that was forgotten. */
export const ForgetReceipt = z.object({
  origin: z.string(),
  scope: z.string(),
  at: Instant,
  systems: Count,
  edges: Count,
});
export type ForgetReceipt = z.infer<typeof ForgetReceipt>;

/** `GET /api/catalog`. */
export const CatalogState = z.object({
  systems: Count,
  people: Count,
  teams: Count,
  dependencies: Count,
  countByTier: z.object({ '1': Count, '2': Count, '3': Count, '4': Count, none: Count }),
  /** What in the catalog wants looking after. */
  lint: z.object({
    withoutTier: Count,
    withoutOwner: Count,
    /** Dependencies on what no system of the catalog is called. */
    onNobody: Count,
    /** Dependencies about which the catalog and what was seen disagree. */
    disagreements: Count,
    stale: Count,
    cycles: Count,
  }),
  /** Newest first. */
  sources: z.array(
    z.object({
      origin: z.string(),
      scope: z.string(),
      at: Instant,
      /** Seconds from `at` to now. */
      age: Count,
      systems: Count,
      edges: Count,
      importedAt: Instant,
      importedBy: z.string(),
    }),
  ),
  /** Grows with every import that this server has taken in. */
  revision: Count,
  /** When this server last knew its catalog to be up to date. */
  asOf: Instant,
  /** True when it could not be refreshed since; the catalog from before is in use. */
  degraded: z.boolean(),
});
export type CatalogState = z.infer<typeof CatalogState>;

/** `GET /health`. */
export const Health = z.object({
  /**
   * `degraded` still serves, with a catalog that may be older than the latest import. `holding` releases
   * nothing: the ledger does not verify, or not yet.
   */
  status: z.enum(['ok', 'degraded', 'holding']),
  ledger: z.object({
    kind: z.enum(['verified', 'unverified', 'broken']),
    firstBad: Count.nullable(),
    check: z.string().nullable(),
  }),
  catalog: z.object({ revision: Count, asOf: Instant, degraded: z.boolean() }),
});
export type Health = z.infer<typeof Health>;
