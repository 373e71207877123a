import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { MAIN } from '../../cli/run-cli.ts';
import type { TestWorkspace } from './workspace.ts';

/** The protocol's own client gives up after a minute, which a busy machine may need to start two processes. */
const PATIENT = { timeout: 170_000 };

export interface Answered {
  readonly failed: boolean;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TestClient {
  readonly client: Client;
  readonly call: (name: string, input?: Readonly<Record<string, unknown>>) => Promise<Answered>;
  readonly close: () => Promise<void>;
  /** What the process said on standard error so far. */
  readonly said: () => string;
}

/** A client of a command of ours, over its standard input and output. */
export async function connect(
  words: readonly string[],
  { root, env }: TestWorkspace,
  name = 'claude-code',
): Promise<TestClient> {
  const client = new Client({ name, version: '1.0.0' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [MAIN, ...words],
    cwd: root,
    env: { ...env },
    stderr: 'pipe',
  });
  let said = '';
  transport.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  await client.connect(transport, PATIENT);
  return {
    client,
    call: (tool, input) => callOf(client, tool, input),
    close: () => client.close(),
    said: () => said,
  };
}

export async function callOf(
  client: Client,
  name: string,
  input: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
  const asked = { name, arguments: { ...input } };
  const result = (await client.callTool(asked, undefined, PATIENT)) as CallToolResult;
  const [first] = result.content;
  return {
    failed: result.isError === true,
    text: first?.type === 'text' ? first.text : '',
    data: result.structuredContent ?? {},
  };
}
