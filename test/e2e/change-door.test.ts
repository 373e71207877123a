import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import type { Pull } from '../support/github-fake/state/pull.ts';
import { testSigner } from '../support/signer.ts';
import { openChangeDoor, PEOPLE, type ChangeDoor } from './support/change-door.ts';
import { state, writeReason } from './support/visit.ts';

let door: ChangeDoor;
beforeAll(async () => {
  door = await openChangeDoor();
});
afterAll(() => door?.close());

/** A pull of Jun's that a tool wrote some of, in a system of Tier 1. */
async function openPull(branch: string, rate: number): Promise<Pull> {
  await door.repo.commit({
    branch,
    author: 'jun',
    message: `Charge ${rate}\n\nCo-Authored-By: Claude <noreply@anthropic.com>`,
    files: { [`pay/${branch}.ts`]: `export const rate = ${rate};\n` },
  });
  return door.repo.openPull({ head: branch, by: 'jun', title: `Charge ${rate}` });
}

const checksOn = (sha: string) =>
  door.repo.checkRuns(sha).map(({ name, app, conclusion }) => [name, app.slug, conclusion]);
const says = (conclusion: string) => [['holdpoint', door.github.app.slug, conclusion]];

/** Once it is said so: the address that the check leads to. */
async function pageBeside(sha: string, conclusion: string): Promise<string> {
  await expect.poll(() => checksOn(sha)).toEqual(says(conclusion));
  return door.repo.checkRuns(sha)[0]?.detailsUrl ?? expect.fail('the check leads nowhere');
}

const idIn = (address: string): string => address.split('/').at(-1) ?? '';

let invoices = 0;

async function explain(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByText('You are asked first').waitFor();
  const parts = {
    // The words of another request would say nothing about this one.
    'What it does': `Customers abroad pay the new rate from invoice ${++invoices} on.`,
    'What could go wrong': 'Invoices of the last night run may carry the former amount once.',
    'How to undo it': 'Revert this commit and let the night run do its work once more.',
  };
  for (const [label, text] of Object.entries(parts)) await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: 'Put it on the record' }).click();
  await page.getByText('You are asked first').waitFor({ state: 'detached' });
}

async function approve(page: Page, address: string, reason: string): Promise<void> {
  await page.goto(address);
  await page.getByText('Customers abroad pay the new rate').first().waitFor();
  await writeReason(page, reason);
  await page.getByRole('button', { name: /^Approve.* with your passkey$/ }).click();
  await page.getByText('Your answer is on the record.').waitFor();
}

/** Explained by its author, read and signed by two seniors. */
async function release(pull: Pull): Promise<string> {
  const address = await pageBeside(pull.headSha, 'action_required');
  await explain(door.pageOf('jun'), address);
  await approve(door.pageOf('sena'), address, 'The rate is the one that was agreed on');
  expect(checksOn(pull.headSha)).toEqual(says('action_required'));
  await approve(door.pageOf('ravi'), address, 'The night run was tried with it');
  for (const who of ['sena', 'ravi'] as const) await state(door.pageOf(who), 'Released').waitFor();
  await expect.poll(() => checksOn(pull.headSha)).toEqual(says('success'));
  return address;
}

const kindsOf = async (id: string) =>
  (await door.fresh.store.listRecord(id)).map(({ kind }) => kind.replace('case.', ''));

