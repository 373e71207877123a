/** The few fields of webhooks that are believed: which request to look at again, and who acted. */
import { z } from 'zod';
import { branchSchema, numberSchema, projectNameSchema, shaSchema } from '../read/shapes.ts';

const project = z.object({ path_with_namespace: projectNameSchema });
const user = z.object({
  id: z.int().nonnegative(),
  username: z.string().min(1).max(300),
});

export const requestPayload = z.object({
  project,
  user: user.nullish(),
  object_attributes: z.object({
    iid: numberSchema,
    action: z.string().max(100).nullish(),
    oldrev: shaSchema.nullish(),
  }),
});

export const notePayload = z.object({
  project,
  user: user.nullish(),
  object_attributes: z.object({
    note: z.string().max(1_100_000).nullish(),
    noteable_type: z.string().max(100),
    action: z.string().max(100).nullish(),
    system: z.boolean().nullish(),
  }),
  merge_request: z.object({ iid: numberSchema }).nullish(),
});

export const pushPayload = z.object({
  project,
  ref: z.string().max(1100),
  before: shaSchema,
  after: shaSchema,
  user_id: z.int().nonnegative(),
  user_username: z.string().min(1).max(300).nullish(),
});

export const pipelinePayload = z.object({
  project: project.extend({ id: z.int().nonnegative().nullish() }),
  user: user.nullish(),
  object_attributes: z.object({ sha: shaSchema, source: z.string().max(100).nullish() }),
  merge_request: z
    .object({ iid: numberSchema, target_project_id: z.int().nonnegative().nullish() })
    .nullish(),
});

export const kindPayload = z.object({
  object_kind: branchSchema.nullish(),
  event_name: branchSchema.nullish(),
});
