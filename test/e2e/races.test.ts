import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { ROOT, startProduct, type Product } from './support/product.ts';
import {
  answerOf,
  approve,
  cutOffNews,
  recordOf,
  refuse,
  state,
  verdict,
  visit,
  visitAs,
  writeReason,
} from './support/visit.ts';

const PLAN = join(ROOT, 'sample/changes/partner-dns/plan.json');
/** Two people have to release it, and any two of those who do so here may. */
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

/** A case of its own that one other person may release; returns its page's address. */
async function newCase(name: string, from = PLAN): Promise<string> {
  const plan = join(product.folder, `${name}.json`);
  await copyFile(from, plan);
  const title = ['--title', `Keep the address of ${name}`];
  const ran = await product.run('submit', plan, ...title, '--slot', name, '--format', 'json');
  expect(ran).toMatchObject({ code: 10, stderr: '' });
  return (JSON.parse(ran.stdout) as { page: string }).page;
}

const clickApprove = (page: Page) => page.getByRole('button', { name: /^Approve/ }).click();

/** Holds the answers of all these pages back until each has sent one, then lets them go at once. */
async function together(pages: readonly Page[]): Promise<void> {
  const held: Route[] = [];
  const all = Promise.withResolvers<void>();
  for (const page of pages) {
    await page.route('**/answers', (route) => {
      held.push(route);
      if (held.length === pages.length) all.resolve();
    });
  }
  for (const page of pages) {
    // A window behind another draws when it likes, and is clicked only once it stands still.
    await page.bringToFront();
    await clickApprove(page);
  }
  await all.promise;
  await Promise.all(held.map((route) => route.continue()));
}

/** How many entries of the record are answers and how many releases. */
async function counted(page: Page) {
  const record = await recordOf(page);
  return {
    answers: record.filter((text) => / (approved|refused): /.test(text)).length,
    releases: record.filter((text) => text.includes('was released')).length,
  };
}

describe('two people at the same moment', () => {
  it('both count where two are needed, and it is released once', async () => {
    const start = await visitAs(browser, 'Sam Okafor', await newCase('two places', FOR_TWO));
    await verdict(start.page).getByText('Needs 2 people').waitFor();
    const other = await visitAs(browser, 'Lena Brandt', start.page.url());
    const pages = [start.page, other.page];
    for (const [index, page] of pages.entries()) await writeReason(page, `Reason ${index}`);
    await together(pages);
    for (const page of pages) {
      await page.getByText('Your answer is on the record.').waitFor();
      await state(page, 'Released').waitFor();
      await expect.poll(() => counted(page)).toEqual({ answers: 2, releases: 1 });
      await page.context().close();
    }
  });

  it('one counts where one is needed, and the other is told', async () => {
    const address = await newCase('one place');
    const [sam, lena] = [
      await visitAs(browser, 'Sam Okafor', address),
      await visitAs(browser, 'Lena Brandt', address),
    ];
    const pages = [sam.page, lena.page];
    for (const page of pages) await writeReason(page, 'Compared with the zone');
    await together(pages);
    const outcomes = [];
    for (const page of pages) {
      await state(page, 'Released').waitFor();
      const counts = page.getByText('Your answer is on the record.');
      const refused = page.getByText('Your answer was not counted.');
      await counts.or(refused).waitFor();
      outcomes.push((await counts.count()) === 1 ? 'counts' : 'told');
      expect(await counted(page)).toEqual({ answers: 1, releases: 1 });
      await page.context().close();
    }
    expect(outcomes.toSorted()).toEqual(['counts', 'told']);
  });
});

describe('one person twice', () => {
  it('is one answer on a double click', async () => {
    const { page } = await visitAs(browser, 'Lena Brandt', await newCase('double click'));
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/answers'))
        sent.push(request.url());
    });
    await writeReason(page, 'Compared with the zone');
    await page.getByRole('button', { name: /^Approve/ }).dblclick();
    await state(page, 'Released').waitFor();
    expect(await counted(page)).toEqual({ answers: 1, releases: 1 });
    expect(sent).toHaveLength(1);
    await page.context().close();
  });

  it('is one answer in two windows', async () => {
    const address = await newCase('two windows');
    const { page } = await visitAs(browser, 'Lena Brandt', address);
    // A window of its own with the same session: of two tabs the browser lets one sleep.
    const storageState = await page.context().storageState();
    const { page: second } = await visit(browser, address, { storageState });
    for (const each of [page, second]) await writeReason(each, 'Compared with the zone');
    await together([page, second]);
    for (const each of [page, second]) {
      await each.getByText('Your answer is on the record.').waitFor();
      await state(each, 'Released').waitFor();
      expect(await counted(each)).toEqual({ answers: 1, releases: 1 });
    }
    for (const each of [page, second]) await each.context().close();
  });
});

describe('a page that has not heard the news', () => {
  it('is told that the case is over, and its answer counts for nothing', async () => {
    const address = await newCase('stale');
    const stale = await visitAs(browser, 'Sam Okafor', product.url);
    await cutOffNews(stale.page);
    await stale.page.goto(address);
    await writeReason(stale.page, 'Looked fine at breakfast');
    const live = await visitAs(browser, 'Lena Brandt', address);
    await refuse(live.page, 'The partner moves on Monday');

    await clickApprove(stale.page);
    await answerOf(stale.page).getByText('Your answer was not counted.').waitFor();
    await state(stale.page, 'Refused').waitFor();
    expect(await counted(stale.page)).toEqual({ answers: 1, releases: 0 });
    await stale.page.context().close();
    await live.page.context().close();
  });

  it('hears while it is read, and asks again before an approval that would now do something else', async () => {
    const address = await newCase('shifted');
    const sam = await visitAs(browser, 'Sam Okafor', address);
    await writeReason(sam.page, 'Still reading');
    const lena = await visitAs(browser, 'Lena Brandt', address);
    await approve(lena.page, 'Compared with the zone');
    await state(sam.page, 'Released').waitFor();
    await answerOf(sam.page).getByText('This case is closed: released.').waitFor();
    expect(await sam.page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
    await sam.page.context().close();
    await lena.page.context().close();
  });
});
