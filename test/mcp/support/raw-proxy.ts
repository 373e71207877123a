import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MAIN } from '../../cli/run-cli.ts';
import type { TestWorkspace } from './workspace.ts';

const SCRIPTED = fileURLToPath(new URL('scripted-server.ts', import.meta.url));

export const TOOLS = [
  { name: 'get_thing', description: 'Gets a thing.', inputSchema: { type: 'object' } },
  { name: 'delete_thing', description: 'Deletes a thing.', inputSchema: { type: 'object' } },
  ...['die', 'hang', 'ask_client', 'change', 'noise'].map((name) => ({
    name,
    description: `Does ${name}.`,
    inputSchema: { type: 'object' },
  })),
];

export interface Message {
  readonly id?: string | number | null;
  readonly method?: string;
  readonly result?: {
    readonly isError?: boolean;
    readonly content?: readonly { readonly text: string }[];
    readonly tools?: readonly { readonly name: string }[];
  };
  readonly error?: { readonly code: number; readonly message: string };
}

/** A proxy in front of the scripted server, spoken to line by line. */
export interface RawProxy {
  readonly write: (line: string | Uint8Array) => void;
  /** Sends a request, and gives the line that answers it. */
  readonly ask: (
    method: string,
    params?: object,
    id?: number,
  ) => Promise<Message & { raw: string }>;
  readonly call: (
    tool: string,
    input?: object,
  ) => Promise<{ failed: boolean; text: string; raw: string }>;
  readonly initialise: (client?: string) => Promise<void>;
  /** The next line that says this of itself. */
  readonly next: (is: (message: Message) => boolean) => Promise<Message & { raw: string }>;
  readonly ended: Promise<number | null>;
  readonly said: () => string;
  readonly close: () => Promise<number | null>;
}

/** Puts what the server lists where it looks for it. */
export async function offer(place: TestWorkspace, tools: readonly object[] = TOOLS): Promise<void> {
  await writeFile(join(place.root, '..', 'tools.json'), JSON.stringify(tools));
}

/** What reached the server: names of tools that were called. */
export async function reached(place: TestWorkspace): Promise<readonly string[]> {
  const text = await readFile(join(place.root, '..', 'heard.jsonl'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line.includes('tools/call'))
    .map((line) => /"name":\s*"(\w+)"/.exec(line)?.[1] ?? line);
}

export function startProxy(
  place: TestWorkspace,
  words: readonly string[] = ['--name', 'srv'],
): RawProxy {
  const child = spawn(
    process.execPath,
    [MAIN, 'mcp-proxy', ...words, '--', process.execPath, SCRIPTED],
    {
      cwd: place.root,
      env: { ...place.env, SCRIPT: join(place.root, '..') },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  child.stdin.on('error', () => {});
  const seen: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    seen.push(line);
    for (const look of waiting) look();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let asked = 0;

  const next: RawProxy['next'] = (is) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const at = seen.findIndex((line) => is(JSON.parse(line) as Message));
        if (at < 0) return;
        waiting.delete(look);
        const [raw = ''] = seen.splice(at, 1);
        resolve({ ...(JSON.parse(raw) as Message), raw });
      };
      waiting.add(look);
      look();
      void ended.then((code) => reject(new Error(`the proxy ended with ${code}: ${said}`)));
    });
  const write = (line: string | Uint8Array) => {
    child.stdin.write(line);
    child.stdin.write('\n');
  };
  const ask: RawProxy['ask'] = (method, params = {}, id = (asked += 1)) => {
    write(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return next((message) => message.id === id && message.method === undefined);
  };
  return {
    write,
    next,
    ask,
    ended,
    said: () => said,
    call: async (name, input = {}) => {
      const { result, error, raw } = await ask('tools/call', { name, arguments: input });
      const text = result?.content?.[0]?.text ?? error?.message ?? '';
      return { failed: result?.isError === true || error !== undefined, text, raw };
    },
    initialise: async (client = 'claude-code') => {
      await ask('initialize', {
        protocolVersion: '2025-06-18',
        capabilities: {},
        clientInfo: { name: client, version: '1' },
      });
      write(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }));
    },
    close: () => {
      child.stdin.end();
      return ended;
    },
  };
}
