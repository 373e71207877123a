import { z } from 'zod';
import type { ForgeAccount, ForgeTeam, Listing } from '../../../../../engine/forge/types.ts';
import { accountSchema } from './account.ts';
import type { Gitlab } from './gitlab.ts';
import { numberSchema } from './shapes.ts';

const groupSchema = z.object({
  id: numberSchema,
  full_path: z.string().regex(/^[A-Za-z0-9_.-]{1,255}(?:\/[A-Za-z0-9_.-]{1,255}){0,20}$/),
  name: z.string().max(1000),
});

/** Groups with their direct members, which is whom CODEOWNERS means by them. */
export async function listTeams({ client, accounts }: Gitlab): Promise<Listing<ForgeTeam>> {
  const listed = await client.list('/groups?min_access_level=10&order_by=id&sort=asc', groupSchema);
  const teams: ForgeTeam[] = [];
  let isWhole = listed.isWhole;
  for (const { id, full_path, name } of listed.items) {
    const found = await client.list(`/groups/${id}/members`, accountSchema);
    isWhole &&= found.isWhole;
    const members: ForgeAccount[] = [];
    for (const member of found.items) members.push(await accounts.see(member));
    teams.push({ name: full_path, title: name, members });
  }
  return { items: teams, isWhole };
}
