/** What keeps people out of a page, found by axe as the page is shown now. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * What axe runs by itself, and the one rule of WCAG 2.2 AA that it leaves out: how large what one clicks on is.
 * Only describing each element that passes is left out: it takes half of the time.
 */
const RUN = `axe.run({
  resultTypes: ['violations'],
  selectors: false,
  rules: { 'target-size': { enabled: true } },
})`;

/** WCAG 2.2 A and AA and axe's own good practice: one line for each element with a fault. */
export async function barriers(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResult>(RUN);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}

/** The same, and what does not fit a window of `width` pixels. */
export async function flaws(page: Page, width: number): Promise<readonly string[]> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  const found = await barriers(page);
  return wide > width
    ? [...found, `the page is ${wide} px wide in a window of ${width} px`]
    : found;
}
