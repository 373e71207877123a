import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseGovernance } from '../../../src/server/contract/governance/governance.ts';
import { EXPLANATION, FINDINGS, request, requestChange } from './request.ts';
import { setStage, type Opened, type Stage } from './stage.ts';

const DESK = { viewport: { width: 1280, height: 900 } };

let stage: Stage;
let id: string;
let ana: Opened;
let sena: Opened;
beforeAll(async () => {
  stage = await setStage();
  id = await stage.submit(request(requestChange('first', 'a diff'), { clues: [] }));
  [ana, sena] = await Promise.all([stage.open('ana', id, DESK), stage.open('sena', id, DESK)]);
});
afterAll(() => stage.close());

const explanation = (page: Page) => page.locator('#explanation');
const field = (page: Page, name: string | RegExp) => explanation(page).getByLabel(name);
const approveButton = (page: Page) => page.getByRole('button', { name: /^Approve/ });

const governance = async (person: string) => {
  const browser = await stage.server.browser(person);
  return (await browser.send<CaseGovernance>('GET', `/api/cases/${id}/governance`)).body;
};

// One story, told in order.
describe('a request of a forge', () => {
  it('says where it comes from and where it would go', async () => {
    const { page } = sena;
    const origin = page.locator('.origin');
    await origin.getByText('pushed by Ana Ribeiro').waitFor();
    const link = origin.getByRole('link', { name: 'acme/shop #412' });
    expect(await link.getAttribute('href')).toBe('https://github.com/acme/shop/pull/412');
    expect(await origin.textContent()).toContain('main at');
  });

  it('cannot be approved before its author has explained it, and everybody sees who is asked', async () => {
    const { page } = sena;
    await explanation(page).getByText('Ana Ribeiro is asked to explain it.').waitFor();
    expect(await explanation(page).textContent()).toContain('Nobody senior is asked before that');
    expect(await approveButton(page).getAttribute('aria-disabled')).toBe('true');
    await page.getByText('Approving opens once Ana Ribeiro has explained it').waitFor();
    expect(await page.getByRole('button', { name: 'Refuse…' }).getAttribute('aria-disabled')).toBe(
      'false',
    );
    expect(await explanation(page).locator('textarea').count()).toBe(0);
  });

  it('puts facts before its author, and nothing of an answer', async () => {
    const { page } = ana;
    const facts = page.getByRole('complementary', { name: 'What Holdpoint read' });
    await facts.getByText('public.payment_attempts').waitFor();
    const written = await explanation(page).locator('textarea').all();
    expect(written).toHaveLength(4);
    expect(await Promise.all(written.map((each) => each.inputValue()))).toEqual(['', '', '', '']);
  });

  it('gives back an empty phrase kindly, at its field, and keeps what was written', async () => {
    const { page } = ana;
    await field(page, 'What it does').fill(EXPLANATION.does);
    await field(page, 'What could go wrong').fill('nothing nothing nothing nothing nothing');
    await field(page, 'How to undo it').fill(EXPLANATION.undo);
    await page.getByRole('button', { name: 'Put it on the record' }).click();
    await explanation(page).getByText('in your own words').waitFor();
    expect(await page.locator(':focus').getAttribute('id')).toBe('explain-risks');
    await page.reload();
    await page.getByText('Your draft of an earlier visit is back.').waitFor();
    expect(await field(page, 'What it does').inputValue()).toBe(EXPLANATION.does);
  });

  it('keeps the draft when the server does not answer', async () => {
    const { page } = ana;
    await page.route('**/explanation', (route) => route.abort());
    await page.getByRole('button', { name: 'Put it on the record' }).click();
    await explanation(page).getByText('Holdpoint did not answer.').waitFor();
    expect(await field(page, 'What it does').inputValue()).toBe(EXPLANATION.does);
    await page.unroute('**/explanation');
  });

  it('is explained by the keyboard alone; then others are asked to read the new version', async () => {
    const { page } = ana;
    await field(page, 'What could go wrong').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(EXPLANATION.risks);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('id')).toBe('explain-effect-0');
    await page.keyboard.type(EXPLANATION.attempts);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await explanation(page).locator('.said').getByText(EXPLANATION.attempts).waitFor();
    expect(await explanation(page).locator('textarea').count()).toBe(0);
    expect(await page.getByText('This changed since you read it.').count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain(
      'explanation',
    );

    await sena.page.getByText('This changed since you read it.').waitFor();
    await sena.page.getByRole('button', { name: 'Read the new version' }).click();
    await explanation(sena.page).getByText(EXPLANATION.undo).waitFor();
  });

  it('is not known to be by hand, is held to the rules for AI, and its author says how it was made', async () => {
    const { page } = ana;
    const made = page.locator('#provenance');
    await made.getByText('Held to the rules for AI-assisted changes.').waitFor();
    await expect.poll(() => made.locator('tbody tr').count()).toBe(3);
    await made.getByRole('button', { name: 'Say who or what wrote it…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('AI helped').check();
    await dialog.getByLabel(/With which tool/).fill('Some Assistant');
    await dialog.getByLabel(/How it was made/).fill('It wrote the loop, I wrote the rest.');
    expect(await dialog.textContent()).toContain('also if it turns out to be false');
    await dialog.getByRole('button', { name: 'Put it on the record' }).click();
    await made.getByText('AI-assisted, attested').waitFor();
    await made.getByText('had AI help, with Some Assistant').waitFor();
    expect(await made.textContent()).not.toMatch(/stated at \d{4}-/);
  });

  it('has its findings accepted with a reason by somebody who may, and by nobody else', async () => {
    await sena.page.getByRole('button', { name: 'Read the new version' }).click();
    const findings = sena.page.locator('#findings');
    expect(await ana.page.locator('#findings .finding-act').count()).toBe(0);
    expect(await findings.locator('.finding').count()).toBe(FINDINGS.length);
    for (let open = 2; open > 0; open -= 1) {
      await expect.poll(() => findings.locator('.finding-act').count()).toBe(open);
      await findings.getByRole('button', { name: 'Accept it as it is…' }).first().click();
      const dialog = sena.page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Accept it', exact: true }).click();
      await dialog.getByText('Give a reason of at least 10 characters.').waitFor();
      await dialog.getByLabel(/Why it may stay/).fill('The client of the gateway cuts it off.');
      await dialog.getByRole('button', { name: 'Accept it', exact: true }).click();
    }
    await expect.poll(() => findings.locator('.finding-act').count()).toBe(0);
    await expect.poll(() => findings.getByText('Sena Yildiz').count()).toBe(2);
    await findings.getByRole('link', { name: 'src/pay/charge.ts:41' }).click();
    await sena.page.locator('.excerpt-chosen').getByText('while (true) {').waitFor();
    await sena.page.keyboard.press('Escape');
  });

  it('is released by two of whom each line of owners has one, as the page then says', async () => {
    for (const [opened, reason] of [
      [sena, 'Read with Ana, and the copy was restored'],
      [await stage.open('otto', id, DESK), 'I run the migration, and have its copy'],
    ] as const) {
      const { page } = opened;
      await page.getByLabel(/Your reason/).fill(reason);
      const seen = page.getByRole('button', { name: 'I have read that' });
      if (await seen.isVisible()) await seen.click();
      await approveButton(page).click();
      await page.getByText('Your answer is on the record.').waitFor();
      expect(opened.faults).toEqual([]);
    }
    await sena.page.locator('#verdict', { hasText: 'Released' }).waitFor();
    const owners = sena.page.locator('#owners .owners-head');
    await expect.poll(() => owners.getByText('approved').count()).toBe(2);
    const given = await sena.page.locator('.given').textContent();
    expect(given).toContain('on this page, signed in');
  });

  it('noted who had it before them, from their first look', async () => {
    const { reviews } = await governance('pia');
    expect(reviews.map(({ person }) => person)).toEqual(['sena', 'otto']);
    expect(reviews.every(({ minutes }) => minutes !== null)).toBe(true);
    expect(ana.faults).toEqual([]);
  });
});

/** The words of another request would say nothing about this one. */
const AGAIN = 'Sends the attempts of the old gateway to the new one, and drops their table.';

describe('the next push of the same difference', () => {
  it('says that answers were carried over, and from where', async () => {
    const slot = 'github.com/acme/shop#413';
    const effects = requestChange('x', 'y').effects;
    const push = (head: string) =>
      stage.submit(request(requestChange(head, 'same', { findings: [], effects }), { slot }));
    const first = await push('one');
    const { attempts, ...said } = EXPLANATION;
    const author = await stage.server.browser('ana');
    await author.send('POST', `/api/cases/${first}/explanation`, {
      ...said,
      does: AGAIN,
      effects: [{ effect: 'public.payment_attempts', answer: attempts }],
    });
    const reader = await stage.server.browser('sena');
    await reader.answer(first, 'approve');
    const { page, faults } = await stage.open('pia', await push('two'), DESK);
    await page.getByText('One answer is carried over from the push before').waitFor();
    expect(await page.locator('.given-how').textContent()).toContain('carried over');
    expect(await explanation(page).textContent()).toContain(AGAIN);
    expect(faults).toEqual([]);
  });
});
