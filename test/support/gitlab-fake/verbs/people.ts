/** Accounts, groups and members. */
import { memberHappened } from '../hooks/emit.ts';
import type { Account, Group, Project, World } from '../state/world.ts';
import { nextId } from '../state/world.ts';

export const LEVELS = { read: 20, write: 30, maintain: 40 } as const;
export type Level = keyof typeof LEVELS;

export function newAccount(
  world: Pick<World, 'accounts' | 'lastId'> & World,
  username: string,
  given: Partial<Pick<Account, 'bot' | 'state' | 'email'>> = {},
): Account {
  const account: Account = {
    id: nextId(world),
    username,
    email: given.email ?? `${username}@acme.example`,
    state: given.state ?? 'active',
    bot: given.bot ?? false,
    deleted: false,
  };
  world.accounts.set(username, account);
  return account;
}

/** What they wrote goes to the ghost, what they approved is gone, and so are their memberships. */
export function deleteAccount(world: World, account: Account): void {
  account.deleted = true;
  for (const project of world.projects) {
    project.levels.delete(account);
    for (const request of project.requests.values()) request.approvals.delete(account);
  }
  for (const { members } of world.groups) members.delete(account);
}

export function newGroup(world: World, path: string, members: readonly Account[]): Group {
  const group = { id: nextId(world), path, members: new Set(members) };
  world.groups.push(group);
  return group;
}

export function setLevel(
  world: World,
  project: Project,
  account: Account,
  level: Level | null,
): void {
  if (level === null) project.levels.delete(account);
  else project.levels.set(account, LEVELS[level]);
  memberHappened(world, level === null ? 'user_remove_from_team' : 'user_update_for_team', account);
}
