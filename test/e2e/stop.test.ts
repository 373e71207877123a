import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StopOrders } from '../../src/server/contract/agents/stops.ts';
import { decision, handIn, listenTo } from '../server/support/guards.ts';
import { launchBrowser } from '../support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import { giveKey } from '../support/virtual-key.ts';
import { visit, visitAs } from './support/visit.ts';

const REASON = 'It deletes what it should not';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** A guard on Mia's machine, over the wire as a real one. */
function guard() {
  const headers = { authorization: `Bearer ${product.token}`, 'content-type': 'application/json' };
  return {
    headers,
    send: async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${product.url}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

/** By the link that an operator with a shell on the server hands out. */
async function enrol(page: Page): Promise<void> {
  await giveKey(page);
  const { stdout } = await product.run('passkey', 'enrol', 'sam.okafor', '--url', product.url);
  const [link] = /http\S+\/enrol#\S+/.exec(stdout) ?? [];
  await page.goto(link ?? 'no link');
  await page.getByLabel('Its name').fill('Laptop');
  await page.getByRole('button', { name: 'Enrol a passkey' }).click();
  await page.getByText('Your passkey is enrolled').waitFor();
}

it('STOP in a browser reaches a guard and every page at once, until somebody senior resumes', async () => {
  const { headers, send } = guard();
  const at = new Date().toISOString();
  const operator = 'mia.larsen@halden.example';
  const about = { machine: 'mia-desk', session: 'live-one', operator, at };
  await handIn(send as Parameters<typeof handIn>[0], [decision(1, about)]);
  const stream = await listenTo(`${product.url}/api/guard/stream`, headers);
  expect(await stream.next('stops')).toMatchObject({ stops: [] });

  const mia = await visitAs(browser, 'Mia Larsen', product.url);
  const { page, faults } = await visit(browser, `${product.url}/agents`);
  await page.getByRole('button', { name: /^STOP/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /Sam Okafor/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('live-one').waitFor();
  await dialog.getByLabel(/^Reason/).fill(REASON);
  const [heard] = await Promise.all([
    stream.next('stops') as Promise<StopOrders>,
    dialog.getByRole('button', { name: /^STOP/ }).click(),
  ]);
  expect(heard.stops).toMatchObject([{ scope: { kind: 'all' }, reason: REASON, by: 'sam.okafor' }]);
  const id = heard.stops[0]?.id ?? '';

  const banner = mia.page.getByRole('complementary', { name: 'Stops in force' });
  await banner.getByText('Stopped: every agent').waitFor();
  await banner.getByText('0 of 4 sessions have obeyed').waitFor();
  await send('POST', '/api/guard/stops/acknowledged', {
    stop: id,
    machine: about.machine,
    sessions: [
      { host: 'claude-code', session: about.session, at: new Date().toISOString(), how: 'refused' },
    ],
  });
  await banner.getByText('1 of 4 sessions have obeyed').waitFor();

  await banner.getByRole('link', { name: 'Resume…' }).click();
  await mia.page.getByText('You cannot resume this.').waitFor();
  expect(await mia.page.getByRole('button', { name: 'Resume' }).count()).toBe(0);

  await page.getByRole('link', { name: 'Resume…' }).click();
  await page.getByText('its next action was refused').waitFor();
  await page.getByLabel(/Why they may go on/).fill('The task was taken back');
  const resume = page.getByRole('button', { name: 'Sign and resume' });
  await resume.click();
  await page.getByText('You have no passkey here that could sign this.').waitFor();

  await enrol(page);
  await page.goto(`${product.url}/stops/${id}`);
  await page.getByLabel(/Why they may go on/).fill('The task was taken back');
  await resume.click();
  await page.getByText('Signed with a passkey.').waitFor();
  expect(await stream.next('stops')).toMatchObject({ stops: [] });
  await expect.poll(() => banner.getByRole('listitem').count()).toBe(0);
  expect([...faults, ...mia.faults]).toEqual([]);
  stream.stop();
  await mia.page.context().close();
  await page.context().close();
});
