import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { AGENT_HOSTS } from '../../../doors/agent/registry.ts';
import { HOST_BLOCKS } from './blocks.ts';
import { launcherScript } from './script.ts';

const folder = mkdtempSync(join(tmpdir(), "holdpoint's launcher "));
afterAll(() => rmSync(folder, { recursive: true }));

/** A stand-in for the guard whose whole program is `source`. */
let count = 0;
function guard(source: string): string {
  count += 1;
  const path = join(folder, `guard-${count}.cjs`);
  writeFileSync(path, `const fs = require('node:fs');\n${source}\n`);
  return path;
}

interface Run {
  readonly bundle: string;
  readonly host?: string;
  readonly shell?: readonly string[];
  readonly node?: string;
  readonly timeoutSeconds?: number;
  readonly edit?: (script: string) => string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdout?: number;
  readonly input?: string;
}

function run({ bundle, host = 'claude-code', shell = ['/bin/sh'], ...rest }: Run) {
  const { node = process.execPath, timeoutSeconds = 60, edit = (script: string) => script } = rest;
  const path = join(folder, 'launcher');
  writeFileSync(path, edit(launcherScript({ node, bundle, timeoutSeconds })), { mode: 0o755 });
  const [program = '', ...flags] = shell;
  const ended = spawnSync(program, [...flags, path, host], {
    input: rest.input ?? '{}',
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...rest.env },
    stdio: ['pipe', rest.stdout ?? 'pipe', 'pipe'],
    timeout: 150_000,
  });
  return { code: ended.status, stdout: ended.stdout, stderr: ended.stderr };
}

const frame = (code: number | string, out: string, err: string) =>
  `fs.readFileSync(0); fs.writeSync(1, ${JSON.stringify(
    `HOLDPOINT 1 ${code} ${Buffer.byteLength(out)} ${Buffer.byteLength(err)}\n${out}${err}`,
  )});`;
const BUSYBOX = process.env['HOLDPOINT_TEST_BUSYBOX'] ?? '/bin/busybox';
const SHELLS = [['/usr/bin/dash'], ['/bin/bash'], [BUSYBOX, 'sh']].filter(([program]) =>
  existsSync(program ?? ''),
);

