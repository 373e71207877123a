/**
 * How often each pattern is found in code that somebody else wrote: every file under some folders taken as
 * newly added, alone. `node bench/patterns/survey.ts [--show PATTERN|all] [--every N] FOLDER…` counts,
 * and shows every Nth finding to be judged by a person.
 */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { filePair } from '../../src/readers/file-pair.ts';
import { findPatterns } from '../../src/readers/patterns/find-patterns.ts';
import { EVERY_PATTERN } from '../../src/readers/patterns/registry.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    show: { type: 'string' },
    every: { type: 'string', default: '1' },
    ending: { type: 'string', default: 'ts,tsx,mts,js,mjs,cjs,jsx,py,go,java' },
    tests: { type: 'boolean', default: false },
    lines: { type: 'string', default: '6' },
  },
});

const endings = `*.{${values.ending},_}`;
const counts = new Map<string, number>();
const shown = new Map<string, number>();
let files = 0;
let unread = 0;
for (const folder of positionals) {
  for (const name of globSync(`**/${endings}`, { cwd: folder })) {
    if (
      !values.tests &&
      /(?:^|[/_.-])(?:tests?|spec|__tests__|testdata|testing)(?:[/_.-]|$)/i.test(name)
    )
      continue;
    const path = join(folder, name);
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? Infinity) > 1_000_000) continue;
    await look(path, name.replaceAll(/(?:node_modules|vendor|dist)\//g, 'x/'));
  }
}

process.stdout.write(`${files} files, ${unread} not read whole\n`);
for (const [pattern, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  process.stdout.write(`${String(count).padStart(6)}  ${pattern}\n`);
}

async function look(path: string, name: string): Promise<void> {
  const after = readFileSync(path, 'utf8');
  files++;
  const pair = filePair({
    path: name,
    before: null,
    after,
    sources: { before: path, after: path },
    inRepository: true,
  });
  const { findings, notes } = await findPatterns([pair], {
    also: EVERY_PATTERN.map(({ id }) => id),
  });
  unread += notes.length;
  for (const one of findings) {
    const id = `${one.pattern} ${one.weight}`;
    counts.set(id, (counts.get(id) ?? 0) + 1);
    if (values.show !== 'all' && one.pattern !== values.show && id !== values.show) continue;
    const nth = shown.get(id) ?? 0;
    shown.set(id, nth + 1);
    if (nth % Number(values.every) !== 0) continue;
    const { line, note, excerpt } = one.evidence;
    process.stdout.write(`\n${id} ${path}:${line}: ${note}\n`);
    for (const { text } of excerpt.slice(0, Number(values.lines)))
      process.stdout.write(`    ${text}\n`);
  }
}
