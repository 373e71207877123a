import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setStage, type Stage } from './open.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const DESK = { viewport: { width: 1440, height: 900 } } as const;
const PHONE = { viewport: { width: 390, height: 844 } } as const;

/** How many different colours a canvas shows: an empty one has a single one. */
const COLOURS = `(() => {
  const canvas = document.querySelector('.study-canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set();
  for (let at = 0; at < data.length; at += 4) seen.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2] | data[at + 3] << 24);
  return seen.size;
})()`;

describe('the reach page', () => {
  it('starts with the systems there are, and goes to the one that is chosen', async () => {
    const server = await stage.serve();
    const { page, faults } = await stage.open(server, 'sam.okafor', '/reach', DESK);
    await page.getByRole('link', { name: 'shop 0.0', exact: true }).click();
    await page.getByText('If shop-0-0 fails, 129 other systems can fail with it').waitFor();
    expect(await page.title()).toContain('Reach of shop-0-0');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('says what the graph is made of, and when that may be less than there is', async () => {
    const server = await stage.serve();
    const { page, faults } = await stage.open(server, 'sam.okafor', '/reach', DESK);
    const made = page.getByRole('region', { name: 'What the graph is made of' });
    await made.getByText('2 sources').waitFor();
    const lines = await made.getByRole('listitem').allInnerTexts();
    expect(lines).toEqual([
      expect.stringMatching(
        /^jaeger http:\/\/jaeger:16686\/api\/dependencies: 10,205 systems, 10,204 edges, 3 h (?:1 min )?ago$/,
      ),
      'compose compose.yaml: 2 systems, 1 edge, 8 days ago',
    ]);
    expect(await made.getByText('not refreshed').count()).toBe(0);
    server.weather.degraded = true;
    await page.reload();
    await made.getByText('not refreshed since').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('finds whose a path is and says by which pattern', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/reach', DESK);
    await page.getByLabel('System, path or resource').fill('services/shop/1/2/main.ts');
    await page.getByRole('button', { name: 'Show' }).click();
    const claim = page.getByText('belongs to shop-1-2, by services/shop/1/2/**');
    await claim.waitFor();
    expect(new URL(page.url()).searchParams.get('of')).toBe('services/shop/1/2/main.ts');
    await page.context().close();
  });

  it('says what nobody knows', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/reach?of=nothing', DESK);
    await page.getByText('No system is called so.').waitFor();
    expect(await page.locator('.study-canvas').count()).toBe(0);
    await page.context().close();
  });

  it('draws 500 systems, lets one pan, zoom and pick by key, and keeps that in the address', async () => {
    const server = await stage.serve();
    const { page, faults } = await stage.open(server, 'sam.okafor', '/reach?of=large-0-0', DESK);
    const frame = page.getByRole('application');
    await frame.waitFor();
    await expect.poll(() => page.evaluate(COLOURS)).toBeGreaterThan(5);
    const before = await page.evaluate<string>(
      `document.querySelector('.study-canvas').toDataURL()`,
    );
    const box = await frame.boundingBox();
    if (box === null) throw new Error('there is no drawing');
    await page.mouse.move(box.x + 300, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 420, box.y + 260, { steps: 5 });
    await page.mouse.up();
    const picture = () =>
      page.evaluate<string>(`document.querySelector('.study-canvas').toDataURL()`);
    await expect.poll(picture).not.toBe(before);
    await page.getByRole('button', { name: 'Whole drawing' }).click();
    await expect.poll(picture).toBe(before);
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('complementary', { name: 'About large 0.0' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/pick=large-1-/);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).not.toContain('pick=');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('stands for 10,000 systems with groups and never lists them all', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/reach?of=huge-0-0', DESK);
    await page.getByText('9,999 other systems').waitFor();
    await page.getByText('more systems reached and not listed').waitFor();
    expect(await page.locator('.table tbody tr').count()).toBeLessThanOrEqual(500);
    await page.context().close();
  });

  it('is a list on a phone', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/reach?of=shop-0-0', PHONE);
    await page.getByRole('heading', { name: '1 step away 9 systems' }).waitFor();
    expect(await page.locator('.study-canvas').isVisible()).toBe(false);
    await page.context().close();
  });
});
