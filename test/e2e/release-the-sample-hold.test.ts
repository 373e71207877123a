import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import {
  answerOf,
  approve,
  headline,
  peopleShown,
  recordOf,
  releaseAsNamed,
  signIn,
  switchTo,
  state,
  visit,
  type Visit,
} from './support/visit.ts';

/** The sample's author of the riskiest case. */
const AUTHOR = 'Mia Larsen';

/** What the record has of it before anybody answers. */
const SAID_BEFORE = [
  /^infrastructure-pipeline submitted/,
  /^Mia Larsen explained/,
  /was assessed again/,
];

let product: Product;
let browser: Browser;
let reader: Visit;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  reader = await visit(browser, product.url);
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** Sequence numbers and roots, as the command line recomputes them from the data itself. */
async function verifiedByCommand(): Promise<{ readonly size: number; readonly rootHash: string }> {
  const { code, stdout, stderr } = await product.run('ledger', 'verify', '--format', 'json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as { size: number; rootHash: string };
}

/** Leaves a mark that a reload would wipe out. */
const mark = (page: Page) => page.evaluate('window.sinceOpened = true');
const isMarked = (page: Page) => page.evaluate<boolean>('window.sinceOpened === true');

// One story, told in order: each part goes on where the one before it ended.
describe('somebody who reads only what is on the screen', () => {
  let first = '';
  let approvers: readonly string[] = [];
  let record: readonly string[] = [];

  it('signs in as a person shown and opens the riskiest case', async () => {
    const { page } = reader;
    const people = await peopleShown(page);
    expect(people).toContain(AUTHOR);
    first = people[0] ?? '';
    await signIn(page, first);
    await page.getByRole('heading', { name: /^\d changes wait on you$/ }).waitFor();
    const riskiest = page.locator('[data-row]').first();
    const told = await riskiest.textContent();
    await riskiest.click();
    await state(page, 'Held').waitFor();
    expect(await headline(page).textContent()).toBe(told);
  });

  it('reads what would be lost, how far it reaches, why it is held and by whom', async () => {
    const { page } = reader;
    expect(await headline(page).textContent()).toMatch(
      /the database orders-prod together with 3 backups in production/,
    );
    const sections = page.locator('.case-body').getByRole('heading', { level: 2 });
    expect(await sections.first().textContent()).toContain('What cannot be undone');
    expect(await page.locator('#gone .loss').first().textContent()).toContain(
      'nothing is left to go back to',
    );

    const drawn = page.locator('.react-flow__node');
    await drawn.first().waitFor();
    const names = (await drawn.allTextContents()).join();
    for (const name of ['Orders database', 'Checkout', 'Storefront']) expect(names).toContain(name);
    await expect.poll(() => page.locator('.react-flow__edge').count()).toBeGreaterThan(10);

    expect(await page.locator('#rules').textContent()).toContain('Tier-1 reset');
    expect(await page.locator('#people').textContent()).toMatch(/3 people|Three people/);
    expect(await page.locator('#provenance').textContent()).toContain('Claude Code');
  });

  it('gets from a piece of evidence to its place in the plan, or its line in a patch', async () => {
    const { page } = reader;
    const chosen = page.locator('.excerpt-chosen');
    const link = page.locator('#gone .source-link').first();
    expect(await link.textContent()).toMatch(/^plan\.json:\d+ /);
    await link.click();
    await chosen.getByText('must be replaced').waitFor();
    expect(await page.locator('.source-panel').textContent()).toContain('plan.json');
    const inView = async () => ((await chosen.boundingBox())?.y ?? Infinity) < 900;
    await expect.poll(inView).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.source-panel').waitFor({ state: 'detached' });

    const patch = await visit(browser, product.url);
    await signIn(patch.page, first);
    await patch.page.locator('[data-row]', { hasText: 'charge' }).click();
    const toLine = patch.page.locator('#evidence .source-link', { hasText: 'settings.ts' });
    const [, line] = /^settings\.ts:(\d+) /.exec((await toLine.textContent()) ?? '') ?? [];
    await toLine.click();
    const numbered = patch.page.locator('.excerpt-chosen .line', { hasText: 'timeoutMs' }).first();
    await numbered.waitFor();
    expect(line).toBe('4');
    expect(await numbered.locator('.line-number').textContent()).toBe(line);
    await patch.page.context().close();
  });

  it('sees as its author why she cannot approve', async () => {
    const { page } = reader;
    await switchTo(page, AUTHOR);
    await answerOf(page)
      .getByText(/^You cannot answer\./)
      .waitFor();
    expect(await answerOf(page).textContent()).toMatch(/author/);
    expect(await page.getByRole('button', { name: /^(Approve|Refuse)/ }).count()).toBe(0);
    await switchTo(page, first);
    await page.getByLabel(/Your reason/).waitFor();
  });

  it('releases it with those whom the page names, while another window follows', async () => {
    const { page } = reader;
    const other = await visit(browser, page.url());
    await signIn(other.page, AUTHOR);
    await state(other.page, 'Held').waitFor();
    await mark(other.page);

    await approve(page, 'The restore was rehearsed');
    await other.page.getByText(`New: ${first} approved: The restore was rehearsed`).waitFor();
    approvers = [first, ...(await releaseAsNamed(page))];
    await state(other.page, 'Released').waitFor();
    expect(approvers).toHaveLength(3);
    expect(new Set(approvers).size).toBe(3);
    expect(approvers).not.toContain(AUTHOR);
    expect(await isMarked(other.page)).toBe(true);
    expect(other.faults).toEqual([]);
    await other.page.context().close();
  });

  it('finds every act in the record, and the ledger intact', async () => {
    const { page } = reader;
    record = await recordOf(page);
    const said = SAID_BEFORE.length;
    expect(record).toHaveLength(said + approvers.length + 1);
    for (const [index, text] of SAID_BEFORE.entries()) expect(record[index]).toMatch(text);
    for (const [index, name] of approvers.entries()) {
      expect(record[said + index]).toMatch(new RegExp(`^${name} approved: `));
    }
    expect(record.at(-1)).toMatch(/was released/);

    await page.getByRole('link', { name: 'Ledger', exact: true }).click();
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByText('Intact.').waitFor();
    const proof = (await page.locator('.proof').textContent()) ?? '';
    const { size, rootHash } = await verifiedByCommand();
    expect(proof).toContain(`${size} entries recomputed`);
    expect(await page.locator('.proof-hash').textContent()).toBe(rootHash);
  });

  it('finds everything there after a restart', async () => {
    const { page, faults } = reader;
    const before = await verifiedByCommand();
    await page.goBack();
    await product.stop();
    await product.startAgain();
    await page.reload();
    await state(page, 'Released').waitFor();
    expect(await recordOf(page)).toEqual(record);
    await page.getByRole('link', { name: 'Queue', exact: true }).click();
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await page.locator('tbody[data-group=decided] [data-row]').nth(1).waitFor();
    await expect.poll(() => page.locator('[data-row]').count()).toBe(5);
    expect(await verifiedByCommand()).toMatchObject({
      size: before.size,
      rootHash: before.rootHash,
    });
    expect(faults).toEqual([]);
  });
});
