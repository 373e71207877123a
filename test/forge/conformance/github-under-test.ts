/** GitHub as the suite sees it: the fake, and the door to it. */
import { githubForge } from '../../../src/doors/forge/forges/github/github-forge.ts';
import type { Delivery } from '../../../src/engine/forge/types.ts';
import { headersOf } from '../../support/github-fake/hooks/deliveries.ts';
import type { RepositoryHandle } from '../../support/github-fake/repository-handle.ts';
import { startGitHubFake } from '../../support/github-fake/start-github-fake.ts';
import type { GitHubFake } from '../../support/github-fake/start-github-fake.ts';
import type { Pull } from '../../support/github-fake/state/pull.ts';
import type { CommitAsked, ForgeUnderTest, ForgeWorld } from './types.ts';

export interface GitHubUnderTest extends ForgeUnderTest {
  readonly fake: GitHubFake;
  readonly repo: RepositoryHandle;
}

const STATES = {
  approve: 'APPROVED',
  'request-changes': 'CHANGES_REQUESTED',
  comment: 'COMMENTED',
} as const;

export async function startGitHub(): Promise<GitHubUnderTest> {
  let now = Date.parse('2026-03-10T09:00:00.000Z');
  const clock = { now: () => new Date(now).toISOString() };
  const fake = await startGitHubFake({ clock });
  for (const login of ['mary', 'ravi', 'eve']) fake.addAccount({ login });
  const permission = { mary: 'write', ravi: 'maintain', eve: 'read' } as const;
  const repo = await fake.addRepository('acme/shop', { permission });
  fake.addTeam('payments', ['ravi'], { org: 'acme' });
  await repo.commit({ branch: 'main', files: { 'a.txt': 'one\n' }, author: 'mary' });
  const forge = githubForge({
    id: 'ghe.example.com',
    apiUrl: fake.apiUrl,
    appId: fake.app.id,
    privateKey: fake.app.privateKey,
    webhookSecret: fake.webhookSecret,
    clock,
  });
  return {
    forge,
    fake,
    repo,
    world: worldOf(fake, repo),
    wait: (milliseconds) => {
      now += milliseconds;
    },
    close: () => fake.close(),
  };
}

function worldOf(fake: GitHubFake, repo: RepositoryHandle): ForgeWorld {
  const pullAt = (number: number): Pull => {
    const pull = repo.state.pulls.get(number);
    if (pull === undefined) throw new Error(`no pull ${number}`);
    return pull;
  };
  const forks = new Map<string, RepositoryHandle>();
  return {
    commits: async (branch, given) => {
      const shas: string[] = [];
      for (const one of given) shas.push(await repo.commit({ ...one, branch }));
      return shas;
    },
    push: async (branch, given, by) => {
      const { parents } = given;
      if (parents === undefined) return repo.push(branch, given, by);
      return repo.push(branch, await repo.commit({ ...given, parents }), by);
    },
    forcePush: async (branch, given, by) => {
      const sha = await repo.commit({ parents: [repo.tip('main') ?? ''], ...given });
      await repo.forcePush(branch, sha, by);
      return sha;
    },
    tip: (branch) => repo.tip(branch) ?? '',
    fork: async (login, branch, given: CommitAsked) => {
      const fork = await fake.addRepository(`${login}/shop`, { forkOf: 'acme/shop' });
      await fork.push(branch, given, login);
      forks.set(login, fork);
    },
    removeFork: (login) => forks.get(login)?.remove(),
    open: async ({ branch, by, fork }) => {
      const head = fork === undefined ? branch : `${fork}:${branch}`;
      return (await repo.openPull({ head, by })).number;
    },
    close: (number, by) => repo.closePull(pullAt(number), by),
    review: (number, by, opinion) =>
      String(repo.review(pullAt(number), { by, state: STATES[opinion] }).id),
    dismiss: (number, review, by) => {
      const found = pullAt(number).reviews.find(({ id }) => String(id) === review);
      if (found !== undefined) repo.dismissReview(pullAt(number), found, by);
    },
    comment: (number, by, body) => {
      repo.comment(pullAt(number), by, body);
    },
    setRole: (login, role) => repo.setRole(login, role, 'mary'),
    addPerson: (login) => {
      fake.addAccount({ login });
    },
    deletePerson: (login) => fake.deleteAccount(login),
    cutCommits: (commits) => fake.cutLists({ commits }),
    expireTokens: () => fake.expireTokens(),
    limit: (seconds) =>
      fake.rateLimit(
        seconds === null ? { kind: 'none' } : { kind: 'primary', resetInSeconds: seconds },
      ),
    failNext: (pattern, status, times) => fake.failNext(pattern, status, times),
    requestsSoFar: () => fake.requests.length,
    deliveries: () =>
      fake.deliveries.map((one) => ({
        headers: headersOf(one, fake.webhookSecret),
        body: Buffer.from(one.body),
      })),
    forged,
    reports: (commit) =>
      repo.checkRuns(commit).map((run) => ({
        case: run.externalId,
        passes: run.conclusion === 'success',
        title: run.output?.title ?? '',
        summary: run.output?.summary ?? '',
        notes: run.annotations.length,
      })),
  };
}

function forged(delivery: Delivery): readonly Delivery[] {
  const { 'x-hub-signature-256': signature = '', ...unsigned } = delivery.headers;
  const other = signature.endsWith('0') ? '1' : '0';
  return [
    { ...delivery, headers: unsigned },
    {
      ...delivery,
      headers: { ...unsigned, 'x-hub-signature-256': `${signature.slice(0, -1)}${other}` },
    },
    { ...delivery, headers: { ...unsigned, 'x-hub-signature': signature } },
    { ...delivery, body: Buffer.concat([delivery.body, Buffer.from(' ')]) },
  ];
}
