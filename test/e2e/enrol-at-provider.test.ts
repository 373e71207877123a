/** A passkey made in a real browser, and enrolled by the round trip to the identity provider that follows. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStaticFiles } from '../../src/server/static/static-files.ts';
import { oidcStage, secondsAgo, type OidcStage } from '../server/support/oidc.ts';
import { launchBrowser, PATIENCE } from '../support/browser.ts';
import { authenticatorAt, requestPasskey } from '../support/passkeys.ts';
import { builtWeb } from '../support/web-build.ts';
import { sender } from '../server/support/visitors.ts';
import { giveKey } from '../support/virtual-key.ts';

const SENA = { sub: 'u1', email: 'sena@example.test', email_verified: true };

let stage: OidcStage;
let browser: Browser;
let page: Page;
let url: string;
beforeAll(async () => {
  const web = await readStaticFiles(await builtWeb());
  [stage, browser] = await Promise.all([oidcStage({}, { web }), launchBrowser()]);
  url = `http://localhost:${stage.server.port}`;
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  page.setDefaultTimeout(PATIENCE);
  await giveKey(page);
  stage.provider.next(SENA);
  await page.goto(`${url}/api/sign-in/oidc?return=/you`);
  await page.getByRole('heading', { name: 'Enrol a passkey' }).waitFor();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

async function enrol(name: string): Promise<void> {
  await page.getByLabel('Its name').fill(name);
  await page.getByRole('button', { name: 'Enrol a passkey' }).click();
}

describe('the page of one’s own passkeys', () => {
  it('says why a weak sign-in at the provider enrols nothing, and offers the way again', async () => {
    stage.provider.next({ ...SENA, amr: ['pwd'], auth_time: secondsAgo(-45) });
    await enrol('Laptop');
    await page.getByRole('alert').getByText('does not call this sign-in strong').waitFor();
    await page.getByText('Waits for a voucher').waitFor();
    await page.getByText('Somebody signed in as you asked to enrol').waitFor();
    stage.provider.next({ ...SENA, amr: ['mfa'], auth_time: secondsAgo(-45) });
    await page.getByRole('button', { name: /^Sign in at .* to enrol it$/ }).click();
    await page.getByText('Your passkey is enrolled.').waitFor();
    await page.getByText('can now sign in your name').waitFor();
    expect(stage.provider.asked().get('prompt')).toBe('login');
    await expect.poll(() => page.locator('.passkey-state').allTextContents()).toEqual(['Enrolled']);
  });

  it('offers no way to the provider for a passkey that was not made in this tab', async () => {
    const [cookie] = await page.context().cookies(url);
    const send = sender(stage.server.url, {
      origin: stage.server.url,
      cookie: `${cookie?.name}=${cookie?.value}`,
    });
    await requestPasskey(send, authenticatorAt(stage.server), 'Of the agent');
    await page.goto(`${url}/you`);
    await page.getByText('“Of the agent”').first().waitFor();
    const row = page.locator('.passkey', { hasText: 'Of the agent' });
    await row.getByRole('button', { name: 'Revoke…' }).waitFor();
    expect(await row.getByRole('button', { name: /^Sign in at/ }).count()).toBe(0);
  });

  it('tells the owner on the pages of cases and people, too', async () => {
    for (const path of ['/', '/people']) {
      await page.goto(`${url}${path}`);
      await page.getByText('asked to enrol the passkey “Of the agent”').waitFor();
    }
    await expect
      .poll(() => page.getByRole('button', { name: 'I know of this' }).count())
      .toBeGreaterThan(0);
  });

  it('signs out everywhere from the account menu', async () => {
    const other = await stage.signIn(SENA);
    await page.getByRole('button', { name: /account menu/ }).click();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('heading', { name: 'Sign in to Test' }).waitFor();
    expect((await other.send('GET', '/api/passkeys')).status).toBe(401);
  });
});
