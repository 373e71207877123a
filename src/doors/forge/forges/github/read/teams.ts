import { z } from 'zod';
import type { ForgeTeam, Listing } from '../../../../../engine/forge/types.ts';
import type { GithubClient } from '../client/client.ts';
import { accountSchema, toAccount } from './account.ts';

const teamSchema = z.object({
  slug: z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/),
  name: z.string().max(1000),
});

/** Teams of every organisation that installed the App. Those of a team below are members of the one above. */
export async function listTeams(client: GithubClient): Promise<Listing<ForgeTeam>> {
  const teams: ForgeTeam[] = [];
  let isWhole = true;
  for (const { id, login, isOrganization } of await client.installations()) {
    if (!isOrganization || login === null) continue;
    const organization = `/orgs/${encodeURIComponent(login)}`;
    const list = <T>(path: string, schema: z.ZodType<T>): Promise<Listing<T>> =>
      client.list({
        installation: id,
        path: `${organization}${path}`,
        schema: z.array(schema),
        itemsOf: (page) => page,
      });
    const listed = await list('/teams?per_page=100', teamSchema);
    isWhole &&= listed.isWhole;
    for (const { slug, name } of listed.items) {
      const members = await list(`/teams/${slug}/members?per_page=100`, accountSchema);
      isWhole &&= members.isWhole;
      teams.push({ name: `${login}/${slug}`, title: name, members: members.items.map(toAccount) });
    }
  }
  return { items: teams, isWhole };
}
