import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SafetyCase } from '../../src/server/contract/cases.ts';
import { SubmissionReceipt } from '../../src/server/contract/outcome.ts';
import { MAIN, runCli } from './run-cli.ts';

const PLAN = fileURLToPath(new URL('../../sample/changes/partner-dns/plan.json', import.meta.url));

let folder: string;
let server: ChildProcess;
let address: string;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-release-'));
  const data = join(folder, 'data');
  const own = { PATH: process.env['PATH'] ?? '', HOLDPOINT_DATA: data };
  server = spawn(process.execPath, [MAIN, 'serve', '--sample', '--port', '0'], {
    env: own,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  address = await addressOf(server);
  const token = (await readFile(join(data, 'sample.token'), 'utf8')).trim();
  env = { HOLDPOINT_DATA: data, HOLDPOINT_SERVER: address, HOLDPOINT_TOKEN: token };
}, 120_000);

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
}, 60_000);

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const [found] = /\bhttp:\/\/localhost:\d+$/m.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

/** Answers a case in a browser's place: signs in as the person and says what was seen. */
async function answer(id: string, person: string, what: 'approve' | 'refuse'): Promise<void> {
  const headers = { origin: address, 'content-type': 'application/json' };
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ person }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const page = await fetch(`${address}/api/cases/${id}`, { headers: { cookie } });
  const { assessment, verdict } = SafetyCase.parse(await page.json());
  const seen = {
    changeDigest: assessment.change.digest,
    assessmentDigest: assessment.digest,
    policyHash: verdict.policyHash,
  };
  const body = JSON.stringify({ answer: what, reason: 'Looked at it with the partner.', seen });
  const answered = await fetch(`${address}/api/cases/${id}/answers`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body,
  });
  expect(answered.status).toBeLessThan(300);
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
