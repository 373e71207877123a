import { z } from 'zod';
import type { AccountKind, ForgeAccount } from '../../../../../engine/forge/types.ts';

export const accountSchema = z.object({
  id: z.int().nonnegative(),
  login: z.string().min(1).max(100),
  type: z.string().max(50),
});

export type GithubAccount = z.infer<typeof accountSchema>;

/** Whoever has no account any more. All of them are one, and count as nobody. */
export const DELETED: ForgeAccount = { id: 'deleted', login: 'ghost', kind: 'deleted' };

/** GitHub leaves out deleted accounts, or shows `ghost`, a name that nobody else can have. */
export function toAccount(account: GithubAccount | null | undefined): ForgeAccount {
  if (account == null || account.login.toLowerCase() === 'ghost') return DELETED;
  return { id: String(account.id), login: account.login, kind: kindOf(account) };
}

function kindOf({ type, login }: GithubAccount): AccountKind {
  if (type === 'User') return login.endsWith('[bot]') ? 'app' : 'person';
  if (type === 'Bot') return login.endsWith('[bot]') ? 'app' : 'bot';
  return 'unknown';
}
