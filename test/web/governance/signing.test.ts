import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditQueue, Directive } from '../../../src/server/contract/governance/directives.ts';
import type { ExceptionList } from '../../../src/server/contract/governance/exceptions.ts';
import { linkFor } from '../../support/passkeys.ts';
import { ask, propose, submit } from './records.ts';
import { setStage, type Stage } from './stage.ts';
import { giveKey } from '../../support/virtual-key.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage(0);
});
afterAll(() => stage.close());

/** A page of somebody's own, in a browser with an authenticator that says yes, and a passkey in it. */
async function openWithPasskey(person: string, path: string): Promise<Page> {
  const { page } = await stage.open(person, `/enrol#${await linkFor(stage.server, person)}`);
  await giveKey(page);
  await page.getByLabel('Its name').fill('Laptop');
  await page.getByRole('button', { name: 'Enrol a passkey' }).click();
  await page.getByText('Your passkey is enrolled').waitFor();
  await page.goto(`${stage.url}${path}`);
  return page;
}

const directive = async (name: string) =>
  (await stage.server.machine().send<Directive>('GET', `/api/directives/${name}`)).body;

describe('a directive', () => {
  it('is proposed on the page, signed with a passkey, extended, and ended early', async () => {
    const { page: ana } = await stage.open('ana', '/directives');
    await ana.getByRole('heading', { name: 'No signed directive is in force' }).waitFor();
    await ana.getByText('Nobody has proposed a directive.').waitFor();
    await ana.getByRole('button', { name: 'Propose a directive…' }).click();
    const form = ana.getByRole('dialog');
    await form.getByRole('button', { name: 'Propose it' }).click();
    await form.getByText('Give it a short name').waitFor();
    await form.getByLabel('Short name').fill('tier-1-reset');
    await form.getByLabel('Somebody senior').check();
    await form.getByLabel(/^Reason/).fill('Six hours without orders.');
    await form.getByRole('button', { name: 'Propose it' }).click();
    await ana.getByText('It binds nobody yet.').waitFor();
    expect(await directive('tier-1-reset')).toMatchObject({
      state: 'proposed',
      scope: { tiers: [1], environments: ['production'] },
      requires: ['two-reviewers', 'senior-sign-off'],
    });

    const pia = await openWithPasskey('pia', '/directives');
    await pia.getByRole('button', { name: 'Sign… tier-1-reset' }).click();
    await pia.getByRole('button', { name: 'Sign with your passkey' }).click();
    await pia.getByText('90 days left').waitFor();
    expect(await directive('tier-1-reset')).toMatchObject({
      state: 'in-force',
      issuedBy: { id: 'pia' },
    });
    await submit(stage.server, 'Remove the orders database', 'orders', 'delete');

    await pia.getByRole('button', { name: 'Extend… tier-1-reset' }).click();
    await pia.getByLabel('Longer by').selectOption('30d');
    await pia.getByLabel(/^Reason/).fill('The standards are not written.');
    await pia.getByRole('button', { name: 'Propose the extension' }).click();
    await pia.getByRole('button', { name: 'Sign… tier-1-reset' }).click();
    await pia.getByRole('button', { name: 'Sign with your passkey' }).click();
    await pia.getByText('120 days left').waitFor();

    await pia.getByRole('link', { name: 'Report on tier-1-reset' }).click();
    await pia.getByText('1 waiting now').waitFor();
    await pia.getByRole('button', { name: 'End early… tier-1-reset' }).click();
    await pia.getByLabel(/^Reason/).fill('The standards are in the policy.');
    await pia.getByRole('button', { name: 'Propose the end' }).click();
    await pia.getByRole('button', { name: 'Sign… tier-1-reset' }).click();
    await pia.getByRole('button', { name: 'Sign with your passkey' }).click();
    await pia.locator('.gov-card-state').getByText('ended').waitFor();
    expect((await directive('tier-1-reset')).closed).toMatchObject({
      why: 'The standards are in the policy.',
    });
    await Promise.all([ana, pia].map((page) => page.context().close()));
  });
});

