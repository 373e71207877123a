/** `membership` of teams, `organization` and `member` of repositories. */
import { showAccount } from '../present/account.ts';
import { nodeId, api } from '../present/shape.ts';
import type { Account, Installation, Repo, Role, Team } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { emit } from './emit.ts';

export function showTeam(world: World, team: Team): Readonly<Record<string, unknown>> {
  const above = world.teams.find((one) => one.org === team.org && one.slug === team.parent);
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.slug,
    slug: team.slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    url: api(world, `/organizations/${team.org}/team/${team.id}`),
    html_url: `${world.url}/orgs/${team.org}/teams/${team.slug}`,
    members_url: api(world, `/organizations/${team.org}/team/${team.id}/members{/member}`),
    repositories_url: api(world, `/organizations/${team.org}/team/${team.id}/repos`),
    parent: above === undefined ? null : showTeam(world, above),
  };
}

export function membershipHappened(
  world: World,
  team: Team,
  member: Account,
  action: 'added' | 'removed',
  sender: Account,
): void {
  const installation = ofOwner(world, team.org);
  if (installation === null) return;
  const payload = {
    scope: 'team',
    member: showAccount(world, member),
    team: showTeam(world, team),
  };
  emit(world, { event: 'membership', action, repo: null, installation, sender, payload });
}

export function organizationHappened(
  world: World,
  org: Account,
  member: Account,
  action: 'member_added' | 'member_removed',
  sender: Account,
): void {
  const installation = ofOwner(world, org.login);
  if (installation === null) return;
  const user = showAccount(world, member);
  const payload = { membership: { state: 'active', role: 'member', user } };
  emit(world, { event: 'organization', action, repo: null, installation, sender, payload });
}

export function memberHappened(
  world: World,
  repo: Repo,
  member: Account,
  action: 'added' | 'edited' | 'removed',
  role: Role,
  sender: Account,
): void {
  const changes = action === 'removed' ? {} : { changes: { permission: { to: role } } };
  const payload = { member: showAccount(world, member), ...changes };
  emit(world, { event: 'member', action, repo, sender, payload });
}

function ofOwner(world: World, login: string): Installation | null {
  const app = world.apps[0];
  return world.installations.find((one) => one.app === app && one.account.login === login) ?? null;
}
