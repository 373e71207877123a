import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPost } from '../open-guard.ts';
import { serveGuard } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdpoint-serve-'));
const path = join(folder, 'guard.sock');
let served: { readonly close: () => Promise<void> };
beforeAll(async () => {
  const env = { HOME: folder, HOLDPOINT_STATE: join(folder, 'state') };
  served = await serveGuard(path, openPost({ env, isLive: false, rememberFor: 0 }), false);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

/** What comes back, as text; empty where the line was cut. */
function say(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let come = '';
    const line = connect(path, () => line.end(bytes));
    line.on('data', (part) => (come += part.toString()));
    line.on('error', () => resolve(''));
    line.on('close', () => resolve(come));
  });
}

function request(command: string, host = 'generic', env = ''): string {
  const payload = JSON.stringify({ command, cwd: folder });
  return `HOLDPOINT 1 ${host} 1 ${env.length} ${payload.length}\n${env}${payload}`;
}

it('outlives whatever it is told', async () => {
  const told = [
    request('rm -rf /etc', 'no-such-host'),
    request('rm -rf /etc', '__proto__'),
    request('rm -rf /etc', 'constructor'),
    'HOLDPOINT 1 generic 1 0 99999999\n',
    '\n',
    'x'.repeat(300),
  ];
  for (const each of told) expect(await say(each)).toBe('');
  expect(await say(request('rm -rf /etc', 'generic', '__proto__=1\0\0=\0HOME=/'))).toContain('ask');
  expect(await say(request('ls'))).toBe('HOLDPOINT 1 0 19 0\n{"outcome":"allow"}');
});
