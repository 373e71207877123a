/**
 * What the patterns find in changes that people made: each commit of a repository, or the difference of two
 * folders. `node bench/patterns/history.ts --repository FOLDER [--last N]` or `… --before A --after B`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { filePair } from '../../src/readers/file-pair.ts';
import { findPatterns } from '../../src/readers/patterns/find-patterns.ts';
import { EVERY_PATTERN } from '../../src/readers/patterns/registry.ts';
import type { FilePair } from '../../src/readers/types.ts';

const { values } = parseArgs({
  options: {
    repository: { type: 'string' },
    last: { type: 'string', default: '200' },
    before: { type: 'string' },
    after: { type: 'string' },
  },
});

const counts = new Map<string, number>();
let files = 0;
if (values.repository !== undefined) await commits(values.repository, values.last);
else await folders(values.before ?? '', values.after ?? '');
process.stdout.write(`${files} changed files\n`);
for (const [pattern, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  process.stdout.write(`${String(count).padStart(6)}  ${pattern}\n`);
}

async function commits(repository: string, last: string): Promise<void> {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', repository, ...words], { encoding: 'utf8', maxBuffer: 1e9 });
  for (const commit of git('log', '--no-merges', '--format=%H', `-${last}`).trim().split('\n')) {
    const raw = git(
      'diff-tree',
      '-r',
      '--root',
      '--no-commit-id',
      '--raw',
      '-M',
      '--abbrev=40',
      '-z',
      commit,
    ).split('\0');
    const pairs: FilePair[] = [];
    for (let index = 0; index + 1 < raw.length;) {
      const [, , from = '', to = '', status = ''] = (raw[index] ?? '').split(' ');
      const isMove = /^[RC]/.test(status);
      const old = raw[index + 1] ?? '';
      const path = isMove ? (raw[index + 2] ?? '') : old;
      index += isMove ? 3 : 2;
      const read = (id: string) => (/^0+$/.test(id) ? null : git('cat-file', 'blob', id));
      pairs.push(pair(path, read(from), read(to), `${commit.slice(0, 8)}:${path}`));
    }
    await look(pairs);
  }
}

async function folders(before: string, after: string): Promise<void> {
  const pick = (folder: string) =>
    globSync('**/*.{ts,tsx,mts,js,mjs,cjs,jsx,py,go,java,json,yaml,yml}', { cwd: folder }).filter(
      (name) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 1e9) < 1e6,
    );
  const names = new Set([...pick(before), ...pick(after)]);
  const text = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
  const pairs = [...names].map((name) => {
    const path = name.replaceAll(/(?:node_modules|vendor|dist)\//g, 'x/');
    return pair(path, text(join(before, name)), text(join(after, name)), join(after, name));
  });
  await look(
    pairs.filter((one) => one.before !== one.after && one.before !== null && one.after !== null),
  );
}

function pair(path: string, before: string | null, after: string | null, source: string): FilePair {
  return filePair({
    path,
    before,
    after,
    sources: { before: source, after: source },
    inRepository: true,
  });
}

async function look(pairs: readonly FilePair[]): Promise<void> {
  files += pairs.length;
  const { findings } = await findPatterns(pairs, { also: EVERY_PATTERN.map(({ id }) => id) });
  for (const { pattern, weight, evidence } of findings) {
    const id = `${pattern} ${weight}`;
    counts.set(id, (counts.get(id) ?? 0) + 1);
    process.stdout.write(`\n${id} ${evidence.source}:${evidence.line}: ${evidence.note}\n`);
    for (const { text } of evidence.excerpt.slice(0, 4)) process.stdout.write(`    ${text}\n`);
  }
}
