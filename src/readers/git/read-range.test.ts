import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../types.ts';
import { readRange } from './reader.ts';
import { TestRepository } from './test-repository.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = new TestRepository();
});
afterEach(() => repository.remove());

function read(range: string, folder = repository.folder) {
  return readRange({ repository: folder, range });
}

async function verbs(range: string): Promise<string[]> {
  const { effects } = await read(range);
  return effects.map(({ verb, resource }) => `${verb} ${resource.type} ${resource.address}`);
}

async function effectAt(range: string, path: string) {
  const { effects } = await read(range);
  const found = effects.find(({ resource }) => resource.address === path);
  if (found === undefined) throw new Error(`no effect at ${path}`);
  return found;
}

describe('the files of a range', () => {
  it('become one effect each, and two for a rename', async () => {
    repository.write('kept.ts', 'a\n').write('old.ts', 'one\ntwo\nthree\n').write('gone.ts', 'x\n');
    repository.commit('first');
    repository.git('mv', 'old.ts', 'new.ts');
    repository.git('rm', '-q', 'gone.ts');
    repository.write('kept.ts', 'b\n').write('fresh.ts', 'y\n').commit('second');
    expect(await verbs('HEAD~1..HEAD')).toEqual([
      'create file fresh.ts',
      'delete file gone.ts',
      'update file kept.ts',
      'move file old.ts',
      'move file new.ts',
    ]);
    expect((await effectAt('HEAD~1..HEAD', 'old.ts')).traits).toContain('rename-source');
    expect((await effectAt('HEAD~1..HEAD', 'new.ts')).traits).toContain('rename-target');
  });

  it('keep the class of both ends of a rename', async () => {
    repository.write('.github/CODEOWNERS', '* @core\n/infra @platform\n').commit('first');
    repository.git('mv', '.github/CODEOWNERS', 'notes.txt');
    repository.commit('second');
    expect((await effectAt('HEAD~1..HEAD', '.github/CODEOWNERS')).traits).toContain(
      'ownership-file',
    );
  });

  it.each([
    'tab\tand space',
    'line\nbreak',
    'quote".txt',
    'back\\slash',
    'grüße.ts',
    '日本 語.ts',
    ' b/x b',
  ])('keep the name %j as it is', async (name) => {
    repository.commit('first');
    repository.write(name, 'x\n').commit('second');
    const effect = await effectAt('HEAD~1..HEAD', name.startsWith('"') ? `"${name}"` : name);
    expect(effect.evidence[0]?.excerpt).toEqual([{ number: 1, text: 'x', mark: 'added' }]);
  });

  it('give a name that is not UTF-8 a text of its own', async () => {
    repository.commit('first');
    writeFileSync(
      Buffer.concat([Buffer.from(`${repository.folder}/`), Buffer.from([0xff, 0x41])]),
      'x\n',
    );
    repository.commit('second');
    expect(await verbs('HEAD~1..HEAD')).toEqual(['create file "\\377A"']);
  });

  it('show a mode change, a link that leads out and a binary', async () => {
    repository.write('run.sh', 'echo\n').write('link', 'x').commit('first');
    repository.git('update-index', '--chmod=+x', 'run.sh');
    repository.git('rm', '-q', '--cached', 'link');
    const target = repository.blob('../../etc/passwd');
    repository.git('update-index', '--add', '--cacheinfo', `120000,${target},link`);
    const program = repository.blob(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 10, 0]));
    repository.git('update-index', '--add', '--cacheinfo', `100755,${program},tool`);
    repository.git('commit', '-q', '-m', 'second');
    const script = await effectAt('HEAD~1..HEAD', 'run.sh');
    expect(script).toMatchObject({ changes: ['mode'], traits: ['source-code', 'mode-change'] });
    expect(script.why).toContain('can now be run');
    const link = await effectAt('HEAD~1..HEAD', 'link');
    expect(link.resource.type).toBe('symlink');
    expect(link.why).toContain('points outside the repository');
    expect(link.reversibility).toBe('unknown');
    const tool = await effectAt('HEAD~1..HEAD', 'tool');
    expect(tool).toMatchObject({ verb: 'create', resource: { type: 'binary' } });
    expect(tool.evidence[0]?.excerpt).toEqual([]);
  });

  it('show a link that stays inside as nothing to doubt', async () => {
    repository.write('a/text', 'x').commit('first');
    const target = repository.blob('text');
    repository.git('update-index', '--add', '--cacheinfo', `120000,${target},a/link`);
    repository.git('commit', '-q', '-m', 'second');
    const link = await effectAt('HEAD~1..HEAD', 'a/link');
    expect(link).toMatchObject({ resource: { type: 'symlink' }, reversibility: 'reversible' });
  });

  it.each([
    ['contents: write', true],
    ['contents: read', false],
  ])('show what a file with %s may do once it is moved among the workflows', async (...row) => {
    const [permission, widened] = row;
    const text = `on: push\npermissions:\n  ${permission}\njobs:\n  a:\n    steps:\n      - run: make\n`;
    repository.write('templates/a.yml', text).commit('first');
    repository.git('rm', '-q', '--cached', 'templates/a.yml');
    const moved = repository.blob(text);
    const path = '.github/workflows/a.yml';
    repository.git('update-index', '--add', '--cacheinfo', `100644,${moved},${path}`);
    repository.git('commit', '-q', '-m', 'second');
    const effect = await effectAt('HEAD~1..HEAD', path);
    expect(effect.traits).toContain('rename-target');
    expect(effect.traits.includes('permission-widened')).toBe(widened);
  });

  it('show a submodule that moves, even where the repository asks to ignore it', async () => {
    const ids = ['1', '2'].map((digit) => digit.repeat(40));
    repository.write('.gitmodules', '[submodule "sub"]\npath = sub\nurl = ../sub\nignore = all\n');
    repository.git('add', '.gitmodules');
    repository.git('update-index', '--add', '--cacheinfo', `160000,${ids[0]},sub`);
    repository.git('commit', '-q', '-m', 'first');
    repository.git('update-index', '--cacheinfo', `160000,${ids[1]},sub`);
    repository.git('commit', '-q', '-m', 'second');
    const effect = await effectAt('HEAD~1..HEAD', 'sub');
    expect(effect).toMatchObject({ verb: 'update', resource: { type: 'git-submodule' } });
    expect(effect.why).toContain('was not read');
  });

  it('are all read from the empty tree on, and none where both ends are the same', async () => {
    const first = repository.write('a.ts', 'a\n').commit('first');
    const empty = repository.git('hash-object', '-t', 'tree', '/dev/null');
    expect(await verbs(`${empty}..${first}`)).toEqual(['create file a.ts']);
    expect(await verbs('HEAD..HEAD')).toEqual([]);
  });

  it('are read from a folder inside and from a bare repository', async () => {
    repository.write('src/a.ts', 'a\n').commit('first');
    repository.write('src/a.ts', 'b\n').write('b.ts', 'b\n').commit('second');
    const inside = await read('HEAD~1..HEAD', join(repository.folder, 'src'));
    expect(inside.effects).toHaveLength(2);
    const clone = join(repository.folder, '.git', 'bare');
    repository.git('clone', '-q', '--bare', '.', clone);
    expect((await read('HEAD~1..HEAD', clone)).effects).toEqual(inside.effects);
    await expect(read('HEAD~1..HEAD', join(repository.folder, '.git'))).rejects.toThrow(
      'inside of a git',
    );
  });
});

