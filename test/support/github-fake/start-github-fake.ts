/** GitHub in one process, over real git: `startGitHubFake`. See the tests beside it for what it can do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../src/engine/ports.ts';
import { createDeliveries } from './hooks/deliveries.ts';
import { listen } from './http/server.ts';
import { clearWeather } from './http/weather.ts';
import { peopleVerbs, type PeopleVerbs } from './people-handle.ts';
import { powersOver, type Powers } from './powers.ts';
import { handleOf, type RepositoryHandle } from './repository-handle.ts';
import type { FakeApp } from './state/types.ts';
import type { World } from './state/world.ts';
import { addApp, type AppGiven } from './verbs/apps.ts';
import { newAccount } from './verbs/people.ts';
import { newRepository, type RepositoryGiven } from './verbs/repositories.ts';

export interface GitHubFakeOptions {
  /** The machine's own clock when left out. */
  readonly clock?: Clock;
  /** Where webhooks go; see also `hooksTo`. */
  readonly hooksTo?: string;
  readonly permissions?: AppGiven['permissions'];
  readonly events?: AppGiven['events'];
}

export interface GitHubFake extends PeopleVerbs, Powers {
  /** Base of pages and of git: `${url}/acme/shop.git`. */
  readonly url: string;
  /** Base of the REST API, as GitHub Enterprise has it. */
  readonly apiUrl: string;
  readonly webhookSecret: string;
  /** The app under test. */
  readonly app: FakeApp;
  addRepository(fullName: string, given?: RepositoryGiven): Promise<RepositoryHandle>;
  /** Ends the server, its git processes, and removes every file. */
  close(): Promise<void>;
}

const WEBHOOK_SECRET = 'a secret that only the fake and the test know';

export async function startGitHubFake(options: GitHubFakeOptions = {}): Promise<GitHubFake> {
  const world: World = {
    clock: options.clock ?? { now: () => new Date().toISOString() },
    url: '',
    folder: await mkdtemp(join(tmpdir(), 'holdpoint-github-fake-')),
    accounts: new Map(),
    members: new Map(),
    teams: [],
    repos: [],
    repositories: [],
    apps: [],
    installations: [],
    tokens: new Map(),
    manifests: new Map(),
    weather: clearWeather(),
    deliveries: createDeliveries(WEBHOOK_SECRET),
    cuts: { commits: 250, files: 3000 },
    lastId: 1000,
  };
  world.deliveries.target = options.hooksTo ?? null;
  newAccount(world, { login: 'web-flow', name: 'GitHub', email: 'noreply@github.com' });
  const maker = newAccount(world, { login: 'app-maker', type: 'Organization' });
  // The maker of the app is no organisation that tests think about.
  world.members.delete(maker.login);
  const { permissions, events } = options;
  const app = await addApp(world, maker, {
    slug: 'holdpoint-fake',
    ...(permissions === undefined ? {} : { permissions }),
    ...(events === undefined ? {} : { events }),
  });
  const listening = await listen(world);
  world.url = listening.url;
  return {
    url: world.url,
    apiUrl: `${world.url}/api/v3`,
    webhookSecret: WEBHOOK_SECRET,
    app,
    ...peopleVerbs(world),
    ...powersOver(world, listening),
    addRepository: async (fullName, given) =>
      handleOf(world, await newRepository(world, fullName, given)),
    close: async () => {
      await world.deliveries.stop();
      await listening.close();
      await Promise.all(world.repositories.map((repository) => repository.close()));
      await rm(world.folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
