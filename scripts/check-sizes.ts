/** Files stay readable: none of ours over 500 lines, nine in ten under 250. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './run.ts';

const LONGEST = 500;
const USUAL = 250;

const sizes = globSync('{src,test,scripts,bench}/**/*.{ts,tsx,mjs,sql,css}', { cwd: root })
  .filter((path) => !path.includes('/generated/'))
  .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
  .toSorted((a, b) => a.lines - b.lines);
const at = (share: number): number => sizes[Math.floor((sizes.length - 1) * share)]?.lines ?? 0;
const tooLong = sizes.filter(({ lines }) => lines > LONGEST);

process.stdout.write(
  `${sizes.length} files: median ${at(0.5)}, 90% ${at(0.9)}, longest ${at(1)} lines\n`,
);
for (const { path, lines } of tooLong) process.stderr.write(`${path}: ${lines} lines\n`);
if (at(0.9) > USUAL) process.stderr.write(`one file in ten is over ${USUAL} lines\n`);
process.exit(sizes.length === 0 || tooLong.length > 0 || at(0.9) > USUAL ? 1 : 0);
