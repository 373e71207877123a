/** Accounts, members of organisations and teams. */
import { ok, type Call, type Route } from '../http/call.ts';
import { listing } from '../http/paging.ts';
import { notFound } from '../http/refusal.ts';
import { route } from '../http/router.ts';
import { showTeam } from '../hooks/people-events.ts';
import { GHOST, showAccount, showOrganization, showWholeAccount } from '../present/account.ts';
import type { Account, Team } from '../state/types.ts';
import { accountOf, findAccount } from '../state/world.ts';

export const peopleRoutes: readonly Route[] = [
  route('GET', '/users/:login', 'nothing', ({ world, params }) => {
    const login = params['login'] ?? '';
    if (login === GHOST.login) return ok(showWholeAccount(world, GHOST));
    const account = findAccount(world, login);
    if (account === null || account.deleted) throw notFound();
    return ok(showWholeAccount(world, account));
  }),
  route('GET', '/orgs/:org', 'nothing', (call) => ok(showOrganization(call.world, orgIn(call)))),
  route('GET', '/orgs/:org/members', 'members:read', (call) => {
    const role = call.query.get('role') ?? 'all';
    const found = [...(call.world.members.get(orgIn(call).login) ?? [])]
      .filter(([, held]) => role === 'all' || held === role)
      .map(([login]) => accountOf(call.world, login));
    return listing(call, present(found), (one) => showAccount(call.world, one));
  }),
  route('GET', '/orgs/:org/teams', 'members:read', (call) => {
    const org = orgIn(call).login;
    const teams = call.world.teams.filter((team) => team.org === org);
    return listing(call, teams, (team) => showTeam(call.world, team));
  }),
  route('GET', '/orgs/:org/teams/:slug', 'members:read', (call) =>
    ok(showTeam(call.world, teamIn(call))),
  ),
  route('GET', '/orgs/:org/teams/:slug/members', 'members:read', (call) => {
    const logins = new Set(membersOf(call, teamIn(call)));
    const found = [...logins].map((login) => accountOf(call.world, login));
    return listing(call, present(found), (one) => showAccount(call.world, one));
  }),
  route('GET', '/orgs/:org/teams/:slug/memberships/:login', 'members:read', (call) => {
    const login = (call.params['login'] ?? '').toLowerCase();
    const found = membersOf(call, teamIn(call)).some((one) => one.toLowerCase() === login);
    if (!found) throw notFound();
    return ok({ role: 'member', state: 'active' });
  }),
];

/** An app sees only the organisations that it is installed in. */
function orgIn({ world, params, caller }: Call): Account {
  const org = findAccount(world, params['org'] ?? '');
  if (org?.type !== 'Organization') throw notFound();
  if (caller.kind === 'installation' && caller.installation.account !== org) throw notFound();
  return org;
}

function teamIn(call: Call): Team {
  const org = orgIn(call).login;
  const slug = call.params['slug'] ?? '';
  const team = call.world.teams.find((one) => one.org === org && one.slug === slug);
  if (team === undefined) throw notFound();
  return team;
}

/** Members of child teams belong to the team above. */
function membersOf(call: Call, team: Team): readonly string[] {
  const below = call.world.teams.filter((one) => one.org === team.org && one.parent === team.slug);
  return [...team.members, ...below.flatMap((one) => membersOf(call, one))];
}

function present(accounts: readonly Account[]): readonly Account[] {
  return accounts.filter(({ deleted }) => !deleted);
}
