/** `npm start`: builds what is stale and serves Holdpoint with the sample organisation. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { root, runThrough } from './run.ts';

const build = await runThrough(['node', 'scripts/build.ts', '--if-stale']);
if (build !== 0) process.exit(build);

const server = spawn(
  process.execPath,
  [join(root, 'dist/cli/main.js'), 'serve', '--sample', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // A terminal sends its signals to the whole group; passing them on serves those sent to us alone.
  process.on(signal, () => server.kill(signal));
}
server.once('exit', (status, signal) => process.exit(signal ? 1 : (status ?? 1)));
