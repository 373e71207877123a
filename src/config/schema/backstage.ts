import { z } from 'zod';

const text = z.string().min(1);
const texts = z.array(text);

/** What is read of a Backstage entity. Everything else in it is somebody else's business. */
export const BackstageEntitySchema = z.object({
  apiVersion: text,
  kind: text,
  metadata: z.object({
    name: z
      .string()
      .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/, 'an entity name of at most 63'),
    namespace: text.optional(),
    title: text.optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z
    .object({
      owner: text.optional(),
      lifecycle: text.optional(),
      system: text.optional(),
      dependsOn: texts.optional(),
      dependencyOf: texts.optional(),
      providesApis: texts.optional(),
      consumesApis: texts.optional(),
      memberOf: texts.optional(),
      members: texts.optional(),
      profile: z.object({ displayName: text.optional(), email: text.optional() }).optional(),
    })
    .optional(),
});
export type BackstageEntity = z.infer<typeof BackstageEntitySchema>;
