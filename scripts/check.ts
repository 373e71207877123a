/** Everything that must hold before a change is merged: `npm run check`. Tests come last, in the open. */
import process from 'node:process';
import { root, runAll, runThrough, type Task } from './run.ts';
import { passedOnThisTree } from './tests-passed.ts';

const tsc = ['node', 'node_modules/typescript7/bin/tsc', '-p'] as const;

/** Each checker learns all shared types for itself, so more of them take more time than they save. */
const CHECKERS = ['--checkers', '2'] as const;

const format = (...paths: readonly string[]): Task['command'] => [
  ...(['prettier', '--check', '--ignore-unknown', '--log-level', 'warn'] as const),
  ...paths,
];

/** The longest first. Two read how files are laid out, each about half of them. */
const TASKS: readonly Task[] = [
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format of the readers and the command line', command: format('src/{readers,cli}/**') },
  { name: 'format of all else', command: format('.', '!src/{readers,cli}/**') },
  { name: 'types', command: [...tsc, 'tsconfig.json', ...CHECKERS] },
  { name: 'types of the web app', command: [...tsc, 'tsconfig.web.json', ...CHECKERS] },
  { name: 'purity of the core', command: [...tsc, 'tsconfig.core.json'] },
  { name: 'layers', command: ['node', 'scripts/check-layers.ts'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  { name: 'schemas are fresh', command: ['node', 'scripts/generate-schemas.ts', '--check'] },
  { name: 'OpenAPI is fresh', command: ['node', 'scripts/generate-openapi.ts', '--check'] },
  {
    name: 'tables are fresh',
    command: ['node', 'scripts/generate-terraform-tables.ts', '--check'],
  },
  {
    name: 'tables of properties are fresh',
    command: ['node', 'scripts/generate-cloudformation-tables.ts', '--check'],
  },
  { name: 'sizes of files', command: ['node', 'scripts/check-sizes.ts'] },
  { name: 'build', command: ['node', 'scripts/build.ts'] },
];

const results = await runAll(TASKS, ({ task, status, seconds, output }) => {
  const mark = status === 0 ? 'ok  ' : 'FAIL';
  process.stdout.write(`${mark} ${task.name} (${seconds.toFixed(1)} s)\n`);
  if (status !== 0) process.stdout.write(`${output.trimEnd()}\n`);
});
const failed = results.filter(({ status }) => status !== 0);

const passed = passedOnThisTree(root);
if (passed !== null) process.stdout.write('ok   tests (they passed on exactly this tree)\n');
const tests = passed === null ? await runThrough(['node', 'scripts/test.ts']) : 0;
if (failed.length > 0) {
  const names = failed.map(({ task }) => task.name).join(', ');
  process.stdout.write(`${failed.length} of ${TASKS.length} checks failed: ${names}\n`);
}
if (passed !== null) process.stdout.write(`\n${passed}\n`);
process.exit(failed.length > 0 ? 1 : tests);
