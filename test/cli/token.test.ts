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
      scope: 'submit',
      owner: 'lena.brandt',
      slots: ['infra/', 'web'],
      lastUsed: null,
      state: 'works',
    });
    const table = await cli(['token', 'list']);
    expect(table.stdout).toMatch(/^NAME +SCOPE +OWNER +SLOTS +CREATED +LAST USED +ENDS +STATE$/m);
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