describe.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))('%s', (_name, shell) => {
  it.each([
    ['an allow', 0, '', ''],
    ['JSON', 0, '{"decision":"deny","reason":"so"}', ''],
    ['a block in words', 2, '', 'held: no'],
    ['both', 2, '{"outcome":"deny"}\n', 'held\nfast'],
    ['more than ASCII', 2, '{"m":"gehalten – ‹prod› 🛑"}\n\n', '\n\ngrößer'],
    ['what a shell would make something of', 2, '', '$(id) `id` %s \\n * "\' ~'],
  ])('passes on %s, byte for byte', (_what, code, stdout, stderr) => {
    expect(run({ shell, bundle: guard(frame(code, stdout, stderr)) })).toEqual({
      code,
      stdout,
      stderr,
    });
  });

  it.each([
    ['nothing', 'fs.readFileSync(0);'],
    ['a crash', "throw new Error('boom');"],
    ['a crash after an allow', `${frame(0, '', '')} process.exit(1);`],
    ['a kill', "process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);"],
    ['a kill after an allow', `${frame(0, '', '')} process.kill(process.pid, 'SIGKILL');`],
    ['garbage', "fs.writeSync(1, '%%% {{{');"],
    ['a log line first', `fs.writeSync(1, 'debug\\n'); ${frame(0, '', '')}`],
    ['a line more', `${frame(0, '', '')} fs.writeSync(1, 'more');`],
    ['a newline at the end', frame(0, '{}\n', '')],
    ['an answer cut short', "fs.writeSync(1, 'HOLDPOINT 1 2 9 0\\n{');"],
    ['an answer too long', "fs.writeSync(1, 'HOLDPOINT 1 0 1 0\\n{}');"],
    ['another version', "fs.writeSync(1, 'HOLDPOINT 2 0 0 0\\n');"],
    ['an exit it may not give', frame(1, '', '')],
    ['an exit that is no number', frame('x', '', '')],
    ['lengths that are no numbers', "fs.writeSync(1, 'HOLDPOINT 1 0 -1 1\\n');"],
    ['lengths beyond all numbers', `fs.writeSync(1, 'HOLDPOINT 1 0 ${'9'.repeat(40)} 0\\n');`],
    [
      'a length with a leading zero in base 8',
      "fs.writeSync(1, 'HOLDPOINT 1 0 010 0\\n12345678');",
    ],
    ['two spaces', "fs.writeSync(1, 'HOLDPOINT 1  0 0 0\\n');"],
    ['a sixth word', "fs.writeSync(1, 'HOLDPOINT 1 0 0 0 0\\n');"],
    ['a byte of zero', "fs.writeSync(1, 'HOLDPOINT 1 0 2 0\\n\\u0000{');"],
    ['an allow on standard error', "fs.writeSync(2, 'HOLDPOINT 1 0 0 0\\n');"],
    [
      'a flood',
      "fs.writeSync(1, 'x'.repeat(6e4)); for (let i = 0; i < 50; i++) fs.writeSync(1, 'x'.repeat(6e4));",
    ],
    ['a long line', "fs.writeSync(1, 'x'.repeat(6e4)); fs.writeSync(1, 'x'.repeat(6e4));"],
  ])('blocks on %s', (_what, source) => {
    const ended = run({ shell, bundle: guard(source) });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(/^Holdpoint could not judge this action: .+\n$/u);
  });

  it('passes on a long answer whole', () => {
    const long = `{"reason":"${'ä'.repeat(30_000)}"}\n`;
    const bundle = guard(frame(0, long, 'x'.repeat(20_000)));
    expect(run({ shell, bundle })).toEqual({ code: 0, stdout: long, stderr: 'x'.repeat(20_000) });
  });

  it('blocks when there is no guard, no Node, or no such host', () => {
    const bundle = guard(frame(0, '', ''));
    expect(run({ shell, bundle: join(folder, 'none.cjs') }).code).toBe(2);
    expect(run({ shell, bundle, node: '/nonexistent/node' }).code).toBe(2);
    expect(run({ shell, bundle, node: folder }).code).toBe(2);
    expect(run({ shell, bundle, host: 'nobody' }).code).toBe(2);
    expect(run({ shell, bundle, host: '' }).code).toBe(2);
  });

  it('blocks a guard that hangs, within its time', () => {
    const ended = run({ shell, bundle: guard('for (;;);'), timeoutSeconds: 1 });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('did not answer in time');
  });

  it('keeps its time without a timeout program too, and hands on standard input', () => {
    const edit = (script: string) => script.replaceAll('/bin/timeout', '/bin/no-such-timeout');
    expect(run({ shell, edit, bundle: guard('for (;;);'), timeoutSeconds: 1 }).code).toBe(2);
    const echo =
      "const said = fs.readFileSync(0, 'utf8');" +
      'fs.writeSync(1, `HOLDPOINT 1 0 ${said.length} 0\\n${said}`);';
    expect(run({ shell, edit, bundle: guard(echo), input: '{"a":1}' })).toMatchObject({
      code: 0,
      stdout: '{"a":1}',
    });
    expect(run({ shell, edit, bundle: guard('process.exit(3)') }).code).toBe(2);
  });

  it('blocks when its answer cannot be written', () => {
    const full = openSync('/dev/full', 'w');
    const bundle = guard(frame(0, '{"decision":"deny"}', ''));
    expect(run({ shell, bundle, stdout: full }).code).toBe(2);
    expect(run({ shell, bundle: guard('throw 1'), stdout: full, host: 'copilot' }).code).toBe(2);
  });

  it('keeps the environment of the user out of the guard, and the rest in', () => {
    const poison = guard(frame(0, 'poisoned', ''));
    const report =
      'const seen = JSON.stringify([process.env.NODE_OPTIONS ?? null, process.env.NODE_EXTRA_CA_CERTS ?? null, process.env.AWS_PROFILE]);' +
      'fs.writeSync(1, `HOLDPOINT 1 0 ${seen.length} 0\\n${seen}`);';
    const env = {
      NODE_OPTIONS: `--require "${poison}"`,
      NODE_EXTRA_CA_CERTS: '/dev/zero',
      BASH_ENV: poison,
      ENV: poison,
      AWS_PROFILE: 'prod',
      'BASH_FUNC_printf%%': '() { exit 0; }',
      'BASH_FUNC_[%%': '() { return 0; }',
    };
    expect(run({ shell, bundle: guard(report), env })).toMatchObject({
      code: 0,
      stdout: '[null,null,"prod"]',
    });
    expect(run({ shell, bundle: guard('throw 1'), env }).code).toBe(2);
  });
});

describe('the block', () => {
  it('is known for every host, and said in its JSON where it reads any', () => {
    expect(Object.keys(HOST_BLOCKS)).toEqual(AGENT_HOSTS.map(({ id }) => id));
    const bundle = guard('throw 1');
    for (const host of Object.keys(HOST_BLOCKS)) {
      const ended = run({ bundle, host });
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain('Holdpoint');
      if (ended.stdout !== '') {
        expect(JSON.stringify(JSON.parse(ended.stdout))).toMatch(
          /deny.*Holdpoint could not judge/u,
        );
      }
    }
  });

  it('is no shell code, whatever the paths', () => {
    const bundle = join(folder, "a'; exit 0; '$(exit 0).cjs");
    writeFileSync(bundle, readFileSync(guard('throw 1')));
    expect(run({ bundle }).code).toBe(2);
  });
});

it('refuses a time limit that is none', () => {
  for (const timeoutSeconds of [0, -1, 1.5, Number.NaN]) {
    expect(() => launcherScript({ node: '/n', bundle: '/b', timeoutSeconds })).toThrow(RangeError);
  }
});
