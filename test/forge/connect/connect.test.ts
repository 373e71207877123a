/** The whole way in a real browser, and what stands at its end. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCheck } from '../../../src/cli/forge-connect/check/run.ts';
import { serve } from '../../../src/server/main.ts';
import { barriers } from '../../support/barriers.ts';
import { launchBrowser, PATIENCE } from '../../support/browser.ts';
import { freshDatabase } from '../../support/postgres.ts';
import { headersOf } from '../../support/github-fake/hooks/deliveries.ts';
import { contextWith, createApp, endOf, openPlace, SERVER, type Place } from './support.ts';

let browser: Browser;
let place: Place;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.close());

const settingsIn = async (): Promise<string> =>
  readFile(join(place.folder, 'github-app.env'), 'utf8');

describe('holdpoint forge connect github', () => {
  it.each([
    { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  ] as const)('is a few clicks: %j', async (look) => {
    const running = place.connect();
    const context = await browser.newContext(look);
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (said) => said.type() === 'error' && faults.push(said.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    const shot = async (name: string): Promise<void> => {
      const folder = process.env['HOLDPOINT_SHOTS'];
      if (folder === undefined) return;
      await page.screenshot({
        path: join(folder, `${name}-${look.colorScheme}.png`),
        fullPage: true,
      });
    };
    const isWhole = async (): Promise<void> => {
      expect(await barriers(page)).toEqual([]);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(look.viewport.width);
    };

    await page.goto((await running.url()).href);
    await page.getByRole('heading', { name: /Create a GitHub App/ }).waitFor();
    await shot('create');
    await isWhole();
    expect(await page.getByRole('row').count()).toBe(8);
    await page.getByRole('button', { name: 'Create the App on GitHub' }).click();
    await page.getByRole('button', { name: 'Create GitHub App' }).click();

    await page
      .getByRole('heading', { name: 'The App holdpoint-acme is made. Install it' })
      .waitFor();
    expect(page.url()).not.toContain('code=');
    await shot('install');
    await isWhole();
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Install it on GitHub' }).click();
    const github = await opened;
    await github.getByRole('button', { name: 'Install' }).click();

    await page.getByRole('heading', { name: 'Installed. Now require its check' }).waitFor();
    expect((await running.ended).code).toBe(0);
    await shot('require');
    await isWhole();
    expect(await page.getByText('acme: 1 repository (acme/shop)').count()).toBe(1);
    expect(await page.locator('#command').textContent()).toContain('repos/acme/shop/rulesets');
    expect(faults).toEqual([]);
    await context.close();

    const key = await readFile(join(place.folder, keyFile(await settingsIn())), 'utf8');
    const told = running.stdout() + running.stderr();
    expect(told).toContain('acme: 1 repository (acme/shop)');
    expect(told).not.toContain(place.fake.webhookSecret);
    expect(told).not.toContain(key.split('\n')[1] ?? 'no key');
    expect(place.fake.unknown).toEqual([]);
  });

  it('leaves what a server takes a signed webhook with', async () => {
    const running = place.connect();
    await fetch(await createApp(await running.url()));
    await fetch(`${place.fake.url}/apps/holdpoint-acme/installations/new`, { method: 'POST' });
    expect((await running.ended).code).toBe(0);
    const database = await freshDatabase();
    const server = await serve({
      env: {
        HOLDPOINT_DATA: place.folder,
        DATABASE_URL: database.connectionString,
        HOLDPOINT_LOG: 'silent',
      },
      port: 0,
      sample: false,
      version: 'test',
      say: () => undefined,
      catalogs: [],
      policy: null,
      incidents: null,
    });
    try {
      await place.shop.push('feature', { files: { 'a.txt': 'two\n' } }, 'mary');
      await place.shop.openPull({ head: 'feature', by: 'mary' });
      const delivery = place.fake.deliveries.at(-1);
      const body = delivery?.body ?? '';
      const sent = (secret: string) =>
        fetch(`${server.url}/hooks/github`, {
          method: 'POST',
          headers: delivery === undefined ? {} : headersOf(delivery, secret),
          body,
        });
      expect((await sent('another secret, of some length')).status).toBe(401);
      expect((await sent(place.fake.webhookSecret)).status).toBe(202);
      const checks = () => place.shop.checkRuns(place.shop.tip('feature') ?? '');
      await expect
        .poll(() => checks().map(({ name, app }) => [name, app.slug]))
        .toEqual([['holdpoint', 'holdpoint-acme']]);
    } finally {
      await server.close();
      await database.drop();
    }
  });

  it('writes settings and key for this user alone, and the files say the same as GitHub', async () => {
    const running = place.connect();
    await fetch(await createApp(await running.url()));
    await expect.poll(() => readdir(place.folder)).toContain('github-app.env');
    const names = (await readdir(place.folder)).toSorted();
    const modes = await Promise.all(
      names.map(async (name) => (await stat(join(place.folder, name))).mode & 0o777),
    );
    const settings = await settingsIn();
    expect([names, modes]).toEqual([
      ['github-app.env', keyFile(settings)].toSorted(),
      [0o600, 0o600],
    ]);
    expect(settings).toContain(`HOLDPOINT_GITHUB_API_URL=${place.fake.apiUrl}\n`);
    expect(settings).toContain(`HOLDPOINT_GITHUB_WEBHOOK_SECRET='${place.fake.webhookSecret}'\n`);
    await fetch(`${place.fake.url}/apps/holdpoint-acme/installations/new`, { method: 'POST' });
    expect((await running.ended).code).toBe(0);
    const check = contextWith({ HOLDPOINT_DATA: place.folder, HOLDPOINT_PUBLIC_URL: SERVER });
    await endOf(runCheck({}, check.context));
    expect(check.stdout()).toMatch(/^ok {7}it has every permission$/m);
    expect(check.stdout()).toMatch(/^ok {7}it is installed for acme$/m);
  });
});

function keyFile(settings: string): string {
  return /^HOLDPOINT_GITHUB_PRIVATE_KEY_FILE=(github-app-\d+\.pem)$/m.exec(settings)?.[1] ?? '';
}
