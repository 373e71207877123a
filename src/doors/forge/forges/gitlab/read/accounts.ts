import type { ForgeAccount } from '../../../../../engine/forge/types.ts';
import { isGone } from '../client/answers.ts';
import type { GitlabClient } from '../client/client.ts';
import { accountSchema, DELETED, toAccount } from './account.ts';
import type { GitlabAccount } from './account.ts';

/** Tells people from bots, which listings of GitLab do not. */
export interface Accounts {
  see(account: GitlabAccount | null | undefined): Promise<ForgeAccount>;
}

const MOST_KNOWN = 20_000;

/** An account is asked for once: whether it is a bot never changes. Its state is as the listing says. */
export function createAccounts(client: GitlabClient): Accounts {
  const bots = new Map<number, boolean>();
  return {
    see: async (account) => {
      const seen = toAccount(account);
      if (account == null || seen.kind !== 'person') return seen;
      let bot = account.bot ?? bots.get(account.id);
      if (bot === undefined) {
        const found = await look(client, account.id);
        if (found === null) return DELETED;
        bot = found.bot === true;
        if (bots.size < MOST_KNOWN) bots.set(account.id, bot);
      }
      return toAccount({ ...account, bot });
    },
  };
}

async function look(client: GitlabClient, id: number): Promise<GitlabAccount | null> {
  try {
    return await client.get(`/users/${id}`, accountSchema);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}
