/**
 * How long findings take, against parsing alone: `node bench/patterns/speed.ts FOLDER…`. Each file is taken as
 * changed in one line in its middle. Times are of one process after a first round.
 */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { filePair } from '../../src/readers/file-pair.ts';
import { findPatterns } from '../../src/readers/patterns/find-patterns.ts';
import { loadGrammar } from '../../src/readers/patterns/syntax/engine.ts';
import type { GrammarName } from '../../src/readers/patterns/syntax/engine.ts';
import type { FilePair } from '../../src/readers/types.ts';

const MOST = 150;
const GRAMMARS: readonly (readonly [ending: string, grammar: GrammarName])[] = [
  ['ts', 'typescript'],
  ['js', 'javascript'],
  ['py', 'python'],
  ['go', 'go'],
  ['java', 'java'],
];

const every: FilePair[] = [];
for (const [ending, grammar] of GRAMMARS) {
  const pairs = process.argv
    .slice(2)
    .flatMap((folder) => read(folder, ending))
    .slice(0, MOST);
  every.push(...pairs);
  const { parser } = await loadGrammar(grammar);
  const parse = ({ before, after }: FilePair): void => {
    for (const text of [before, after]) parser.parse(text ?? '')?.delete();
  };
  for (const pair of pairs) parse(pair);
  await findPatterns(pairs);
  const bare: number[] = [];
  const whole: number[] = [];
  for (const pair of pairs) {
    const start = performance.now();
    parse(pair);
    const parsed = performance.now();
    await findPatterns([pair]);
    bare.push(parsed - start);
    whole.push(performance.now() - parsed);
  }
  const size = median(pairs.map(({ after }) => (after ?? '').length)) / 1000;
  process.stdout.write(
    `${ending.padEnd(5)} ${pairs.length} pairs, median ${size.toFixed(1)} kB: parsing both sides ${median(bare).toFixed(2)} ms, findings ${median(whole).toFixed(2)} ms (${(median(whole) / median(bare)).toFixed(1)} times)\n`,
  );
}
const thousand = Array.from({ length: 1000 }, (_, index) => every[index % every.length]).filter(
  (pair) => pair !== undefined,
);
const start = performance.now();
await findPatterns(thousand);
process.stdout.write(
  `1,000 pairs of all of these: ${((performance.now() - start) / 1000).toFixed(1)} s\n`,
);

function read(folder: string, ending: string): readonly FilePair[] {
  return globSync(`**/*.${ending}`, { cwd: folder })
    .filter((name) => {
      const size = statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
      return size > 1000 && size < 60_000;
    })
    .toSorted()
    .slice(0, MOST)
    .map((name) => {
      const after = readFileSync(join(folder, name), 'utf8');
      const lines = after.split('\n');
      lines.splice(Math.floor(lines.length / 2), 1);
      const path = name.replaceAll(/(?:node_modules|vendor|dist)\//g, 'x/');
      const sources = { before: name, after: name };
      return filePair({ path, before: lines.join('\n'), after, sources, inRepository: true });
    });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
