import { z } from 'zod';
import type { Listing, MergedRequest } from '../../../../../engine/forge/types.ts';
import type { Gitlab } from './gitlab.ts';
import { branchSchema, numberSchema, projectPath, shaSchema } from './shapes.ts';

const mergedSchema = z.object({
  iid: numberSchema,
  target_branch: branchSchema,
  sha: shaSchema.nullish(),
  merge_commit_sha: shaSchema.nullish(),
  squash_commit_sha: shaSchema.nullish(),
});

/** Merged ones that changed since an instant. */
export async function listMergedRequests(
  { id, client }: Gitlab,
  repository: string,
  branch: string,
  since: string,
): Promise<Listing<MergedRequest>> {
  const query = `state=merged&scope=all&target_branch=${encodeURIComponent(branch)}`;
  const path = `${projectPath(repository)}/merge_requests?${query}&updated_after=${encodeURIComponent(since)}&order_by=updated_at&sort=desc`;
  const { items, isWhole } = await client.list(path, mergedSchema);
  const once = new Map(items.map((one) => [one.iid, one]));
  return {
    isWhole,
    items: [...once.values()]
      .filter(({ target_branch }) => target_branch === branch)
      .map(({ iid, sha, merge_commit_sha, squash_commit_sha }) => ({
        forge: id,
        repository,
        number: iid,
        commits: [merge_commit_sha, squash_commit_sha, sha].filter((commit) => commit != null),
      })),
  };
}
