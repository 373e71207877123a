/** The resident guard and its small client, as processes. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { writeStop } from '../../src/cli/guard/stop/stop-files.ts';
import { MAIN } from './run-cli.ts';

const hasCompiler = spawnSync('cc', ['--version']).status === 0;

let folder: string;
let client: string;
let launcher: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-'));
  client = join(folder, 'holdpoint-hook');
  launcher = join(folder, 'launcher');
  // Stands for the real one: says that it was asked, with what, and blocks.
  writeFileSync(launcher, '#!/bin/sh\ncat > "$0.got"\necho "launcher for $1" >&2\nexit 2\n', {
    mode: 0o755,
  });
  if (hasCompiler)
    execFileSync('cc', ['-O2', '-Wall', '-Werror', '-o', client, 'native/hook-client.c']);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const call = (command: string, cwd = folder) =>
  JSON.stringify({
    session_id: 's1',
    cwd,
    hook_event_name: 'PreToolUse',
    tool_name: 'Bash',
    tool_input: { command },
  });

async function resident(name: string) {
  const state = join(folder, name);
  mkdirSync(state);
  const socket = join(state, 'guard.sock');
  const child = spawn(process.execPath, [MAIN, 'guard', '--socket', socket], {
    env: { PATH: process.env['PATH'], HOME: folder, HOLDPOINT_STATE: state },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  while (!said.includes('answering')) said += String((await once(child.stderr, 'data'))[0]);
  return {
    state,
    socket,
    end: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

const ask = (socket: string, input: string, env: Record<string, string> = {}) =>
  spawnSync(client, [socket, launcher, 'claude-code'], {
    input,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env },
  });

describe.skipIf(!hasCompiler)('the resident guard through its client', () => {
  it('answers as the hook does, call after call', async () => {
    const { socket, state, end } = await resident('answers');
    try {
      expect(ask(socket, call('ls'))).toMatchObject({ status: 0, stdout: '', stderr: '' });
      const held = ask(socket, call('rm -rf ~'));
      expect(held.status).toBe(0);
      expect(held.stdout).toContain('"permissionDecision":"ask"');
      expect(ask(socket, 'no JSON')).toMatchObject({ status: 2 });
      const spool = readFileSync(join(state, 'spool/decisions.jsonl'), 'utf8').trim().split('\n');
      expect(spool).toHaveLength(2);
      const stop = { id: 'a', reason: 'Enough.', by: 'june', at: '2026-03-01T10:00:00Z' };
      writeStop(join(state, 'stop'), { ...stop, scope: { kind: 'all' } });
      expect(ask(socket, call('ls')).stdout).toContain('Enough.');
      expect(existsSync(`${launcher}.got`)).toBe(false);
    } finally {
      await end();
    }
  });

  it('sees the environment of whoever asks, not its own', async () => {
    const { socket, end } = await resident('environment');
    try {
      const command = call('kubectl delete pod web-1 --context "$CLUSTER"');
      const said = ask(socket, command, { CLUSTER: 'kind-local' }).stdout;
      const inProduction = ask(socket, command, { CLUSTER: 'prod-eu' }).stdout;
      expect(said).not.toContain('production');
      expect(inProduction).toContain('production');
    } finally {
      await end();
    }
  });

  it('leaves it to the launcher, with the call whole, where nobody answers', () => {
    const input = call('ls');
    const ran = ask(join(folder, 'nobody.sock'), input);
    expect(ran).toMatchObject({ status: 2, stderr: 'launcher for claude-code\n' });
    expect(readFileSync(`${launcher}.got`, 'utf8')).toBe(input);
  });

  it.each([
    ['nothing', ''],
    ['another word', 'ALLOW 1 0 0 0\n'],
    ['another version', 'HOLDPOINT 2 0 0 0\n'],
    ['less than it says', 'HOLDPOINT 1 0 5 0\nabc'],
    ['more than it says', 'HOLDPOINT 1 0 0 0\nabc'],
    ['no end of the line', 'HOLDPOINT 1 0 0 0'],
    ['more on the line', 'HOLDPOINT 1 0 0 0 0\n'],
    ['a code that is none', 'HOLDPOINT 1 256 0 0\n'],
  ])('leaves it to the launcher when it is answered %s', async (name, answer) => {
    const path = join(folder, `fake-${name.replaceAll(' ', '-')}.sock`);
    const fake = createServer({ allowHalfOpen: true }, (line) => {
      line.on('error', () => undefined);
      line.on('data', () => line.end(answer));
    });
    await new Promise<void>((resolve) => fake.listen(path, resolve));
    const child = spawn(client, [path, launcher, 'claude-code'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(call('ls'));
    const [code] = (await once(child, 'close')) as [number];
    fake.close();
    expect(code).toBe(2);
  });

  it('blocks where not even the launcher is there', () => {
    const ran = spawnSync(client, [join(folder, 'none.sock'), join(folder, 'none'), 'codex'], {
      input: call('ls'),
      encoding: 'utf8',
    });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('Holdpoint');
  });
});