describe('an exception', () => {
  const list = async () =>
    (await (await stage.server.browser('sena')).send<ExceptionList>('GET', '/api/exceptions')).body
      .exceptions;

  it('is asked for on the page of a case, granted with a passkey, taken back, and reviewed', async () => {
    const id = await submit(stage.server, 'Delete the pricing database', 'pricing', 'delete');
    const { page: ana } = await stage.open('ana', `/exceptions?ask=${id}`);
    const form = ana.getByRole('dialog');
    await form.getByLabel('Cannot be undone, in production').check();
    await form.getByLabel(/^Reason/).fill('please');
    await form.getByRole('button', { name: 'Ask', exact: true }).click();
    await form.getByText('Give a reason of at least 10 characters.').waitFor();
    await form.getByLabel(/^Reason/).fill('Customers cannot pay until it is gone.');
    await form.getByRole('button', { name: 'Ask', exact: true }).click();
    await ana.getByText('takes a VP or above').waitFor();
    await ana.getByText('Nobody grants an exception that they asked for.').waitFor();
    expect(await ana.getByRole('button', { name: /^Decide/ }).count()).toBe(0);
    expect(await list()).toMatchObject([
      { state: 'asked', scope: { kind: 'case', case: id }, rules: ['irreversible-production'] },
    ]);

    const val = await openWithPasskey('val', '/exceptions');
    await val.getByRole('button', { name: /^Decide/ }).click();
    await val.getByLabel('Grant it, signed with my passkey').check();
    await val.getByLabel(/^Your reason/).fill('It was walked through.');
    await val.getByRole('button', { name: 'Sign and grant' }).click();
    await val.getByRole('heading', { name: '1 exception in force' }).waitFor();
    // Whoever asked hears of it without a reload.
    await ana.getByRole('heading', { name: '1 exception in force' }).waitFor();

    await ana.getByRole('button', { name: /^Take back/ }).click();
    await ana.getByLabel(/^Reason/).fill('It is gone without it.');
    await ana.getByRole('button', { name: 'Take it back' }).click();
    await ana.getByRole('heading', { name: '1 review owed' }).waitFor();
    const pia = await openWithPasskey('pia', '/exceptions');
    await pia.getByRole('button', { name: /^Review…/ }).click();
    await pia.getByLabel('It was, and a standard should say so').check();
    await pia.getByLabel(/^Note/).fill('Deletions want a copy first.');
    await pia.getByText('Your passkey signs what it lifted').waitFor();
    await pia.getByRole('button', { name: 'Sign and record' }).click();
    await pia.getByText('Pia Lindqvist: Deletions want a copy first.').waitFor();
    expect(await list()).toMatchObject([{ reviewState: 'done', review: { by: { id: 'pia' } } }]);
    await Promise.all([ana, val, pia].map((page) => page.context().close()));
  });

  it('is refused with a reason, and counts on the record of who refused', async () => {
    const scope = { kind: 'systems', systems: ['wiki'] } as const;
    await ask(stage.server, 'jun', { scope: { ...scope, systems: [...scope.systems] } });
    const { page } = await stage.open('dee', '/exceptions');
    await page.getByRole('button', { name: /^Decide/ }).click();
    await page.getByLabel('Refuse it, for good').check();
    await page.getByLabel(/^Your reason/).fill('It can wait until Monday.');
    await page.getByRole('button', { name: 'Refuse it', exact: true }).click();
    await page.getByText('refused by Dee Marchetti').waitFor();
    const names = page.locator('#grantors .row-text');
    await expect.poll(() => names.allTextContents()).toEqual(['Dee Marchetti', 'Val Nakamura']);
    await page.context().close();
  });
});

describe('a proposed policy', () => {
  it('is tried on what was submitted, and says so where it cannot be read', async () => {
    await submit(stage.server, 'Shrink the pricing database', 'pricing', 'delete');
    const { page } = await stage.open('sena', '/policy');
    await page.getByRole('link', { name: 'Try a proposed policy…' }).click();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('Paste or choose the proposed policy first.').waitFor();
    const text = page.getByLabel(/^Proposed policy/);
    await text.fill('version: 1\nrules: [{ id: }]');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.locator('.replay-problem').waitFor();
    await text.fill('version: 1\ndefaults: false\n');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText(/^Of \d+ changes?, \d+ would no longer have been held/).waitFor();
    const link = page.locator('#changes').getByRole('link', { name: /Shrink the pricing/ });
    expect(await link.getAttribute('href')).toMatch(/^\/cases\//);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Markdown' }).click();
    expect((await saved).suggestedFilename()).toBe('replay.md');
    await page.context().close();
  });
});

describe('an audit', () => {
  it('is recorded by somebody of the level, and by nobody else', async () => {
    await propose(stage.server, { name: 'watch', scope: {}, requires: ['vp-audit'] });
    const pia = await openWithPasskey('pia', '/directives');
    await pia.getByRole('button', { name: 'Sign… watch' }).click();
    await pia.getByRole('button', { name: 'Sign with your passkey' }).click();
    await pia.getByText('90 days left').waitFor();
    const id = await submit(stage.server, 'Grow the wiki', 'wiki', 'update');
    await (await stage.server.browser('tomas')).answer(id, 'approve');
    const { page: dee } = await stage.open('dee', '/audit');
    await dee.getByText('Grow the wiki').waitFor();
    expect(await dee.getByRole('button', { name: /^Record/ }).count()).toBe(0);
    const { page: val } = await stage.open('val', '/audit');
    await val.getByRole('button', { name: /^Record… what you found in Grow the wiki/ }).click();
    await val.getByLabel(/^Sound/).check();
    await val.getByLabel(/^Note/).fill('Read and right as it is.');
    await val.getByRole('button', { name: 'Record it' }).click();
    await val.getByRole('heading', { name: 'Nothing waits for an audit' }).waitFor();
    const { send } = await stage.server.browser('dee');
    expect((await send<AuditQueue>('GET', '/api/audit')).body.items).toMatchObject([
      { audits: [{ by: { id: 'val' }, finding: 'sound' }] },
    ]);
    await Promise.all([pia, dee, val].map((page) => page.context().close()));
  });
});

describe('people', () => {
  it('are found by a filter that stays in the address, and lead to a page each', async () => {
    const { page } = await stage.open('sena', '/people');
    await page.getByLabel('Filter people').fill('checkout');
    await page.reload();
    await page.getByText('senior on checkout').waitFor();
    await expect
      .poll(() => page.locator('.people-table [data-row]').allTextContents())
      .toEqual(['Ana Silva']);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ana Silva' }).waitFor();
    await page.getByText('What Ana Silva answered is shown to them').waitFor();
    expect(new URL(page.url()).pathname).toBe('/people/ana');
    await page.context().close();
  });
});
