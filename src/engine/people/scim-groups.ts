import type { Engine } from '../engine.ts';
import type { StoreTransaction } from '../ports.ts';
import { teamChangedEvent } from './events.ts';
import { PeopleFault } from './fault.ts';
import { PEOPLE_LIMITS } from './limits.ts';
import type { Member, StoredGroup } from './ports.ts';
import { fold } from './roster/claims.ts';
import { sortedSet } from './roster/order.ts';
import { noteScim, SCIM, tooMany } from './scim-accounts.ts';

/** What a directory says of one group. */
export interface GroupDraft {
  readonly name: string;
  readonly externalId: string | null;
  /** Ids of accounts. */
  readonly members: readonly string[];
}

export interface GroupWithMembers {
  readonly group: StoredGroup;
  readonly members: readonly Member[];
}

/** Takes a new group in. Throws `PeopleFault` (`unknown-member`, `too-many`). `by`: name of the token. */
export async function createGroup(
  engine: Engine,
  draft: GroupDraft,
  by: string,
): Promise<GroupWithMembers> {
  return engine.store.transaction(async (tx) => {
    await tx.people.lockPeople();
    const { total } = await tx.people.listGroups(SCIM, {}, 0, 0);
    if (total >= PEOPLE_LIMITS.groups) throw tooMany('groups', PEOPLE_LIMITS.groups);
    await refuseTaken(tx, draft.name, null);
    const at = engine.clock.now();
    const group: StoredGroup = {
      directory: SCIM,
      id: engine.ids.next(),
      name: draft.name,
      title: draft.name,
      externalId: draft.externalId,
      createdAt: at,
      changedAt: at,
    };
    return keep(tx, { group, members: [] }, group, draft.members, by, at);
  });
}

/**
 * Puts what `change` makes of a group in its place, in one step; nothing is written where it comes to the
 * same. Throws `PeopleFault` (`unknown-group`, `unknown-member`, `too-many`) and what `change` throws.
 */
export async function changeGroup(
  engine: Engine,
  id: string,
  change: (before: GroupWithMembers) => GroupDraft,
  by: string,
): Promise<GroupWithMembers> {
  return engine.store.transaction(async (tx) => {
    await tx.people.lockPeople();
    const before = await findWithMembers(tx, id);
    const draft = change(before);
    const { name, externalId } = draft;
    if (fold(name) !== fold(before.group.name)) await refuseTaken(tx, name, id);
    const at = engine.clock.now();
    const after = { ...before.group, name, title: name, externalId, changedAt: at };
    return keep(tx, before, after, draft.members, by, at);
  });
}

/** Takes a group out; whoever was in it stays. Throws `PeopleFault` (`unknown-group`). */
export async function removeGroup(engine: Engine, id: string, by: string): Promise<void> {
  await engine.store.transaction(async (tx) => {
    await tx.people.lockPeople();
    const { group, members } = await findWithMembers(tx, id);
    const at = engine.clock.now();
    await tx.people.removeGroup(SCIM, id);
    const removed = sortedSet(members.map(({ login }) => login));
    await tx.appendToLedger(teamChangedEvent(group, { added: [], removed }, by, at));
    await noteScim(tx, at);
  });
}

/** What a group means is said by its name; a second one of the name would have that meaning for the asking. */
async function refuseTaken(tx: StoreTransaction, name: string, own: string | null): Promise<void> {
  const { items } = await tx.people.listGroups(SCIM, { name }, 0, 2);
  if (items.every(({ id }) => id === own)) return;
  throw new PeopleFault('login-taken', `Another group has the displayName ${name}.`);
}

async function keep(
  tx: StoreTransaction,
  before: GroupWithMembers,
  group: StoredGroup,
  wanted: readonly string[],
  by: string,
  at: string,
): Promise<GroupWithMembers> {
  const had = new Set(before.members.map(({ id }) => id));
  const wants = new Set(wanted);
  if (wants.size > PEOPLE_LIMITS.members) throw tooMany('members', PEOPLE_LIMITS.members);
  const isNew = before.group === group;
  const isMoved = wants.size !== had.size || [...wants].some((id) => !had.has(id));
  const isRenamed =
    before.group.name !== group.name || before.group.externalId !== group.externalId;
  if (!isNew && !isMoved && !isRenamed) return before;
  const added = [...wants].filter((id) => !had.has(id));
  const known = await tx.people.knownAccounts(SCIM, added);
  const unknown = added.find((id) => !known.has(id));
  if (unknown !== undefined) throw unknownMember(unknown);
  await tx.people.putGroup(group);
  await tx.people.setMembers(SCIM, group.id, [...wants]);
  const members = (await tx.people.membersOf(SCIM, [group.id])).get(group.id) ?? [];
  const change = {
    added: sortedSet(members.filter(({ id }) => !had.has(id)).map(({ login }) => login)),
    removed: sortedSet(before.members.filter(({ id }) => !wants.has(id)).map(({ login }) => login)),
  };
  await tx.appendToLedger(teamChangedEvent(group, change, by, at));
  await noteScim(tx, at);
  return { group, members };
}

async function findWithMembers(tx: StoreTransaction, id: string): Promise<GroupWithMembers> {
  const group = await tx.people.findGroup(SCIM, id);
  if (group === null) throw new PeopleFault('unknown-group', `There is no group ${id}.`);
  return { group, members: (await tx.people.membersOf(SCIM, [id])).get(id) ?? [] };
}

function unknownMember(id: string): PeopleFault {
  return new PeopleFault('unknown-member', `There is no user ${id} to be a member.`);
}
