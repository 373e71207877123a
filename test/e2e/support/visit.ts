/** What a person does on the pages, finding everything by what the screen says. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PATIENCE } from '../../support/browser.ts';

/** A page, and all that went wrong in it. */
export interface Visit {
  readonly page: Page;
  readonly faults: readonly string[];
}

/** A window of its own, with cookies of its own. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The browser writes down every refused request; those are looked for on the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(message.text());
    }
  });
  await page.goto(address);
  return { page, faults };
}

/** Names of the people that the sign-in page shows, in its order. */
export async function peopleShown(page: Page): Promise<readonly string[]> {
  await page.getByRole('heading', { name: 'Who are you today?' }).waitFor();
  return page.locator('.sign-in-name').allTextContents();
}

export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('button', { name: 'account menu' }).getByText(name).waitFor();
}

/** A window of somebody's own on one page. */
export async function visitAs(
  browser: Browser,
  name: string,
  address: string,
  options?: BrowserContextOptions,
): Promise<Visit> {
  const visited = await visit(browser, address, options);
  await signIn(visited.page, name);
  return visited;
}

/** Signs out and in again as somebody else, on the page that lies open. */
export async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'account menu' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signIn(page, name);
}

export const headline = (page: Page) => page.getByRole('heading', { level: 1 });
export const verdict = (page: Page) => page.locator('#verdict');
/** The word that says how the case stands, once it is this one. */
export const state = (page: Page, word: string) =>
  page.locator('#verdict .verdict-state', { hasText: new RegExp(`^${word}$`) });
export const answerOf = (page: Page) => page.locator('#answer');

export async function writeReason(page: Page, reason: string): Promise<void> {
  await page.getByLabel(/Your reason/).fill(reason);
}

export async function approve(page: Page, reason: string): Promise<void> {
  await writeReason(page, reason);
  await page.getByRole('button', { name: /^Approve/ }).click();
  await page.getByText('Your answer is on the record.').waitFor();
}

export async function refuse(page: Page, reason: string): Promise<void> {
  await writeReason(page, reason);
  await page.getByRole('button', { name: 'Refuse…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Refuse it' }).click();
  await page.getByText('Your answer is on the record.').waitFor();
}

/** Whom the page names as able to release the case now, the most helpful first. */
export async function releasersNamed(page: Page): Promise<readonly string[]> {
  const lines = await page.locator('.card-people .person > span:last-child').allTextContents();
  return lines.map((line) => line.replace(/ (?:junior|mid|senior|principal|director|VP)$/, ''));
}

/** Goes on as whomever the page names until it says that the case is released. Returns who approved. */
export async function releaseAsNamed(
  page: Page,
  beforeTheLast: () => Promise<void> = async () => {},
): Promise<readonly string[]> {
  const approved: string[] = [];
  while (!(await verdict(page).textContent())?.startsWith('Released')) {
    const [name] = await releasersNamed(page);
    if (name === undefined || approved.length > 9) throw new Error('nobody can release it');
    await switchTo(page, name);
    const button = page.getByRole('button', { name: /^Approve/ });
    await button.waitFor();
    if ((await button.textContent())?.includes('and release')) await beforeTheLast();
    await approve(page, `${name} has read it`);
    approved.push(name);
  }
  return approved;
}

/** The sentences of the case's record, oldest first. */
export function recordOf(page: Page): Promise<readonly string[]> {
  return page.locator('#record .record-text').allTextContents();
}

/** Cuts the page off from news, as a bad connection would; it can still ask and answer. */
export async function cutOffNews(page: Page): Promise<void> {
  await page.route('**/api/events', (route) => route.abort());
}
