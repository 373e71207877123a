import { z } from 'zod';
import type { Listing, RequestRef } from '../../../../../engine/forge/types.ts';
import type { GithubClient } from '../client/client.ts';
import { numberSchema, repositoryNameSchema, shaSchema } from './shapes.ts';

const openSchema = z.object({
  number: numberSchema,
  state: z.string(),
  head: z.object({ sha: shaSchema }),
});

type Open = z.infer<typeof openSchema>;

async function openRequests(client: GithubClient, repository: string): Promise<Listing<Open>> {
  const found = await client.repository(repository);
  // The oldest first, so that those opened meanwhile come last instead of moving others between pages.
  const listed = await found.list(
    '/pulls?state=open&sort=created&direction=asc&per_page=100',
    openSchema,
  );
  const once = new Map(listed.items.map((one) => [one.number, one]));
  return { items: [...once.values()], isWhole: listed.isWhole };
}

export async function listOpenRequests(
  client: GithubClient,
  forge: string,
  repository: string,
): Promise<Listing<RequestRef>> {
  const { items, isWhole } = await openRequests(client, repository);
  return { items: items.map(({ number }) => ({ forge, repository, number })), isWhole };
}

/** Looked up among all open requests: GitHub’s own list of a commit’s requests leaves out those from forks. */
export async function requestsAt(
  client: GithubClient,
  forge: string,
  repository: string,
  commit: string,
): Promise<Listing<RequestRef>> {
  const { items, isWhole } = await openRequests(client, repository);
  const there = items.filter(({ head }) => head.sha === commit);
  return { items: there.map(({ number }) => ({ forge, repository, number })), isWhole };
}

const repositoriesPage = z.object({
  total_count: z.int().nonnegative(),
  repositories: z.array(z.object({ full_name: repositoryNameSchema })),
});

export async function listRepositories(client: GithubClient): Promise<Listing<string>> {
  const names = new Set<string>();
  let isWhole = true;
  for (const { id } of await client.installations()) {
    let expected = 0;
    const listed = await client.list({
      installation: id,
      path: '/installation/repositories?per_page=100',
      schema: repositoriesPage,
      itemsOf: (page) => {
        expected = page.total_count;
        return page.repositories;
      },
    });
    const found = new Set(listed.items.map(({ full_name }) => full_name));
    for (const name of found) names.add(name);
    isWhole &&= listed.isWhole && found.size >= expected;
  }
  return { items: [...names].sort(), isWhole };
}
