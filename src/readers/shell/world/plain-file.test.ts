import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeWorld } from './node-world.ts';
import { bytesOfPlainFile } from './plain-file.ts';
import { readFile } from './read-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdpoint-plain-'));
afterAll(() => rmSync(folder, { recursive: true }));

function pipe(path: string): string {
  execFileSync('mkfifo', [path]);
  return path;
}

describe('a plain file', () => {
  it('is read whole, and one that is missing is none', () => {
    writeFileSync(join(folder, 'text'), 'text');
    expect(bytesOfPlainFile(join(folder, 'text'), 10)?.toString()).toBe('text');
    expect(bytesOfPlainFile(join(folder, 'none'), 10)).toBeNull();
  });

  it('is no pipe, no device, no folder, and not too large', () => {
    writeFileSync(join(folder, 'long'), 'longer');
    const closed = [pipe(join(folder, 'pipe')), '/dev/zero', folder, join(folder, 'long')];
    for (const path of closed) expect(() => bytesOfPlainFile(path, 5)).toThrow('it is');
  });

  it('is no text where it does not say how long it is', () => {
    expect(readFile('/proc/self/environ', 1000).kind).toBe('closed');
    expect(readFile('/proc/self/cmdline', 1000).kind).toBe('closed');
    writeFileSync(join(folder, 'empty'), '');
    expect(readFile(join(folder, 'empty'), 1000)).toEqual({ kind: 'text', text: '' });
  });
});

describe('a repository that somebody has tampered with', () => {
  function repository(name: string): string {
    const root = join(folder, name);
    mkdirSync(root);
    const git = (...words: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { cwd: root });
    git('init', '-q', '-b', 'main');
    writeFileSync(join(root, 'empty'), '');
    git('add', '.');
    git('commit', '-qm', 'first');
    return root;
  }
  const open = (root: string) =>
    nodeWorld({ cwd: root, home: null, user: null, env: {} }).repositoryAt(root);

  it('has changed where a pipe stands for an empty file', () => {
    const root = repository('piped');
    expect(open(root)?.isDirty()).toBe(false);
    rmSync(join(root, 'empty'));
    pipe(join(root, 'empty'));
    expect(open(root)?.stateOf(join(root, 'empty'))).toBe('changed');
    expect(open(root)?.isDirty()).toBe(true);
  });

  it('cannot be told where its index cannot be read', () => {
    const root = repository('unread');
    rmSync(join(root, '.git/index'));
    pipe(join(root, '.git/index'));
    expect(open(root)?.stateOf(join(root, 'empty'))).toBe('unknown');
    expect(open(root)?.isDirty()).toBeNull();
  });

  it('is none where its folder is a link to itself', () => {
    const root = join(folder, 'looped');
    mkdirSync(root);
    symlinkSync('.git', join(root, '.git'));
    expect(open(root)).toBeNull();
  });
});
