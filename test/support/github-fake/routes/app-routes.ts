/** The app itself: who it is, where it is installed, tokens, and how it comes to be. */
import { ok, type Call, type Route } from '../http/call.ts';
import { countedListing, listing } from '../http/paging.ts';
import { invalid, notFound, RefusedCall } from '../http/refusal.ts';
import { route } from '../http/router.ts';
import { showApp, showInstallation } from '../present/app.ts';
import { showRepository } from '../present/repository.ts';
import { issueInstallationToken } from '../state/tokens.ts';
import type { FakeApp, Installation, Repo } from '../state/types.ts';
import { covers, findAccount, findRepo, type World } from '../state/world.ts';
import { listIn, objectIn } from './read.ts';

export const appRoutes: readonly Route[] = [
  route('GET', '/app', 'app', (call) => ok(showApp(call.world, appOf(call)))),
  route('GET', '/app/hook/config', 'app', (call) => {
    const { hookUrl } = appOf(call);
    const shape = { content_type: 'json', insecure_ssl: '0', secret: '********' };
    return ok(hookUrl === null ? {} : { ...shape, url: hookUrl });
  }),
  route('GET', '/app/installations', 'app', (call) =>
    listing(call, installationsOf(call), (one) => showInstallation(call.world, one)),
  ),
  route('GET', '/app/installations/:id', 'app', (call) =>
    ok(showInstallation(call.world, installationOf(call))),
  ),
  route('POST', '/app/installations/:id/access_tokens', 'app', token),
  route('GET', '/installation/repositories', 'token', (call) =>
    countedListing(call, 'repositories', reposOf(call), (repo) => showRepository(call.world, repo)),
  ),
  route('GET', '/repos/:owner/:repo/installation', 'app', (call) => {
    const repo = findRepo(call.world, call.params['owner'] ?? '', call.params['repo'] ?? '');
    const found = installationsOf(call).find((one) => repo !== null && covers(one, repo));
    if (found === undefined || call.caller.kind !== 'app') throw notFound();
    return ok(showInstallation(call.world, found));
  }),
  ...(['orgs', 'users'] as const).map((kind) =>
    route('GET', `/${kind}/:login/installation`, 'app', (call) => {
      const account = findAccount(call.world, call.params['login'] ?? '');
      const found = installationsOf(call).find((one) => one.account === account);
      if (found === undefined) throw notFound();
      return ok(showInstallation(call.world, found));
    }),
  ),
  route('POST', '/app-manifests/:code/conversions', 'nothing', ({ world, params }) => {
    const found = world.manifests.get(params['code'] ?? '');
    if (found === undefined || found.until <= Date.parse(world.clock.now())) throw notFound();
    const { app } = found;
    // A code is good once.
    world.manifests.delete(params['code'] ?? '');
    const secrets = { client_secret: 'fake', webhook_secret: world.deliveries.secret };
    return ok({ ...showApp(world, app), ...secrets, pem: app.privateKey }, 201);
  }),
];

function token(call: Call): ReturnType<Route['answer']> {
  const { world, body } = call;
  const installation = installationOf(call);
  if (installation.suspended) {
    throw new RefusedCall(403, 'This installation has been suspended');
  }
  const permissions = permissionsIn(body, installation.app);
  const repositories = repositoriesIn(world, body, installation);
  const { value, expiresAt } = issueInstallationToken(
    world,
    installation,
    repositories,
    permissions,
  );
  const chosen =
    repositories === null
      ? {}
      : { repositories: repositories.map((repo) => showRepository(world, repo)) };
  const all = repositories === null && installation.repositories === 'all';
  const selection = all ? 'all' : 'selected';
  return ok(
    {
      token: value,
      expires_at: expiresAt,
      permissions,
      repository_selection: selection,
      ...chosen,
    },
    201,
  );
}

function permissionsIn(body: Call['body'], app: FakeApp): Readonly<Record<string, string>> {
  const asked = objectIn(body, 'permissions');
  if (asked === null) return app.permissions;
  for (const [name, level] of Object.entries(asked)) {
    const held = app.permissions[name];
    if (held === undefined || (level === 'write' && held === 'read')) {
      throw invalid('The permissions requested are not granted to this installation.');
    }
  }
  return asked as Record<string, string>;
}

function repositoriesIn(
  world: World,
  body: Call['body'],
  installation: Installation,
): readonly Repo[] | null {
  const names = listIn(body, 'repositories');
  const ids = listIn(body, 'repository_ids');
  if (names === null && ids === null) return null;
  const open = world.repos.filter((repo) => covers(installation, repo));
  return [...(names ?? []), ...(ids ?? [])].map((wanted) => {
    const found = open.find((repo) => repo.name === wanted || repo.id === wanted);
    if (found !== undefined) return found;
    throw invalid(
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  });
}

function appOf({ caller }: Call): FakeApp {
  if (caller.kind !== 'app') throw notFound();
  return caller.app;
}

function installationsOf(call: Call): readonly Installation[] {
  if (call.caller.kind !== 'app') return [];
  const app = appOf(call);
  return call.world.installations.filter((one) => one.app === app);
}

function installationOf(call: Call): Installation {
  const found = installationsOf(call).find((one) => String(one.id) === call.params['id']);
  if (found === undefined) throw notFound();
  return found;
}

function reposOf({ caller, world }: Call): readonly Repo[] {
  if (caller.kind !== 'installation') {
    throw new RefusedCall(403, 'Resource not accessible by integration');
  }
  const asked = caller.token.repositories;
  return world.repos.filter(
    (repo) => covers(caller.installation, repo) && (asked === null || asked.includes(repo)),
  );
}
