/** Who may do what in a repository. */
import type { Account, Repo, Role } from './types.ts';
import type { World } from './world.ts';

const ORDER: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export function roleOf(world: World, repo: Repo, account: Account): Role {
  if (account.deleted) return 'none';
  if (account === repo.owner) return 'admin';
  const inOrg = world.members.get(repo.owner.login)?.get(account.login);
  if (inOrg === 'admin') return 'admin';
  return repo.roles.get(account.login.toLowerCase()) ?? (repo.private ? 'none' : 'read');
}

export function atLeast(role: Role, wanted: Role): boolean {
  return ORDER.indexOf(role) >= ORDER.indexOf(wanted);
}

/** The four words that the forge had before there were roles. */
export function legacyPermission(role: Role): 'admin' | 'write' | 'read' | 'none' {
  if (role === 'maintain') return 'write';
  return role === 'triage' ? 'read' : role;
}
