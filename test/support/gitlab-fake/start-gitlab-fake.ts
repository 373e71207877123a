/** GitLab in one process, over real git: `startGitlabFake`. See the tests of the door for what it can do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../src/engine/ports.ts';
import { clearWeather } from '../github-fake/http/weather.ts';
import type { Pattern } from '../github-fake/http/weather.ts';
import { createDeliveries } from './hooks/deliveries.ts';
import type { HookSecrets } from './hooks/deliveries.ts';
import { listen } from './http/server.ts';
import type { Listening } from './http/server.ts';
import type { Account, World } from './state/world.ts';
import { newAccount } from './verbs/people.ts';

export interface GitlabFake {
  readonly world: World;
  readonly url: string;
  readonly token: string;
  readonly secrets: HookSecrets;
  readonly listening: Listening;
  /** The token that was given out is refused from now on. */
  expireToken(): void;
  /** Refuses requests for so many seconds of the fake’s clock; null ends it. */
  limit(seconds: number | null): void;
  failNext(pattern: Pattern, status: number | 'hang-up', times?: number): void;
  /** Ends the server, its git processes, and removes every file. */
  close(): Promise<void>;
}

const SECRETS: HookSecrets = {
  secret: 'a secret that only the fake and the test know',
  signingToken: `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`,
};

export async function startGitlabFake(given: { readonly clock?: Clock } = {}): Promise<GitlabFake> {
  const ghost: Account = {
    id: 1,
    username: 'ghost',
    email: 'ghost@gitlab.example',
    state: 'active',
    bot: false,
    deleted: false,
  };
  const holdpoint: Account = { ...ghost, id: 2, username: 'holdpoint-bot', bot: true };
  const world: World = {
    clock: given.clock ?? { now: () => new Date().toISOString() },
    url: '',
    folder: await mkdtemp(join(tmpdir(), 'holdpoint-gitlab-fake-')),
    accounts: new Map(),
    ghost,
    holdpoint,
    token: 'glpat-of-the-fake',
    groups: [],
    projects: [],
    weather: clearWeather(),
    deliveries: createDeliveries(SECRETS),
    cutCommits: Infinity,
    pace: 1500,
    written: 0,
    lastId: 1000,
  };
  for (const account of [ghost, holdpoint]) world.accounts.set(account.username, account);
  newAccount(world, 'root');
  const listening = await listen(world);
  world.url = listening.url;
  return {
    world,
    url: world.url,
    token: world.token,
    secrets: SECRETS,
    listening,
    expireToken: () => {
      world.token = `${world.token}-new`;
    },
    limit: (seconds) => {
      world.weather.limit =
        seconds === null ? { kind: 'none' } : { kind: 'secondary', status: 429 };
      world.weather.limitUntil = Date.parse(world.clock.now()) + (seconds ?? 0) * 1000;
    },
    failNext: (pattern, status, times = 1) => {
      world.weather.failures.push({ pattern, status, times });
    },
    close: async () => {
      await world.deliveries.stop();
      await listening.close();
      await Promise.all(world.projects.map(({ git }) => git.close()));
      await rm(world.folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
