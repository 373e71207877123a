import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeWorld } from './node-world.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'node-world-')));
const root = join(base, 'app');
const ENV = {
  PATH: process.env['PATH'],
  HOME: base,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, env: ENV, encoding: 'utf8' }).trim();
}

function put(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

const world = (cwd = root) => nodeWorld({ cwd, home: base, user: 'a', env: {} });
const repository = () => {
  const found = world().repositoryAt(root);
  if (found === null) throw new Error('no repository');
  return found;
};
const state = (path: string) => repository().stateOf(join(root, path));

beforeAll(() => {
  mkdirSync(root, { recursive: true });
  git('init', '-q', '-b', 'main');
  put('.gitignore', '/build/\n*.log\n!keep.log\nsecret-[ab].txt\n');
  put('src/deep/a.ts', 'a');
  put('src/deep/b.ts', 'b');
  put('src/c.ts', 'c');
  git('add', '.');
  git('commit', '-qm', 'one');
  git('remote', 'add', 'origin', 'git@example.org:acme/app.git');
});

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

describe.each(['2', '3', '4'])('an index of version %s', (version) => {
  beforeAll(() => {
    git('update-index', '--index-version', version);
    if (version === '3') {
      put('later.ts', 'x');
      git('add', '-N', 'later.ts');
    }
  });

  it('says which files are as committed', () => {
    expect(state('src/deep/a.ts')).toBe('clean');
    expect(state('src')).toBe('clean');
  });

  it('sees a change, also one of equal length', () => {
    put('src/c.ts', 'C');
    utimesSync(join(root, 'src/c.ts'), 1, 1);
    expect(state('src/c.ts')).toBe('changed');
    expect(state('src')).toBe('changed');
    expect(repository().isDirty()).toBe(true);
    put('src/c.ts', 'c');
    utimesSync(join(root, 'src/c.ts'), 2, 2);
    expect(state('src/c.ts')).toBe('clean');
  });
});

describe('a working tree', () => {
  beforeAll(() => {
    git('reset', '-q', '--hard');
    rmSync(join(root, 'later.ts'), { force: true });
    git('reset', '-q', '--hard');
  });

  it('is clean after a checkout', () => {
    expect(repository().stateOf(root)).toBe('clean');
    expect(repository().isDirty()).toBe(false);
  });

  it('tells untracked from ignored', () => {
    put('new.ts', 'n');
    put('build/x.js', 'x');
    put('src/debug.log', 'l');
    put('src/keep.log', 'l');
    put('secret-a.txt', 's');
    put('secret-c.txt', 's');
    expect(state('new.ts')).toBe('untracked');
    expect(state('build')).toBe('ignored');
    expect(state('build/x.js')).toBe('ignored');
    expect(state('src/debug.log')).toBe('ignored');
    expect(state('src/keep.log')).toBe('untracked');
    expect(state('secret-a.txt')).toBe('ignored');
    expect(state('secret-c.txt')).toBe('untracked');
    expect(state('src/deep')).toBe('clean');
    expect(repository().isDirty()).toBe(true);
    git('clean', '-qfdx');
    expect(repository().isDirty()).toBe(false);
  });

  it('is dirty while something is staged', () => {
    put('src/c.ts', 'staged');
    git('add', 'src/c.ts');
    expect(repository().isDirty()).toBe(true);
    git('commit', '-qm', 'two');
    expect(repository().isDirty()).toBe(false);
  });

  it('is dirty while a tracked file is missing', () => {
    rmSync(join(root, 'src/c.ts'));
    expect(repository().isDirty()).toBe(true);
    git('checkout', '-q', '--', 'src/c.ts');
  });
});

describe('a repository', () => {
  it('is found from below, with its branch, remotes and commits', () => {
    const found = world(join(root, 'src/deep')).repositoryAt(join(root, 'src/deep'));
    expect(found).toMatchObject({ root, branch: 'main', defaultBranch: 'main' });
    expect(found?.remotes.get('origin')).toBe('git@example.org:acme/app.git');
    expect(found?.commitOf('refs/heads/main')).toBe(git('rev-parse', 'HEAD'));
    git('pack-refs', '--all');
    expect(repository().commitOf('refs/heads/main')).toBe(git('rev-parse', 'HEAD'));
    expect(repository().commitOf('refs/heads/none')).toBeNull();
    expect(world(join(root, 'src')).workspace).toBe(root);
  });

  it('is seen through a worktree', () => {
    const other = join(base, 'other');
    git('worktree', 'add', '-q', '-b', 'side', other);
    const found = nodeWorld({ cwd: other, home: base, user: 'a', env: {} }).repositoryAt(other);
    expect(found).toMatchObject({ root: other, gitFolder: join(root, '.git'), branch: 'side' });
    expect(found?.stateOf(join(other, 'src/deep/a.ts'))).toBe('clean');
    expect(found?.isDirty()).toBe(false);
  });

  it('has no branch when detached', () => {
    git('checkout', '-q', '--detach');
    expect(repository().branch).toBeNull();
    git('checkout', '-q', 'main');
  });

  it('is null where there is none', () => {
    expect(world().repositoryAt(base)).toBeNull();
  });

  it('is unknown where the index is broken', () => {
    const other = join(base, 'broken');
    mkdirSync(join(other, '.git'), { recursive: true });
    writeFileSync(join(other, '.git/HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(join(other, '.git/index'), 'DIRC garbage that is no index');
    writeFileSync(join(other, 'a'), 'a');
    const found = nodeWorld({ cwd: other, home: null, user: null, env: {} }).repositoryAt(other);
    expect(found?.stateOf(join(other, 'a'))).toBe('unknown');
    expect(found?.isDirty()).toBeNull();
  });
});

describe('looks', () => {
  it('say what is there', () => {
    expect(world().look(join(root, 'src/deep/a.ts'))).toEqual({ kind: 'text', text: 'a' });
    expect(world().look(join(root, 'none'))).toEqual({ kind: 'missing' });
    expect(world().look(root)).toEqual({ kind: 'folder' });
    expect(world().look('/dev/zero').kind).toBe('closed');
    writeFileSync(join(base, 'bin'), Buffer.from([1, 0, 2]));
    expect(world().look(join(base, 'bin'))).toEqual({ kind: 'closed', why: 'binary' });
    expect(world().look(join(root, 'src/c.ts'), 2)).toEqual({ kind: 'closed', why: 'too large' });
    expect(world().kindOf('/dev/null')).toBe('device');
    expect(world().kindOf(join(root, 'none'))).toBe('missing');
    expect(world().list(join(root, 'src/deep'))).toEqual(['a.ts', 'b.ts']);
    expect(world().list(join(root, 'none'))).toBeNull();
  });
});
