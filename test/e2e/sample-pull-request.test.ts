import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import { answerOf, approve, recordOf, state, switchTo, verdict, visitAs } from './support/visit.ts';
import type { Visit } from './support/visit.ts';

let product: Product;
let browser: Browser;
let reader: Visit;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  reader = await visitAs(browser, 'Sam Okafor', product.url);
  await reader.page.locator('[data-row]', { hasText: 'charge' }).click();
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

// One story, told in order, of the sample's pull request.
describe('somebody who looks at the pull request of the sample', () => {
  it('sees where it comes from, what could cascade, commit by commit who wrote it, and who owns it', async () => {
    const { page } = reader;
    await state(page, 'Held').waitFor();
    expect(await page.locator('.origin').textContent()).toContain('halden/shop #1187');
    const findings = await page.locator('#findings').textContent();
    for (const title of ['A retry without an end', 'A limit ten times as large']) {
      expect(findings).toContain(title);
    }
    expect(await page.locator('#provenance').textContent()).toContain('AI, declared');
    expect(await page.locator('#owners').textContent()).toContain('@halden/payments');
  });

  it('cannot approve before its author has explained it, who can', async () => {
    const { page } = reader;
    await answerOf(page).getByText('Approving opens once Hugo Martin has explained it').waitFor();
    await switchTo(page, 'Hugo Martin');
    const parts = {
      'What it does': 'Asks the gateway again for as long as it does not answer, and waits longer.',
      'What could go wrong':
        'A slow gateway gets every request many times; the bank may lock us out.',
      'How to undo it': 'Deploy the version before. Payments in flight keep their idempotency key.',
    };
    for (const [label, text] of Object.entries(parts)) await page.getByLabel(label).fill(text);
    await page.getByRole('button', { name: 'Put it on the record' }).click();
    await page.getByText('Its author explains it').first().waitFor();
    expect(await verdict(page).textContent()).not.toContain('explanation');
  });

  it('accepts what was found, one by one with a reason, and releases it with somebody else', async () => {
    const { page, faults } = reader;
    await switchTo(page, 'Sam Okafor');
    const accept = page.getByRole('button', { name: 'Accept it as it is…' });
    await accept.first().waitFor();
    for (let left = await accept.count(); left > 0; left--) {
      await accept.first().click();
      await page
        .getByLabel(/Why it may stay/)
        .fill('The queue before it bounds what can be tried.');
      await page.getByRole('button', { name: 'Accept it', exact: true }).click();
      await expect.poll(() => accept.count()).toBe(left - 1);
    }
    await page.getByRole('button', { name: 'I have read that' }).click();
    await approve(page, 'Read it with Hugo, line by line');
    await switchTo(page, 'Mia Larsen');
    await approve(page, 'Tried against the test gateway');
    await state(page, 'Released').waitFor();
    const record = await recordOf(page);
    expect(record.filter((text) => text.includes('accepted')).length).toBeGreaterThan(1);
    expect(faults).toEqual([]);
  });

  it('finds a directive to be signed, and an exception that waits for its answer', async () => {
    const { page } = reader;
    await page.getByRole('link', { name: 'Governance', exact: true }).click();
    await page.getByText('The card gateway moves').first().waitFor();
    await page.getByRole('link', { name: 'Exceptions', exact: true }).click();
    const asked = page.getByRole('row').filter({ hasText: 'DNS is changed in production' });
    expect(await asked.textContent()).toContain('Jonas Ek asked');
  });
});
