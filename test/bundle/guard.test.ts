/** What every agent waits for before each of its steps: small, and without what is only needed elsewhere. */
import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { guardParts } from '../../scripts/bundle-guard.ts';
import { root } from '../../scripts/run.ts';

/** Characters, all of them ASCII. What most calls need; each 100,000 cost about a millisecond. */
const LARGEST = 500_000;

/** Loaded where a policy, a catalog or text of another language has to be read, and nowhere else. */
const KEPT_OUT = [
  '@marcbachmann/cel-js',
  '@modelcontextprotocol',
  '@hono',
  'commander',
  'hono',
  'js-yaml',
  'libpg-query',
  'pg',
  'pino',
  'react',
  'yaml',
  'zod',
];

/** Node's own modules that a bare start has loaded already, or that cost next to nothing. */
const LIGHT = new Set(['node:fs', 'node:path']);

let parts: ReadonlyMap<string, string>;
let metafile: Metafile;
beforeAll(async () => ({ parts, metafile } = await guardParts(root)));

function packagesIn({ inputs }: Metafile): readonly string[] {
  return Object.keys(inputs)
    .filter((input) => input.includes('node_modules/'))
    .map((input) => input.slice(input.lastIndexOf('node_modules/') + 'node_modules/'.length));
}

function leaksIn(packages: readonly string[]): readonly string[] {
  return packages.filter((path) => KEPT_OUT.some((name) => path.startsWith(`${name}/`)));
}

describe('the guard', () => {
  it('has none of what is only needed elsewhere', () => {
    expect(leaksIn(packagesIn(metafile))).toEqual([]);
  });

  it.each(KEPT_OUT)('would be seen to have %s', (name) => {
    expect(leaksIn([...packagesIn(metafile), `${name}/dist/index.js`])).toHaveLength(1);
  });

  it('is looked into: it has the parser of commands', () => {
    expect(packagesIn(metafile).some((path) => path.startsWith('unbash/'))).toBe(true);
  });

  it('stays small where most calls need it', () => {
    const guard = parts.get('guard') ?? '';
    expect(guard.length).toBeGreaterThan(100_000);
    expect(guard.length).toBeLessThan(LARGEST);
  });

  it('is ASCII, since it is read as that', () => {
    for (const text of parts.values()) expect(Buffer.byteLength(text)).toBe(text.length);
  });

  it('has tables that are seldom met in parts of their own', () => {
    expect([...parts.keys()]).toEqual(expect.arrayContaining(['aws-tools', 'hosting-tools']));
  });

  it('asks Node for nothing at its start that a bare start has not', () => {
    const asked = [...parts.values()].flatMap((text) =>
      [...text.matchAll(/=PART_NEEDED_NOW\("(node:\w+)"\)/g)].map(([, name = '']) => name),
    );
    expect(asked.length).toBeGreaterThan(0);
    expect([...new Set(asked)].filter((name) => !LIGHT.has(name))).toEqual([]);
  });
});
