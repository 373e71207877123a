import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SubmissionReceipt } from '../../src/server/contract/outcome.ts';
import { runCli } from './run-cli.ts';
import { startSampleServer, type SampleServer } from './sample-server.ts';

const PLAN = fileURLToPath(new URL('../../sample/changes/partner-dns/plan.json', import.meta.url));

let sample: SampleServer;
let folder: string;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  sample = await startSampleServer();
  ({ folder, env } = sample);
});

afterAll(() => sample.close());

async function answer(id: string, person: string, what: 'approve' | 'refuse'): Promise<void> {
  expect(await sample.answer(id, person, what)).toBeLessThan(300);
}

/** A plan of its own, so that each test has its own case. */
async function plan(name: string): Promise<void> {
  await writeFile(join(folder, name), await readFile(PLAN));
}

async function submit(name: string): Promise<SubmissionReceipt> {
  const ran = await runCli(['submit', name, '--title', name, '--format', 'json'], {
    cwd: folder,
    env,
  });
  expect(ran).toMatchObject({ code: 10, stderr: '' });
  return SubmissionReceipt.parse(JSON.parse(ran.stdout));
}

describe('assess, submit, wait, apply', () => {
  it('waits until a person has released it, and confirms what was read', async () => {
    await plan('released.json');
    const { id } = await submit('released.json');
    const waiting = runCli(['wait', id, 'released.json', '--timeout', '1m'], { cwd: folder, env });
    await answer(id, 'lena.brandt', 'approve');
    expect(await waiting).toMatchObject({ code: 0, stdout: '' });
    const again = await runCli(['wait', id, 'released.json'], { cwd: folder, env });
    expect(again).toMatchObject({ code: 20 });
  });

  it('does not confirm a plan that was changed after its release', async () => {
    await plan('changed.json');
    const { id } = await submit('changed.json');
    await answer(id, 'lena.brandt', 'approve');
    await writeFile(join(folder, 'changed.json'), `${await readFile(PLAN, 'utf8')}\n`);
    const ran = await runCli(['wait', id, 'changed.json'], { cwd: folder, env });
    expect(ran).toMatchObject({ code: 20 });
    expect(ran.stderr).toMatch(/Not what was released/);
  });

  it('ends when somebody refuses', async () => {
    await plan('refused.json');
    const { id } = await submit('refused.json');
    const waiting = runCli(['wait', id, 'refused.json', '--timeout', '1m'], { cwd: folder, env });
    await answer(id, 'lena.brandt', 'refuse');
    expect(await waiting).toMatchObject({ code: 20 });
  });

  it('leaves a ledger that fits, by the server’s word and by the database’s', async () => {
    const { HOLDPOINT_SERVER: there, ...own } = env;
    const byServer = await runCli(['ledger', 'verify', '--server', there ?? ''], { env });
    const byDatabase = await runCli(['ledger', 'verify', '--format', 'json'], { env: own });
    expect(byServer).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Intact: \d+ entries/),
    });
    expect(byDatabase.code).toBe(0);
    expect(JSON.parse(byDatabase.stdout)).toMatchObject({ kind: 'intact' });
  });

  it('makes a token that works, once for each name', async () => {
    const made = await runCli(['token', 'create', 'pipeline'], { env });
    expect(made.code).toBe(0);
    const withNew = { ...env, HOLDPOINT_TOKEN: made.stdout.trim() };
    await plan('by-token.json');
    const ran = await runCli(['submit', 'by-token.json', '--title', 'T'], {
      cwd: folder,
      env: withNew,
    });
    expect(ran.code).toBe(10);
    const twice = await runCli(['token', 'create', 'pipeline'], { env });
    expect(twice).toMatchObject({ code: 2, stdout: '' });
  });
});
