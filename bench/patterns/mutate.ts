/**
 * How much is found of what is put into real code on purpose: one change a file, chosen by plain text and
 * not by the readers themselves. `node bench/patterns/mutate.ts [--each N] [--pattern REGEXP] FOLDER…`
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { filePair } from '../../src/readers/file-pair.ts';
import { findPatterns } from '../../src/readers/patterns/find-patterns.ts';
import { EVERY_PATTERN } from '../../src/readers/patterns/registry.ts';

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
    name: 'certificates unchecked (JS)',
    pattern: 'permission-widened-in-code',
    files: /\.[jt]sx?$/,
    shape: /(https?\.request\(|new https\.Agent\(|axios\.create\()\{/,
    into: '$1{ rejectUnauthorized: false,',
  },
  {
    name: 'certificates unchecked (Go)',
    pattern: 'permission-widened-in-code',
    files: /\.go$/,
    shape: /(&?tls\.Config\{)/,
    into: '$1InsecureSkipVerify: true, ',
  },
  {
    name: 'a token in a new line',
    pattern: 'secret-in-code',
    files: /\.(?:[jt]sx?|py|go|java)$/,
    shape: /\n((?:const|let|var|[A-Z_]+)\b[^\n]*=[^\n]*[;\w"'])\n/,
    into: (_all, line = '') => `\n${line}\nvar key = "${token(line)}"\n`,
  },
  {
    name: 'a time-out divided by 20',
    pattern: 'limit-moved',
    files: /\.(?:[jt]sx?|py|go|java)$/,
    shape: /(timeout\w* ?[=:] ?)([2468]0{2,5})(?=[,;)\n])/i,
    into: (_all, head = '', value = '') => `${head}${String(Number(value) / 20)}`,
  },
  {
    name: 'a test emptied (JS)',
    pattern: 'test-weakened',
    files: /\.(?:test|spec)\.[jt]s$/,
    shape: /\n( +)it\('([^'\n]*)', (async )?\(\) => \{\n((?! *it\()[^]*?expect[^]*?)\n\1\}\);/,
    into: "\n$1it('$2', $3() => {\n$1});",
  },
  {
    name: 'a test skipped (Python)',
    pattern: 'test-weakened',
    files: /(?:^|\/)test_\w+\.py$/,
    shape: /\n( *)(def test_)/,
    into: '\n$1@unittest.skip("later")\n$1$2',
  },
  {
    name: 'a test skipped (Go)',
    pattern: 'test-weakened',
    files: /_test\.go$/,
    shape: /\n(func Test\w+\(t \*testing\.T\) \{)\n/,
    into: '\n$1\n\tt.Skip("later")\n',
  },
  {
    name: 'a test skipped',
    pattern: 'test-weakened',
    files: /\.test\.ts$/,
    shape: /\n( +)it\('/,
    into: "\n$1it.skip('",
  },
];

/** Made of the line before it: the same each time, and like no other. */
function token(line: string): string {
  const digest = createHash('sha256').update(line).digest('hex');
  const letters = digest.toUpperCase();
  const kinds = [
    `ghp_${digest.slice(0, 36)}`,
    `AKIA${letters.slice(0, 16)}`,
    `npm_${digest.slice(1, 37)}`,
  ];
  return kinds[Number.parseInt(digest.slice(-1), 16) % kinds.length] ?? '';
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    each: { type: 'string', default: '200' },
    missed: { type: 'boolean', default: false },
    pattern: { type: 'string', default: '' },
  },
});
const found = new Map<string, { hits: number; held: number; all: number }>();
for (const folder of positionals) {
  for (const name of globSync('**/*.{ts,tsx,js,jsx,py,go,java}', { cwd: folder })) {
    const path = join(folder, name);
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 1e9) > 3e5) continue;
    await tryAll(path, name.replaceAll(/(?:node_modules|vendor|dist)\//g, 'x/'));
  }
}
for (const { name, pattern } of MUTATIONS) {
  const { hits, held, all } = found.get(name) ?? { hits: 0, held: 0, all: 0 };
  process.stdout.write(
    `${String(hits).padStart(5)} of ${String(all).padStart(4)}, ${held} held  ${pattern}: ${name}\n`,
  );
}

async function tryAll(path: string, name: string): Promise<void> {
  const text = readFileSync(path, 'utf8');
  for (const { name: title, pattern, files, shape, into } of MUTATIONS) {
    if (!new RegExp(values.pattern).test(pattern)) continue;
    const score = found.get(title) ?? { hits: 0, held: 0, all: 0 };
    if (!files.test(name) || score.all >= Number(values.each)) continue;
    const isTest = /(?:^|[/_.-])(?:tests?|spec|testing|demo|examples?)(?:[/_.-]|$)/i.test(name);
    if (isTest && pattern !== 'test-weakened') continue;
    const after = typeof into === 'string' ? text.replace(shape, into) : text.replace(shape, into);
    if (after === text) continue;
    const sources = { before: path, after: path };
    const pair = filePair({ path: name, before: text, after, sources, inRepository: true });
    const { findings, notes } = await findPatterns([pair], {
      also: EVERY_PATTERN.map(({ id }) => id),
    });
    if (notes.length > 0) continue;
    const hits = findings.filter((one) => one.pattern === pattern);
    const isHit = hits.length > 0;
    const isHeld = hits.some(({ weight }) => weight === 'hold');
    found.set(title, {
      hits: score.hits + (isHit ? 1 : 0),
      held: score.held + (isHeld ? 1 : 0),
      all: score.all + 1,
    });
    if (!isHit && values.missed)
      process.stdout.write(`${title}: ${path}: ${shape.exec(text)?.[0].trim().slice(0, 160)}\n`);
  }
}
