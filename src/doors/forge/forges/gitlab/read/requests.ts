import { z } from 'zod';
import type { Listing, RequestRef } from '../../../../../engine/forge/types.ts';
import type { Gitlab } from './gitlab.ts';
import { numberSchema, projectNameSchema, projectPath, shaSchema } from './shapes.ts';

const openSchema = z.object({ iid: numberSchema, sha: shaSchema.nullish() });

type Open = z.infer<typeof openSchema>;

async function openRequests({ client }: Gitlab, repository: string): Promise<Listing<Open>> {
  // The oldest first, so that those opened meanwhile come last instead of moving others between pages.
  const query = 'state=opened&scope=all&order_by=created_at&sort=asc';
  const path = `${projectPath(repository)}/merge_requests?${query}`;
  const listed = await client.list(path, openSchema);
  const once = new Map(listed.items.map((one) => [one.iid, one]));
  return { items: [...once.values()], isWhole: listed.isWhole };
}

export async function listOpenRequests(
  gitlab: Gitlab,
  repository: string,
): Promise<Listing<RequestRef>> {
  const { items, isWhole } = await openRequests(gitlab, repository);
  return { items: items.map(({ iid }) => refTo(gitlab, repository, iid)), isWhole };
}

/** Looked up among all open requests: GitLab’s own list of a commit’s requests has closed and forked ones too. */
export async function requestsAt(
  gitlab: Gitlab,
  repository: string,
  commit: string,
): Promise<Listing<RequestRef>> {
  const { items, isWhole } = await openRequests(gitlab, repository);
  const there = items.filter(({ sha }) => sha === commit);
  return { items: there.map(({ iid }) => refTo(gitlab, repository, iid)), isWhole };
}

function refTo({ id }: Gitlab, repository: string, number: number): RequestRef {
  return { forge: id, repository, number };
}

const projectSchema = z.object({ path_with_namespace: projectNameSchema });

/** Projects that the token’s account is a member of: what is merely public is not ours to watch. */
export async function listRepositories({ client }: Gitlab): Promise<Listing<string>> {
  const query = 'membership=true&min_access_level=20&archived=false&simple=true';
  const listed = await client.list(`/projects?${query}&order_by=id&sort=asc`, projectSchema);
  const names = new Set(listed.items.map(({ path_with_namespace }) => path_with_namespace));
  return { items: [...names].sort(), isWhole: listed.isWhole };
}
