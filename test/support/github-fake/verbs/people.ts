/** Accounts, organisations, teams and roles. */
import {
  memberHappened,
  membershipHappened,
  organizationHappened,
} from '../hooks/people-events.ts';
import type { Account, Repo, Role, Team } from '../state/types.ts';
import { accountOf, findAccount, nextId, type World } from '../state/world.ts';

export interface AccountGiven {
  readonly login: string;
  readonly name?: string;
  /** The address it commits with; `login@example.com` when left out. */
  readonly email?: string;
  /** Further addresses that lead to it. */
  readonly emails?: readonly string[];
  readonly type?: Account['type'];
  readonly deleted?: boolean;
}

export function newAccount(world: World, given: AccountGiven): Account {
  const { login, type = 'User' } = given;
  if (findAccount(world, login) !== null) throw new Error(`there is an account ${login} already`);
  const id = nextId(world);
  const usual = type === 'Bot' ? `${id}+${login}@users.noreply.github.com` : `${login}@example.com`;
  const account: Account = {
    id,
    login,
    type,
    name: given.name ?? login,
    emails: [given.email ?? usual, ...(given.emails ?? [])],
    deleted: given.deleted ?? false,
  };
  world.accounts.set(login.toLowerCase(), account);
  if (type === 'Organization') world.members.set(login, new Map());
  return account;
}

/** The owner of a repository that is about to be made: an organisation unless somebody is called so. */
export function ownerOf(world: World, login: string): Account {
  return findAccount(world, login) ?? newAccount(world, { login, type: 'Organization' });
}

export interface TeamGiven {
  /** The only organisation there is, when left out. */
  readonly org?: string;
  readonly parent?: string;
}

export function newTeam(
  world: World,
  slug: string,
  members: readonly string[],
  given: TeamGiven = {},
): Team {
  const orgs = [...world.members.keys()];
  const org = given.org ?? orgs[0];
  if (org === undefined || (given.org === undefined && orgs.length > 1)) {
    throw new Error(`say which organisation has the team ${slug}`);
  }
  const made: Team = {
    id: nextId(world),
    slug,
    org,
    parent: given.parent ?? null,
    members: new Set(members.map((login) => accountOf(world, login).login)),
  };
  for (const login of made.members) join(world, org, login);
  world.teams.push(made);
  return made;
}

export function teamOf(world: World, slug: string): Team {
  const found = world.teams.find((team) => team.slug === slug);
  if (found === undefined) throw new Error(`no team ${slug}: add it with addTeam first`);
  return found;
}

export function setTeamMember(
  world: World,
  team: Team,
  member: Account,
  belongs: boolean,
  by: Account,
): void {
  if (belongs) {
    team.members.add(member.login);
    join(world, team.org, member.login);
  } else team.members.delete(member.login);
  membershipHappened(world, team, member, belongs ? 'added' : 'removed', by);
}

export function setOrgMember(
  world: World,
  org: Account,
  member: Account,
  role: 'admin' | 'member' | null,
  by: Account | null,
): void {
  const members = world.members.get(org.login);
  if (members === undefined) throw new Error(`${org.login} is no organisation`);
  if (role === null) {
    members.delete(member.login);
    for (const team of world.teams) if (team.org === org.login) team.members.delete(member.login);
  } else members.set(member.login, role);
  if (by === null) return;
  const action = role === null ? 'member_removed' : 'member_added';
  organizationHappened(world, org, member, action, by);
}

export function setRole(
  world: World,
  repo: Repo,
  member: Account,
  role: Role | null,
  by: Account,
): void {
  const login = member.login.toLowerCase();
  const action = role === null ? 'removed' : repo.roles.has(login) ? 'edited' : 'added';
  if (role === null) repo.roles.delete(login);
  else repo.roles.set(login, role);
  memberHappened(world, repo, member, action, role ?? 'none', by);
}

function join(world: World, org: string, login: string): void {
  const members = world.members.get(org);
  if (members !== undefined && !members.has(login)) members.set(login, 'member');
}
