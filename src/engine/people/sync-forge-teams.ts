import type { Engine } from '../engine.ts';
import { loginIdentity, numberIdentity } from '../forge/account.ts';
import type { Forge } from '../forge/ports.ts';
import type { ForgeAccount, ForgeTeam, Listing } from '../forge/types.ts';
import type { StoreTransaction } from '../ports.ts';
import { teamChangedEvent } from './events.ts';
import { PEOPLE_LIMITS } from './limits.ts';
import type { StoredAccount } from './ports.ts';
import { sortedSet } from './roster/order.ts';
import type { DirectoryAccount } from './types.ts';

export type TeamSync =
  /** `changed`: teams that came, went, or have other members than before. */
  | { readonly kind: 'synced'; readonly teams: number; readonly changed: number }
  /** Nothing was changed. */
  | { readonly kind: 'not-synced'; readonly why: string };

/**
 * Puts the teams of a forge, with everybody in them, in the place of those known from it. A listing that may
 * be cut short, or that did not come, changes nothing and is reported: nobody loses or wins a team by half
 * an answer. Never throws for the forge's sake.
 */
export async function syncForgeTeams(
  engine: Engine,
  forge: Pick<Forge, 'id' | 'listTeams'>,
): Promise<TeamSync> {
  const listed = await listTeams(forge);
  if (listed.kind === 'not-synced') {
    await reportFault(engine, forge.id, listed.why);
    return listed;
  }
  return engine.store.transaction(async (tx) => {
    await tx.people.lockPeople();
    const at = engine.clock.now();
    const changed = await replaceTeams(tx, forge.id, listed.teams, at);
    await tx.people.noteDirectory({
      id: forge.id,
      kind: 'forge',
      syncedAt: at,
      fault: null,
      faultAt: null,
    });
    if (changed > 0) await tx.people.tellPeopleChanged();
    return { kind: 'synced', teams: listed.teams.length, changed };
  });
}

type Listed =
  | { readonly kind: 'listed'; readonly teams: readonly ForgeTeam[] }
  | { readonly kind: 'not-synced'; readonly why: string };

async function listTeams(forge: Pick<Forge, 'id' | 'listTeams'>): Promise<Listed> {
  let listing: Listing<ForgeTeam>;
  try {
    listing = await forge.listTeams();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'not-synced', why: `${forge.id} did not list its teams: ${why}` };
  }
  if (!listing.isWhole) {
    return { kind: 'not-synced', why: `${forge.id} did not list all of its teams` };
  }
  const teams = [...new Map(listing.items.map((team) => [team.name.toLowerCase(), team])).values()];
  const isTooLarge =
    teams.length > PEOPLE_LIMITS.groups ||
    teams.some(({ members }) => members.length > PEOPLE_LIMITS.members);
  return isTooLarge
    ? { kind: 'not-synced', why: `${forge.id} lists more teams or members than Holdpoint keeps` }
    : { kind: 'listed', teams };
}

async function reportFault(engine: Engine, forge: string, fault: string): Promise<void> {
  await engine.store.transaction(async (tx) => {
    await tx.people.lockPeople();
    const faultAt = engine.clock.now();
    await tx.people.noteDirectory({ id: forge, kind: 'forge', syncedAt: null, fault, faultAt });
    await tx.people.tellPeopleChanged();
  });
}

async function replaceTeams(
  tx: StoreTransaction,
  forge: string,
  teams: readonly ForgeTeam[],
  at: string,
): Promise<number> {
  const before = (await tx.people.readDirectories()).find(({ id }) => id === forge);
  await replaceAccounts(tx, forge, before?.accounts ?? [], accountsIn(teams), at);
  const logins = new Map(before?.accounts.map(({ id, login }) => [id, login]));
  const known = new Map(before?.groups.map((group) => [group.id, group]));
  let changed = 0;
  for (const { name, title, members } of teams) {
    const id = name.toLowerCase();
    const was = known.get(id);
    known.delete(id);
    const people = members.filter(({ kind }) => kind === 'person');
    for (const account of people) logins.set(account.id, loginIdentity(forge, account));
    const had = new Set(was?.members);
    const has = new Set(people.map((account) => account.id));
    const change = {
      added: sortedSet([...has].filter((each) => !had.has(each)).map(loginOf(logins))),
      removed: sortedSet([...had].filter((each) => !has.has(each)).map(loginOf(logins))),
    };
    if (was !== undefined && change.added.length + change.removed.length === 0) continue;
    const group = { directory: forge, id, name, title, externalId: null };
    await tx.people.putGroup({ ...group, createdAt: at, changedAt: at });
    await tx.people.setMembers(forge, id, [...has]);
    await tx.appendToLedger(teamChangedEvent(group, change, null, at));
    changed += 1;
  }
  for (const { id, name, members } of known.values()) {
    await tx.people.removeGroup(forge, id);
    const removed = sortedSet(members.map(loginOf(logins)));
    const group = { directory: forge, id, name };
    await tx.appendToLedger(teamChangedEvent(group, { added: [], removed }, null, at));
    changed += 1;
  }
  return changed;
}

function loginOf(logins: ReadonlyMap<string, string>): (account: string) => string {
  return (account) => logins.get(account) ?? account;
}

function accountsIn(teams: readonly ForgeTeam[]): ReadonlyMap<string, ForgeAccount> {
  return new Map(
    teams
      .flatMap(({ members }) => members)
      .filter(({ kind }) => kind === 'person')
      .map((account) => [account.id, account]),
  );
}

/** Logins are given to others once they are free, so whoever lost one lets go of it first. */
async function replaceAccounts(
  tx: StoreTransaction,
  forge: string,
  before: readonly DirectoryAccount[],
  accounts: ReadonlyMap<string, ForgeAccount>,
  at: string,
): Promise<void> {
  for (const account of before) {
    const now = accounts.get(account.id);
    const isSame = now !== undefined && loginIdentity(forge, now).toLowerCase() === account.login;
    if (isSame || account.gone) continue;
    await tx.people.putAccount({ ...stored(forge, account, at), gone: true });
  }
  const known = new Map(before.map((account) => [account.id, account]));
  for (const account of accounts.values()) {
    const login = loginIdentity(forge, account).toLowerCase();
    const was = known.get(account.id);
    if (was?.login === login && !was.gone) continue;
    await tx.people.putAccount(
      stored(
        forge,
        {
          id: account.id,
          person: null,
          login,
          name: account.login,
          // A login that they gave up may be somebody else's next; the number tells them apart.
          identities: sortedSet([
            ...(was?.identities ?? []).slice(0, PEOPLE_LIMITS.logins),
            login,
            numberIdentity(forge, account).toLowerCase(),
          ]),
          active: true,
          gone: false,
        },
        at,
      ),
    );
  }
}

function stored(forge: string, account: DirectoryAccount, at: string): StoredAccount {
  return {
    ...account,
    directory: forge,
    externalId: null,
    resource: {},
    createdAt: at,
    changedAt: at,
  };
}
