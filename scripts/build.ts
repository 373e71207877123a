/**
 * Builds what is shipped: the command line, and with it the server, into dist/cli, the pages into
 * dist/web. With `--if-stale` only when a source has changed since the last build.
 */
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build as buildPages } from 'vite';
import { bundleCli } from './bundle-cli.ts';
import { bundleGuard, compileAhead, writeDefaultSnapshot } from './bundle-guard.ts';
import { root } from './run.ts';
import { MARK, builtState, sourceState } from './source-state.ts';
import { leaksAmong, startUpModules } from './start-up.ts';

const state = sourceState(root);
const isFresh =
  (await builtState(root)) === state &&
  ['dist/cli/main.js', 'dist/guard/main.cjs', 'dist/web/index.html'].every((file) =>
    existsSync(join(root, file)),
  );

if (!process.argv.includes('--if-stale') || !isFresh) {
  await rm(join(root, MARK), { force: true });
  await Promise.all([buildCli(), buildGuard(), buildWeb()]);
  await writeFile(join(root, MARK), state);
}

/** Built aside and put in place whole, so that a command that runs meanwhile finds the old or the new. */
async function buildCli(): Promise<void> {
  const aside = join(root, `dist/.cli-${process.pid}`);
  await mkdir(aside, { recursive: true });
  const metafile = await bundleCli(root, aside);
  const leaks = leaksAmong(startUpModules(metafile));
  if (leaks.length > 0) throw new Error(`start-up would load ${leaks.join(', ')}`);
  await cp(join(root, 'src/store/migrations'), join(aside, 'migrations'), { recursive: true });
  await writeDefaultSnapshot(aside);
  await chmod(join(aside, 'main.js'), 0o755);
  await rm(join(root, 'dist/cli'), { recursive: true, force: true });
  await rename(aside, join(root, 'dist/cli'));
  const size = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  process.stdout.write(`dist/cli  ${(size / 1e6).toFixed(1)} MB\n`);
}

async function buildGuard(): Promise<void> {
  const aside = join(root, `dist/.guard-${process.pid}`);
  await mkdir(aside, { recursive: true });
  await bundleGuard(root, aside);
  await writeDefaultSnapshot(aside);
  compileAhead(aside);
  buildClient(join(aside, 'holdpoint-hook'));
  await rm(join(root, 'dist/guard'), { recursive: true, force: true });
  await rename(aside, join(root, 'dist/guard'));
  process.stdout.write('dist/guard\n');
}

/** The small client of a resident guard. Without a C compiler there is none, and hooks start a guard each. */
function buildClient(target: string): void {
  const source = join(root, 'native/hook-client.c');
  const words = ['-O2', '-s', '-Wall', '-o', target, source];
  // By itself, where a machine can: then nothing that an environment names is loaded into it.
  if (spawnSync('cc', ['-static', ...words]).status === 0) return;
  const built = spawnSync('cc', words, { encoding: 'utf8' });
  if (built.status === 0) return;
  const why = built.error === undefined ? built.stderr.trim() : 'there is no C compiler here';
  process.stdout.write(`the small client of the guard is not built: ${why}\n`);
}

async function buildWeb(): Promise<void> {
  process.chdir(root);
  await buildPages({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  process.stdout.write('dist/web\n');
}
