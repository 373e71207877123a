/**
 * What a very large change costs: `node bench/patterns/large-change.ts FOLDER…` takes 3,000 real files from the
 * folders, of 200,000 lines together, as new, and reads a quarter, a half and all of them. Time is of the processor.
 */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { filePair } from '../../src/readers/file-pair.ts';
import { findPatterns } from '../../src/readers/patterns/find-patterns.ts';
import type { FilePair } from '../../src/readers/types.ts';

const FILES = 3000;
const LINES = 200_000;

const pairs: FilePair[] = [];
let lines = 0;
for (const folder of process.argv.slice(2)) {
  for (const name of globSync('**/*.{ts,js,py,go,java}', { cwd: folder })) {
    if (pairs.length === FILES) break;
    const path = join(folder, name);
    const size = statSync(path).size;
    if (size < 200 || size > 300_000) continue;
    const text = readFileSync(path, 'utf8');
    const count = text.split('\n').length;
    // Whole files, since one that is cut does not parse and costs less.
    if (count > Math.max(20, Math.floor((LINES - lines) / (FILES - pairs.length)) * 2.5)) continue;
    lines += count;
    const sources = { before: path, after: path };
    const told = `part/${pairs.length}/${name.split('/').slice(-2).join('/')}`;
    pairs.push(filePair({ path: told, before: null, after: text, sources, inRepository: true }));
  }
}
process.stdout.write(`${pairs.length} files, ${lines} added lines\n`);
await findPatterns(pairs.slice(0, 50));
for (const share of [0.25, 0.5, 1]) {
  const some = pairs.slice(0, Math.floor(pairs.length * share));
  const from = process.cpuUsage();
  const { findings, notes } = await findPatterns(some);
  const used = process.cpuUsage(from);
  const seconds = ((used.user + used.system) / 1e6).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(
    `${some.length} files: ${seconds} s of a processor, at most ${peak} MiB, ${findings.length} findings, ${notes.length} notes\n`,
  );
}