describe('the identity of a range', () => {
  it('differs with any content and is the same for the same', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    repository.write('a.ts', 'b\n').commit('second');
    const one = await read('HEAD~1..HEAD');
    expect(await read('HEAD~1..HEAD')).toEqual(one);
    repository.write('a.ts', 'c\n').git('commit', '-q', '-a', '--amend', '-m', 'second');
    const other = await read('HEAD~1..HEAD');
    expect(other.input.identity).not.toBe(one.input.identity);
    expect(other.input.bytes).toBe(Buffer.byteLength(other.input.identity));
  });
});

describe('a range that has branched', () => {
  it('is compared with the base by two dots and with the common ancestor by three', async () => {
    const root = repository.write('a.ts', 'a\n').commit('first');
    repository.git('switch', '-q', '-c', 'side');
    repository.write('b.ts', 'b\n').commit('side');
    repository.git('switch', '-q', 'main');
    repository.write('c.ts', 'c\n').commit('main');
    expect(await verbs('main...side')).toEqual(['create file b.ts']);
    expect(await verbs('main..side')).toEqual(['create file b.ts', 'delete file c.ts']);
    const reading = await read('main...side');
    expect(reading.mergeBase).toBe(root);
    expect(reading.signals).toEqual([]);
    expect((await read('main..side')).signals).toMatchObject([{ weight: 'note' }]);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['no range', 'HEAD', 'is not a range'],
    ['two ranges', 'a..b..c', 'more than one range'],
    ['four dots', 'a....b', 'range'],
    ['an unknown name', 'nowhere..HEAD', 'no commit of this name'],
    ['an option', '--output=/tmp/x..HEAD', 'not the name of a revision'],
    ['an option as head', 'HEAD..--upload-pack=x', 'not the name of a revision'],
    ['a line break', 'HEAD..a\nb', 'not the name of a revision'],
    ['a file', 'HEAD..HEAD:a.ts', 'no commit of this name'],
  ])('gives one clear line for %s', async (_, range, words) => {
    repository.write('a.ts', 'a\n').commit('first');
    const error = await read(range).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain(words);
    expect(String(error).split('\n')).toHaveLength(1);
  });

  it('gives one clear line for a repository without commits and for none at all', async () => {
    await expect(read('HEAD..HEAD')).rejects.toThrow('no such commit yet');
    await expect(read('HEAD..HEAD', '/')).rejects.toThrow('not a git repository');
    await expect(read('HEAD..HEAD', join(repository.folder, 'x'))).rejects.toThrow(
      'no such folder',
    );
  });

  it('gives one clear line for unrelated histories', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    repository.git('switch', '-q', '--orphan', 'other');
    repository.write('b.ts', 'b\n').commit('other');
    await expect(read('main...other')).rejects.toThrow('no common ancestor');
    expect(await verbs('main..other')).toEqual(['delete file a.ts', 'create file b.ts']);
  });
});

