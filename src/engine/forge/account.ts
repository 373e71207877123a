import type { CatalogIndex } from '../../core/catalog/compile.ts';
import type { Person } from '../../core/catalog/types.ts';
import type { ActorClaim, ActorRole } from '../../core/provenance/types.ts';
import type { ForgeAccount } from './types.ts';

/** The forge commits under this account when somebody presses its button; the person is the author. */
const BUTTONS = new Set(['web-flow']);

/** How the catalog writes an account: `github.com/ada`. */
export function loginIdentity(forge: string, { login }: Pick<ForgeAccount, 'login'>): string {
  return `${forge}/${login}`;
}

/** How the catalog writes an account by its number, which is never given to somebody else: `github.com#12`. */
export function numberIdentity(forge: string, { id }: Pick<ForgeAccount, 'id'>): string {
  return `${forge}#${id}`;
}

/**
 * Who is behind an account: an active person of the roster, by number before login. Null for a bot, an app, a
 * deleted account, one that nobody is known by, and one of somebody who left.
 */
export function personOfAccount(
  roster: CatalogIndex,
  forge: string,
  account: ForgeAccount,
): Person | null {
  if (account.kind !== 'person') return null;
  const person =
    roster.personBy(numberIdentity(forge, account)) ??
    roster.personBy(loginIdentity(forge, account));
  return person?.active === true ? person : null;
}

/** An account's part in a change, spelt so that the roster finds whoever it belongs to. */
export function claimOf(
  roster: CatalogIndex,
  forge: string,
  account: ForgeAccount,
  role: ActorRole,
): ActorClaim {
  const byNumber = numberIdentity(forge, account);
  const isKnownByNumber = account.kind === 'person' && roster.personBy(byNumber) !== null;
  return { role, identity: isKnownByNumber ? byNumber : loginIdentity(forge, account) };
}

export function isButton({ login }: ForgeAccount): boolean {
  return BUTTONS.has(login.toLowerCase());
}
