import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { CASE, setStage, type Stage } from './open.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

describe('the queue', () => {
  it('puts what waits on the reader first, riskiest first', async () => {
    const { page } = await stage.open(await stage.serve(), 'sam.okafor', '/');
    const groups = page.locator('.queue-table .group th');
    await groups.first().waitFor();
    await expect
      .poll(() => groups.allTextContents())
      .toEqual(['Waits on you 2', 'Waits on others 3']);
    expect(await page.locator('[data-row]').first().textContent()).toContain('orders-prod-eu');
    await page.context().close();
  });

  it('keeps its sort, filter and tab in the address', async () => {
    const { page } = await stage.open(await stage.serve(), 'sam.okafor', '/', {
      viewport: { width: 1440, height: 900 },
    });
    await page.getByRole('link', { name: 'All' }).click();
    await page.getByRole('button', { name: 'Systems' }).click();
    await page.getByLabel('Filter cases').fill('production');
    await page.reload();
    await page.locator('[data-row]').first().waitFor();
    expect(await page.getByLabel('Filter cases').inputValue()).toBe('production');
    expect(await page.locator('th[aria-sort=descending]').textContent()).toContain('Systems');
    await expect
      .poll(() => page.locator('tbody[data-group=decided] [data-row]').allTextContents())
      .toEqual([
        'Deletes the production environment prod-us.',
        'Updates 4 DNS records of shop.halden.example.',
      ]);
    await page.context().close();
  });

  it('hands out what it shows as CSV', async () => {
    const { page } = await stage.open(await stage.serve(), 'sam.okafor', '/?filter=retention');
    await page.locator('[data-row]').first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Shortens the retention of queue delivery-events');
    await page.context().close();
  });

  it('says what to do when nothing fits', async () => {
    const { page } = await stage.open(
      await stage.serve(),
      'sam.okafor',
      '/?filter=nothing-like-it',
    );
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expect.poll(() => page.locator('[data-row]').count()).toBe(5);
    await page.context().close();
  });

  it('brings what others did without a reload', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/');
    await page.getByRole('heading', { name: '2 changes wait on you' }).waitFor();
    await expect.poll(() => server.requests).toContain('GET /api/events');
    server.answerAs('lena.brandt', 'refuse', 'Not like this');
    await page.getByRole('heading', { name: '1 change waits on you' }).waitFor();
    await page.context().close();
  });
});

describe('the frame', () => {
  it('says since when it is offline, and catches up by itself', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/');
    await expect.poll(() => server.requests).toContain('GET /api/events');
    server.weather.eventsDown = true;
    server.dropEvents();
    await page.getByText(/Offline since \d\d:\d\d/).waitFor();
    server.answerAs('lena.brandt', 'refuse', 'Not like this');
    server.weather.eventsDown = false;
    await page.getByRole('heading', { name: '1 change waits on you' }).waitFor();
    await expect.poll(() => page.getByText(/Offline since/).count()).toBe(0);
    await page.context().close();
  });

  it('shows a failure of the server in its place and tries again on demand', async () => {
    const server = await stage.serve();
    server.weather.failing = true;
    const { page } = await stage.open(server, 'sam.okafor', CASE);
    await page.getByText('The database does not answer.').waitFor();
    server.weather.failing = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => page.locator('h1').textContent()).toContain('orders-prod-eu');
    await page.context().close();
  });

  it('explains why nobody can sign in, and comes back to the address asked for', async () => {
    const server = await stage.serve();
    server.weather.signIn = false;
    const closed = await stage.open(server, null, CASE);
    await closed.page.getByText('This server was not started for the sample').waitFor();
    server.weather.signIn = true;
    await closed.page.reload();
    await closed.page.getByRole('button', { name: /Sam Okafor/ }).click();
    await expect.poll(() => closed.page.locator('h1').textContent()).toContain('orders-prod-eu');
    await closed.page.getByRole('button', { name: /account menu/ }).click();
    await closed.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await closed.page.getByRole('heading', { name: 'Who are you today?' }).waitFor();
    await closed.page.context().close();
  });

  it('opens the account menu without a barrier, and closes it by the keyboard', async () => {
    const { page, faults } = await stage.open(await stage.serve(), 'sam.okafor', '/');
    const opener = page.getByRole('button', { name: /account menu/ });
    await opener.focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('region', { name: 'Account' });
    await menu.waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Your passkeys');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await expect.poll(() => page.locator(':focus').getAttribute('popovertarget')).toBe('account');
    await opener.click();
    await menu.getByRole('button', { name: /^Keyboard/ }).click();
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    expect(await menu.isVisible()).toBe(false);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('lists its keys, and lets them be switched off', async () => {
    const { page } = await stage.open(await stage.serve(), 'sam.okafor', '/');
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.keyboard.press('j');
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.locator('[data-row]:focus').count()).toBe(0);
    await page.context().close();
  });
});

describe('the ledger', () => {
  it.each([
    { name: 'intact', broken: null, says: /^Intact\. 30 entries recomputed/ },
    { name: 'broken', broken: 17, says: /^Broken\. The first entry that does not fit is #17/ },
  ])('says on demand whether it is $name', async ({ broken, says }) => {
    const server = await stage.serve();
    server.world.broken = broken;
    const { page } = await stage.open(server, 'sam.okafor', '/ledger');
    await page.getByRole('button', { name: 'Verify now' }).click();
    await expect.poll(() => page.locator('.proof .notice').textContent()).toMatch(says);
    expect(await page.locator('.proof-checkpoint').textContent()).toContain('holdpoint/halden\n30');
    await page.context().close();
  });
});

describe('a ledger that does not verify', () => {
  it('is told of on every page, with the entry and what still works', async () => {
    const server = await stage.serve();
    server.weather.brokenLedger = true;
    const { page } = await stage.open(server, 'sam.okafor', '/');
    const banner = page.getByRole('complementary', { name: 'The ledger' });
    for (const at of ['/', '/ledger', '/stops']) {
      await page.goto(new URL(at, server.url).href);
      await banner.getByText('Nothing is released').waitFor();
      expect(await banner.textContent()).toMatch(/Entry 3 \(entry\): its leaf hash.*STOP work/);
    }
    await banner.getByRole('link', { name: 'The entry' }).click();
    await page.waitForURL((url) => url.pathname === '/ledger' && url.search.includes('at=3'));
    await page.context().close();
  });

  it('is no word on a page where it does', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/');
    await expect.poll(() => server.requests).toContain('GET /api/ledger/standing');
    await page.locator('[data-row]').first().waitFor();
    expect(await page.getByRole('complementary', { name: 'The ledger' }).textContent()).toBe('');
    await page.context().close();
  });
});
