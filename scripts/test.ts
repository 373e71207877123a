/** `npm test [FILTER…]`: builds what the tests drive, then runs them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { root, runThrough } from './run.ts';
import { rememberPassed, treeState } from './tests-passed.ts';

const build = await runThrough(['node', 'scripts/build.ts', '--if-stale']);
if (build !== 0) process.exit(build);

const filters = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'holdpoint-tests-'));
const summary = join(folder, 'summary');
process.env['HOLDPOINT_TEST_SUMMARY'] = summary;
process.env['HOLDPOINT_TEST_CLI'] = join(root, 'dist/cli/main.js');
const tree = treeState(root);
const status = await runThrough(['vitest', 'run', ...filters]);
if (status === 0 && filters.length === 0) {
  rememberPassed(root, { tree, summary: readFileSync(summary, 'utf8') });
}
rmSync(folder, { recursive: true });
process.exit(status);
