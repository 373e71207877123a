import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForgeHealth } from '../../src/server/contract/forges.ts';
import { setStage, type Stage } from './open.ts';

const NOTHING: ForgeHealth = {
  connections: [],
  failing: [],
  deliveries: [],
  at: '2026-03-05T09:00:00.000Z',
};

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate<{ violations: { id: string; nodes: unknown }[] }>('axe.run()');
  return found.violations.map((one) => JSON.stringify(one));
}

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

describe.each([
  { name: 'desk-light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'phone-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const)('without a forge, $name', ({ name, colorScheme, viewport }) => {
  it('the page shows how GitHub is connected, with commands to take along', async () => {
    const server = await stage.serve();
    const { page, faults } = await stage.open(server, 'sam.okafor', '/', { colorScheme, viewport });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.route('**/api/forges', (route) => route.fulfill({ json: NOTHING }));
    await page.goto(`${server.url}/forges`);
    await page.getByRole('heading', { name: 'Connect GitHub' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'No forge is connected',
    );
    const folder = process.env['HOLDPOINT_SHOTS'];
    if (folder !== undefined) {
      await page.screenshot({ path: join(folder, `forges-${name}.png`), fullPage: true });
    }
    expect(await barriers(page)).toEqual([]);
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(viewport.width);
    await page.getByRole('button', { name: 'Copy: the command that makes the App' }).click();
    await page.getByRole('button', { name: 'Copied: the command that makes the App' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      `holdpoint forge connect github --server ${server.url} --organization NAME`,
    );
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
