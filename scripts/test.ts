/** `npm test [FILTER…]`: builds what the tests drive, then runs them. */
import process from 'node:process';
import { runThrough } from './run.ts';

const build = await runThrough(['node', 'scripts/build.ts', '--if-stale']);
if (build !== 0) process.exit(build);
process.exit(await runThrough(['vitest', 'run', ...process.argv.slice(2)]));
