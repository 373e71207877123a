/**
 * `npm run test:inspector`: asks the tools for agents with the protocol's official inspector. It brings 110 MB
 * along, so it is installed into a cache and is no part of `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './run.ts';

const PINNED = '@modelcontextprotocol/inspector@2.12.0';
const cache = join(root, 'node_modules/.cache/holdpoint-inspector');
const inspector = join(
  cache,
  'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js',
);

if (!existsSync(inspector)) install();
if (existsSync(inspector)) {
  const ran = spawnSync('vitest', ['run', 'test/mcp/inspector.test.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, HOLDPOINT_INSPECTOR: inspector },
  });
  process.exitCode = ran.status ?? 1;
} else process.stdout.write('SKIPPED: the inspector could not be installed.\n');

function install(): void {
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{"private":true}');
  const words = ['install', '-E', '--ignore-scripts', '--no-audit', '--no-fund', PINNED];
  spawnSync('npm', words, { cwd: cache, stdio: 'inherit', timeout: 600_000 });
}
