import type { Engine } from '../engine.ts';
import type { StoreTransaction } from '../ports.ts';
import { joinedEvent, leftEvent, renamedEvent } from './events.ts';
import { PeopleFault } from './fault.ts';
import { PEOPLE_LIMITS } from './limits.ts';
import { namePerson } from './name-person.ts';
import type { StoredAccount } from './ports.ts';
import { sortedSet } from './roster/order.ts';

export const SCIM = 'scim';

/** What a directory says of one account. */
export interface AccountDraft {
  readonly login: string;
  readonly name: string;
  /** E-mail addresses, in any case. */
  readonly emails: readonly string[];
  readonly externalId: string | null;
  readonly active: boolean;
  /** To be given back as it came. */
  readonly resource: Readonly<Record<string, unknown>>;
}

/** Takes a new account in. Throws `PeopleFault` (`login-taken`, `too-many`). `by`: name of the token. */
export async function createAccount(
  engine: Engine,
  draft: AccountDraft,
  by: string,
): Promise<StoredAccount> {
  return engine.store.transaction(async (tx) => {
    await tx.people.lockPeople();
    const { total } = await tx.people.listAccounts(SCIM, {}, 0, 0);
    if (total >= PEOPLE_LIMITS.accounts) throw tooMany('accounts', PEOPLE_LIMITS.accounts);
    await refuseTaken(tx, draft, null);
    const at = engine.clock.now();
    const id = engine.ids.next();
    const identities = identitiesOf(id, draft);
    const account: StoredAccount = {
      directory: SCIM,
      id,
      person: await namePerson(engine, tx.people, draft.login.toLowerCase(), identities),
      ...kept(draft, identities),
      gone: false,
      createdAt: at,
      changedAt: at,
    };
    await keep(tx, account, at);
    await tx.appendToLedger(joinedEvent(account, by, at));
    if (!account.active) await tx.appendToLedger(leftEvent(account, by, at));
    return account;
  });
}

/**
 * Puts what `change` makes of an account in its place, in one step; nothing is written where it comes to the
 * same. Throws `PeopleFault` (`unknown-account`, `login-taken`) and what `change` throws.
 */
export async function changeAccount(
  engine: Engine,
  id: string,
  change: (before: StoredAccount) => AccountDraft,
  by: string,
): Promise<StoredAccount> {
  return engine.store.transaction(async (tx) => {
    await tx.people.lockPeople();
    const before = await tx.people.findAccount(SCIM, id);
    if (before === null) throw unknownAccount(id);
    const draft = change(before);
    const at = engine.clock.now();
    const after = { ...before, ...kept(draft, identitiesOf(id, draft)), changedAt: at };
    if (isSame(before, after)) return before;
    await refuseTaken(tx, draft, id);
    if (after.active) refuseOfOthers(engine, before, after);
    await keep(tx, after, at);
    await tell(tx, before, after, by, at);
    return after;
  });
}

/** Takes an account out: it is closed, and stays on record. Throws `PeopleFault` (`unknown-account`). */
export async function closeAccount(engine: Engine, id: string, by: string): Promise<void> {
  await engine.store.transaction(async (tx) => {
    await tx.people.lockPeople();
    const before = await tx.people.findAccount(SCIM, id);
    if (before === null) throw unknownAccount(id);
    const at = engine.clock.now();
    const after = { ...before, active: false, gone: true, changedAt: at };
    await keep(tx, after, at);
    await tx.appendToLedger(leftEvent(after, by, at));
  });
}

async function keep(tx: StoreTransaction, account: StoredAccount, at: string): Promise<void> {
  await tx.people.putAccount(account);
  await noteScim(tx, at);
}

/** SCIM is not read but told, so it is as fresh as the last word of it. */
export async function noteScim(tx: StoreTransaction, at: string): Promise<void> {
  await tx.people.noteDirectory({
    id: SCIM,
    kind: 'scim',
    syncedAt: at,
    fault: null,
    faultAt: null,
  });
  await tx.people.tellPeopleChanged();
}

async function tell(
  tx: StoreTransaction,
  before: StoredAccount,
  after: StoredAccount,
  by: string,
  at: string,
): Promise<void> {
  if (before.identities.join('\n') !== after.identities.join('\n')) {
    await tx.appendToLedger(renamedEvent(before, after, by, at));
  }
  if (before.active && !after.active) await tx.appendToLedger(leftEvent(after, by, at));
  if (!before.active && after.active) await tx.appendToLedger(joinedEvent(after, by, at));
}

async function refuseTaken(
  tx: StoreTransaction,
  { login, externalId }: AccountDraft,
  own: string | null,
): Promise<void> {
  const named = await tx.people.listAccounts(SCIM, { login: login.toLowerCase() }, 0, 1);
  if (named.items.some(({ id }) => id !== own)) throw taken('userName', login);
  if (externalId === null) return;
  const numbered = await tx.people.listAccounts(SCIM, { externalId }, 0, 1);
  if (numbered.items.some(({ id }) => id !== own)) throw taken('externalId', externalId);
}

/**
 * An account that is somebody does not become somebody else by a change of its names: whoever can edit their
 * own would sign in as whom they like. Closing one is never refused.
 */
function refuseOfOthers({ world }: Engine, before: StoredAccount, after: StoredAccount): void {
  const { catalog } = world;
  const own = catalog.personBy(`scim:${before.id}`)?.id ?? before.person;
  const had = new Set(before.identities);
  const foreign = after.identities.find((identity) => {
    const holder = had.has(identity) ? null : catalog.personBy(identity);
    return holder !== null && holder.id !== own;
  });
  if (foreign !== undefined) throw taken('name or address', foreign);
}

function kept(draft: AccountDraft, identities: readonly string[]) {
  const { login, name, externalId, active, resource } = draft;
  return { login: login.toLowerCase(), name, identities, externalId, active, resource };
}

function identitiesOf(id: string, { login, emails }: AccountDraft): readonly string[] {
  const addresses = emails.filter((email) => email.includes('@'));
  const own = [login, ...addresses].filter((each) => !isOfElsewhere(each));
  return sortedSet([...own, `scim:${id}`].map((each) => each.trim().toLowerCase()));
}

/** Accounts of forges and identity providers (`github.com/ada`, `oidc:…`) are for those to say, and for the file. */
function isOfElsewhere(identity: string): boolean {
  return /^\s*(?:oidc|scim):/i.test(identity) || /^[^@\s]+\.[^@\s]+[/#]/.test(identity);
}

function isSame(before: StoredAccount, after: StoredAccount): boolean {
  const bare = (account: StoredAccount) => JSON.stringify({ ...account, changedAt: '' });
  return bare(before) === bare(after);
}

function unknownAccount(id: string): PeopleFault {
  return new PeopleFault('unknown-account', `There is no user ${id}.`);
}

function taken(attribute: string, value: string): PeopleFault {
  return new PeopleFault('login-taken', `Somebody else has the ${attribute} ${value}.`);
}

export function tooMany(what: string, most: number): PeopleFault {
  return new PeopleFault('too-many', `There are ${most} ${what} already, which is the most.`);
}