// One story, told in order.
describe('a change by a junior and a machine to what must not fail', () => {
  it('lets everybody in by their own passkey', async () => {
    for (const { id, name } of PEOPLE) await door.comeIn(id, name);
    expect([...door.visits.keys()]).toEqual(['jun', 'sena', 'ravi']);
  });

  it('is held until its author explained it and two seniors signed, and is then merged', async () => {
    const pull = await openPull('rate', 2);
    const address = await pageBeside(pull.headSha, 'action_required');
    expect(await door.repo.mergePull(pull, 'jun')).toMatchObject({ kind: 'refused' });

    // A green check of the same name by somebody else opens nothing, nor does a review.
    const other = await door.github.addApp({ slug: 'ci', installedFor: 'acme' });
    door.repo.reportCheck(other, {
      name: 'holdpoint',
      headSha: pull.headSha,
      status: 'completed',
      conclusion: 'success',
    });
    door.repo.review(pull, { by: 'sena', state: 'APPROVED' });
    expect(await door.repo.mergePull(pull, 'jun')).toMatchObject({ kind: 'refused' });

    const sena = door.pageOf('sena');
    await sena.goto(address);
    await sena.getByText('is asked to explain it').first().waitFor();
    const approval = sena.getByRole('button', { name: /^Approve/ });
    expect(await approval.getAttribute('aria-disabled')).toBe('true');
    await explain(door.pageOf('jun'), address);
    const own = door.pageOf('jun').getByRole('button', { name: /^Approve/ });
    expect(await own.count()).toBe(0);

    await approve(sena, address, 'The rate is the one that was agreed on');
    expect(await door.repo.mergePull(pull, 'jun')).toMatchObject({ kind: 'refused' });
    await approve(door.pageOf('ravi'), address, 'The night run was tried with it');
    await state(sena, 'Released').waitFor();
    const ours = () => checksOn(pull.headSha).filter(([, app]) => app === door.github.app.slug);
    await expect.poll(ours).toEqual(says('success'));

    expect(await door.repo.mergePull(pull, 'jun')).toMatchObject({ kind: 'merged' });
    await expect.poll(async () => (await kindsOf(idIn(address))).at(-1)).toBe('merged');
    expect(await door.fresh.store.verifyLedger()).toMatchObject({ kind: 'intact' });
  });

  it('is proved by a file, without the server', async () => {
    const [merged] = await door.fresh.store.forge.casesInSlot(await slotOf(1), 1);
    const exported = await door.operate('approval', 'export', merged?.id ?? '');
    expect(exported.code).toBe(0);
    await writeFile(join(door.folder, 'f.json'), exported.stdout);
    const words = ['approval', 'verify', 'f.json', '--key', testSigner.verifierKey];
    const verified = await runCli(words, { cwd: door.folder });
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(/sena approved at \S+: The rate is the one/);
    expect(verified.stdout).toMatch(/ravi approved at \S+: The night run was/);
    expect(verified.stdout.match(/Signed with a passkey/g)).toHaveLength(2);
    const forged = exported.stdout.replaceAll('The night run was tried', 'The night run was tired');
    await writeFile(join(door.folder, 'f.json'), forged);
    expect((await runCli(words, { cwd: door.folder })).code).toBe(20);
  });

  it('is held again by a push after it was released: what people signed was something else', async () => {
    const pull = await openPull('fee', 3);
    const address = await release(pull);
    const before = pull.headSha;
    const sha = await door.repo.push(
      'fee',
      { author: 'jun', files: { 'pay/fee.ts': 'export const fee = 4;\n' } },
      'jun',
    );
    const next = await pageBeside(sha, 'action_required');
    expect([idIn(next) === idIn(address), sha === before]).toEqual([false, false]);
    expect(await door.repo.mergePull(pull, 'jun')).toMatchObject({ kind: 'refused' });

    const sena = door.pageOf('sena');
    await state(sena, 'Superseded').waitFor();
    await sena.getByRole('link', { name: 'read that one' }).first().click();
    await state(sena, 'Held').waitFor();
    expect(new URL(sena.url()).pathname).toBe(new URL(next).pathname);
    await sena.getByText('is asked to explain it').first().waitFor();
    expect(await door.fresh.store.listAnswers(idIn(next))).toEqual([]);
    expect(await kindsOf(idIn(address))).toContain('superseded');
    expect(door.faults()).toEqual([]);
  });
});

async function slotOf(number: number): Promise<string> {
  const forge = new URL(door.github.url).host;
  const found = await door.fresh.store.forge.findRequest({
    forge,
    repository: 'acme/shop',
    number,
  });
  const row = await door.fresh.store.findCase(found?.case ?? '');
  return row?.slot ?? expect.fail('the request has no case');
}
