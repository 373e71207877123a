import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createGitMirror } from '../../src/doors/forge/mirror/create-git-mirror.ts';
import { openForge } from '../../src/doors/forge/registry.ts';
import { DEFAULT_WORK_LIMITS } from '../../src/engine/forge/work/limits.ts';
import { systemClock } from '../../src/server/adapters/clock.ts';
import { systemIds } from '../../src/server/adapters/ids.ts';
import { requestReaders } from '../../src/server/forges/request-readers.ts';
import { loadWorld } from '../../src/server/load-world.ts';
import { readStaticFiles } from '../../src/server/static/static-files.ts';
import { runCli } from '../cli/run-cli.ts';
import { startTestServer, TOKEN, type TestServer } from '../server/support/server.ts';
import { launchBrowser } from '../support/browser.ts';
import type { RepositoryHandle } from '../support/github-fake/repository-handle.ts';
import { startGitHubFake, type GitHubFake } from '../support/github-fake/start-github-fake.ts';
import type { Pull } from '../support/github-fake/state/pull.ts';
import { TEST_KEY, testSigner } from '../support/signer.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { builtWeb } from '../support/web-build.ts';
import { state, visit, writeReason, type Visit } from './support/visit.ts';

vi.setConfig({ testTimeout: 180_000 });
const SLOWLY = { timeout: 60_000 };

/** Sena and Ravi answer for payments; Jun is new. */
const PEOPLE = [
  { id: 'jun', name: 'Jun Park', level: 'junior' },
  { id: 'sena', name: 'Sena Holm', level: 'senior' },
  { id: 'ravi', name: 'Ravi Das', level: 'senior' },
] as const;
type Who = (typeof PEOPLE)[number]['id'];

let folder: string;
let fresh: FreshStore;
let github: GitHubFake;
let repo: RepositoryHandle;
let server: TestServer;
let browser: Browser;
let url: string;
const visits = new Map<Who, Visit>();
const pageOf = (who: Who): Page => visits.get(who)?.page ?? expect.fail(`${who} has no window`);

