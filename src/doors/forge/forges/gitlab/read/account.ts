import { z } from 'zod';
import type { AccountKind, ForgeAccount } from '../../../../../engine/forge/types.ts';

export const accountSchema = z.object({
  id: z.int().nonnegative(),
  username: z.string().min(1).max(300),
  /** Webhooks leave it out. */
  state: z.string().max(50).nullish(),
  /** Only told by whoever is asked for a single account. */
  bot: z.boolean().nullish(),
});

export type GitlabAccount = z.infer<typeof accountSchema>;

/** Whoever has no account any more. All of them are one, and count as nobody. */
export const DELETED: ForgeAccount = { id: 'deleted', login: 'ghost', kind: 'deleted' };

/** What GitLab itself calls the accounts behind tokens of projects and groups, and those of services. */
const BOT_NAME =
  /^(?:(?:project|group)_\d+_bot(?:_[0-9a-f]+|\d*)|service_account_(?:group_\d+_)?[0-9a-f]+)$/;
/** Where the name is taken, a number is put behind it. */
const GHOST = /^ghost\d*$/i;

/** What a deleted account wrote is handed to a ghost of the forge’s own. */
export function toAccount(account: GitlabAccount | null | undefined): ForgeAccount {
  if (account == null || GHOST.test(account.username)) return DELETED;
  return { id: String(account.id), login: account.username, kind: kindOf(account) };
}

function kindOf({ username, state, bot }: GitlabAccount): AccountKind {
  if (bot === true || BOT_NAME.test(username)) return 'bot';
  // Blocked, banned and deactivated accounts cannot act: whoever had them has left.
  return state == null || state === 'active' ? 'person' : 'deleted';
}
