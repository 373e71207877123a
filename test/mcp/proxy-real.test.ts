/** The proxy in front of servers that people really use, by the protocol's own client. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listHolds } from '../../src/cli/guard/holds/hold-files.ts';
import { ownPort } from '../support/own-port.ts';
import { connect } from './support/client.ts';
import type { TestClient } from './support/client.ts';
import { makeWorkspace } from './support/workspace.ts';
import type { TestWorkspace } from './support/workspace.ts';

const { resolve } = createRequire(import.meta.url);
const FILES = resolve('@modelcontextprotocol/server-filesystem/dist/index.js');
/** Of the system, no package of ours. */
const PGREP = 'pgrep';
const EVERYTHING = resolve('@modelcontextprotocol/server-everything/dist/index.js');

let folder: string;
let place: TestWorkspace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-real-'));
  place = await makeWorkspace(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a server for files', () => {
  let agent: TestClient;
  beforeAll(async () => {
    const words = [
      'mcp-proxy',
      '--name',
      'files',
      '--',
      process.execPath,
      FILES,
      place.root,
      folder,
    ];
    agent = await connect(words, place);
  });
  afterAll(() => agent.close());

  it('lists all its tools', async () => {
    const { tools } = await agent.client.listTools();
    expect(tools.length).toBeGreaterThan(10);
    expect(tools.find(({ name }) => name === 'write_file')?.annotations).toMatchObject({
      destructiveHint: true,
    });
  });

  it.each([
    ['read_text_file', { path: 'src/mail/send.ts' }],
    ['list_directory', { path: '.' }],
    ['directory_tree', { path: 'src' }],
    ['write_file', { path: 'src/new.ts', content: 'export const one = 1;\n' }],
    ['write_file', { path: 'src/mail/send.ts', content: 'export const send = 2;\n' }],
    ['edit_file', { path: 'src/mail/send.ts', edits: [{ oldText: '2', newText: '3' }] }],
    ['create_directory', { path: 'src/folder' }],
    ['move_file', { source: 'src/new.ts', destination: 'src/old.ts' }],
  ])('%s passes inside the workspace: %j', async (tool, input) => {
    const paths = Object.entries(input).map(([key, value]) => [
      key,
      typeof value === 'string' && key !== 'content' ? join(place.root, value) : value,
    ]);
    const { failed, text } = await agent.call(tool, Object.fromEntries(paths));
    expect({ failed, text }).toMatchObject({ failed: false });
  });

  it.each([
    ['write_file', { path: '/etc/hosts', content: 'x' }, 'Held'],
    ['write_file', { path: join('/', 'etc', 'holdpoint', 'x'), content: 'x' }, 'Refused'],
    ['edit_file', { path: 'src/payments/a.ts', edits: [] }, 'Refused'],
    ['write_file', { path: '.holdpoint/policy.yaml', content: 'version: 1' }, 'Refused'],
    ['read_text_file', { path: '~/.ssh/id_rsa' }, 'Held'],
  ])('%s does not: %j', async (tool, input, said) => {
    const { failed, text } = await agent.call(tool, input);
    expect({ failed, text }).toMatchObject({
      failed: true,
      text: expect.stringMatching(new RegExp(`^${said} by Holdpoint`)),
    });
  });

  it('is written down', async () => {
    const lines = (await readFile(join(place.state, 'spool/decisions.jsonl'), 'utf8'))
      .trim()
      .split('\n');
    const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(records.length).toBeGreaterThan(10);
    expect(records[0]).toMatchObject({ host: 'mcp-proxy', tool: 'mcp__files__read_text_file' });
    expect(listHolds(join(place.state, 'holds')).length).toBeGreaterThan(0);
  });
});

describe('a server with everything', () => {
  const expectAll = async (agent: TestClient) => {
    const echoed = await agent.call('echo', { message: 'across' });
    expect(echoed).toMatchObject({ failed: false, text: 'Echo: across' });
    expect(
      (await agent.call('get-structured-content', { location: 'New York' })).data,
    ).toHaveProperty('temperature');
    const progress: number[] = [];
    await agent.client.callTool(
      { name: 'trigger-long-running-operation', arguments: { duration: 0.4, steps: 2 } },
      undefined,
      { onprogress: ({ progress: at }) => void progress.push(at) },
    );
    expect(progress.length).toBeGreaterThan(0);
    expect((await agent.client.listPrompts()).prompts.length).toBeGreaterThan(1);
    expect((await agent.client.listResources()).resources.length).toBeGreaterThan(1);
    const prompt = await agent.client.getPrompt({ name: 'simple-prompt' });
    expect(prompt.messages).toHaveLength(1);
  };

  it('works as it does without a proxy, over standard input', async () => {
    const agent = await connect(
      ['mcp-proxy', '--name', 'all', '--', process.execPath, EVERYTHING],
      place,
    );
    await expectAll(agent);
    expect(agent.said()).not.toContain('by Holdpoint');
    await agent.close();
  });

  it('works as it does without a proxy, over HTTP', async () => {
    const port = await ownPort();
    const server = await startHttp(port);
    try {
      const agent = await connect(
        ['mcp-proxy', '--name', 'all-http', '--url', `http://127.0.0.1:${port}/mcp`],
        place,
      );
      await expectAll(agent);
      server.kill('SIGKILL');
      await new Promise((done) => server.once('exit', done));
      await expect(agent.call('echo', { message: 'x' })).rejects.toThrow(/cannot be asked/);
      await agent.close();
    } finally {
      server.kill('SIGKILL');
    }
  });
});

async function startHttp(port: number): Promise<ChildProcess> {
  const env = { ...process.env, PORT: String(port) };
  const child = spawn(process.execPath, [EVERYTHING, 'streamableHttp'], { env, stdio: 'ignore' });
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/mcp`, { method: 'GET' }).then(
      () => true,
      () => false,
    );
  await expect.poll(answers).toBe(true);
  return child;
}

it('goes when its client goes, whether it wants to or not', async () => {
  const mark = `left-${randomUUID()}`;
  const server = [process.execPath, EVERYTHING, 'stdio', mark];
  const agent = await connect(['mcp-proxy', '--name', 'left', '--', ...server], place);
  const left = () => spawnSync(PGREP, ['-f', mark], { encoding: 'utf8' }).stdout.trim();
  expect(left().split('\n')).toHaveLength(2);
  await agent.close();
  await expect.poll(left).toBe('');
});
