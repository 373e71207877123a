import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flaws } from '../support/barriers.ts';
import type { FakeServer } from './fake-server.ts';
import { CASE, setStage, type Stage } from './open.ts';
import { manyEffects } from './sample/effects.ts';
import { wideReach } from './sample/reach.ts';

const ANSWERS = `POST /api${CASE}/answers`;
const DESK = { viewport: { width: 1440, height: 900 } };

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** Waits until the page listens for events, so that none can be missed. */
async function listening(server: FakeServer): Promise<void> {
  await expect.poll(() => server.requests).toContain('GET /api/events');
}

async function writeReason(page: Page, reason: string): Promise<void> {
  await page.getByLabel(/Your reason/).fill(reason);
}

describe('from the sign-in to the release', () => {
  it('needs no mouse', async () => {
    const server = await stage.serve();
    const { page, faults } = await stage.open(server, null, '/', DESK);
    await page.getByRole('heading', { name: 'Who are you today?' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2 changes wait on you' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { level: 1, name: /^Deletes the production database/ })
      .waitFor();
    await page.keyboard.press('a');
    expect(await page.locator(':focus').getAttribute('id')).toBe('approve');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('reason');
    await page.keyboard.type('Backups checked with the data platform');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Your answer is on the record.').waitFor();
    expect(server.world.answers.map(({ person, answer }) => [person, answer])).toEqual([
      ['ines.duarte', 'approve'],
    ]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('says what an approval would do, and releases with the second', async () => {
    const server = await stage.serve();
    server.answerAs('lena.brandt', 'approve', 'Snapshots are copied to the vault');
    const { page } = await stage.open(server, 'sam.okafor', CASE, DESK);
    await page.getByText('Your approval is the second of two: it releases the change.').waitFor();
    await writeReason(page, 'Agreed with Lena');
    await page.getByRole('button', { name: 'Approve and release' }).click();
    await page.getByText('The case is now: released.').waitFor();
    const entry = server.world.entries.findLast((each) => each.kind === 'case.answered');
    await page
      .locator('#answer')
      .getByRole('link', { name: `#${entry?.sequence}` })
      .click();
    await page.locator('.row-wanted').waitFor();
    expect(await page.locator('.row-wanted').textContent()).toContain('Agreed with Lena');
    await page.context().close();
  });

  it('asks again before a refusal', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', CASE, DESK);
    await writeReason(page, 'The plan must show no delete');
    await page.getByRole('button', { name: 'Refuse…' }).click();
    expect(server.world.answers).toEqual([]);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Refuse it' }).click();
    await page.getByText('The case is now: refused.').waitFor();
    expect(server.world.answers).toHaveLength(1);
    await page.context().close();
  });

  it('does not offer an answer to who had a hand in it', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'mia.larsen', CASE, DESK);
    await page.locator('#answer').getByText('You cannot answer. You are its author.').waitFor();
    expect(await page.getByRole('button', { name: /Approve/ }).count()).toBe(0);
    await page.context().close();
  });
});

describe('on a phone', () => {
  const PHONE = { viewport: { width: 390, height: 844 } };
  const scrollTo = (page: Page, id: string) =>
    page.evaluate(`document.getElementById('${id}').scrollIntoView()`);

  it('keeps the answer one tap away, and steps aside where it is in the window anyway', async () => {
    const { page } = await stage.open(await stage.serve(), 'sam.okafor', CASE, PHONE);
    const way = page.getByRole('complementary', { name: 'The way to your answer' });
    await page.locator('#verdict').waitFor();
    expect(await way.count()).toBe(0);
    await scrollTo(page, 'evidence');
    await way.waitFor();
    expect(await way.textContent()).toContain('0 of 2 approvals');
    expect(await flaws(page, 390)).toEqual([]);
    await way.getByRole('link', { name: 'To your answer' }).click();
    await way.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await page.getByLabel(/Your reason/).boundingBox())?.y ?? Infinity)
      .toBeLessThan(PHONE.viewport.height);
    await page.context().close();
  });

  it('shows no way to an answer to who cannot give one', async () => {
    const { page } = await stage.open(await stage.serve(), 'mia.larsen', CASE, PHONE);
    await page.locator('#record').waitFor();
    await scrollTo(page, 'evidence');
    await expect.poll(() => page.evaluate('window.scrollY')).toBeGreaterThan(844);
    // What watches the window is told with the next frame.
    await page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
    );
    expect(await page.locator('.answer-bar').count()).toBe(0);
    await page.context().close();
  });
});