describe('configuration that is out to deceive', () => {
  it('changes nothing', async () => {
    repository
      .write('old name.ts', 'one\ntwo\nthree\n')
      .write('plain.yml', 'a: 1\n')
      .commit('first');
    repository.git('mv', 'old name.ts', 'new name.ts');
    repository.write('plain.yml', 'a: 2\n').commit('second');
    const honest = await read('HEAD~1..HEAD');
    const settings = {
      'diff.external': 'false',
      'diff.noprefix': 'true',
      'diff.mnemonicPrefix': 'true',
      'diff.renames': 'false',
      'diff.relative': 'true',
      'diff.orderFile': '/dev/null',
      'diff.context': '0',
      'diff.algorithm': 'histogram',
      'diff.hidden.textconv': 'true',
      'diff.hidden.command': 'false',
      'diff.hidden.binary': 'true',
      'diff.suppressBlankEmpty': 'true',
      'diff.ignoreSubmodules': 'all',
      'diff.colorMoved': 'zebra',
      'color.ui': 'always',
      'core.pager': 'false',
      'core.quotepath': 'true',
      'core.attributesFile': '/nowhere',
      'log.showSignature': 'true',
    };
    for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
    writeFileSync(join(repository.folder, '.git/info/attributes'), '* -diff diff=hidden\n');
    expect(await read('HEAD~1..HEAD')).toEqual(honest);
  });

  it('in the environment changes nothing', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    repository.write('a.ts', 'b\n').commit('second');
    const honest = await read('HEAD~1..HEAD');
    const hostile = {
      GIT_DIR: '/nowhere',
      GIT_EXTERNAL_DIFF: 'false',
      GIT_DIFF_OPTS: '-u0',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'diff.noprefix',
      GIT_CONFIG_VALUE_0: 'true',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_TRACE: '1',
    };
    for (const [name, value] of Object.entries(hostile)) vi.stubEnv(name, value);
    try {
      expect(await read('HEAD~1..HEAD')).toEqual(honest);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('in a file of attributes does not hide text', async () => {
    repository.write('a.ts', 'a\n').write('.gitattributes', '*.ts binary\n').commit('first');
    repository.write('a.ts', 'b\n').commit('second');
    const { evidence } = await effectAt('HEAD~1..HEAD', 'a.ts');
    expect(evidence[0]?.excerpt.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it('by replaced commits shows what is really there', async () => {
    repository.write('a.ts', 'a\n').commit('first');
    repository.write('b.ts', 'b\n').commit('second');
    const honest = await verbs('HEAD~1..HEAD');
    repository.git('replace', 'HEAD', 'HEAD~1');
    expect(await verbs(`HEAD~1..${repository.git('rev-parse', 'main')}`)).toEqual(honest);
  });
});
