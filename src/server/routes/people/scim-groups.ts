import { Hono, type Context } from 'hono';
import type { Engine } from '../../../engine/engine.ts';
import { PeopleFault } from '../../../engine/people/fault.ts';
import type { StoredGroup } from '../../../engine/people/ports.ts';
import { SCIM } from '../../../engine/people/scim-accounts.ts';
import {
  changeGroup,
  createGroup,
  removeGroup,
  type GroupWithMembers,
} from '../../../engine/people/scim-groups.ts';
import type { AppDeps } from '../../app-deps.ts';
import type { AppEnv } from '../../app-env.ts';
import {
  baseOf,
  bodyOf,
  idOf,
  groupFilterOf,
  isLeftOut,
  scimJson,
  tokenOf,
  windowOf,
} from '../../people/scim/ask.ts';
import { patchGroup } from '../../people/scim/patch-group.ts';
import { readPatch } from '../../people/scim/patch.ts';
import { presentGroup, presentList } from '../../people/scim/present.ts';
import { groupDraft, readGroup } from '../../people/scim/read-resource.ts';
import type { ScimGroup } from '../../people/scim/types.ts';

const PATH = '/scim/v2/Groups';

/** Groups of SCIM 2.0 (RFC 7644). What a group means is said in catalog.yaml. */
export function scimGroupRoutes({ engine, publicUrl }: AppDeps): Hono<AppEnv> {
  const answer = (
    c: Context<AppEnv>,
    { group, members }: GroupWithMembers,
    status: 200 | 201 = 200,
  ) => {
    const base = baseOf(c, publicUrl);
    if (status === 201) c.header('Location', `${base}/Groups/${group.id}`);
    return scimJson(c, presentGroup(group, isLeftOut(c, 'members') ? null : members, base), status);
  };
  return new Hono<AppEnv>()
    .get(PATH, async (c) => {
      const { startIndex, count } = windowOf(c);
      const filter = groupFilterOf(c.req.query('filter'));
      const { items, total } = await engine.store.people.listGroups(
        SCIM,
        filter,
        startIndex - 1,
        count,
      );
      const groups = await presented(engine, items, isLeftOut(c, 'members'), baseOf(c, publicUrl));
      return scimJson(c, presentList(groups, total, startIndex));
    })
    .post(PATH, async (c) => {
      const draft = groupDraft(readGroup(await bodyOf(c)));
      return answer(c, await createGroup(engine, draft, tokenOf(c)), 201);
    })
    .get(`${PATH}/:id`, async (c) => {
      const id = idOf(c);
      const group = await engine.store.people.findGroup(SCIM, id);
      if (group === null) throw unknownGroup(id);
      const members = (await engine.store.people.membersOf(SCIM, [id])).get(id) ?? [];
      return answer(c, { group, members });
    })
    .put(`${PATH}/:id`, async (c) => {
      const draft = groupDraft(readGroup(await bodyOf(c)));
      return answer(c, await changeGroup(engine, idOf(c), () => draft, tokenOf(c)));
    })
    .patch(`${PATH}/:id`, async (c) => {
      const steps = readPatch(await bodyOf(c));
      const change = (before: GroupWithMembers) => groupDraft(patchGroup(groupOf(before), steps));
      return answer(c, await changeGroup(engine, idOf(c), change, tokenOf(c)));
    })
    .delete(`${PATH}/:id`, async (c) => {
      await removeGroup(engine, idOf(c), tokenOf(c));
      return c.body(null, 204);
    });
}

function groupOf({ group, members }: GroupWithMembers): ScimGroup {
  const { name, externalId } = group;
  return { displayName: name, externalId, members: members.map(({ id }) => id) };
}

async function presented(
  { store }: Engine,
  groups: readonly StoredGroup[],
  isBare: boolean,
  base: string,
): Promise<readonly object[]> {
  const ids = groups.map(({ id }) => id);
  const members = isBare ? null : await store.people.membersOf(SCIM, ids);
  return groups.map((group) =>
    presentGroup(group, members === null ? null : (members.get(group.id) ?? []), base),
  );
}

function unknownGroup(id: string): PeopleFault {
  return new PeopleFault('unknown-group', `There is no group ${id.slice(0, 100)}.`);
}
