/** Apps with real key pairs, and where they are installed. */
import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { installationHappened, installedReposHappened } from '../hooks/installation-events.ts';
import type { Account, FakeApp, Installation, Repo } from '../state/types.ts';
import { covers, nextId, nowIn, type World } from '../state/world.ts';
import { newAccount } from './people.ts';

export interface AppGiven {
  readonly slug: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly events?: readonly string[];
  readonly hookUrl?: string;
}

/** All that the fake knows; a test that asks for less learns what is refused. */
export const ALL_PERMISSIONS: Readonly<Record<string, string>> = {
  metadata: 'read',
  contents: 'write',
  checks: 'write',
  statuses: 'write',
  pull_requests: 'write',
  issues: 'write',
  members: 'read',
  merge_queues: 'read',
};

export const ALL_EVENTS: readonly string[] = [
  'pull_request',
  'pull_request_review',
  'push',
  'merge_group',
  'check_run',
  'check_suite',
  'issue_comment',
  'membership',
  'member',
  'organization',
];

/** A key costs a tenth of a second, so the apps of all fakes in a process share a few. */
const KEYS: Promise<string>[] = [];

export async function addApp(world: World, owner: Account, given: AppGiven): Promise<FakeApp> {
  const place = world.apps.length + world.manifests.size;
  KEYS[place] ??= newKey();
  const privateKey = await KEYS[place];
  const app: FakeApp = {
    id: nextId(world),
    slug: given.slug,
    owner,
    bot: newAccount(world, { login: `${given.slug}[bot]`, type: 'Bot' }),
    privateKey,
    publicKey: createPublicKey(privateKey),
    permissions: given.permissions ?? ALL_PERMISSIONS,
    events: given.events ?? ALL_EVENTS,
    hookUrl: given.hookUrl ?? null,
  };
  world.apps.push(app);
  return app;
}

async function newKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Installs an app for an account, without a word unless `by` does it in the open. */
export function install(
  world: World,
  app: FakeApp,
  account: Account,
  repositories: 'all' | readonly Repo[],
  by: Account | null,
): Installation {
  const installation: Installation = {
    id: nextId(world),
    app,
    account,
    repositories: repositories === 'all' ? 'all' : new Set(repositories),
    suspended: false,
    createdAt: nowIn(world),
  };
  world.installations.push(installation);
  if (by !== null) installationHappened(world, installation, 'created', by);
  return installation;
}

export function uninstall(world: World, installation: Installation, by: Account): void {
  installationHappened(world, installation, 'deleted', by);
  world.installations.splice(world.installations.indexOf(installation), 1);
}

export function suspend(
  world: World,
  installation: Installation,
  suspended: boolean,
  by: Account,
): void {
  installation.suspended = suspended;
  installationHappened(world, installation, suspended ? 'suspend' : 'unsuspend', by);
}

/** Lets an installation see a repository, or no longer. */
export function select(
  world: World,
  installation: Installation,
  repo: Repo,
  seen: boolean,
  by: Account | null,
): void {
  if (covers(installation, repo) === seen) return;
  if (installation.repositories === 'all') {
    const others = world.repos.filter((one) => covers(installation, one));
    installation.repositories = new Set(others);
  }
  if (seen) installation.repositories.add(repo);
  else installation.repositories.delete(repo);
  if (by === null) return;
  installedReposHappened(world, installation, seen ? 'added' : 'removed', [repo], by);
}
