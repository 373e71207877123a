/** Repositories: themselves, branches, rules, who pushed, and who may do what. */
import { ok, type Route, type RepoCall } from '../http/call.ts';
import { listing } from '../http/paging.ts';
import { RefusedCall, notFound } from '../http/refusal.ts';
import { repoRoute } from '../http/router.ts';
import { showAccount } from '../present/account.ts';
import { showCommit } from '../present/commit.ts';
import { showActivity } from '../present/issue.ts';
import { showRepository } from '../present/repository.ts';
import { api, nodeId } from '../present/shape.ts';
import { atLeast, legacyPermission, roleOf } from '../state/roles.ts';
import { fullName } from '../state/types.ts';
import { findAccount } from '../state/world.ts';

export const repositoryRoutes: readonly Route[] = [
  repoRoute('GET', '', 'metadata:read', ({ world, repo }) => ok(showRepository(world, repo))),
  repoRoute('GET', '/branches', 'contents:read', (call) => {
    const { repo, query } = call;
    const all = [...repo.git.refs()].flatMap(([ref, sha]) => {
      const name = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
      return name === null ? [] : [{ name, sha, guarded: isGuarded(repo, name) }];
    });
    const wanted = query.get('protected');
    const found = all.filter(({ guarded }) => wanted === null || String(guarded) === wanted);
    return listing(call, found, ({ name, sha, guarded }) => ({
      name,
      commit: { sha },
      protected: guarded,
    }));
  }),
  repoRoute('GET', '/branches/:branch/protection', 'metadata:read', () => {
    throw new RefusedCall(404, 'Branch not protected');
  }),
  repoRoute('GET', '/branches/*branch', 'contents:read', async ({ world, repo, params }) => {
    const name = params['branch'] ?? '';
    const sha = repo.git.refs().get(`refs/heads/${name}`);
    if (sha === undefined) throw new RefusedCall(404, 'Branch not found');
    const commit = await showCommit(world, repo, sha);
    // Rulesets do not show in here; classic protection is played as far as a branch shows it.
    const protection = protectionOf(repo, name);
    return ok({ name, commit, protected: isGuarded(repo, name), protection });
  }),
  repoRoute('GET', '/rules/branches/*branch', 'metadata:read', rules),
  repoRoute('GET', '/git/ref/*ref', 'contents:read', ({ world, repo, params }) => {
    const ref = `refs/${params['ref'] ?? ''}`;
    const sha = repo.git.refs().get(ref);
    if (sha === undefined) throw notFound();
    const url = api(world, `/repos/${fullName(repo)}/git`);
    return ok({
      ref,
      node_id: nodeId('Ref', ref),
      url: `${url}/${ref}`,
      object: { sha, type: 'commit', url: `${url}/commits/${sha}` },
    });
  }),
  repoRoute('GET', '/activity', 'contents:read', (call) => {
    const wanted = call.query.get('ref');
    const ref = wanted?.startsWith('refs/') === false ? `refs/heads/${wanted}` : wanted;
    const found = call.repo.activity.filter((one) => ref === null || one.ref === ref);
    return listing(call, found.toReversed(), (one) => showActivity(call.world, one));
  }),
  repoRoute('GET', '/collaborators/:login/permission', 'metadata:read', permission),
];

function permission({ world, repo, params }: RepoCall): ReturnType<Route['answer']> {
  const login = params['login'] ?? '';
  const account = findAccount(world, login);
  if (account === null || account.deleted) throw new RefusedCall(404, `${login} is not a user`);
  const role = roleOf(world, repo, account);
  const permissions = {
    admin: atLeast(role, 'admin'),
    maintain: atLeast(role, 'maintain'),
    push: atLeast(role, 'write'),
    triage: atLeast(role, 'triage'),
    pull: atLeast(role, 'read'),
  };
  const user = { ...showAccount(world, account), permissions, role_name: role };
  return ok({ permission: legacyPermission(role), user, role_name: role });
}

function isGuarded({ required, protections }: RepoCall['repo'], name: string): boolean {
  return required.some(({ branch }) => branch === name) || protections.has(name);
}

function protectionOf({ protections }: RepoCall['repo'], branch: string) {
  const found = protections.get(branch);
  return {
    enabled: found !== undefined,
    required_status_checks: {
      enforcement_level: found?.level ?? 'off',
      contexts: found?.checks.map(({ context }) => context) ?? [],
      checks: found?.checks.map(({ context, appId }) => ({ context, app_id: appId })) ?? [],
    },
  };
}

/** Required checks are rules of a ruleset here. */
function rules({ repo, params }: RepoCall): ReturnType<Route['answer']> {
  const checks = repo.required.filter(({ branch }) => branch === params['branch']);
  if (checks.length === 0) return ok([]);
  const required = checks.map(({ context, appId }) => ({
    context,
    ...(appId === null ? {} : { integration_id: appId }),
  }));
  return ok([
    {
      type: 'required_status_checks',
      ruleset_source_type: 'Repository',
      ruleset_source: fullName(repo),
      ruleset_id: 1,
      parameters: {
        strict_required_status_checks_policy: false,
        do_not_enforce_on_create: false,
        required_status_checks: required,
      },
    },
  ]);
}
