import { z } from 'zod';

/** Names as tools write them; the catalog's ids are stricter. */
const NameSchema = z.string().min(1).max(253);
const InstantSchema = z.iso.datetime({ offset: true });
const TextsSchema = z.array(z.string().min(1)).max(10_000).default([]);

export const GraphHeaderSchema = z
  .strictObject({
    format: z.literal('holdpoint-graph').describe('What this file is'),
    version: z.literal(1).describe('Version of this format'),
    origin: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
      .describe('Id of the tool that said so: jaeger, compose'),
    scope: z.string().min(1).max(2_000).describe('File, folder or address it came from'),
    at: InstantSchema.describe('Instant that the facts are as of'),
  })
  .describe('First line; what follows is its, until the next such line');

export const GraphSystemSchema = z
  .strictObject({
    system: NameSchema.describe('What the tool calls it'),
    kind: z
      .string()
      .min(1)
      .max(100)
      .default('service')
      .describe('service, database, queue, external'),
    tier: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
      .nullable()
      .default(null),
    owners: TextsSchema,
    environments: TextsSchema,
    paths: TextsSchema,
    resources: TextsSchema,
    why: z.string().max(1_000).default('').describe('Why it is a system, with the place'),
  })
  .describe('A system that the tool knows');

export const GraphEdgeSchema = z
  .strictObject({
    from: NameSchema.describe('The system that needs'),
    to: NameSchema.describe('The system needed'),
    source: z.enum(['declared', 'observed', 'inferred']).default('observed'),
    confidence: z.number().min(0).max(1).default(1).describe('From 0 to 1'),
    via: z.string().max(1_000).nullable().default(null).describe('In a few words, with numbers'),
    seenAt: InstantSchema.optional().describe(
      'Last call seen; the instant of the facts when left out',
    ),
  })
  .describe('A dependency that the tool knows');

/** One line of a `*.graph.jsonl` file. */
export const GraphLineSchema = z
  .union([GraphHeaderSchema, GraphSystemSchema, GraphEdgeSchema])
  .describe('One line of a *.graph.jsonl file: a header, a system or a dependency');
