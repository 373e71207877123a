import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { CASE, setStage, type Stage } from './open.ts';

const PAGES = [
  { name: 'sign-in', path: '/', person: null, shows: '.sign-in-people' },
  { name: 'queue', path: '/?show=all', person: 'sam.okafor', shows: '.queue-table' },
  { name: 'case', path: CASE, person: 'sam.okafor', shows: '.react-flow__edge, .tree' },
  { name: 'case as its author', path: CASE, person: 'mia.larsen', shows: '#record' },
  {
    name: 'case with its source',
    path: `${CASE}?reach=table#effect-0-1`,
    person: 'sam.okafor',
    shows: '.source-panel',
  },
  { name: 'reach', path: '/reach', person: 'sam.okafor', shows: '.study-systems' },
  {
    name: 'reach of a system',
    path: '/reach?of=shop-0-0&pick=shop-1-2',
    person: 'sam.okafor',
    shows: '.study-canvas, .study-layers',
  },
  { name: 'ledger', path: '/ledger', person: 'sam.okafor', shows: '.ledger-table' },
  { name: 'agents', path: '/agents', person: 'sam.okafor', shows: '.agents-table' },
  { name: 'an agent', path: '/agents/shop-one', person: 'sam.okafor', shows: '.decisions-table' },
  { name: 'stops', path: '/stops', person: 'sam.okafor', shows: '.stops-table' },
  { name: 'a stop', path: '/stops/past-stop', person: 'sam.okafor', shows: '.stopped' },
  { name: 'autonomy', path: '/autonomy', person: 'sam.okafor', shows: '.record-table' },
  { name: 'lessons', path: '/lessons', person: 'sam.okafor', shows: '.lessons-table' },
  { name: 'no such stop', path: '/stops/nothing', person: 'sam.okafor', shows: '.empty' },
  { name: 'no such case', path: '/cases/nothing', person: 'sam.okafor', shows: '.empty' },
  { name: 'no such page', path: '/nowhere', person: 'sam.okafor', shows: '.empty' },
] as const;

const WINDOWS = [
  // Each theme and each width once: colours are the same at every width, and widths in every theme.
  { name: 'desk, light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'phone, dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

describe.each(WINDOWS)('$name', ({ colorScheme, viewport }) => {
  it.each(PAGES)('$name has no barrier and nothing cut off', async ({ path, person, shows }) => {
    const server = await stage.serve();
    const { page, faults } = await stage.open(server, person, path, { colorScheme, viewport });
    await page.locator(shows).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(viewport.width);
    expect(await page.title()).toContain('Holdpoint');
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('theme', () => {
  it('follows the system until somebody chooses, and remembers the choice', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, null, '/', { colorScheme: 'dark' });
    const paper = (): Promise<unknown> =>
      page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const toggle = page.getByRole('button', { name: /^Theme/ });
    await toggle.waitFor();
    const dark = await paper();
    await toggle.click();
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.reload();
    await toggle.waitFor();
    expect(await paper()).toBe(light);
    await page.context().close();
  });

  it('prints the case on paper as one document', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', CASE, { colorScheme: 'dark' });
    await page.locator('#record').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.bar').isVisible()).toBe(false);
    expect(await page.locator('.answer').isVisible()).toBe(false);
    await expect.poll(() => page.locator('.reach-head ~ .print-only .tree').isVisible()).toBe(true);
    await expect.poll(() => page.locator('.record').isVisible()).toBe(true);
    await page.context().close();
  });
});
