import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseGovernance } from '../../../src/server/contract/governance/governance.ts';
import { reassessWaiting } from '../../../src/engine/cases/reassess.ts';
import { explainCase } from '../../../src/engine/governance/said/explain-case.ts';
import { signed } from '../../server/support/governed.ts';
import { seenOn } from '../../server/support/visitors.ts';
import { linkFor, withPasskey } from '../../support/passkeys.ts';
import { EXPLANATION, request, requestChange } from './request.ts';
import { setStage, type Stage } from './stage.ts';
import { forgeWorld } from './world.ts';
import { giveKey } from '../../support/virtual-key.ts';

/** A folder for pictures to look at, or none. */
const SHOTS = process.env['HOLDPOINT_SHOTS'] || undefined;

let stage: Stage;
let id: string;
beforeAll(async () => {
  stage = await setStage({ tiers: [1], irreversible: true, rules: true });
  id = await stage.submit(request(requestChange('signed', 'a diff'), { clues: [] }));
});
afterAll(() => stage.close());

/** The case's page in a browser of somebody's own, with a passkey in an authenticator that says yes. */
async function openWithPasskey(person: string): Promise<Page> {
  const { page } = await stage.open(person, id);
  const url = `http://localhost:${stage.server.port}`;
  await giveKey(page);
  await page.goto(`${url}/enrol#${await linkFor(stage.server, person)}`);
  await page.getByLabel('Its name').fill('Laptop');
  await page.getByRole('button', { name: 'Enrol a passkey' }).click();
  await page.getByText('Your passkey is enrolled').waitFor();
  await page.goto(`${url}/cases/${id}`);
  return page;
}

async function pictures(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  await mkdir(SHOTS, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      await page.screenshot({ path: join(SHOTS, `${name}-${colorScheme}-${width}.png`) });
    }
  }
  await page.setViewportSize({ width: 1280, height: 844 });
}

const besides = async () => {
  const { send } = await stage.server.browser('pia');
  return (await send<CaseGovernance>('GET', `/api/cases/${id}/governance`)).body;
};

describe('a case that asks for presence', () => {
  it('has its finding accepted with a passkey, which the form says first', async () => {
    const page = await openWithPasskey('sena');
    await page.getByRole('button', { name: 'Accept it as it is…' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByLabel(/^Why it may stay/).fill('The caller stops after three tries.');
    await form.getByText('Your passkey signs this finding').waitFor();
    await pictures(page, 'accept');
    await form.getByRole('button', { name: 'Sign and accept' }).click();
    await form.waitFor({ state: 'detached' });
    const { acceptances } = await besides();
    expect(acceptances).toMatchObject([{ person: 'sena', evidence: expect.any(String) }]);
    await page.context().close();
  });

  it('is said to be written by hand with a passkey, and by AI without', async () => {
    const page = await openWithPasskey('ana');
    await page.getByRole('button', { name: 'Say who or what wrote it…' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('AI helped').check();
    expect(await form.getByText('Your passkey signs').count()).toBe(0);
    await form.getByRole('button', { name: 'Put it on the record', exact: true }).waitFor();
    await form.getByLabel('I wrote this by hand').check();
    await form.getByText('Your passkey signs what you say').waitFor();
    await form.getByLabel(/^How it was made/).fill('I typed every line of it.');
    await pictures(page, 'state');
    await form.getByRole('button', { name: 'Sign and put it on the record' }).click();
    await form.waitFor({ state: 'detached' });
    expect((await besides()).statements).toMatchObject([
      { person: 'ana', says: 'human', evidence: expect.any(String) },
    ]);
    await page.context().close();
  });

  it('puts before its author what they once said without a signature, to be signed', async () => {
    const lax = { ...stage.server.engine, world: forgeWorld(null) };
    const { does, risks, undo } = EXPLANATION;
    const said = { does: `${does} Said before anybody asked.`, risks, undo, effects: [] };
    const by = { case: id, person: 'ana', ...said };
    expect((await explainCase(lax, by)).assessment.explanation).toMatchObject({ does: said.does });
    await reassessWaiting(stage.server.engine);
    expect((await (await stage.server.browser('ana')).read(id)).assessment.explanation).toBe(
      undefined,
    );
    const { page, faults } = await stage.open('ana', id);
    await page.getByText('What you said before was not signed').waitFor();
    expect(await page.getByLabel('What it does').inputValue()).toBe(said.does);
    await page.getByRole('button', { name: 'Sign and put it on the record' }).waitFor();
    await pictures(page, 'unsigned');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('lets somebody take back the answer that counts, and answer again', async () => {
    const { facts } = await besides();
    const effects = facts.irreversible.map(({ effect }) => ({ effect, answer: EXPLANATION.undo }));
    const { does, risks, undo } = EXPLANATION;
    const given = { does, risks, undo, effects };
    const { browser: ana, authenticator } = await withPasskey(stage.server, 'ana');
    const path = `/api/cases/${id}/explanation`;
    const said = await signed(
      ana,
      authenticator,
      { path: `${path}/challenge`, body: { ...given, seen: seenOn(await ana.read(id)) } },
      { path, body: given },
    );
    expect(said.status).toBe(200);
    const page = await openWithPasskey('sena');
    const back = page.getByRole('button', { name: 'Take my answer back…' });
    await page.getByLabel(/^Your reason/).waitFor();
    expect(await back.count()).toBe(0);
    await page.getByLabel(/^Your reason/).fill('I have read all of it.');
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.getByText('Your answer is on the record.').waitFor();
    await back.click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Take it back' }).click();
    await form.getByText('Give a reason of at least 10 characters.').waitFor();
    await form.getByLabel(/^Why/).fill('I misread the migration.');
    await pictures(page, 'take-back');
    await form.getByRole('button', { name: 'Take it back' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Approve/ }).waitFor();
    expect(await back.count()).toBe(0);
    const { verdict } = await (await stage.server.browser('sena')).read(id);
    expect(verdict.answers.map(({ answer, counts }) => [answer, counts])).toEqual([
      ['approve', false],
      ['withdraw', false],
    ]);
    await page.context().close();
  });
});
