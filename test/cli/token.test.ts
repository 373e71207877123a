/** Tokens from their making to their end, by the command line alone. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SubmissionReceipt } from '../../src/server/contract/outcome.ts';
import { runCli, type Ran } from './run-cli.ts';
import { startSampleServer, type SampleServer } from './sample-server.ts';

const PLAN = fileURLToPath(new URL('../../sample/changes/partner-dns/plan.json', import.meta.url));

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSampleServer();
  await writeFile(join(sample.folder, 'plan.json'), await readFile(PLAN));
});
afterAll(() => sample.close());

const cli = (args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  runCli([...args], { cwd: sample.folder, env: { ...sample.env, ...more } });

async function create(...args: readonly string[]): Promise<string> {
  const ran = await cli(['token', 'create', ...args]);
  expect(ran).toMatchObject({ code: 0 });
  return ran.stdout.trim();
}

const submitWith = (token: string, slot: string, title = 'T') =>
  cli(['submit', 'plan.json', '--title', title, '--slot', slot, '--format', 'json'], {
    HOLDPOINT_TOKEN: token,
  });

function receiptOf(ran: Ran): SubmissionReceipt {
  expect(ran).toMatchObject({ code: 10, stderr: '' });
  return SubmissionReceipt.parse(JSON.parse(ran.stdout));
}

interface Listed {
  readonly scopes?: readonly string[];
  readonly name: string;
  readonly state: string;
  readonly owner: string | null;
  readonly ends: string | null;
}

async function listed(name: string): Promise<Listed | undefined> {
  const { stdout } = await cli(['token', 'list', '--json']);
  const { tokens } = JSON.parse(stdout) as { readonly tokens: readonly Listed[] };
  return tokens.find((each) => each.name === name);
}

describe('holdpoint token', () => {
  it('makes a token of somebody, lists it without its secret, and revokes it with a reason', async () => {
    const secret = await create(
      'ci',
      '--owner',
      'LBRANDT',
      '--for',
      '90d',
      '--slots',
      'infra/,web',
    );
    const before = await listed('ci');
    expect(before).toMatchObject({
      scopes: ['submit'],
      owner: 'lena.brandt',
      slots: ['infra/', 'web'],
      lastUsed: null,
      state: 'works',
    });
    const table = await cli(['token', 'list']);
    expect(table.stdout).toMatch(/^NAME +SCOPES +OWNER +SLOTS +CREATED +LAST USED +ENDS +STATE$/m);
    expect(table.stdout).toMatch(
      /^ci +submit +lena\.brandt +infra\/,web +\S+ +never +\S+ +works$/m,
    );
    expect(receiptOf(await submitWith(secret, 'infra/a')).state).toBe('waiting');
    expect(await listed('ci')).toMatchObject({ lastUsed: expect.any(String) });
    const outside = await submitWith(secret, 'db/a');
    expect(outside).toMatchObject({ code: 2, stdout: '' });
    expect(outside.stderr).toContain('The token ci is for infra/, web alone');
    const revoked = await cli(['token', 'revoke', 'ci', '--reason', 'it was in a log.']);
    expect(revoked).toMatchObject({ code: 0 });
    const refused = await submitWith(secret, 'infra/a');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(
      /^holdpoint: \S+ refuses it\. The token ci was revoked on \S+: it was in a log\. Make another with holdpoint token create ci --replaces ci, on the server, and put it into HOLDPOINT_TOKEN\.\n$/,
    );
    expect(await listed('ci')).toMatchObject({ state: 'revoked' });
    const all = await cli(['token', 'list', '--json']);
    expect(all.stdout + table.stdout + revoked.stdout).not.toContain(secret.slice(3));
    expect(all.stdout).not.toMatch(/[0-9a-f]{64}/);
    const ledger = await fetch(`${sample.address}/api/ledger`);
    expect(ledger.status).toBe(401);
  });

  it('puts a new secret in the place of an old one under the same name', async () => {
    const old = await create('rotates', '--for', '90d', '--owner', 'mia.larsen');
    const { id } = receiptOf(await submitWith(old, 'rotates/a'));
    const fresh = await create('rotates', '--replaces', 'rotates');
    expect((await submitWith(old, 'rotates/a')).stderr).toMatch(
      /The token rotates was replaced on \S+ Put the secret of the newer one, rotates, into HOLDPOINT_TOKEN/,
    );
    expect(receiptOf(await submitWith(fresh, 'rotates/a'))).toMatchObject({ id, created: false });
    expect(await listed('rotates')).toMatchObject({ owner: 'mia.larsen', state: 'works' });
    expect(await listed('rotates~1')).toMatchObject({ state: 'replaced' });
  });

  it.each([
    [['token', 'create', 'a b'], /not a name for a token/],
    [['token', 'create', 'ci2', '--owner', 'nobody'], /neither the catalog nor a directory knows/],
    [['token', 'create', 'ci2', '--for', 'soon'], /--for soon: not a duration/],
    [['token', 'create', 'ci2', '--slots', 'a b'], /not a list of slots/],
    [['token', 'create', 'ci2', '--slots', ''], /not a list of slots/],
    [['token', 'create', 'ci2', '--replaces', 'none'], /There is no token of the name none/],
    [['token', 'create', 'sample'], /There is a token of the name sample already/],
    [['token', 'create', 'ci2', '--scope', 'scim', '--slots', 'a'], /hands nothing in/],
    [['token', 'create', 'ci2', '--scope', 'everything'], /there is no scope "everything"/],
    [['token', 'create', 'ci2', '--scope', ''], /there is no scope ""/],
    [['token', 'create', 'ci2', '--scope', 'submit,scim'], /scim is for a directory/],
    [['token', 'create', 'ci2', '--slots', 'catalog/mesh'], /takes --scope catalog as well/],
    [
      ['token', 'create', 'ci2', '--scope', 'submit,catalog', '--slots', 'web/'],
      /takes catalog\/ORIGIN among them/,
    ],
    [
      ['token', 'create', 'ci2', '--scope', 'scim', '--replaces', 'sample'],
      /cannot take its place/,
    ],
    [['token', 'revoke', 'none', '--reason', 'why not'], /There is no token of the name none/],
    [['token', 'revoke', 'sample'], /required option '--reason/],
    [['token', 'revoke', 'sample', '--reason', ' '], /say why in one line/],
  ])('refuses %j and changes nothing', async (args, says) => {
    const ran = await cli(args);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(says);
    expect(await listed('ci2')).toBeUndefined();
    expect(await listed('sample')).toMatchObject({ state: 'works' });
  });
});

describe('the scopes of a token', () => {
  it('are what it was made for, in one order, and listed', async () => {
    await create('reads', '--scope', 'read, submit,read');
    expect(await listed('reads')).toMatchObject({ scopes: ['submit', 'read'] });
    await create('mesh', '--scope', 'catalog', '--slots', 'catalog/mesh');
    expect(await listed('mesh')).toMatchObject({ scopes: ['catalog'] });
  });

  it('say to whoever uses it for something else what to do', async () => {
    const HOLDPOINT_TOKEN = await create('plain');
    const ran = await cli(['ledger', 'verify', '--server', sample.address], { HOLDPOINT_TOKEN });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(
      'The token plain is for submit, and this takes one for read. Make one on the server, holdpoint token create NAME --scope read, or let this one do more: holdpoint token create plain --replaces plain --scope submit,read.',
    );
    const reads = {
      HOLDPOINT_TOKEN: await create('plain', '--replaces', 'plain', '--scope', 'submit,read'),
    };
    expect(await cli(['ledger', 'verify', '--server', sample.address], reads)).toMatchObject({
      code: 0,
    });
  });

  it('let no pipeline use what another handed in, unless it was made for that', async () => {
    const { id } = receiptOf(await submitWith(await create('one'), 'others/a'));
    expect(await sample.answer(id, 'lena.brandt', 'approve')).toBe(200);
    const wait = (HOLDPOINT_TOKEN: string) => cli(['wait', id, 'plan.json'], { HOLDPOINT_TOKEN });
    const refused = await wait(await create('two'));
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain(
      `Case ${id} was handed in by the token one, so its release is not for the token two to use.`,
    );
    expect(await wait(await create('applies', '--scope', 'confirm'))).toMatchObject({ code: 0 });
  });
});

describe('attacks by whoever has a token', () => {
  it('its owner cannot release what it hands in', async () => {
    const { id } = receiptOf(
      await submitWith(await create('lenas', '--owner', 'lena.brandt'), 'l/a'),
    );
    expect(await sample.answer(id, 'lena.brandt', 'approve')).toBe(403);
  });

  it('a token revoked while it waits uses no release', async () => {
    const secret = await create('leaked');
    const env = { HOLDPOINT_TOKEN: secret };
    const { id } = receiptOf(await submitWith(secret, 'leaked/a'));
    const waiting = cli(['wait', id, 'plan.json', '--timeout', '1m'], env);
    await cli(['token', 'revoke', 'leaked', '--reason', 'it was in a log']);
    expect(await sample.answer(id, 'lena.brandt', 'approve')).toBe(200);
    const ran = await waiting;
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('The token leaked was revoked');
    // Nor does anybody learn more with it.
    expect((await cli(['wait', id, 'plan.json'], env)).stderr).toContain('was revoked');
  });

  it('a second token does not take the place of what people were asked', async () => {
    const { id } = receiptOf(await submitWith(await create('first'), 'slot/a'));
    const ran = await submitWith(await create('second'), 'slot/a', 'Something else');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain("The slot slot/a is the token first's");
    expect(await sample.answer(id, 'lena.brandt', 'approve')).toBe(200);
  });

  it('a hand that is left out is somebody unknown, who asks for one person more', async () => {
    const nobody = { GITLAB_CI: '', GITLAB_USER_EMAIL: '', HOLDPOINT_TOKEN: await create('bare') };
    const ran = await cli(
      ['submit', 'plan.json', '--title', 'T', '--slot', 'bare/a', '--format', 'json'],
      nobody,
    );
    const { id, verdict } = receiptOf(ran);
    expect(verdict.open.length).toBeGreaterThan(
      receiptOf(await submitWith(await create('named'), 'bare/b')).verdict.open.length,
    );
    await sample.answer(id, 'lena.brandt', 'approve');
    const waited = await cli(['wait', id, 'plan.json', '--timeout', '1s'], nobody);
    expect(waited).toMatchObject({ code: 10 });
  });
});
