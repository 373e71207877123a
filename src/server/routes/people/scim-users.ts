import { Hono, type Context } from 'hono';
import type { Engine } from '../../../engine/engine.ts';
import { PeopleFault } from '../../../engine/people/fault.ts';
import type { StoredAccount } from '../../../engine/people/ports.ts';
import {
  changeAccount,
  closeAccount,
  createAccount,
  SCIM,
} from '../../../engine/people/scim-accounts.ts';
import type { AppDeps } from '../../app-deps.ts';
import type { AppEnv } from '../../app-env.ts';
import {
  accountFilterOf,
  baseOf,
  bodyOf,
  idOf,
  scimJson,
  tokenOf,
  windowOf,
} from '../../people/scim/ask.ts';
import { patchUser } from '../../people/scim/patch-user.ts';
import { readPatch } from '../../people/scim/patch.ts';
import { presentList, presentUser } from '../../people/scim/present.ts';
import { accountDraft, readUser, userOf } from '../../people/scim/read-resource.ts';

const PATH = '/scim/v2/Users';

/** Users of SCIM 2.0 (RFC 7644): accounts that a directory opens, changes and closes. */
export function scimUserRoutes({ engine, publicUrl }: AppDeps): Hono<AppEnv> {
  const answer = async (c: Context<AppEnv>, account: StoredAccount, status: 200 | 201 = 200) => {
    const base = baseOf(c, publicUrl);
    const [user] = await presented(engine, [account], base);
    if (status === 201) c.header('Location', `${base}/Users/${account.id}`);
    return scimJson(c, user ?? {}, status);
  };
  return new Hono<AppEnv>()
    .get(PATH, async (c) => {
      const { startIndex, count } = windowOf(c);
      const filter = accountFilterOf(c.req.query('filter'));
      const { items, total } = await engine.store.people.listAccounts(
        SCIM,
        filter,
        startIndex - 1,
        count,
      );
      const users = await presented(engine, items, baseOf(c, publicUrl));
      return scimJson(c, presentList(users, total, startIndex));
    })
    .post(PATH, async (c) => {
      const draft = accountDraft(readUser(await bodyOf(c)));
      return answer(c, await createAccount(engine, draft, tokenOf(c)), 201);
    })
    .get(`${PATH}/:id`, async (c) => {
      const id = idOf(c);
      const account = await engine.store.people.findAccount(SCIM, id);
      if (account === null) throw unknownUser(id);
      return answer(c, account);
    })
    .put(`${PATH}/:id`, async (c) => {
      const draft = accountDraft(readUser(await bodyOf(c)));
      return answer(c, await changeAccount(engine, idOf(c), () => draft, tokenOf(c)));
    })
    .patch(`${PATH}/:id`, async (c) => {
      const steps = readPatch(await bodyOf(c));
      const change = (before: StoredAccount) => accountDraft(patchUser(userOf(before), steps));
      return answer(c, await changeAccount(engine, idOf(c), change, tokenOf(c)));
    })
    .delete(`${PATH}/:id`, async (c) => {
      await closeAccount(engine, idOf(c), tokenOf(c));
      return c.body(null, 204);
    });
}

async function presented(
  { store }: Engine,
  accounts: readonly StoredAccount[],
  base: string,
): Promise<readonly object[]> {
  const groups = await store.people.groupsOf(
    SCIM,
    accounts.map(({ id }) => id),
  );
  return accounts.map((account) => presentUser(account, groups.get(account.id) ?? [], base));
}

function unknownUser(id: string): PeopleFault {
  return new PeopleFault('unknown-account', `There is no user ${id.slice(0, 100)}.`);
}
