/**
 * What the patterns find between consecutive versions of other people's packages, to be judged by a person.
 * `node bench/patterns/pairs.ts --into FINDINGS.jsonl [--half first|second] FOLDER…`: each FOLDER holds one
 * folder a version. A package belongs to the first or the second half by the hash of its folder's name, so
 * that rules can be mended on the first and judged on the second, which nobody has looked at by then.
 * With --whole the last version is taken as newly added, files without any of the WORDS left out.
 */
import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  globSync,
  readFileSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { filePair } from '../../src/readers/file-pair.ts';
import { findPatterns } from '../../src/readers/patterns/find-patterns.ts';
import { EVERY_PATTERN } from '../../src/readers/patterns/registry.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    into: { type: 'string', default: '/dev/stdout' },
    half: { type: 'string' },
    whole: { type: 'string' },
  },
});
const out = createWriteStream(values.into);
let pairs = 0;
let files = 0;
for (const folder of positionals) {
  const name = basename(folder);
  const half = isOdd(name) ? 'second' : 'first';
  if (values.half !== undefined && values.half !== half) continue;
  const versions = readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => one.name)
    .toSorted(new Intl.Collator('en', { numeric: true }).compare);
  const last = versions.at(-1);
  if (values.whole !== undefined && last !== undefined)
    await compare(folder, { name, half, before: '', after: last });
  if (values.whole !== undefined) continue;
  for (const [index, after] of versions.entries()) {
    const before = versions[index - 1];
    if (before !== undefined) await compare(folder, { name, half, before, after });
  }
}
process.stderr.write(`${pairs} pairs of versions, ${files} changed files\n`);

interface Step {
  readonly name: string;
  readonly half: string;
  readonly before: string;
  readonly after: string;
}

async function compare(folder: string, step: Step): Promise<void> {
  const old = step.before === '' ? new Map<string, string>() : list(join(folder, step.before));
  const now = list(join(folder, step.after));
  const changed = [...new Set([...old.keys(), ...now.keys()])].flatMap((path) => {
    const [before, after] = [text(old.get(path)), text(now.get(path))];
    if (before === after) return [];
    if (values.whole !== undefined && !new RegExp(values.whole, 'i').test(after ?? '')) return [];
    const sources = { before: old.get(path) ?? '', after: now.get(path) ?? '' };
    return [filePair({ path, before, after, sources, inRepository: true })];
  });
  pairs++;
  files += changed.length;
  const { findings } = await findPatterns(changed, { also: EVERY_PATTERN.map(({ id }) => id) });
  for (const { pattern, weight, path, evidence } of findings) {
    const isNew = !old.has(path);
    const { source, line, note, excerpt } = evidence;
    out.write(
      `${JSON.stringify({ ...step, pattern, weight, path, isNew, source, line, note, excerpt })}\n`,
    );
  }
}

/** Paths inside a version without what a packager put before them; what was built from sources is left out. */
function list(folder: string): Map<string, string> {
  const names = globSync(
    '**/*.{ts,tsx,mts,cts,js,mjs,cjs,jsx,py,go,java,json,yaml,yml,tf,hcl,toml,sh}',
    {
      cwd: folder,
    },
  );
  return new Map(
    names
      .filter(
        (name) =>
          !/(?:^|\/)(?:node_modules|vendor|dist[^/]*|cjs|esm|_cjs|_esm)\//.test(
            name.replace('dist-packages/', ''),
          ),
      )
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [
        name.replace(/^usr\/(?:share\/gocode\/src|lib\/python3\/dist-packages)\//, ''),
        join(folder, name),
      ]),
  );
}

function text(path: string | undefined): string | null {
  return path !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function isOdd(name: string): boolean {
  return (createHash('sha256').update(name).digest()[0] ?? 0) % 2 === 1;
}
