import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { NOW, inFolder, runCli } from './run-cli.ts';

const exec = promisify(execFile);

const EMPTY = '{"public.users": {"rows": 0}}';

async function withFiles<T>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return work(folder);
  });
}

const DROP = { 'drop.sql': 'DROP TABLE users;\n', 'sizes.json': EMPTY };

describe('--table-sizes', () => {
  it('tells assess what it may believe, and names who said it', () =>
    withFiles(DROP, async (cwd) => {
      const args = ['assess', 'drop.sql', '--now', NOW, '--format', 'json'];
      const without = await runCli(args, { cwd });
      const ran = await runCli([...args, '--table-sizes', 'sizes.json'], { cwd });
      expect(without.code).toBe(10);
      expect(ran.stderr).toBe('');
      expect(ran.code).toBe(0);
      expect(ran.stdout).toContain('0 rows by sizes.json');
      expect(JSON.parse(ran.stdout)).toMatchObject({ change: { inputs: [{ name: 'drop.sql' }] } });
    }));

  it('is repeated in the command that submits the same change', () =>
    withFiles({ ...DROP, 'sizes.json': '{}' }, async (cwd) => {
      const args = ['assess', 'drop.sql', '--now', NOW, '--table-sizes', 'sizes.json'];
      const ran = await runCli(args, { cwd });
      expect(ran.stdout).toContain('holdpoint submit drop.sql --table-sizes sizes.json');
    }));

  it('holds for every candidate', () =>
    withFiles({ ...DROP, 'old.sql': 'DROP TABLE old;\n' }, async (cwd) => {
      const args = ['compare', '--now', NOW, 'a=old.sql', 'b=drop.sql', '--table-sizes'];
      const ran = await runCli([...args, 'sizes.json'], { cwd });
      expect(ran.code).toBe(0);
      expect(ran.stdout).toMatch(/^b could do the least harm/);
    }));

  it.each([
    ['{', 'sizes.json, line 1'],
    ['[]', 'no map of table sizes'],
    ['{\n "users": {"rows": "many"}}', 'sizes.json, line 2: rows of users is no count'],
    ['{"users": {"row": 0}}', 'neither rows nor bytes'],
    ['{"users": 0}', 'users is no map'],
    ['{"users": {"rows": 1}, "users": {"rows": 0}}', 'stands twice'],
  ])('refuses %j in one line', (text, words) =>
    withFiles({ ...DROP, 'sizes.json': text }, async (cwd) => {
      const ran = await runCli(['assess', 'drop.sql', '--table-sizes', 'sizes.json'], { cwd });
      expect(ran.code).toBe(2);
      expect(ran.stdout).toBe('');
      expect(ran.stderr.trim().split('\n')).toHaveLength(1);
      expect(ran.stderr).toContain(words);
    }),
  );

  it('refuses a file that the change itself brings', () =>
    withFiles({ a: '' }, async (cwd) => {
      const git = (...args: readonly string[]) =>
        exec('git', ['-c', 'user.name=J', '-c', 'user.email=j@example.com', ...args], { cwd });
      await git('init', '-q', '-b', 'main');
      await git('add', '.');
      await git('commit', '-qm', 'first');
      await writeFile(join(cwd, 'sizes.json'), EMPTY);
      await writeFile(join(cwd, '001_drop.sql'), 'DROP TABLE users;\n');
      const args = ['assess', '--worktree', '--table-sizes', 'sizes.json'];
      const own = await runCli(args, { cwd });
      expect([own.code, own.stderr]).toEqual([2, expect.stringContaining('part of the change')]);
      await git('add', 'sizes.json');
      await git('commit', '-qm', 'second');
      const earlier = await runCli(args, { cwd });
      expect([earlier.code, earlier.stderr]).toEqual([0, '']);
    }));

  it('refuses a file that is not there', () =>
    withFiles(DROP, async (cwd) => {
      const ran = await runCli(['assess', 'drop.sql', '--table-sizes', 'none.json'], { cwd });
      expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('none.json')]);
    }));
});
