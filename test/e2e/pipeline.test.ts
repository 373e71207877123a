import { appendFile, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { ROOT, startProduct, type Product } from './support/product.ts';
import {
  answerOf,
  cutOffNews,
  headline,
  refuse,
  releaseAsNamed,
  state,
  verdict,
  visitAs,
  writeReason,
} from './support/visit.ts';

/** A plan that `terraform show -json` wrote, and another one of the same resources. */
const PLANS = join(ROOT, 'drills/cloud-sql-instance-deleted');
const SOMEBODY = 'Lena Brandt';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

/** Lays a plan into the test's folder under a name of its own. */
async function layPlan(name: string, plan = 'harmful'): Promise<string> {
  const path = join(product.folder, `${name}.json`);
  await copyFile(join(PLANS, `${plan}.plan.json`), path);
  return path;
}

/** Submits it as a pipeline does and returns the address of the case's page. */
async function submit(path: string, slot: string): Promise<string> {
  const title = ['--title', `Retire the ledger of ${slot}`];
  const ran = await product.run('submit', path, ...title, '--slot', slot, '--format', 'json');
  expect(ran).toMatchObject({ code: 10, stderr: '' });
  return (JSON.parse(ran.stdout) as { page: string }).page;
}

/** Starts to wait and resolves once the command says that it does. */
async function startWaiting(address: string, path: string) {
  const waiting = product.start('wait', address, path, '--timeout', '3m');
  await expect.poll(waiting.said).toContain('Waiting for a release at');
  return waiting;
}

describe('a pipeline that submits a plan and waits', () => {
  it('is blocked until people have released it, and then goes through', async () => {
    const plan = await layPlan('released');
    const address = await submit(plan, 'released');
    const waiting = await startWaiting(address, plan);
    const { page, faults } = await visitAs(browser, SOMEBODY, address);
    let blocked = false;
    const approved = await releaseAsNamed(page, async () => {
      blocked = !waiting.isOver();
    });
    expect(approved.length).toBeGreaterThan(1);
    expect(blocked).toBe(true);
    expect(await waiting.ended).toMatchObject({ code: 0 });
    await page.getByText('confirmed that what goes through is what was released').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('does not go through with a plan that was edited meanwhile, by as little as a space', async () => {
    const plan = await layPlan('edited');
    const address = await submit(plan, 'edited');
    const waiting = await startWaiting(address, plan);
    const { page } = await visitAs(browser, SOMEBODY, address);
    await releaseAsNamed(page, () => appendFile(plan, ' '));
    const { code, stderr } = await waiting.ended;
    expect(code).toBe(20);
    expect(stderr).toContain('Not what was released.');
    await page.context().close();
  });

  it('does not go through when somebody refuses', async () => {
    const plan = await layPlan('refused');
    const address = await submit(plan, 'refused');
    const waiting = await startWaiting(address, plan);
    const { page } = await visitAs(browser, SOMEBODY, address);
    await refuse(page, 'The export was never read back');
    const { code, stderr } = await waiting.ended;
    expect(code).toBe(20);
    expect(stderr).toContain('The export was never read back');
    await page.context().close();
  });
});

describe('a plan that was edited and submitted again', () => {
  it('takes the place of the first, whose page says so and links on', async () => {
    const plan = await layPlan('again');
    const old = await submit(plan, 'again');
    const waiting = await startWaiting(old, plan);
    const live = await visitAs(browser, SOMEBODY, old);
    await writeReason(live.page, 'Half a thought');
    const deaf = await visitAs(browser, 'Sam Okafor', product.url);
    await cutOffNews(deaf.page);
    await deaf.page.goto(old);
    await writeReason(deaf.page, 'Read in the morning');

    await appendFile(plan, '\n');
    const next = await submit(plan, 'again');
    expect(next).not.toBe(old);
    expect(await waiting.ended).toMatchObject({ code: 20 });

    await state(live.page, 'Superseded').waitFor();
    await answerOf(live.page).getByText('This case is closed: superseded.').waitFor();
    expect(await live.page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);

    // This page has not heard of it, so its answer is sent, and told what became of the case.
    await deaf.page.getByRole('button', { name: /^Approve/ }).click();
    await answerOf(deaf.page).getByText('Your answer was not counted.').waitFor();
    expect(await answerOf(deaf.page).textContent()).toContain('superseded');

    for (const { page } of [live, deaf]) {
      await verdict(page).getByRole('link', { name: 'read that one' }).click();
      await page.waitForURL(next);
      await state(page, 'Held').waitFor();
      expect(await headline(page).textContent()).toMatch(/^Deletes /);
      expect(await page.locator('#people').textContent()).toContain('Nobody has answered yet.');
      await page.context().close();
    }
  });
});
