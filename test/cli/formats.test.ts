import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { AssessOutputSchema } from '../../src/config/schema/verdict.ts';
import { MAIN, NOW, inFolder, runCli } from './run-cli.ts';

const exec = promisify(execFile);
const SAMPLE = fileURLToPath(new URL('../../sample', import.meta.url));
const JUDGED = [
  '--policy',
  'policy.yaml',
  '--catalog',
  'catalog.yaml',
  '--incidents',
  'incidents.yaml',
];
const PATCH = 'changes/payment-retries/change.patch';
const PLAN = 'changes/orders-database/plan.json';

const assess = (input: string, ...args: readonly string[]) =>
  runCli(['assess', input, ...JUDGED, '--now', NOW, ...args], { cwd: SAMPLE });

describe.each([PATCH, PLAN])('holdpoint assess %s', (input) => {
  it('prints JSON that keeps to its schema, the same bytes each time', async () => {
    const [first, second] = await Promise.all([
      assess(input, '--format', 'json'),
      assess(input, '--format', 'json'),
    ]);
    expect(first).toMatchObject({ code: 10 });
    expect(first.stderr).toBe('');
    expect(second.stdout).toBe(first.stdout);
    const document: unknown = JSON.parse(first.stdout);
    expect(AssessOutputSchema.parse(document)).toEqual(document);
  });

  it('says the same in every format', async () => {
    const json = await assess(input, '--format', 'json');
    const { change, verdict, assessment } = AssessOutputSchema.parse(JSON.parse(json.stdout));
    const others = await Promise.all(
      ['text', 'markdown', 'sarif'].map((format) => assess(input, '--format', format)),
    );
    for (const { code, stdout } of others) {
      expect(code).toBe(10);
      expect(stdout).toContain(change.digest);
      for (const { rule } of verdict.reasons) expect(stdout).toContain(rule);
    }
    expect(assessment.at).toBe('2026-03-05T09:00:00.000Z');
  });

  it('writes the whole report into a file', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'report.json');
      const ran = await assess(input, '--format', 'json', '--output', file);
      expect(ran).toMatchObject({ code: 10, stdout: '' });
      expect(ran.stderr).toContain(`HOLD: written to ${file}`);
      expect(await readFile(file, 'utf8')).toBe((await assess(input, '--format', 'json')).stdout);
    });
  });
});

describe('text output', () => {
  it.each([
    [{}, [], false],
    [{ FORCE_COLOR: '1' }, [], true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
    [{}, ['--color'], true],
    [{ FORCE_COLOR: '1' }, ['--no-color'], false],
  ])('has colour in a pipe only when asked: %j %j', async (env, flags, coloured) => {
    const args = ['assess', PATCH, ...JUDGED, '--now', NOW, ...flags];
    const { stdout } = await runCli(args, { cwd: SAMPLE, env });
    expect(stdout.includes('\u001b[')).toBe(coloured);
  });

  it('ends quietly, with the verdict in the exit code, when its reader has seen enough', async () => {
    const command = `"${process.execPath}" "${MAIN}" assess ${PATCH} --format json | head -c 10 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await exec('bash', ['-c', command], { cwd: SAMPLE });
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe('10');
  });
});

describe('who made it', () => {
  it.each([
    [{ CLAUDECODE: '1' }, [], 'ai-declared'],
    [{}, ['--ai', 'Codex'], 'ai-declared'],
    [{ CURSOR_AGENT: '1' }, ['--human'], 'ai-declared'],
    [{}, ['--human'], 'unknown'],
    [{}, [], 'unknown'],
  ])('is taken from the environment %j and the flags %j', async (env, flags, kind) => {
    const args = ['assess', '-', ...flags, '--format', 'json', '--now', NOW];
    const { stdout } = await runCli(args, { cwd: SAMPLE, env, stdin: 'of no known kind' });
    expect(AssessOutputSchema.parse(JSON.parse(stdout)).assessment.provenance.kind).toBe(kind);
  });
});

describe('help', () => {
  it('prints the version alone', async () => {
    const { version } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('is there for every command, with examples or exit codes, on stdout', async () => {
    const { stdout: top } = await runCli(['--help']);
    const names = [...top.matchAll(/^ {2}(\w+) .*$/gm)]
      .map(([, name]) => name)
      .filter((name) => name !== 'help');
    expect(names).toEqual(
      expect.arrayContaining(['assess', 'submit', 'wait', 'drill', 'policy', 'completion']),
    );
    const pages = await Promise.all(names.map((name) => runCli([name ?? '', '--help'])));
    for (const { code, stdout, stderr } of pages) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/Examples:|Exit codes:|Commands:/);
    }
  });

  it('is what a bare call prints, as a mistake', async () => {
    const ran = await runCli([]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('Usage: holdpoint');
  });
});
