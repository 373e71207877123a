/**
 * A server of tools that does what a test says. `SCRIPT` names a folder: `tools.json` is what it lists, read
 * anew each time; each line that it hears goes to `heard.jsonl`.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

interface Heard {
  readonly id?: string | number;
  readonly method?: string;
  readonly params?: { readonly name?: string; readonly cursor?: string };
}

const folder = process.env['SCRIPT'] ?? '.';
const say = (message: object) =>
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
/** Spaces and an odd number, so that a line that was written anew is not the same line. */
const ODD = (id: unknown, text: string) =>
  `{"jsonrpc": "2.0",  "id": ${JSON.stringify(id)}, "result": {"content": [{"type": "text", "text": ${JSON.stringify(text)}}], "_meta": {"big": 12345678901234567890.10}}}\n`;

function call(id: unknown, name: string): void {
  switch (name) {
    case 'die':
      return process.exit(3);
    case 'hang':
      return;
    case 'ask_client':
      say({
        id: 'from-server-1',
        method: 'sampling/createMessage',
        params: { messages: [], maxTokens: 1 },
      });
      return void process.stdout.write(ODD(id, 'asked'));
    case 'change':
      say({ method: 'notifications/tools/list_changed' });
      return void process.stdout.write(ODD(id, 'changed'));
    case 'noise':
      process.stdout.write('this is a log line\n');
      say({ id: 'nobody-asked', result: { tools: [{ name: 'evil' }] } });
      return void process.stdout.write(ODD(id, 'noisy'));
    default:
      process.stdout.write(ODD(id, `did ${name}`));
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  appendFileSync(join(folder, 'heard.jsonl'), `${line.slice(0, 2000)}\n`);
  const { id, method, params } = JSON.parse(line) as Heard;
  if (id === undefined || method === undefined) return;
  if (method === 'initialize') {
    const serverInfo = { name: 'scripted', version: '1' };
    const capabilities = { tools: { listChanged: true } };
    return say({ id, result: { protocolVersion: '2025-06-18', capabilities, serverInfo } });
  }
  if (method === 'tools/list') {
    const tools = JSON.parse(readFileSync(join(folder, 'tools.json'), 'utf8')) as readonly object[];
    // Two pages, so that both are seen.
    const rest = params?.cursor === 'rest';
    const page = rest ? tools.slice(1) : tools.slice(0, 1);
    return say({ id, result: { tools: page, ...(rest ? {} : { nextCursor: 'rest' }) } });
  }
  if (method === 'tools/call') return call(id, params?.name ?? '');
  return say({ id, result: {} });
});
