/**
 * Takes the README's picture: the safety case of the orders database, as a senior of the sample sees it.
 * Run it after a build; the fonts are those of the machine.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../test/support/browser.ts';
import { startProduct } from '../test/e2e/support/product.ts';
import { visitAs } from '../test/e2e/support/visit.ts';
import { root } from './run.ts';

const READER = 'Lena Brandt';
const folder = join(root, 'docs/images');

const product = await startProduct();
const browser = await launchBrowser();
try {
  const { page } = await visitAs(browser, READER, product.url, {
    viewport: { width: 1440, height: 1000 },
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await page.locator('[data-row]', { hasText: 'orders-prod' }).click();
  await page.locator('.react-flow__edge').first().waitFor();
  await page.evaluate('document.fonts.ready.then(() => {})');
  await page.mouse.move(0, 0);
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, 'safety-case.png') });
} finally {
  await browser.close();
  await product.remove();
}
