import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PasskeyPage } from '../../src/server/contract/passkeys.ts';
import { readStaticFiles } from '../../src/server/static/static-files.ts';
import { runCli } from '../cli/run-cli.ts';
import { destructive, submissionOf } from '../server/support/changes.ts';
import { startTestServer, TOKEN, type TestServer } from '../server/support/server.ts';
import { sender } from '../server/support/visitors.ts';
import { ruleWhen, worldOf } from '../server/support/world.ts';
import { launchBrowser } from '../support/browser.ts';
import { authenticatorAt, requestPasskey } from '../support/passkeys.ts';
import { TEST_KEY, testSigner } from '../support/signer.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { builtWeb } from '../support/web-build.ts';
import { state, visit, writeReason, type Visit } from './support/visit.ts';
import { giveKey } from '../support/virtual-key.ts';

const ANYONE = { level: null, team: null, ownersOf: null, people: null, except: [] };
const PRESENCE = ruleWhen('presence', () => true, {
  kind: 'require',
  approvals: [{ count: 1, from: { ...ANYONE, presence: true } }],
  validations: [],
});
const CATALOG = `version: 1
people:
  - { id: sena, name: Sena, level: senior, teams: [], identities: [sena@example.test] }
`;

let folder: string;
let fresh: FreshStore;
let server: TestServer;
let browser: Browser;
let sena: Visit;
let device: CDPSession;
let authenticatorId: string;
let url: string;
beforeAll(async () => {
  const web = await builtWeb();
  [folder, fresh, browser] = await Promise.all([
    mkdtemp(join(tmpdir(), 'holdpoint-presence-')),
    freshStore(),
    launchBrowser(),
  ]);
  await writeFile(join(folder, 'catalog.yaml'), CATALOG);
  const world = worldOf({ rules: [PRESENCE] });
  server = await startTestServer(fresh.store, {
    world,
    server: { web: await readStaticFiles(web) },
  });
  url = `http://localhost:${server.port}`;
  sena = await visit(browser, url);
  ({ device, authenticatorId } = await giveKey(sena.page));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await fresh?.drop();
  await rm(folder, { recursive: true, force: true });
});

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

async function held(input: string): Promise<string> {
  const slot = `slot of ${input}`;
  return (await server.machine().submit(submissionOf(destructive(input), { slot }))).id;
}

const approveButton = (page: Page) =>
  page.getByRole('button', { name: 'Approve and release with your passkey' });