beforeAll(async () => {
  const [web, port] = await Promise.all([builtWeb(), freePort()]);
  url = `http://localhost:${port}`;
  [folder, fresh, github, browser] = await Promise.all([
    mkdtemp(join(tmpdir(), 'holdpoint-change-door-')),
    freshStore(),
    startGitHubFake(),
    launchBrowser(),
  ]);
  for (const { id } of PEOPLE) github.addAccount({ login: id });
  repo = await github.addRepository('acme/shop', {
    permission: { jun: 'write', sena: 'write', ravi: 'write' },
  });
  await repo.commit({ branch: 'main', files: { 'pay/fee.ts': 'export const fee = 1;\n' } });
  repo.requireCheck('holdpoint', github.app);
  await writeFile(join(folder, 'catalog.yaml'), catalogFor(new URL(github.url).host));
  const world = await loadWorld({
    catalogs: [join(folder, 'catalog.yaml')],
    policy: null,
    incidents: null,
  });
  const connection = {
    kind: 'github' as const,
    apiUrl: github.apiUrl,
    appId: github.app.id,
    privateKey: github.app.privateKey,
    webhookSecret: github.webhookSecret,
  };
  server = await startTestServer(fresh.store, {
    world,
    time: { clock: systemClock, ids: systemIds, pass: () => expect.fail('time passes by itself') },
    server: {
      web: await readStaticFiles(web),
      publicUrl: new URL(url),
      ports: [port],
      signIn: { kind: 'passkey' },
      forges: {
        forges: [openForge(connection, systemClock)],
        mirror: createGitMirror({ folder: join(folder, 'mirrors'), clock: systemClock }),
        readers: requestReaders(null),
        limits: DEFAULT_WORK_LIMITS,
        workers: 2,
      },
    },
  });
  github.hooksTo(`${server.url}/hooks/github`);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await github?.close();
  await fresh?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The address of the pages is part of what passkeys sign, so it is known before the server starts. */
async function freePort(): Promise<number> {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  await new Promise((resolve) => taken.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
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

/** The command line as an operator with a shell on the server runs it. */
const operate = (...words: readonly string[]) =>
  runCli(words, {
    cwd: folder,
    env: {
      DATABASE_URL: fresh.connectionString,
      HOLDPOINT_DATA: folder,
      HOLDPOINT_LEDGER_KEY: TEST_KEY,
      HOLDPOINT_LEDGER_ORIGIN: testSigner.origin,
      HOLDPOINT_SERVER: url,
      HOLDPOINT_TOKEN: TOKEN,
    },
  });

/** A window of their own with an authenticator in it, a passkey by an operator's link, and signed in by it. */
async function comeIn(who: Who, name: string): Promise<void> {
  const { code, stdout, stderr } = await operate('passkey', 'enrol', who, '--url', url);
  if (code !== 0) throw new Error(stderr);
  const visited = await visit(browser, url);
  const { page } = visited;
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(stdout.trim());
  await page.getByLabel('Its name').fill('Laptop');
  await page.getByRole('button', { name: 'Enrol a passkey' }).click();
  await page.getByRole('heading', { name: 'Your passkey is enrolled' }).waitFor();
  await page.getByRole('link', { name: 'Go to the queue' }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('button', { name: 'account menu' }).getByText(name).waitFor();
  visits.set(who, visited);
}

/** A pull of Jun's that a tool wrote some of, in a system of Tier 1. */
async function openPull(branch: string, rate: number): Promise<Pull> {
  await repo.commit({
    branch,
    author: 'jun',
    message: `Charge ${rate}\n\nCo-Authored-By: Claude <noreply@anthropic.com>`,
    files: { [`pay/${branch}.ts`]: `export const rate = ${rate};\n` },
  });
  return repo.openPull({ head: branch, by: 'jun', title: `Charge ${rate}` });
}

const checksOn = (sha: string) =>
  repo.checkRuns(sha).map(({ name, app, conclusion }) => [name, app.slug, conclusion]);
const says = (conclusion: string) => [['holdpoint', github.app.slug, conclusion]];

/** Once it is said so: the address that the check leads to. */
async function pageBeside(sha: string, conclusion: string): Promise<string> {
  await expect.poll(() => checksOn(sha), SLOWLY).toEqual(says(conclusion));
  return repo.checkRuns(sha)[0]?.detailsUrl ?? expect.fail('the check leads nowhere');
}

const idIn = (address: string): string => address.split('/').at(-1) ?? '';

async function explain(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByText('You are asked first').waitFor();
  const parts = {
    'What it does': 'Customers abroad pay the new rate from the next invoice on.',
    'What could go wrong': 'Invoices of the last night run may carry the former amount once.',
    'How to undo it': 'Revert this commit and let the night run do its work once more.',
  };
  for (const [label, text] of Object.entries(parts)) await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: 'Put it on the record' }).click();
  await page.getByText('You are asked first').waitFor({ state: 'detached' });
}

async function approve(page: Page, address: string, reason: string): Promise<void> {
  await page.goto(address);
  await page.getByText('Customers abroad pay the new rate').first().waitFor();
  await writeReason(page, reason);
  await page.getByRole('button', { name: /^Approve.* with your passkey$/ }).click();
  await page.getByText('Your answer is on the record.').waitFor();
}

/** Explained by its author, read and signed by two seniors. */
async function release(pull: Pull): Promise<string> {
  const address = await pageBeside(pull.headSha, 'action_required');
  await explain(pageOf('jun'), address);
  await approve(pageOf('sena'), address, 'The rate is the one that was agreed on');
  expect(checksOn(pull.headSha)).toEqual(says('action_required'));
  await approve(pageOf('ravi'), address, 'The night run was tried with it');
  for (const who of ['sena', 'ravi'] as const) await state(pageOf(who), 'Released').waitFor();
  await expect.poll(() => checksOn(pull.headSha), SLOWLY).toEqual(says('success'));
  return address;
}

const kindsOf = async (id: string) =>
  (await fresh.store.listRecord(id)).map(({ kind }) => kind.replace('case.', ''));

// One story, told in order.
describe('a change by a junior and a machine to what must not fail', () => {
  it('lets everybody in by their own passkey', async () => {
    for (const { id, name } of PEOPLE) await comeIn(id, name);
    expect([...visits.keys()]).toEqual(['jun', 'sena', 'ravi']);
  });

  it('is held until its author explained it and two seniors signed, and is then merged', async () => {
    const pull = await openPull('rate', 2);
    const address = await pageBeside(pull.headSha, 'action_required');
    expect(await repo.mergePull(pull, 'jun')).toMatchObject({ kind: 'refused' });

    // A green check of the same name by somebody else opens nothing, nor does a review.
    const other = await github.addApp({ slug: 'ci', installedFor: 'acme' });
    repo.reportCheck(other, {
      name: 'holdpoint',
      headSha: pull.headSha,
      status: 'completed',
      conclusion: 'success',
    });
    repo.review(pull, { by: 'sena', state: 'APPROVED' });
    expect(await repo.mergePull(pull, 'jun')).toMatchObject({ kind: 'refused' });

    const sena = pageOf('sena');
    await sena.goto(address);
    await sena.getByText('is asked to explain it').first().waitFor();
    const approval = sena.getByRole('button', { name: /^Approve/ });
    expect(await approval.getAttribute('aria-disabled')).toBe('true');
    await explain(pageOf('jun'), address);
    const own = pageOf('jun').getByRole('button', { name: /^Approve/ });
    expect(await own.count()).toBe(0);

    await approve(sena, address, 'The rate is the one that was agreed on');
    expect(await repo.mergePull(pull, 'jun')).toMatchObject({ kind: 'refused' });
    await approve(pageOf('ravi'), address, 'The night run was tried with it');
    await state(sena, 'Released').waitFor();
    const ours = () => checksOn(pull.headSha).filter(([, app]) => app === github.app.slug);
    await expect.poll(ours, SLOWLY).toEqual(says('success'));

    expect(await repo.mergePull(pull, 'jun')).toMatchObject({ kind: 'merged' });
    await expect.poll(async () => (await kindsOf(idIn(address))).at(-1), SLOWLY).toBe('merged');
    expect(await fresh.store.verifyLedger()).toMatchObject({ kind: 'intact' });
  });

  it('is proved by a file, without the server', async () => {
    const [merged] = await fresh.store.forge.casesInSlot(await slotOf(1), 1);
    const exported = await operate('approval', 'export', merged?.id ?? '');
    expect(exported.code).toBe(0);
    await writeFile(join(folder, 'f.json'), exported.stdout);
    const words = ['approval', 'verify', 'f.json', '--key', testSigner.verifierKey];
    const verified = await runCli(words, { cwd: folder });
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(/sena approved at \S+: The rate is the one/);
    expect(verified.stdout).toMatch(/ravi approved at \S+: The night run was/);
    expect(verified.stdout.match(/Signed with a passkey/g)).toHaveLength(2);
    const forged = exported.stdout.replaceAll('The night run was tried', 'The night run was tired');
    await writeFile(join(folder, 'f.json'), forged);
    expect((await runCli(words, { cwd: folder })).code).toBe(20);
  });

  it('is held again by a push after it was released: what people signed was something else', async () => {
    const pull = await openPull('fee', 3);
    const address = await release(pull);
    const before = pull.headSha;
    const sha = await repo.push(
      'fee',
      { author: 'jun', files: { 'pay/fee.ts': 'export const fee = 4;\n' } },
      'jun',
    );
    const next = await pageBeside(sha, 'action_required');
    expect([idIn(next) === idIn(address), sha === before]).toEqual([false, false]);
    expect(await repo.mergePull(pull, 'jun')).toMatchObject({ kind: 'refused' });

    const sena = pageOf('sena');
    await state(sena, 'Superseded').waitFor();
    await sena.getByRole('link', { name: 'read that one' }).first().click();
    await state(sena, 'Held').waitFor();
    expect(new URL(sena.url()).pathname).toBe(new URL(next).pathname);
    await sena.getByText('is asked to explain it').first().waitFor();
    expect(await fresh.store.listAnswers(idIn(next))).toEqual([]);
    expect(await kindsOf(idIn(address))).toContain('superseded');
    expect([...visits.values()].flatMap(({ faults }) => faults)).toEqual([]);
  });
});

async function slotOf(number: number): Promise<string> {
  const forge = new URL(github.url).host;
  const found = await fresh.store.forge.findRequest({ forge, repository: 'acme/shop', number });
  const row = await fresh.store.findCase(found?.case ?? '');
  return row?.slot ?? expect.fail('the request has no case');
}
