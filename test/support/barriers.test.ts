import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, flaws } from './barriers.ts';
import { launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const WHOLE = '<main><h1>Orders</h1><p>All is well.</p></main>';

const SMALL = 'width:12px;height:12px;padding:0;border:0';
/** Two buttons of half the size that a finger needs, so many pixels from one another. */
const side = (apart: number) =>
  ['One', 'Two']
    .map((name) => `<button aria-label="${name}" style="${SMALL};margin:${apart / 2}px"></button>`)
    .join('');

async function show(body: string) {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.setContent(`<!doctype html><html lang="en"><title>Orders</title>${body}</html>`);
  return page;
}

describe('barriers', () => {
  it.each([
    ['an image without words', '<img src="data:,">', 'image-alt'],
    ['pale words', '<p style="color:#bbb;background:#fff">Pale</p>', 'color-contrast'],
    ['a field without a label', '<input type="text">', 'label'],
    ['small targets side by side', side(0), 'target-size'],
    ['content outside the landmarks', '</main><p>Lost</p><main hidden>', 'region'],
  ])('finds %s, with the element and why', async (_what, html, rule) => {
    const page = await show(WHOLE.replace('</main>', `${html}</main>`));
    const found = await barriers(page);
    expect(found.map((line) => line.split(':')[0])).toContain(rule);
    expect(found.join('\n')).toMatch(/<\w+[\s\S]*Fix/);
    await page.close();
  });

  it('finds nothing on a page that is whole, however often it looks', async () => {
    const page = await show(WHOLE);
    expect([await barriers(page), await flaws(page, 390)]).toEqual([[], []]);
    await page.close();
  });

  it('lets small targets be that stand by themselves', async () => {
    const page = await show(WHOLE.replace('</main>', `${side(24)}</main>`));
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });

  it('finds what came after it looked', async () => {
    const page = await show(WHOLE);
    expect(await barriers(page)).toEqual([]);
    await page.evaluate(`document.querySelector('main').append(document.createElement('button'))`);
    expect((await barriers(page)).join()).toContain('button-name');
    await page.close();
  });

  it('names the width of what does not fit', async () => {
    const page = await show(WHOLE.replace('<p>', '<p style="width:900px">'));
    expect((await flaws(page, 390)).at(-1)).toMatch(
      /^the page is 9\d\d px wide in a window of 390/,
    );
    await page.close();
  });
});
