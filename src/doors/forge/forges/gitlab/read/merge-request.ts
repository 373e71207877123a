import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { ChangeRequest, RequestRef } from '../../../../../engine/forge/types.ts';
import { isClosedToUs, isGone } from '../client/answers.ts';
import { accountSchema } from './account.ts';
import type { Gitlab } from './gitlab.ts';
import {
  branchSchema,
  numberSchema,
  projectNameSchema,
  projectPath,
  requestPath,
  shaSchema,
} from './shapes.ts';

const requestSchema = z.object({
  iid: numberSchema,
  title: z.string().max(10_000),
  description: z.string().max(2_000_000).nullish(),
  labels: z.array(z.string().max(1000)).max(5000),
  state: z.enum(['opened', 'closed', 'locked', 'merged']),
  draft: z.boolean().nullish(),
  created_at: z.iso.datetime({ offset: true }),
  author: accountSchema.nullish(),
  merge_user: accountSchema.nullish(),
  merged_by: accountSchema.nullish(),
  source_branch: branchSchema,
  target_branch: branchSchema,
  source_project_id: numberSchema.nullish(),
  target_project_id: numberSchema,
  sha: shaSchema.nullish(),
  merged_at: z.iso.datetime({ offset: true }).nullish(),
  merge_commit_sha: shaSchema.nullish(),
  squash_commit_sha: shaSchema.nullish(),
  diff_refs: z
    .object({ base_sha: shaSchema, head_sha: shaSchema, start_sha: shaSchema })
    .nullish()
    .catch(null),
  references: z.object({ full: z.string().max(2100) }),
  web_url: z.url({ protocol: /^https?$/ }).max(4000),
  head_pipeline: z.object({ id: numberSchema, sha: shaSchema }).nullish().catch(null),
});

export type MergeRequest = z.infer<typeof requestSchema>;

/** The request as GitLab has it. Throws `ForgeFault`, `gone` where there is none. */
export async function fetchRequest({ client }: Gitlab, ref: RequestRef): Promise<MergeRequest> {
  return client.get(requestPath(ref), requestSchema);
}

export async function readRequest(gitlab: Gitlab, ref: RequestRef): Promise<ChangeRequest | null> {
  try {
    const request = await fetchRequest(gitlab, ref);
    return await toRequest(gitlab, ref, request);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

async function toRequest(
  gitlab: Gitlab,
  ref: RequestRef,
  request: MergeRequest,
): Promise<ChangeRequest> {
  const { sha, state, source_project_id, target_project_id, merged_at } = request;
  if (sha == null) {
    throw new ForgeFault('unreachable', `GitLab: request ${ref.number} has no head commit yet`);
  }
  const isMerged = state === 'merged';
  const repository = repositoryIn(request, ref.repository);
  return {
    forge: gitlab.id,
    repository,
    number: request.iid,
    title: request.title,
    body: request.description ?? '',
    labels: request.labels,
    // Locked is for the moment in which it is being merged.
    state: state === 'opened' || state === 'locked' ? 'open' : state,
    isDraft: request.draft === true,
    author: await gitlab.accounts.see(request.author),
    base: { branch: request.target_branch, commit: baseOf(request, sha) },
    head: {
      branch: request.source_branch,
      commit: sha,
      repository:
        source_project_id === target_project_id
          ? repository
          : await nameOf(gitlab, source_project_id ?? null),
    },
    url: request.web_url,
    mergedBy: isMerged ? await gitlab.accounts.see(request.merge_user ?? request.merged_by) : null,
    mergedAt: isMerged && merged_at != null ? new Date(merged_at).toISOString() : null,
    // A squash may be merged in turn; a fast-forward leaves no commit but the head.
    mergeCommit: isMerged ? (request.merge_commit_sha ?? request.squash_commit_sha ?? sha) : null,
    // GitLab counts against the target branch as it was at the last push, git against what it is now.
    counts: null,
  };
}

/** A project may have another name by now: the request itself says under which it is. */
function repositoryIn({ references, iid }: MergeRequest, asked: string): string {
  const end = `!${iid}`;
  const name = references.full.endsWith(end) ? references.full.slice(0, -end.length) : '';
  return projectNameSchema.safeParse(name).success ? name : asked;
}

/** Where a fast-forward began, only the forge knows: at the merge base, as it asks for a rebase before. */
function baseOf({ state, diff_refs }: MergeRequest, head: string): string {
  if (diff_refs == null) {
    if (state === 'closed') return head;
    throw new ForgeFault('unreachable', 'GitLab: the request is still being worked out');
  }
  return state === 'merged' ? diff_refs.base_sha : diff_refs.start_sha;
}

async function nameOf({ client }: Gitlab, project: number | null): Promise<string | null> {
  if (project === null) return null;
  try {
    const found = await client.get(projectPath(project), projectSchema);
    return found.path_with_namespace;
  } catch (error) {
    if (isClosedToUs(error)) return null;
    throw error;
  }
}

const projectSchema = z.object({ path_with_namespace: projectNameSchema });
