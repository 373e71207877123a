import { z } from 'zod';
import type { Listing, MergedRequest } from '../../../../../engine/forge/types.ts';
import type { GithubClient } from '../client/client.ts';
import { numberSchema, shaSchema } from './shapes.ts';

const closedSchema = z.object({
  number: numberSchema,
  updated_at: z.iso.datetime({ offset: true }),
  merged_at: z.iso.datetime({ offset: true }).nullish(),
  merge_commit_sha: shaSchema.nullish(),
  head: z.object({ sha: shaSchema }),
});

type Closed = z.infer<typeof closedSchema>;

const MOST_PAGES = 20;
const PAGE = 100;

/** Merged ones that changed since an instant, those that changed last first: there are few of them. */
export async function listMergedRequests(
  client: GithubClient,
  forge: string,
  repository: string,
  branch: string,
  since: string,
): Promise<Listing<MergedRequest>> {
  const found = await client.repository(repository);
  const query = `state=closed&base=${encodeURIComponent(branch)}&sort=updated&direction=desc`;
  const once = new Map<number, Closed>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `/pulls?${query}&per_page=${PAGE}&page=${page}`;
    const closed = await found.get(path, closedSchema.array());
    for (const one of closed) if (!isOld(one, since)) once.set(one.number, one);
    if (closed.length < PAGE || closed.some((one) => isOld(one, since))) {
      return { items: mergedOf(forge, repository, [...once.values()]), isWhole: true };
    }
  }
  return { items: mergedOf(forge, repository, [...once.values()]), isWhole: false };
}

function isOld({ updated_at }: Closed, since: string): boolean {
  return Date.parse(updated_at) < Date.parse(since);
}

function mergedOf(
  forge: string,
  repository: string,
  closed: readonly Closed[],
): readonly MergedRequest[] {
  return closed
    .filter(({ merged_at }) => merged_at != null)
    .map(({ number, merge_commit_sha, head }) => ({
      forge,
      repository,
      number,
      commits: [...(merge_commit_sha == null ? [] : [merge_commit_sha]), head.sha],
    }));
}
