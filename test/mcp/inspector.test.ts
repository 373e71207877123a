/** The same with the protocol's official inspector, where it is installed: npm run test:inspector. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN } from '../cli/run-cli.ts';
import { makeWorkspace } from './support/workspace.ts';
import type { TestWorkspace } from './support/workspace.ts';

const INSPECTOR = process.env['HOLDPOINT_INSPECTOR'] ?? '';
const EVERYTHING = createRequire(import.meta.url).resolve(
  '@modelcontextprotocol/server-everything/dist/index.js',
);

describe.skipIf(INSPECTOR === '')('the official inspector', () => {
  let folder: string;
  let place: TestWorkspace;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'holdpoint-inspector-'));
    place = await makeWorkspace(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function inspect(words: readonly string[], asked: readonly string[]) {
    const env = { ...place.env, MCP_CATALOG_PATH: join(folder, 'catalog.json') };
    const args = [
      INSPECTOR,
      '--cli',
      process.execPath,
      MAIN,
      ...words,
      '--cwd',
      place.root,
      ...asked,
    ];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: place.root,
      env,
    }).catch((error: unknown) => error as { stdout: string });
    return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  }

  it('lists the tools with their annotations', async () => {
    const { tools } = await inspect(['mcp'], ['--method', 'tools/list']);
    expect(tools).toHaveLength(7);
    expect(tools).toMatchObject([
      { annotations: { readOnlyHint: true, openWorldHint: false } },
      {},
      {},
      {},
      {},
      {},
      {},
    ]);
  });

  it.each([
    ['rm -rf .git', 'hold'],
    ['git status', 'allow'],
  ])('calls a tool: %s', async (command, outcome) => {
    const asked = [
      '--method',
      'tools/call',
      '--tool-name',
      'assess_action',
      '--tool-arg',
      `command=${command}`,
    ];
    expect(await inspect(['mcp'], asked)).toMatchObject({ structuredContent: { outcome } });
  });

  it('reads a resource, and lists what templates there are', async () => {
    const asked = ['--method', 'resources/read', '--uri', 'holdpoint://zones/src/payments/a.ts'];
    expect(JSON.stringify(await inspect(['mcp'], asked))).toContain('Money moves here.');
    const { resourceTemplates } = await inspect(['mcp'], ['--method', 'resources/templates/list']);
    expect(resourceTemplates).toHaveLength(1);
  });

  it('sees a server through the proxy as it is', async () => {
    const server = [process.execPath, EVERYTHING];
    const proxied = ['mcp-proxy', '--name', 'all', '--', ...server];
    const { tools } = await inspect(proxied, ['--method', 'tools/list']);
    expect(tools).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'echo' })]));
    const asked = ['--method', 'tools/call', '--tool-name', 'echo', '--tool-arg', 'message=across'];
    expect(await inspect(proxied, asked)).toMatchObject({ content: [{ text: 'Echo: across' }] });
  });
});