describe('two at once', () => {
  it('sends once on a double click', async () => {
    const server = await stage.serve();
    server.weather.answerDelayMs = 150;
    const { page } = await stage.open(server, 'sam.okafor', CASE, DESK);
    await writeReason(page, 'Looked at the plan');
    await page.getByRole('button', { name: /^Approve/ }).dblclick();
    await page.getByText('Your answer is on the record.').waitFor();
    expect(server.requests.filter((request) => request === ANSWERS)).toHaveLength(1);
    await page.context().close();
  });

  it('keeps the page and the reason when the change is another one now, and takes no answer', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', CASE, DESK);
    await writeReason(page, 'Half a sentence');
    await listening(server);
    server.revise({ headline: 'Deletes something else.' });
    await page.getByText('This changed since you read it.').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('orders-prod-eu');
    expect(await page.getByLabel(/Your reason/).inputValue()).toBe('Half a sentence');
    await page.getByRole('button', { name: /^Approve/ }).click({ force: true });
    await page.getByRole('button', { name: 'Read the new version' }).click();
    await page.getByRole('heading', { level: 1, name: 'Deletes something else.' }).waitFor();
    expect(server.requests).not.toContain(ANSWERS);
    await page.context().close();
  });

  it('shows in place when the server says that the page is stale', async () => {
    const server = await stage.serve();
    server.weather.eventsDown = true;
    const { page } = await stage.open(server, 'sam.okafor', CASE, DESK);
    await writeReason(page, 'Fine by me');
    server.revise({ headline: 'Deletes something else.' });
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.locator('#answer').getByText('This changed since you read it.').waitFor();
    await page.getByText('Your answer was not counted.').waitFor();
    expect(server.world.answers).toEqual([]);
    await page.context().close();
  });

  it('holds an approval back when somebody else’s answer changes what it would do', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', CASE, DESK);
    await page.getByText(/^Your approval is the first of two/).waitFor();
    await writeReason(page, 'First look');
    await listening(server);
    server.answerAs('priya.nair', 'approve', 'I own this database');
    await page.getByText('What your approval would do has changed.').waitFor();
    await page.getByText('Priya Nair approved').first().waitFor();
    await page.getByRole('button', { name: /^Approve/ }).click({ force: true });
    expect(server.requests).not.toContain(ANSWERS);
    await page.getByRole('button', { name: 'I have read that' }).click();
    await page.getByRole('button', { name: 'Approve and release' }).click();
    await page.getByText('The case is now: released.').waitFor();
    await page.context().close();
  });
});

describe('the evidence', () => {
  it('is scrolled to, however far down its source it lies', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', `${CASE}#effect-11-0`, DESK);
    const chosen = page.locator('.excerpt-chosen');
    await chosen.waitFor();
    await expect
      .poll(async () => (await chosen.boundingBox())?.y)
      .toBeLessThan(DESK.viewport.height);
    expect((await chosen.boundingBox())?.y).toBeGreaterThan(0);
    await page.context().close();
  });

  it('is one click from its line, and the line has a link', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', CASE, DESK);
    await page
      .locator('#effect-0')
      .getByRole('link', { name: 'skip_final_snapshot is true' })
      .click();
    const chosen = page.locator('.excerpt-chosen');
    await chosen.waitFor();
    expect(await chosen.textContent()).toContain('"skip_final_snapshot": true');
    expect(await chosen.locator('.line-removed .line-number').first().textContent()).toBe('131');
    const box = await chosen.boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(900);
    expect(new URL(page.url()).hash).toBe('#effect-0-1');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.source-panel').count()).toBe(0);
    expect(await page.locator(':focus').textContent()).toContain('skip_final');

    const shared = await stage.open(server, 'sam.okafor', `${CASE}#clue-0-0`, DESK);
    await shared.page.locator('.excerpt-chosen').getByText('Co-Authored-By: Claude').waitFor();
    await page.context().close();
    await shared.page.context().close();
  });

  it('filters, keeps the filter in the address, and stays usable with 10,000 effects', async () => {
    const server = await stage.serve({ effects: manyEffects(10_000) });
    const { page } = await stage.open(server, 'sam.okafor', CASE, DESK);
    await page.locator('.effect').first().waitFor();
    expect(await page.locator('.effect').count()).toBeLessThan(100);
    await page.getByLabel('Filter effects').fill('catalogue/09999');
    await page.getByText('1 of 10,000 effects fit.').waitFor();
    await expect.poll(() => page.locator('.effect').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('effects')).toContain('catalogue/09999');
    const linked = await stage.open(server, 'sam.okafor', `${CASE}#effect-9998-0`, DESK);
    await linked.page.locator('#effect-9998').waitFor();
    await page.context().close();
    await linked.page.context().close();
  });
});

describe('the reach', () => {
  it('is drawn with every system up to 60 and summed up beyond', async () => {
    const small = await stage.open(await stage.serve(), 'sam.okafor', CASE, DESK);
    await expect.poll(() => small.page.locator('.react-flow__node').count()).toBe(15);
    await small.page.context().close();

    const server = await stage.serve({ reach: wideReach(90) });
    const { page } = await stage.open(server, 'sam.okafor', CASE, DESK);
    const nodes = page.locator('.react-flow__node');
    await expect.poll(() => nodes.count()).toBeGreaterThan(5);
    const before = await nodes.count();
    expect(before).toBeLessThan(20);
    await page.getByText('show them').first().click();
    await expect.poll(() => nodes.count()).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Table' }).click();
    await expect.poll(() => page.locator('.reach-table tbody tr').count()).toBe(105);
    await page.context().close();
  });
});

describe('a look at the page', () => {
  const looks = (server: FakeServer): number =>
    server.requests.filter((request) => request === `POST /api${CASE}/seen`).length;

  it('is told at once, then about once a minute, and not while the page is out of date', async () => {
    const server = await stage.serve();
    const { page } = await stage.open(server, 'sam.okafor', '/', DESK);
    await page.clock.install();
    await page.goto(`${server.url}${CASE}`);
    await page.locator('#record').waitFor();
    await expect.poll(() => looks(server)).toBe(1);
    await page.clock.runFor(30_000);
    expect(looks(server)).toBe(1);
    await page.clock.runFor(40_000);
    await expect.poll(() => looks(server)).toBe(2);
    await listening(server);
    server.revise({ headline: 'Deletes something else.' });
    await page.getByText('This changed since you read it.').waitFor();
    await page.clock.runFor(120_000);
    expect(looks(server)).toBe(2);
    await page.getByRole('button', { name: 'Read the new version' }).click();
    await expect.poll(() => looks(server)).toBe(3);
    await page.context().close();
  });
});
