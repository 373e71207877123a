import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flaws } from '../../support/barriers.ts';
import { tellForty } from './records.ts';
import { setStage, type Stage } from './stage.ts';

/** A folder for pictures to look at, or none. */
const SHOTS = process.env['HOLDPOINT_SHOTS'] || undefined;

const PAGES = [
  { name: 'directives', path: '/directives', person: 'pia', shows: '.figures' },
  { name: 'directive', path: '/directives/freeze-search', person: 'pia', shows: '#missed' },
  { name: 'exceptions', path: '/exceptions', person: 'val', shows: '[data-group=late]' },
  { name: 'policy', path: '/policy', person: 'sena', shows: '.rules-table' },
  { name: 'replay', path: '/policy/replay', person: 'sena', shows: '.replay-form' },
  { name: 'audit', path: '/audit', person: 'val', shows: '[data-group=unseen]' },
  { name: 'audit-below', path: '/audit', person: 'ana', shows: '[data-group=unseen]' },
  { name: 'forges', path: '/forges', person: 'sena', shows: '.gov-card' },
  { name: 'people', path: '/people', person: 'sena', shows: '.people-table' },
  { name: 'person', path: '/people/ana', person: 'dee', shows: '#exceptions' },
  { name: 'person-as-another', path: '/people/sena', person: 'ana', shows: '#given' },
  { name: 'no-such-person', path: '/people/nobody', person: 'ana', shows: '.empty' },
  { name: 'no-such-directive', path: '/directives/nothing', person: 'ana', shows: '.empty' },
] as const;

const WINDOWS = [
  // Each theme and each width once: colours are the same at every width, and widths in every theme.
  { name: 'desk-light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'phone-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

/** Denies every deletion, and asks for nothing else of its own. */
const PROPOSED = `version: 1
rules:
  - id: nothing-is-deleted
    title: Nothing is deleted
    per: effect
    when: effect.verb == "delete"
    deny: true
    message: Move it aside instead.
`;

async function picture(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

let stage: Stage;
beforeAll(async () => {
  stage = await setStage(40);
  await tellForty(stage);
});
afterAll(() => stage.close());

describe.each(WINDOWS)('$name', (window) => {
  const { colorScheme, viewport } = window;
  const turn = WINDOWS.indexOf(window);

  // By turns in one window and the other; all in both where pictures are wanted.
  const shown = PAGES.filter((_, index) => SHOTS !== undefined || index % 2 === turn);
  it.each(shown)(
    '$name has no barrier and nothing cut off',
    async ({ name, path, person, shows }) => {
      const { page, faults } = await stage.open(person, path, { colorScheme, viewport });
      await page.locator(shows).first().waitFor();
      await picture(page, `${name}-${window.name}`);
      expect(await flaws(page, viewport.width)).toEqual([]);
      expect(await page.title()).toContain(' · Holdpoint');
      expect(faults).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('what a proposed policy would have done has no barrier and nothing cut off', async () => {
    const { page, faults } = await stage.open('sena', '/policy/replay', { colorScheme, viewport });
    await page.getByLabel(/^Proposed policy/).fill(PROPOSED);
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.locator('#changes .table').waitFor();
    await picture(page, `replay-result-${window.name}`);
    expect(await flaws(page, viewport.width)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['propose', 'pia', '/directives', 'Propose a directive…'],
    ['sign', 'pia', '/directives', 'Sign… owners-on-tier-2'],
    ['extend', 'pia', '/directives', 'Extend… tier-1-reset'],
    ['ask', 'ana', '/exceptions', 'Ask for one…'],
    ['decide', 'val', '/exceptions', /^Decide… on what Ana/],
    ['review', 'pia', '/exceptions', /^Review…/],
    ['record', 'val', '/audit', /^Record…/],
  ] as const)(
    'the form to %s is whole and closes by the keyboard',
    async (name, person, path, button) => {
      const { page, faults } = await stage.open(person, path, { colorScheme, viewport });
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('dialog').waitFor();
      await picture(page, `form-${name}-${window.name}`);
      expect(await flaws(page, viewport.width)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      expect(faults).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});

describe('the report on a directive', () => {
  it('prints as one document without what only a screen needs', async () => {
    const { page } = await stage.open('pia', '/directives/freeze-search', { colorScheme: 'dark' });
    await page.locator('#missed').waitFor();
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'directive-print');
    expect(await page.locator('.bar').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: /^Extend/ }).isVisible()).toBe(false);
    await expect.poll(() => page.locator('#cost .figures').isVisible()).toBe(true);
    await expect.poll(() => page.locator('#acts').isVisible()).toBe(true);
    await page.context().close();
  });
});
