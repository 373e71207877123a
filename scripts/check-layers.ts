/**
 * Runs the layer rules, and fails when they were run on next to nothing: a checker that finds no module
 * finds no violation either.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import process from 'node:process';
import { root } from './run.ts';

const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
  (path) => !/\.(test|d)\.tsx?$/u.test(path),
).length;
const run = spawnSync(
  'depcruise',
  ['src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
  { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
);
if (run.error) throw run.error;

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}
const { modules, summary } = JSON.parse(run.stdout) as Cruise;
const seen = modules.filter(({ source }) => source.startsWith('src/')).length;
if (seen < sources) {
  process.stderr.write(`layers: ${seen} modules were checked, but src has ${sources}\n`);
  process.exit(1);
}
for (const { from, to, rule } of summary.violations) {
  process.stderr.write(`${from}: may not import ${to} (${rule.name})\n`);
}
process.exit(summary.violations.length > 0 ? 1 : 0);
