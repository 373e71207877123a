/** The few fields of webhooks that are believed: which request to look at again, and who acted. */
import { z } from 'zod';
import { accountSchema } from '../read/account.ts';
import { numberSchema, repositoryNameSchema, shaSchema } from '../read/shapes.ts';

const repository = z.object({ full_name: repositoryNameSchema });
const sender = accountSchema.nullish();
const action = z.string().max(100);

export const requestPayload = z.object({
  action,
  repository,
  sender,
  pull_request: z.object({ number: numberSchema }),
});

export const pushPayload = z.object({
  ref: z.string().max(1100),
  before: shaSchema,
  after: shaSchema,
  forced: z.boolean(),
  deleted: z.boolean(),
  repository,
  sender,
});

export const mergeGroupPayload = z.object({
  action,
  repository,
  merge_group: z.object({
    head_sha: shaSchema,
    head_ref: z.string().max(1100),
    base_sha: shaSchema,
    base_ref: z.string().max(1100),
  }),
});

export const checkRunPayload = z.object({
  action,
  repository,
  check_run: z.object({ head_sha: shaSchema, app: z.object({ id: z.int() }).nullish() }),
});

export const checkSuitePayload = z.object({
  action,
  repository,
  check_suite: z.object({ head_sha: shaSchema, app: z.object({ id: z.int() }).nullish() }),
});

export const commentPayload = z.object({
  action,
  repository,
  issue: z.object({ number: numberSchema, pull_request: z.object({}).nullish() }),
  comment: z.object({
    body: z.string().max(300_000).nullish(),
    user: accountSchema.nullish(),
    performed_via_github_app: z.object({}).nullish(),
  }),
});
