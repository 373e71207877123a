/**
 * How much is found of what is put into real code on purpose: one change a file, chosen by plain text and
 * not by the readers themselves. `node bench/patterns/mutate.ts [--each N] FOLDER…`
 */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { filePair } from '../../src/readers/file-pair.ts';
import { findPatterns } from '../../src/readers/patterns/find-patterns.ts';

interface Mutation {
  readonly name: string;
  readonly pattern: string;
  readonly files: RegExp;
  readonly shape: RegExp;
  readonly into: string | ((...words: string[]) => string);
}

const RIGHTS = 'auth|permission|role|owner|allowed|forbid|access|session|tenant|admin';

const MUTATIONS: readonly Mutation[] = [
  {
    name: 'drop timeout= of requests',
    pattern: 'timeout-missing',
    files: /\.py$/,
    shape: /(requests\.(?:get|post|put|patch|delete)\([^()]*), ?timeout=[\w.]+/,
    into: '$1',
  },
  {
    name: 'drop Timeout of a Go client',
    pattern: 'timeout-missing',
    files: /\.go$/,
    shape: /(http\.Client\{)\s*Timeout:[^,}\n]*,?/,
    into: '$1',
  },
  {
    name: 'drop a check of rights (JS)',
    pattern: 'guard-removed',
    files: /\.[jt]sx?$/,
    shape: new RegExp(
      `\\n *if \\([^\\n]*(?:${RIGHTS})[^\\n]*\\) \\{\\n\\s*throw [^\\n]*;\\n\\s*\\}`,
      'i',
    ),
    into: '',
  },
  {
    name: 'drop a check of rights (Java)',
    pattern: 'guard-removed',
    files: /\.java$/,
    shape: new RegExp(
      `\\n *if \\([^\\n]*(?:${RIGHTS})[^\\n]*\\) \\{\\n\\s*throw [^\\n]*;\\n\\s*\\}`,
      'i',
    ),
    into: '',
  },
  {
    name: 'drop a check of rights (Python)',
    pattern: 'guard-removed',
    files: /\.py$/,
    shape: new RegExp(
      `\\n *if [^\\n]*(?:${RIGHTS})[^\\n]*:\\n\\s*raise [^\\n(]*\\([^\\n]*\\)(?=\\n)`,
      'i',
    ),
    into: '',
  },
  {
    name: 'drop a check of rights (Go)',
    pattern: 'guard-removed',
    files: /\.go$/,
    shape: new RegExp(
      `\\n\\t*if [^\\n]*(?:${RIGHTS})[^\\n]* \\{\\n\\t*return [^\\n]*Err[^\\n]*\\n\\t*\\}`,
      'i',
    ),
    into: '',
  },
  {
    name: 'drop a check for null (Java)',
    pattern: 'guard-removed',
    files: /\.java$/,
    shape: /\n *if \(\w+ == null\) \{\n\s*throw [^\n]*;\n\s*\}/,
    into: '',
  },
  {
    name: 'drop a call that validates',
    pattern: 'guard-removed',
    files: /\.(?:[jt]sx?|py|java)$/,
    shape:
      /\n[ \t]+(?:this\.|self\.)?_?(?:validate|ensure|verify|authorize)\w*\([\w., ]*\);?(?=\n)/,
    into: '',
  },
  {
    name: 'swallow a request (Python)',
    pattern: 'error-swallowed',
    files: /\.py$/,
    shape: /\n( *)(\w+ = requests\.(?:get|post|put)\([^()\n]*\))(?=\n)/,
    into: '\n$1try:\n$1    $2\n$1except Exception:\n$1    pass',
  },
  {
    name: 'swallow what is awaited (JS)',
    pattern: 'error-swallowed',
    files: /\.[jt]sx?$/,
    shape: /\n( *)(await (?:fetch|axios|client|this\.client|api|db)[\w.]*\([^\n]*\);)(?=\n)/,
    into: '\n$1try { $2 } catch {}',
  },
  {
    name: 'a limit times 100',
    pattern: 'limit-moved',
    files: /\.(?:[jt]sx?|py|go|java)$/,
    shape:
      /((?:timeout|retries|pool_size|batch_size|max_workers|maxConnections)\w* ?[=:] ?)(\d{1,5})(?=[,;)\n])/i,
    into: (_all, head = '', value = '') => `${head}${value}00`,
  },
  {
    name: 'a default that flips (Python)',
    pattern: 'default-flipped',
    files: /\.py$/,
    shape: /(def \w+\([^()\n]*\w=)(True|False)(?=[,)])/,
    into: (_all, head = '', value = '') => `${head}${value === 'True' ? 'False' : 'True'}`,
  },
  {
    name: 'certificates unchecked (Python)',
    pattern: 'permission-widened-in-code',
    files: /\.py$/,
    shape: /(requests\.(?:get|post|put|patch|delete)\([^()]*)\)/,
    into: '$1, verify=False)',
  },
  {
    name: 'sleep in a coroutine',
    pattern: 'blocking-in-async',
    files: /\.py$/,
    shape: /await asyncio\.sleep\(/,
    into: 'time.sleep(',
  },
  {
    name: 'a test skipped',
    pattern: 'test-weakened',
    files: /\.test\.ts$/,
    shape: /\n( +)it\('/,
    into: "\n$1it.skip('",
  },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    each: { type: 'string', default: '200' },
    missed: { type: 'boolean', default: false },
  },
});
const found = new Map<string, { hits: number; all: number }>();
for (const folder of positionals) {
  for (const name of globSync('**/*.{ts,tsx,js,jsx,py,go,java}', { cwd: folder })) {
    const path = join(folder, name);
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 1e9) > 3e5) continue;
    await tryAll(path, name.replaceAll(/(?:node_modules|vendor|dist)\//g, 'x/'));
  }
}
for (const { name, pattern } of MUTATIONS) {
  const { hits, all } = found.get(name) ?? { hits: 0, all: 0 };
  process.stdout.write(
    `${String(hits).padStart(5)} of ${String(all).padStart(4)}  ${pattern}: ${name}\n`,
  );
}

async function tryAll(path: string, name: string): Promise<void> {
  const text = readFileSync(path, 'utf8');
  for (const { name: title, pattern, files, shape, into } of MUTATIONS) {
    const score = found.get(title) ?? { hits: 0, all: 0 };
    if (!files.test(name) || score.all >= Number(values.each)) continue;
    const isTest = /(?:^|[/_.-])(?:tests?|spec|testing|demo|examples?)(?:[/_.-]|$)/i.test(name);
    if (isTest && pattern !== 'test-weakened') continue;
    const after = typeof into === 'string' ? text.replace(shape, into) : text.replace(shape, into);
    if (after === text) continue;
    const sources = { before: path, after: path };
    const pair = filePair({ path: name, before: text, after, sources, inRepository: true });
    const { findings, notes } = await findPatterns([pair]);
    if (notes.length > 0) continue;
    const isHit = findings.some((one) => one.pattern === pattern);
    found.set(title, { hits: score.hits + (isHit ? 1 : 0), all: score.all + 1 });
    if (!isHit && values.missed)
      process.stdout.write(`${title}: ${path}: ${shape.exec(text)?.[0].trim().slice(0, 160)}\n`);
  }
}
