import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadDrills } from '../../src/config/drills/load.ts';
import { NOW, inFolder, runCli } from './run-cli.ts';

interface DrillOutput {
  readonly passed: boolean;
  readonly drills: readonly {
    readonly id: string;
    readonly passed: boolean;
    readonly harmful: Result;
    readonly twin: Result;
  }[];
}
interface Result {
  readonly outcome: string;
  readonly rules: readonly { readonly rule: string }[];
}

const SHIPPED = fileURLToPath(new URL('../../drills', import.meta.url));

async function drill(args: readonly string[], cwd?: string) {
  const ran = await runCli(
    ['drill', ...args, '--format', 'json', '--now', NOW],
    cwd === undefined ? {} : { cwd },
  );
  return { ...ran, output: JSON.parse(ran.stdout === '' ? '{}' : ran.stdout) as DrillOutput };
}

describe('holdpoint drill', () => {
  it('stops every disaster under the default policy by the rule it should, and lets every twin pass', async () => {
    const [expected, { code, stderr, output }] = await Promise.all([
      loadDrills(SHIPPED),
      drill([]),
    ]);
    expect(expected.length).toBeGreaterThanOrEqual(12);
    expect(output.drills.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    for (const [index, { id, expect: least }] of expected.entries()) {
      const came = output.drills[index];
      const rules = came?.harmful.rules.map(({ rule }) => rule);
      expect({ id, twin: came?.twin }).toMatchObject({ id, twin: { outcome: 'allow' } });
      expect({ id, rules }).toMatchObject({ id, rules: expect.arrayContaining([...least.rules]) });
      expect(least.outcome === 'deny' ? ['deny'] : ['hold', 'deny']).toContain(
        came?.harmful.outcome,
      );
    }
    expect({ code, stderr, passed: output.passed }).toEqual({ code: 0, stderr: '', passed: true });
  });

  it('ends with 30 and names what got through under a policy that asks for nothing', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'policy.yaml'), 'version: 1\ndefaults: false\n');
      const name = 'workflow-gains-write-permission';
      const { code, output } = await drill([name], folder);
      expect(code).toBe(30);
      expect(output).toMatchObject({
        passed: false,
        drills: [{ id: name, passed: false, harmful: { outcome: 'allow' } }],
      });
      const text = await runCli(['drill', name, '--now', NOW], { cwd: folder });
      expect(text.code).toBe(30);
      expect(text.stdout).toContain('FAIL');
      expect(text.stdout).toContain('It gets through');
      expect(text.stdout).toContain('Stopped 0 of 1 disasters');
      expect(text.stdout).toContain('Judged by policy.yaml');
    });
  });

  it('ends with 30 when a policy holds what is harmless', async () => {
    await inFolder(async (folder) => {
      const rule =
        'id: all\n    title: All\n    when: "true"\n    require: { approvals: [1] }\n    message: Everything.';
      await writeFile(join(folder, 'policy.yaml'), `version: 1\nrules:\n  - ${rule}\n`);
      const ran = await runCli(['drill', 'lockfile-swapped', '--now', NOW], { cwd: folder });
      expect(ran.code).toBe(30);
      expect(ran.stdout.replace(/\s+/g, ' ')).toContain('is stopped, though it is harmless');
      expect(ran.stdout).toContain('let 0 of 1 harmless twins pass');
    });
  });

  it('says what happened, what Holdpoint says and which line says it', async () => {
    const { stdout } = await runCli(['drill', 'lockfile-swapped', '--now', NOW]);
    expect(stdout).toMatch(/HOLD {2}/);
    expect(stdout).toMatch(/holdpoint\/policies\/default\.yaml:\d+/);
    expect(stdout).toContain('Stopped 1 of 1 disasters, let 1 of 1 harmless twins pass.');
  });

  it('shows each call of an agent and what its hook says', async () => {
    const name = 'agent-ignores-three-stops';
    const { code, output } = await drill([name]);
    expect(code).toBe(0);
    const [first] = output.drills;
    expect(first?.harmful).toMatchObject({
      outcome: 'deny',
      calls: expect.arrayContaining(
        [{ host: 'claude-code', asked: 'echo "only tidying up"', leadsThere: false }].map((each) =>
          expect.objectContaining({ ...each, outcome: 'stop', rules: ['stop'] }),
        ),
      ),
    });
    const { stdout } = await runCli(['drill', name, '--now', NOW]);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'claude-code: echo "only tidying up": stopped (stop)',
    );
  });

  it('refuses a call that its host would never send, naming it', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, 'mine', 'odd-call'), { recursive: true });
      await writeFile(
        join(folder, 'mine/odd-call/drill.yaml'),
        [
          'version: 1',
          'id: odd-call',
          'title: A call of no host',
          'happened: { date: "2026", what: Somebody tried., source: Ourselves }',
          'lesson: Read what is sent.',
          'calls: [{ host: cursor, payload: { nothing: true } }]',
          'twin: { title: A look, calls: [{ command: ls }], why: It reads. }',
          'expect: { outcome: hold }',
        ].join('\n'),
      );
      const ran = await runCli(['drill', '--dir', 'mine', '--now', NOW], { cwd: folder });
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toContain('{"nothing":true}: the hook cannot read this call');
    });
  });

  it('replays drills of one’s own', async () => {
    await inFolder(async (folder) => {
      const own = join(folder, 'mine', 'odd-input');
      await mkdir(own, { recursive: true });
      await writeFile(join(own, 'harmful.bin'), 'of no known kind');
      await writeFile(
        join(own, 'twin.patch'),
        'diff --git a/README.md b/README.md\n--- a/README.md\n+++ b/README.md\n@@ -1 +1 @@\n-a\n+b\n',
      );
      await writeFile(
        join(own, 'drill.yaml'),
        [
          'version: 1',
          'id: odd-input',
          'title: An input of no known kind',
          'happened: { date: "2026", what: Somebody tried., source: Ourselves }',
          'lesson: Unknown is not safe.',
          'inputs: [harmful.bin]',
          'twin: { title: A word in the README, inputs: [twin.patch], why: It is text. }',
          'expect: { outcome: hold }',
        ].join('\n'),
      );
      const { code, output } = await drill(['--dir', 'mine'], folder);
      expect(output.drills.map(({ id }) => id)).toEqual(['odd-input']);
      expect(code).toBe(0);
    });
  });

  it('lists what there is', async () => {
    const { code, stdout } = await runCli(['drill', '--list']);
    expect(code).toBe(0);
    for (const { id } of await loadDrills(SHIPPED)) expect(stdout).toContain(id);
  });

  it.each([
    [['lockfile-swaped'], /no such drill\. Did you mean lockfile-swapped\?/],
    [['lockfile'], /Did you mean lockfile-swapped\?/],
    [['zzz'], /no such drill\. See holdpoint drill --list/],
    [['--dir', 'nope'], /nope:1:1: the folder cannot be read/],
  ])('refuses %j in one line', async (args, says) => {
    const ran = await runCli(['drill', ...args]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(says);
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
