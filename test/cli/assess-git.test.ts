import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { NOW, inFolder, runCli } from './run-cli.ts';

const exec = promisify(execFile);

const STRICT = `version: 1
defaults: false
rules:
  - id: nothing-goes
    title: Nothing goes
    when: "true"
    deny: true
    message: Nothing goes here.
`;
const LOOSE = 'version: 1\ndefaults: false\n';

async function inRepository<T>(work: (git: Repository) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const repository = new Repository(folder);
    await repository.git('init', '-q', '-b', 'main');
    return work(repository);
  });
}

class Repository {
  readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }
  async git(...args: readonly string[]): Promise<void> {
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'Joan',
      GIT_AUTHOR_EMAIL: 'joan@example.com',
      GIT_COMMITTER_NAME: 'Joan',
      GIT_COMMITTER_EMAIL: 'joan@example.com',
      GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
      GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
    };
    await exec('git', ['-C', this.folder, ...args], { env });
  }
  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(this.folder, name)), { recursive: true });
      await writeFile(join(this.folder, name), content);
    }
  }
  async commit(files: Readonly<Record<string, string>>): Promise<void> {
    await this.write(files);
    await this.git('add', '-A');
    await this.git('commit', '-q', '-m', 'A change');
  }
  assess(...args: readonly string[]) {
    return runCli(['assess', ...args, '--now', NOW], { cwd: this.folder });
  }
}

describe('holdpoint assess in a repository', () => {
  it('reads commits, and names the author', async () => {
    await inRepository(async (repository) => {
      await repository.commit({ 'a.ts': '1\n', '.holdpoint/policy.yaml': LOOSE });
      await repository.commit({ 'a.ts': '2\n' });
      const ran = await repository.assess('--git', 'HEAD~1..HEAD', '--format', 'json');
      expect(ran).toMatchObject({ code: 0 });
      expect(JSON.parse(ran.stdout)).toMatchObject({
        change: { kind: 'code', effects: [{ verb: 'update', resource: { address: 'a.ts' } }] },
        assessment: {
          actors: expect.arrayContaining([
            expect.objectContaining({ identity: 'joan@example.com' }),
          ]),
        },
        verdict: { outcome: 'allow' },
      });
    });
  });

  it('judges commits by the rules that stood before them', async () => {
    await inRepository(async (repository) => {
      await repository.commit({ 'a.ts': '1\n', '.holdpoint/policy.yaml': STRICT });
      await repository.commit({ 'a.ts': '2\n', '.holdpoint/policy.yaml': LOOSE });
      const strict = await repository.assess('--git', 'HEAD~1..HEAD');
      expect(strict).toMatchObject({ code: 20 });
      expect(strict.stdout).toContain('.holdpoint/policy.yaml:4');
      expect(strict.stdout.replace(/\s+/g, ' ')).toContain('as they were before the change');
      const named = await repository.assess(
        '--git',
        'HEAD~1..HEAD',
        '--policy',
        '.holdpoint/policy.yaml',
      );
      expect(named.code).toBe(0);
    });
  });

  it('judges the working tree by the rules that are committed', async () => {
    await inRepository(async (repository) => {
      await repository.commit({ 'a.ts': '1\n', '.holdpoint/policy.yaml': STRICT });
      await repository.write({ 'a.ts': '2\n', '.holdpoint/policy.yaml': LOOSE });
      expect((await repository.assess('--worktree')).code).toBe(20);
    });
  });

  it('does not let a change bring the rules it is judged by, and says so', async () => {
    await inRepository(async (repository) => {
      await repository.commit({ 'a.ts': '1\n' });
      await repository.commit({ '.holdpoint/policy.yaml': LOOSE });
      const ran = await repository.assess('--git', 'HEAD~1..HEAD');
      expect(ran.code).toBe(10);
      expect(ran.stdout).toContain('policy-changed');
      expect(ran.stdout).toContain(
        '.holdpoint/policy.yaml lies here but was not there before this change',
      );
    });
  });

  it('reads a patch from standard input with the rules that lie here', async () => {
    await inRepository(async (repository) => {
      await repository.commit({ 'a.ts': '1\n', 'policy.yaml': STRICT });
      await repository.write({ 'a.ts': '2\n' });
      const { stdout: patch } = await exec('git', ['-C', repository.folder, 'diff']);
      const ran = await runCli(['assess', '-', '--now', NOW], {
        cwd: repository.folder,
        stdin: patch,
      });
      expect(ran).toMatchObject({ code: 20 });
      expect(ran.stdout).toContain('update  a.ts');
    });
  });

  it('finds the rules of the repository from a folder below', async () => {
    await inRepository(async (repository) => {
      await repository.commit({ 'deep/er/a.ts': '1\n', '.holdpoint/policy.yaml': STRICT });
      await repository.write({ 'deep/er/x.patch': 'hello' });
      const ran = await runCli(['assess', 'x.patch', '--now', NOW], {
        cwd: join(repository.folder, 'deep/er'),
      });
      expect(ran.code).toBe(20);
      expect(ran.stdout).toContain('../../.holdpoint/policy.yaml');
    });
  });

  it('says in one line when the range does not exist', async () => {
    await inRepository(async (repository) => {
      await repository.commit({ a: '1' });
      const ran = await repository.assess('--git', 'nope..HEAD');
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
    });
  });
});
