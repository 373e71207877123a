import { z } from 'zod';
import type { ChangeRequest, RequestRef } from '../../../../../engine/forge/types.ts';
import type { GithubClient } from '../client/client.ts';
import { isGone } from '../client/client.ts';
import { accountSchema, toAccount } from './account.ts';
import {
  branchSchema,
  numberSchema,
  pathNumber,
  repositoryNameSchema,
  shaSchema,
} from './shapes.ts';

const pullSchema = z.object({
  number: numberSchema,
  title: z.string().max(10_000),
  body: z.string().max(300_000).nullish(),
  labels: z.array(z.object({ name: z.string().max(1000) })).max(1000),
  state: z.enum(['open', 'closed']),
  draft: z.boolean().nullish(),
  merged: z.boolean(),
  merged_by: accountSchema.nullish(),
  merged_at: z.iso.datetime({ offset: true }).nullish(),
  merge_commit_sha: shaSchema.nullish(),
  created_at: z.iso.datetime({ offset: true }),
  user: accountSchema.nullish(),
  base: z.object({
    ref: branchSchema,
    sha: shaSchema,
    repo: z.object({ full_name: repositoryNameSchema }),
  }),
  head: z.object({
    ref: branchSchema,
    sha: shaSchema,
    repo: z.object({ full_name: repositoryNameSchema }).nullish(),
  }),
  html_url: z.url({ protocol: /^https?$/ }).max(2000),
  commits: z.int().nonnegative(),
  changed_files: z.int().nonnegative(),
});

export type Pull = z.infer<typeof pullSchema>;

/** The request as GitHub has it. Throws `ForgeFault`, `gone` where there is none. */
export async function fetchPull(client: GithubClient, ref: RequestRef): Promise<Pull> {
  const repository = await client.repository(ref.repository);
  return repository.get(`/pulls/${pathNumber(ref)}`, pullSchema);
}

export async function readRequest(
  client: GithubClient,
  ref: RequestRef,
): Promise<ChangeRequest | null> {
  try {
    return toRequest(ref, await fetchPull(client, ref));
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

function toRequest({ forge }: RequestRef, pull: Pull): ChangeRequest {
  return {
    forge,
    repository: pull.base.repo.full_name,
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    labels: pull.labels.map(({ name }) => name),
    state: pull.merged ? 'merged' : pull.state,
    isDraft: pull.draft === true,
    author: toAccount(pull.user),
    base: { branch: pull.base.ref, commit: pull.base.sha },
    head: {
      branch: pull.head.ref,
      commit: pull.head.sha,
      repository: pull.head.repo?.full_name ?? null,
    },
    url: pull.html_url,
    mergedBy: pull.merged ? toAccount(pull.merged_by) : null,
    mergedAt: pull.merged && pull.merged_at != null ? toInstant(pull.merged_at) : null,
    // Before the merge it names a trial of it, which is no part of any branch.
    mergeCommit: pull.merged ? (pull.merge_commit_sha ?? null) : null,
    counts: { commits: pull.commits, files: pull.changed_files },
  };
}

/** One spelling of an instant, so that two can be compared as text. */
function toInstant(text: string): string {
  return new Date(text).toISOString();
}
