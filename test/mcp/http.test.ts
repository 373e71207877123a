/** The tools over streamable HTTP, and everybody who must not reach them. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN, runCli } from '../cli/run-cli.ts';
import { callOf } from './support/client.ts';
import { makeWorkspace } from './support/workspace.ts';
import type { TestWorkspace } from './support/workspace.ts';

let folder: string;
let place: TestWorkspace;
let door: ChildProcess;
let url: URL;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-mcp-http-'));
  place = await makeWorkspace(folder);
  door = spawn(process.execPath, [MAIN, 'mcp', '--http', '0'], {
    cwd: place.root,
    env: { ...place.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = await new Promise<string>((resolve) => {
    let text = '';
    door.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (/Bearer \S+\n/.test(text)) resolve(text);
    });
  });
  url = new URL(/http:\S+/.exec(said)?.[0] ?? '');
  token = /Bearer (\S+)/.exec(said)?.[1] ?? '';
});
afterAll(async () => {
  const ended = new Promise((resolve) => door.once('exit', resolve));
  door.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
});

const PING = '{"jsonrpc":"2.0","id":1,"method":"ping"}';

async function post(
  headers: Readonly<Record<string, string>>,
  { method = 'POST', body = PING, path = '/mcp' } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(path, url), {
      method,
      headers: {
        accept: 'application/json, text/event-stream',
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...headers,
      },
    });
    asking.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asking.on('error', reject);
    asking.end(method === 'GET' ? undefined : body);
  });
}

describe('the tools over HTTP', () => {
  it('serve the protocol’s own client, several at once', async () => {
    const agents = await Promise.all(
      ['codex', 'cursor'].map(async (name) => {
        const client = new Client({ name, version: '1' });
        const headers = { authorization: `Bearer ${token}` };
        const transport = new StreamableHTTPClientTransport(url, { requestInit: { headers } });
        await client.connect(transport);
        return client;
      }),
    );
    for (const client of agents) {
      expect((await client.listTools()).tools).toHaveLength(7);
      const { data } = await callOf(client, 'assess_action', { command: 'rm -rf .git' });
      expect(data['outcome']).toBe('hold');
      await client.close();
    }
  });

  it.each<readonly [string, Record<string, string>, Parameters<typeof post>[1], number]>([
    ['a good request', {}, {}, 200],
    ['a page of this machine', { origin: 'http://localhost:3000' }, {}, 200],
    ['no token', { authorization: '' }, {}, 401],
    ['another token', { authorization: 'Bearer x' }, {}, 401],
    ['another scheme', { authorization: 'Basic eDp5' }, {}, 401],
    ['a page of somebody else', { origin: 'https://evil.example' }, {}, 403],
    ['a page of a look-alike', { origin: 'http://localhost.evil.example' }, {}, 403],
    ['a page without an origin', { origin: 'null' }, {}, 403],
    ['a name that was made to point here', { host: 'evil.example' }, {}, 421],
    ['a name that begins like ours', { host: 'localhost.evil.example' }, {}, 421],
    ['another path', {}, { path: '/' }, 404],
    ['a stream', {}, { method: 'GET' }, 405],
    ['an end of a session', {}, { method: 'DELETE' }, 405],
    ['no JSON', {}, { body: '{' }, 400],
    ['another kind of body', { 'content-type': 'text/plain' }, {}, 415],
    ['too much', {}, { body: `"${'x'.repeat(11_000_000)}"` }, 413],
  ])('answer %s as they should', async (_, headers, what, status) => {
    const answered = await post(headers, what).catch(() => ({ status: 413, text: '' }));
    expect(answered).toMatchObject({ status });
    expect(answered.text).not.toContain(token);
  });

  it.each([
    [['--http', 'x'], {}, 'not a port'],
    [['--http', '70000'], {}, 'not a port'],
    [['--http', '0'], { HOLDPOINT_MCP_TOKEN: 'short' }, 'shorter than'],
  ])('do not start with %j', async (words, env, why) => {
    const ran = await runCli(['mcp', ...words], { cwd: place.root, env: { ...place.env, ...env } });
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining(why) });
  });
});
