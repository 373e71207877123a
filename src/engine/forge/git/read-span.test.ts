import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMirror } from './open-mirror.ts';
import { changedPaths } from './read-span.ts';

let folder = '';
const git = (...args: readonly string[]): string => {
  const as = ['-c', 'user.name=mary', '-c', 'user.email=mary@example.com', '-C', join(folder, 'w')];
  return execFileSync('git', [...as, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
};
const write = (path: string, text: string): void => {
  const file = join(folder, 'w', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const commit = (message: string): string => {
  git('add', '-A');
  git('commit', '--quiet', '--allow-empty', '--message', message);
  return git('rev-parse', 'HEAD');
};
const lines = (of: string): string =>
  Array.from({ length: 40 }, (_, at) => `${of} ${at}\n`).join('');

let commits: readonly string[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdpoint-span-'));
  mkdirSync(join(folder, 'w'));
  git('init', '--quiet', '--initial-branch=main');
  const made = [commit('nothing')];
  for (const name of ['a/moves.ts', 'a/stays.ts', 'a/goes.ts', 'retyped', 'ü "q"\t\\.ts', 'twin']) {
    write(name, lines(name));
  }
  made.push(commit('files'));
  mkdirSync(join(folder, 'w/b'));
  renameSync(join(folder, 'w/a/moves.ts'), join(folder, 'w/b/moved here.ts'));
  write('a/stays.ts', `${lines('a/stays.ts')}more\n`);
  rmSync(join(folder, 'w/a/goes.ts'));
  rmSync(join(folder, 'w/retyped'));
  symlinkSync('twin', join(folder, 'w/retyped'));
  renameSync(join(folder, 'w/ü "q"\t\\.ts'), join(folder, 'w/:100644 R'));
  write('twin 2', lines('twin'));
  write('new\nline', 'x\n');
  made.push(commit('all that can happen'));
  made.push(commit('nothing again'));
  commits = made;
  git('clone', '--quiet', '--bare', '.', join(folder, 'bare.git'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('changed paths', () => {
  it.each([
    [0, 1, 6],
    [1, 2, 9],
    [0, 2, 7],
    [2, 0, 7],
    [2, 3, 0],
  ])(
    'from commit %i to %i are those of git itself, without any renames',
    async (from, to, count) => {
      const [old = '', young = ''] = [commits[from], commits[to]];
      const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', old, young, '--'];
      const names = git(...args)
        .split('\0')
        .filter((name) => name !== '');
      const repository = await openMirror(join(folder, 'bare.git'));
      expect(await changedPaths(repository, old, young)).toEqual(names.toSorted());
      expect(names).toHaveLength(count);
    },
  );
});
