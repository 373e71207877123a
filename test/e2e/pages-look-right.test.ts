import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flaws as flawsIn } from '../support/barriers.ts';
import { launchBrowser } from '../support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import { signIn, visit } from './support/visit.ts';

/** A folder for pictures to look at, or none. */
const SHOTS = process.env['HOLDPOINT_SHOTS'] || undefined;

// Each theme and each width once: colours are the same at every width, and widths in every theme.
const SCENES = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 390 },
] as const;

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  if (SHOTS !== undefined) await mkdir(SHOTS, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** What is wrong with the page as it is shown now, in words. */
async function flaws(page: Page, width: number): Promise<readonly string[]> {
  const title = await page.title();
  return [
    ...(await flawsIn(page, width)),
    ...(/\S · Holdpoint|Holdpoint/.test(title) && title !== 'Holdpoint' ? [] : [`title ${title}`]),
  ];
}

/** How far the cells of the queue's rows reach out of its frame, in pixels. */
const CUT_OFF = `(() => {
  const table = document.querySelector('.queue-table');
  const room = table.parentElement.getBoundingClientRect().right;
  const ends = [...table.querySelectorAll('td')].map((cell) => cell.getBoundingClientRect().right);
  return Math.max(...ends) - room;
})()`;

describe.each(SCENES)('in $colorScheme at $width px', ({ colorScheme, width }) => {
  it('every page is whole, named and open to everybody', async () => {
    const { page, faults } = await visit(browser, product.url, {
      colorScheme,
      viewport: { width, height: width === 390 ? 844 : 1000 },
    });
    const found: Record<string, readonly string[]> = {};
    const look = async (name: string) => {
      found[name] = await flaws(page, width);
      if (SHOTS === undefined) return;
      const path = join(SHOTS, `${name}-${colorScheme}-${width}.png`);
      await page.screenshot({ path, fullPage: true });
    };
    await page.getByRole('heading', { name: 'Who are you today?' }).waitFor();
    await look('sign-in');
    await signIn(page, 'Sam Okafor');
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await page.locator('tbody[data-group=decided] [data-row]').waitFor();
    expect(await page.evaluate<number>(CUT_OFF)).toBeLessThanOrEqual(1);
    await look('queue');
    await page.locator('[data-row]').first().click();
    await page.locator('.react-flow__edge, .tree').first().waitFor();
    await look('case');
    await page.goBack();
    await page.locator('[data-row]', { hasText: 'charge' }).click();
    await page.locator('.react-flow__edge, .tree').first().waitFor();
    expect(await page.locator('.top-kicker').textContent()).toContain('not deployed yet');
    await look('code');
    await page.goBack();
    await page.locator('[data-row]', { hasText: 'search-index' }).click();
    await page.locator('#command').waitFor();
    expect(await page.locator('.command').textContent()).toContain('delete pvc search-index-0');
    await look('command');
    await page.getByRole('link', { name: 'Agents', exact: true }).click();
    await page.locator('.agents-table').waitFor();
    await look('agents');
    await page.getByRole('button', { name: /^STOP/ }).click();
    await page.getByRole('dialog').getByText('seen in the last hour').waitFor();
    await look('stop-dialog');
    await page.keyboard.press('Escape');
    await page.locator('.agents-table [data-row]', { hasText: 'codex' }).click();
    await page.locator('.decisions-table').waitFor();
    await look('agent');
    await page.getByRole('link', { name: 'Was stopped' }).click();
    await page.locator('.stopped').waitFor();
    await look('stop');
    await page.getByRole('link', { name: 'Stops', exact: true }).click();
    await page.locator('.stops-table').waitFor();
    await look('stops');
    await page.getByRole('link', { name: 'Autonomy', exact: true }).click();
    await page.locator('.record-table').waitFor();
    await look('autonomy');
    await page.getByRole('button', { name: 'Give a grant…' }).click();
    await look('give-grant');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Lessons', exact: true }).click();
    await page.locator('.lessons-table').waitFor();
    await look('lessons');
    await page.getByRole('button', { name: 'Add a lesson…' }).click();
    await look('add-lesson');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Ledger', exact: true }).click();
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByText('Intact.').waitFor();
    await look('ledger');
    expect(Object.entries(found).filter(([, each]) => each.length > 0)).toEqual([]);
    expect(Object.keys(found)).toHaveLength(15);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
