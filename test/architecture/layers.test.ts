/** The layer rules find what they are there to find: each is shown a violation planted in a copy of the source. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);

/** A file that breaks a rule, where it would lie, and the rule that must say so. */
const PLANTED: readonly (readonly [path: string, source: string, rule: string])[] = [
  ['src/core/change/p1.ts', "import 'node:fs';", 'core-is-pure'],
  ['src/core/reach/p2.ts', "import 'zod';", 'core-is-pure'],
  ['src/core/change/p3.ts', "import '../risk/score.ts';", 'core-flow-change'],
  ['src/core/catalog/p4.ts', "import '../policy/match.ts';", 'core-flow-catalog'],
  ['src/readers/git/p5.ts', "import '../terraform/reader.ts';", 'readers-are-apart'],
  ['src/readers/git/p6.ts', "import '../../config/package-root.ts';", 'room-readers'],
  ['src/ledger/p7.ts', "import '../engine/ports.ts';", 'room-ledger'],
  ['src/config/p8.ts', "import '../engine/cases/submit-case.ts';", 'room-config'],
  ['src/sources/jaeger/p14.ts', "import '../zipkin/source.ts';", 'sources-are-apart'],
  ['src/sources/jaeger/p15.ts', "import '../../readers/git/reader.ts';", 'room-sources'],
  ['src/engine/p9.ts', "import 'pg';", 'engine-sees-ports-only'],
  ['src/engine/p10.ts', "import '../store/open-store.ts';", 'room-engine'],
  ['src/mcp/p16.ts', "import '../server/open/start-server.ts';", 'room-mcp'],
  ['src/cli/guard/p17.ts', "import '../../config/policy/load.ts';", 'guard-loads-little'],
  ['src/cli/guard/p18.ts', "import '../../readers/sql/reader.ts';", 'guard-loads-little'],
  ['src/doors/agent/p19.ts', "import '../../store/open-store.ts';", 'room-doors'],
  ['src/doors/agent/hosts/codex/p20.ts', "import '../kiro/host.ts';", 'hosts-are-apart'],
  ['src/server/p11.ts', "import 'pg';", 'only-store-speaks-sql'],
  ['src/web/app/p12.ts', "import '../../engine/ports.ts';", 'web-knows-the-contract-only'],
  [
    'src/web/app/p13.ts',
    "import { Answer } from '../../server/contract/cases.ts';\nexport const a = Answer;",
    'web-takes-types-only-from-the-contract',
  ],
];

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'holdpoint-layers-'));
  for (const path of ['src', 'package.json', '.dependency-cruiser.mjs']) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  for (const name of ['base', 'core', 'web']) {
    cpSync(join(root, `tsconfig.${name}.json`), join(copy, `tsconfig.${name}.json`));
  }
  cpSync(join(root, 'tsconfig.json'), join(copy, 'tsconfig.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('layers', () => {
  it('every planted violation is found under its own rule', () => {
    for (const [path, source] of PLANTED) writeFileSync(join(copy, path), `${source}\n`);
    const run = spawnSync(
      bin('depcruise'),
      ['src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
      { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    for (const [path] of PLANTED) rmSync(join(copy, path));
    const found = JSON.parse(run.stdout) as {
      readonly summary: {
        readonly violations: readonly { from: string; rule: { name: string } }[];
      };
    };
    const pairs = new Set(found.summary.violations.map(({ from, rule }) => `${from} ${rule.name}`));
    for (const [path, , rule] of PLANTED) expect(pairs).toContain(`${path} ${rule}`);
  });
});

describe('purity of the core', () => {
  it.each([
    ['the process', 'export const home = process.env.HOME;'],
    ['the page', 'export const title = document.title;'],
    ['the network', "export const page = fetch('http://localhost');"],
    ['a timer', 'setTimeout(() => undefined, 1);'],
    ['Node', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;"],
  ])('the type checker refuses %s', (_, source) => {
    const planted = join(copy, 'src/core/change/planted.ts');
    writeFileSync(planted, `${source}\nexport {};\n`);
    const tsc = join(root, 'node_modules/typescript7/bin/tsc');
    const run = spawnSync(bin('node'), [tsc, '-p', 'tsconfig.core.json'], {
      cwd: copy,
      encoding: 'utf8',
    });
    rmSync(planted);
    expect(run.stdout).toContain('src/core/change/planted.ts');
    expect(run.status).not.toBe(0);
  });
});
