import type { Engine } from '../engine.ts';
import type { StoreTransaction } from '../ports.ts';
import { teamChangedEvent } from './events.ts';
import { PEOPLE_LIMITS } from './limits.ts';
import type { StoredGroup } from './ports.ts';
import { byText, sortedSet } from './roster/order.ts';

const OIDC = 'oidc';

/**
 * Puts the groups that the identity provider named at somebody's sign-in in the place of those it named the
 * last time. Names that are empty or too long, and those beyond the first 500, are left out.
 */
export async function noteGroups(
  engine: Engine,
  person: string,
  groups: readonly string[],
): Promise<void> {
  const named = sortedSet(
    groups
      .map((name) => name.trim())
      .filter((name) => name !== '' && name.length <= PEOPLE_LIMITS.text && isPlain(name)),
  ).slice(0, PEOPLE_LIMITS.claims);
  await engine.store.transaction(async (tx) => {
    await tx.people.lockPeople();
    const before = (await tx.people.groupsOf(OIDC, [person])).get(person) ?? [];
    if (
      before
        .map(({ name }) => name)
        .toSorted(byText)
        .join('\n') === named.join('\n')
    )
      return;
    const at = engine.clock.now();
    await keepAccount(engine, tx, person, at);
    const kept = new Set(named);
    const known = new Set(before.map(({ name }) => name));
    for (const group of before) {
      if (!kept.has(group.name)) await move(tx, group, person, 'removed', at);
    }
    for (const name of named) {
      if (!known.has(name)) await move(tx, await groupOf(tx, name, at), person, 'added', at);
    }
    await tx.people.noteDirectory({
      id: OIDC,
      kind: 'oidc',
      syncedAt: at,
      fault: null,
      faultAt: null,
    });
    await tx.people.tellPeopleChanged();
  });
}

async function move(
  tx: StoreTransaction,
  group: StoredGroup,
  person: string,
  how: 'added' | 'removed',
  at: string,
): Promise<void> {
  const members = (await tx.people.membersOf(OIDC, [group.id])).get(group.id) ?? [];
  const others = members.map(({ id }) => id).filter((id) => id !== person);
  await tx.people.setMembers(OIDC, group.id, how === 'added' ? [...others, person] : others);
  const change = { added: [], removed: [], [how]: [person] };
  await tx.appendToLedger(teamChangedEvent(group, change, person, at));
}

async function groupOf(tx: StoreTransaction, name: string, at: string): Promise<StoredGroup> {
  const known = await tx.people.findGroup(OIDC, name);
  if (known !== null) return known;
  const group: StoredGroup = {
    directory: OIDC,
    id: name,
    name,
    title: name,
    externalId: null,
    createdAt: at,
    changedAt: at,
  };
  await tx.people.putGroup(group);
  return group;
}

async function keepAccount(
  engine: Engine,
  tx: StoreTransaction,
  person: string,
  at: string,
): Promise<void> {
  const known = await tx.people.findAccount(OIDC, person);
  if (known !== null) return;
  await tx.people.putAccount({
    directory: OIDC,
    id: person,
    person: null,
    login: person,
    name: engine.world.catalog.people.get(person)?.name ?? person,
    identities: [],
    externalId: null,
    active: true,
    gone: false,
    resource: {},
    createdAt: at,
    changedAt: at,
  });
}

function isPlain(name: string): boolean {
  return !/\p{Cc}/u.test(name);
}
