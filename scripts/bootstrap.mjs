/**
 * Makes a fresh clone ready and hands over to a script: `node scripts/bootstrap.mjs SCRIPT [ARGS…]`.
 * Runs on any Node from 18 on and uses nothing but Node itself, since nothing may be installed yet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.holdpoint-installed');
const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
if (!isInstalled()) install();

const [script, ...args] = process.argv.slice(2);
const env = { ...process.env, PATH: `${join(modules, '.bin')}:${process.env.PATH ?? ''}` };
const child = spawn(node, [join(root, script), ...args], { stdio: 'inherit', env });
// A signal sent to this process alone would leave the script behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('error', (error) => fail(`could not run ${script}: ${error.message}`));
child.once('exit', (status, signal) => process.exit(signal ? 1 : (status ?? 1)));

function isInstalled() {
  return existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
}

function install() {
  process.stderr.write('holdpoint: installing dependencies (once) …\n');
  // A registry that lacks a binary for another platform makes `npm ci` refuse the whole lock file.
  if (!npm('ci') && !npm('install', '--no-save')) fail('npm failed; its messages stand above');
  if (!existsSync(node)) fail('the package "node" brought no binary for this platform');
  writeFileSync(stamp, lock);
}

function npm(...command) {
  const flags = [...command, '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync('npm', flags, { cwd: root, stdio: ['ignore', 2, 2], env: plainEnv() });
  if (result.error) fail(`could not run npm: ${result.error.message}. Install npm and try again`);
  return result.status === 0;
}

/** What `npm run` adds to the environment describes the outer run and would mislead an inner npm. */
function plainEnv() {
  const own = /^npm_(package|lifecycle|config_local_prefix|execpath|node_execpath|command)/u;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

function fail(message) {
  process.stderr.write(`holdpoint: ${message}.\n`);
  process.exit(1);
}
