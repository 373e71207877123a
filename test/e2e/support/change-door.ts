/** A forge, a server with passkeys only, a browser, and three people who answer for one Tier-1 system. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { runCli, type Ran } from '../../cli/run-cli.ts';
import { launchBrowser } from '../../support/browser.ts';
import type { RepositoryHandle } from '../../support/github-fake/repository-handle.ts';
import { startGitHubFake, type GitHubFake } from '../../support/github-fake/start-github-fake.ts';
import { TEST_KEY, testSigner } from '../../support/signer.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { startDoorServer } from './door-server.ts';
import { visit, type Visit } from './visit.ts';
import { giveKey } from '../../support/virtual-key.ts';

/** Sena and Ravi answer for payments; Jun is new. */
export const PEOPLE = [
  { id: 'jun', name: 'Jun Park', level: 'junior' },
  { id: 'sena', name: 'Sena Holm', level: 'senior' },
  { id: 'ravi', name: 'Ravi Das', level: 'senior' },
] as const;
export type Who = (typeof PEOPLE)[number]['id'];

export interface ChangeDoor {
  readonly folder: string;
  readonly fresh: FreshStore;
  readonly github: GitHubFake;
  /** `acme/shop`: nothing is merged into `main` without the check `holdpoint`. */
  readonly repo: RepositoryHandle;
  readonly visits: ReadonlyMap<Who, Visit>;
  readonly pageOf: (who: Who) => Page;
  /** The command line as an operator with a shell on the server runs it. */
  readonly operate: (...words: readonly string[]) => Promise<Ran>;
  /** A window of their own with an authenticator in it, a passkey by an operator's link, and signed in by it. */
  readonly comeIn: (who: Who, name: string) => Promise<void>;
  /** What went wrong by itself so far, in the windows and in the server. */
  readonly faults: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** The default policy and a catalog file, as `serve` would load them. */
export async function openChangeDoor(): Promise<ChangeDoor> {
  const [folder, fresh, github, browser] = await Promise.all([
    mkdtemp(join(tmpdir(), 'holdpoint-change-door-')),
    freshStore(),
    startGitHubFake(),
    launchBrowser(),
  ]);
  const repo = await openShop(github);
  const catalog = join(folder, 'catalog.yaml');
  await writeFile(catalog, catalogFor(new URL(github.url).host));
  const record = {
    DATABASE_URL: fresh.connectionString,
    HOLDPOINT_DATA: folder,
    HOLDPOINT_LEDGER_KEY: TEST_KEY,
    HOLDPOINT_LEDGER_ORIGIN: testSigner.origin,
  };
  const made = await runCli(['token', 'create', 'operator'], { cwd: folder, env: record });
  if (made.code !== 0) throw new Error(made.stderr);
  const server = await startDoorServer({ github, fresh, folder, catalog, record });
  github.hooksTo(server.hooks);
  const { url } = server;
  const env = { ...record, HOLDPOINT_SERVER: url, HOLDPOINT_TOKEN: made.stdout.trim() };
  const operate = (...words: readonly string[]) => runCli(words, { cwd: folder, env });
  const visits = new Map<Who, Visit>();
  return {
    folder,
    fresh,
    github,
    repo,
    visits,
    pageOf: (who) => visits.get(who)?.page ?? expect.fail(`${who} has no window`),
    operate,
    comeIn: async (who, name) => {
      const { code, stdout, stderr } = await operate('passkey', 'enrol', who, '--url', url);
      if (code !== 0) throw new Error(stderr);
      const visited = await visit(browser, url);
      await enrolAndSignIn(visited.page, stdout.trim(), name);
      visits.set(who, visited);
    },
    faults: () => [...[...visits.values()].flatMap(({ faults }) => faults), ...server.faults()],
    close: async () => {
      await browser.close();
      await server.close();
      await github.close();
      await fresh.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openShop(github: GitHubFake): Promise<RepositoryHandle> {
  for (const { id } of PEOPLE) github.addAccount({ login: id });
  const permission = { jun: 'write', sena: 'write', ravi: 'write' } as const;
  const repo = await github.addRepository('acme/shop', { permission });
  await repo.commit({ branch: 'main', files: { 'pay/fee.ts': 'export const fee = 1;\n' } });
  repo.requireCheck('holdpoint', github.app);
  return repo;
}

function catalogFor(host: string): string {
  const people = PEOPLE.map(
    ({ id, name, level }) =>
      `  - { id: ${id}, name: ${name}, level: ${level}, teams: [payments], identities: ['${host}/${id}', ${id}@example.com] }`,
  );
  return [
    'version: 1',
    'teams:',
    '  - { id: payments, name: Payments }',
    'people:',
    ...people,
    'systems:',
    '  - { id: payments, name: Payments, tier: 1, owners: [payments], paths: [pay/**] }',
    '',
  ].join('\n');
}

async function enrolAndSignIn(page: Page, link: string, name: string): Promise<void> {
  await giveKey(page);
  await page.goto(link);
  await page.getByLabel('Its name').fill('Laptop');
  await page.getByRole('button', { name: 'Enrol a passkey' }).click();
  await page.getByRole('heading', { name: 'Your passkey is enrolled' }).waitFor();
  await page.getByRole('link', { name: 'Go to the queue' }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('button', { name: 'account menu' }).getByText(name).waitFor();
}
