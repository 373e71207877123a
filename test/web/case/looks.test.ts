import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flaws } from '../../support/barriers.ts';
import { tellOfRequests, type Told } from './records.ts';
import { setStage, type Stage } from './stage.ts';

/** A folder for pictures to look at, or none. */
const SHOTS = process.env['HOLDPOINT_SHOTS'] || undefined;

const PAGES = [
  { name: 'asked-of-author', of: 'unexplained', person: 'ana', shows: '.explain' },
  { name: 'asked-of-others', of: 'unexplained', person: 'sena', shows: '.explain-why' },
  { name: 'explained', of: 'explained', person: 'sena', shows: '.finding-act' },
  { name: 'carried', of: 'carried', person: 'pia', shows: '.origin-carried' },
  { name: 'excepted', of: 'excepted', person: 'pia', shows: '.rules-exceptions li' },
  { name: 'bypassed', of: 'bypassed', person: 'jun', shows: '.verdict-gone' },
] as const;

const WINDOWS = [
  // Each theme and each width once: colours are the same at every width, and widths in every theme.
  { name: 'desk-light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'phone-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

async function picture(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

let stage: Stage;
let told: Told;
beforeAll(async () => {
  stage = await setStage({ tiers: [1], irreversible: true, rules: true });
  told = await tellOfRequests(stage);
});
afterAll(() => stage.close());

describe.each(WINDOWS)('$name', ({ name: window, colorScheme, viewport }) => {
  it.each(PAGES)(
    '$name has no barrier and nothing cut off',
    async ({ name, of, person, shows }) => {
      const { page, faults } = await stage.open(person, told[of], { colorScheme, viewport });
      await page.locator(shows).first().waitFor();
      await picture(page, `${name}-${window}`);
      expect(await flaws(page, viewport.width)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  it.each([
    ['accept', 'explained', 'sena', 'Accept it as it is…'],
    ['state', 'explained', 'ana', 'Say who or what wrote it…'],
  ] as const)('the form to %s is whole and closes by the keyboard', async (...given) => {
    const [name, of, person, button] = given;
    const { page, faults } = await stage.open(person, told[of], { colorScheme, viewport });
    await page.getByRole('button', { name: button }).first().click();
    await page.getByRole('dialog').waitFor();
    await picture(page, `form-${name}-${window}`);
    expect(await flaws(page, viewport.width)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