// One story, told in order.
describe('a person with a passkey', () => {
  it('enrols it by an operator’s link, and by that link no second one', async () => {
    const { code, stdout, stderr } = await operate('passkey', 'enrol', 'sena');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^Good for one passkey/m),
    });
    const { page } = sena;
    const link = stdout.trim();
    expect(link.startsWith(`${url}/enrol#`)).toBe(true);
    await page.goto(link);
    await page.getByRole('button', { name: 'Enrol a passkey' }).click();
    await page.getByText('Give it a name by which you will know it.').waitFor();
    await page.getByLabel('Its name').fill('Laptop');
    await page.getByRole('button', { name: 'Enrol a passkey' }).click();
    await page.getByRole('heading', { name: 'Your passkey is enrolled' }).waitFor();
    const other = await visit(browser, link);
    await other.page.getByLabel('Its name').fill('Another');
    await other.page.getByRole('button', { name: 'Enrol a passkey' }).click();
    await other.page.getByText('This link was used already').waitFor();
    await other.page.context().close();
  });

  it('signs in with it, and is told of what was done in their name until they say so', async () => {
    const { page } = sena;
    await page.getByRole('link', { name: 'Go to the queue' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('button', { name: 'account menu' }).getByText('Sena').waitFor();
    const told = page.getByRole('complementary', { name: 'About your passkeys' });
    await told.getByText('by a one-time link of an operator').waitFor();
    await expect.poll(() => told.getByRole('listitem').count()).toBe(2);
    await told.getByRole('button').first().click();
    await expect.poll(() => told.getByRole('listitem').count()).toBe(1);
    await told.getByRole('button').first().click();
    await expect.poll(() => told.getByRole('listitem').count()).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: 'account menu' }).click();
    await page
      .getByRole('region', { name: 'Account' })
      .getByRole('link', { name: 'Your passkeys' })
      .click();
    await page
      .locator('.passkey', { hasText: 'Laptop' })
      .getByText('Enrolled', { exact: true })
      .waitFor();
  });

  it('signs what they release, and the proof holds without the server', async () => {
    const { page } = sena;
    const id = await held('released by hand');
    await page.goto(`${url}/cases/${id}`);
    await writeReason(page, 'The copy was restored today');
    await approveButton(page).click();
    await page.getByText('Your answer is on the record.').waitFor();
    await state(page, 'Released').waitFor();
    const exported = await operate('approval', 'export', id);
    expect(exported.code).toBe(0);
    await writeFile(join(folder, 'f.json'), exported.stdout);
    const words = ['approval', 'verify', 'f.json', '--key', testSigner.verifierKey];
    const verified = await runCli(words, { cwd: folder });
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toContain('sena approved at 2026-03-02T09:00:00.000Z: The copy was');
    expect(verified.stdout).toContain('Signed with a passkey, by somebody present and verified');
  });

  it('releases nothing where the device does not know them', async () => {
    const { page } = sena;
    const id = await held('without a finger');
    await device.send('WebAuthn.setUserVerified', {
      authenticatorId,
      isUserVerified: false,
    });
    await page.goto(`${url}/cases/${id}`);
    await writeReason(page, 'Somebody else at the keyboard');
    await approveButton(page).click();
    await page.getByText('Nothing was signed').waitFor();
    await device.send('WebAuthn.setUserVerified', {
      authenticatorId,
      isUserVerified: true,
    });
    expect((await fresh.store.findCase(id))?.state).toBe('waiting');
    expect(await fresh.store.listAnswers(id)).toEqual([]);
  });

  it('signs nothing on a page that no longer shows what is', async () => {
    const { page } = sena;
    const id = await held('went stale');
    await page.route('**/api/events', (route) => route.abort());
    await page.goto(`${url}/cases/${id}`);
    await writeReason(page, 'What I read an hour ago');
    await page.route(`**/api/cases/${id}/challenge`, async (route) => {
      const body = route.request().postDataJSON() as { seen: Record<string, string> };
      body.seen['assessmentDigest'] = `sha256:${'0'.repeat(64)}`;
      await route.continue({ postData: JSON.stringify(body) });
    });
    await approveButton(page).click();
    await page.getByText('The case is no longer what your page showed.').waitFor();
    await page.unrouteAll();
    expect(await fresh.store.listAnswers(id)).toEqual([]);
  });

  it('is not stood in for by an agent with their cookie and every token', async () => {
    const id = await held('by an agent');
    const cookies = await sena.page.context().cookies();
    const session = cookies.find(({ name }) => name === 'holdpoint_session');
    const cookie = `holdpoint_session=${session?.value}`;
    const send = sender(server.url, { origin: server.url, cookie });
    const row = await fresh.store.findCase(id);
    const seen = {
      changeDigest: row?.assessment.change.digest,
      assessmentDigest: row?.assessment.digest,
      policyHash: row?.verdict.policyHash,
    };
    const answer = { answer: 'approve', reason: 'As the person, says the agent', seen };
    const answered = await send<{ state: string }>('POST', `/api/cases/${id}/answers`, answer);
    expect(answered.body.state).toBe('waiting');
    // It makes a passkey of its own; that waits, and cannot vouch for itself.
    const own = authenticatorAt(server);
    const page = await requestPasskey(send, own, 'Of the agent');
    const waiting = page.body.own.find(({ name }) => name === 'Of the agent');
    expect(waiting?.state).toBe('pending');
    const asked = await send<{ statement: { nonce: string }; options: { challenge: string } }>(
      'POST',
      `/api/passkeys/${waiting?.id}/challenge`,
    );
    const response = own.assert({ challenge: asked.body.options.challenge });
    const nonce = asked.body.statement.nonce;
    expect(
      await send('POST', `/api/passkeys/${waiting?.id}/vouch`, { nonce, response }),
    ).toMatchObject({ status: 403, body: { code: 'bad-assertion' } });
    const after = await send<PasskeyPage>('GET', '/api/passkeys');
    expect(after.body.own.find(({ id: each }) => each === waiting?.id)?.state).toBe('pending');
    expect((await fresh.store.findCase(id))?.state).toBe('waiting');
    await sena.page.goto(`${url}/you`);
    await sena.page.getByText('Somebody signed in as you asked to enrol').waitFor();
    expect(sena.faults).toEqual([]);
  });
});
