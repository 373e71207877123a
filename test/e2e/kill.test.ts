import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { ROOT, startProduct, type Product } from './support/product.ts';
import { approve, recordOf, state, verdict, visitAs, writeReason } from './support/visit.ts';

/** Two people have to release it. */
const FOR_TWO = join(ROOT, 'drills/cloud-sql-instance-deleted/harmful.plan.json');

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

describe('kill -9 of the server while a page lies open', () => {
  it('is noticed by the page, which comes back by itself with nothing lost', async () => {
    const ran = await product.run('submit', FOR_TWO, '--title', 'Retire it', '--format', 'json');
    const { page: address } = JSON.parse(ran.stdout) as { page: string };
    const lena = await visitAs(browser, 'Lena Brandt', address);
    await verdict(lena.page).getByText('Needs 2 people').waitFor();
    const sam = await visitAs(browser, 'Sam Okafor', lena.page.url());
    await approve(lena.page, 'The export was read back');
    await sam.page.getByText('Lena Brandt approved').first().waitFor();
    await sam.page.evaluate('window.sinceOpened = true');
    await writeReason(sam.page, 'Half a sentence');
    const before = await recordOf(sam.page);

    await product.kill();
    for (const { page } of [lena, sam]) await page.getByText(/^Offline since/).waitFor();
    await product.startAgain();
    for (const { page } of [lena, sam]) {
      await page.getByText(/^Offline since/).waitFor({ state: 'detached', timeout: 120_000 });
    }
    expect(await recordOf(sam.page)).toEqual(before);
    expect(await sam.page.getByLabel(/Your reason/).inputValue()).toBe('Half a sentence');

    const seen = sam.page.getByRole('button', { name: 'I have read that' });
    if ((await seen.count()) > 0) await seen.click();
    await approve(sam.page, 'Agreed with Lena');
    for (const { page } of [lena, sam]) {
      await state(page, 'Released').waitFor();
      expect((await recordOf(page)).slice(0, before.length)).toEqual(before);
      expect((await recordOf(page)).join()).toContain('Sam Okafor approved: Agreed with Lena');
    }
    expect(await sam.page.evaluate('window.sinceOpened === true')).toBe(true);
    const { code, stdout } = await product.run('ledger', 'verify');
    expect(stdout).toMatch(/^Intact: /);
    expect(code).toBe(0);
  });
});
