import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkingTree } from './reader.ts';
import { TestRepository } from './test-repository.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = new TestRepository();
});
afterEach(() => repository.remove());

function read() {
  return readWorkingTree({ repository: repository.folder });
}

async function verbs(): Promise<string[]> {
  const { effects } = await read();
  return effects.map(({ verb, resource }) => `${verb} ${resource.type} ${resource.address}`);
}

describe('a working tree', () => {
  it('shows what is staged, what is not, what is new and what is gone', async () => {
    repository.write('staged.ts', 'a\n').write('loose.ts', 'a\n').write('gone.ts', 'a\n');
    repository.write('same.ts', 'a\n').write('.gitignore', '*.log\n').commit('first');
    repository.write('staged.ts', 'b\n').git('add', 'staged.ts');
    repository.write('loose.ts', 'b\n').write('new/file.ts', 'x\n').write('noise.log', 'x\n');
    rmSync(join(repository.folder, 'gone.ts'));
    expect(await verbs()).toEqual([
      'delete file gone.ts',
      'update file loose.ts',
      'create file new/file.ts',
      'update file staged.ts',
    ]);
  });

  it('is empty where nothing changed', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    expect(await verbs()).toEqual([]);
  });

  it('is read before the first commit', async () => {
    repository.write('a.ts', 'a\n');
    expect(await verbs()).toEqual(['create file a.ts']);
    expect((await read()).mergeBase).toBeNull();
  });

  it('leaves the repository as it was', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    repository.write('a.ts', 'b\n').write('b.ts', 'b\n');
    const state = () => [
      readFileSync(join(repository.folder, '.git/index')).toString('base64'),
      readdirSync(join(repository.folder, '.git/objects'), {
        recursive: true,
        encoding: 'utf8',
      }).toSorted(),
    ];
    const before = state();
    await read();
    expect(state()).toEqual(before);
  });

  it('changes its identity with any content, also of a file that git does not know yet', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    repository.write('new.ts', 'one\n');
    const one = await read();
    expect((await read()).input).toEqual(one.input);
    repository.write('new.ts', 'two\n');
    expect((await read()).input.identity).not.toBe(one.input.identity);
  });

  it('shows a program, a link and a folder that became a link', async () => {
    repository.write('run.sh', 'x\n').write('folder/a.ts', 'a\n').commit('first');
    chmodSync(join(repository.folder, 'run.sh'), 0o755);
    rmSync(join(repository.folder, 'folder'), { recursive: true });
    symlinkSync('/etc', join(repository.folder, 'folder'));
    expect(await verbs()).toEqual([
      'create symlink folder',
      'delete file folder/a.ts',
      'update file run.sh',
    ]);
  });

  it.each(['--assume-unchanged', '--skip-worktree'])(
    'shows a file that %s hides',
    async (option) => {
      repository.write('a.ts', 'a\n').commit('first');
      repository.git('update-index', option, 'a.ts');
      repository.write('a.ts', 'hidden\n');
      expect(await verbs()).toEqual(['update file a.ts']);
    },
  );

  it('shows a change within the second in which git last looked', async () => {
    const second = 1_700_000_000;
    const dated = (path: string) => utimesSync(join(repository.folder, path), second, second);
    repository.git('config', 'core.trustctime', 'false');
    repository.write('a.ts', 'a\n');
    dated('a.ts');
    repository.commit('first');
    repository.write('a.ts', 'b\n');
    dated('a.ts');
    dated('.git/index');
    expect(await verbs()).toEqual(['update file a.ts']);
  });

  it('shows a change whose times were set back', async () => {
    repository.git('config', 'core.trustctime', 'false');
    repository.write('a.ts', 'a\n').commit('first');
    const { atime, mtime } = statSync(join(repository.folder, 'a.ts'));
    // Times in an index count whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    repository.git('read-tree', 'HEAD');
    repository.git('update-index', '--refresh');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    repository.write('a.ts', 'b\n');
    utimesSync(join(repository.folder, 'a.ts'), atime, mtime);
    expect(await verbs()).toEqual(['update file a.ts']);
  });

  it('does not show files left out by a sparse checkout', async () => {
    repository.write('in/a.ts', 'a\n').write('out/b.ts', 'b\n').commit('first');
    repository.git('sparse-checkout', 'set', 'in');
    expect(await verbs()).toEqual([]);
  });

  it('runs no filter and no monitor of the repository', async () => {
    repository.write('a.txt', 'a\n').write('.gitattributes', '*.txt filter=spy\n').commit('first');
    const trace = join(repository.folder, '.git', 'trace');
    repository.git('config', 'filter.spy.clean', `touch ${trace}; cat`);
    repository.git('config', 'filter.spy.required', 'true');
    repository.git('config', 'core.fsmonitor', `touch ${trace}`);
    repository.write('a.txt', 'b\n');
    expect(await verbs()).toEqual(['update file a.txt']);
    expect(readdirSync(join(repository.folder, '.git'))).not.toContain('trace');
  });

  it('is held while a merge waits to be resolved', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    repository.git('switch', '-q', '-c', 'side');
    repository.write('a.ts', 'side\n').commit('side');
    repository.git('switch', '-q', 'main');
    repository.write('a.ts', 'main\n').commit('main');
    expect(() => repository.git('merge', '-q', 'side')).toThrow('Command failed');
    const { effects, signals } = await read();
    expect(effects).toHaveLength(1);
    expect(signals).toMatchObject([{ kind: 'incomplete-input', weight: 'hold' }]);
  });

  it('names a branch of an agent', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    repository.git('switch', '-q', '-c', 'codex/fix-it');
    expect((await read()).clues).toMatchObject([{ kind: 'branch', tool: 'Codex', says: 'ai' }]);
  });

  it('notes a repository inside', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    mkdirSync(join(repository.folder, 'inner'));
    repository.git('init', '-q', 'inner');
    writeFileSync(join(repository.folder, 'inner', 'x.ts'), 'x\n');
    const { effects, signals } = await read();
    expect(effects).toEqual([]);
    expect(signals).toMatchObject([{ weight: 'note' }]);
  });

  it('does not exist in a bare repository', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    const bare = join(repository.folder, '.git', 'bare');
    repository.git('clone', '-q', '--bare', '.', bare);
    await expect(readWorkingTree({ repository: bare })).rejects.toThrow('has no working tree');
  });
});
