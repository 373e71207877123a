import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ReaderInput, ReaderResult } from '../types.ts';
import { patchReader, readRange } from './reader.ts';

const PEOPLE: Readonly<Record<string, string>> = {
  ada: 'Ada Lovelace <ada@example.org>',
  ben: 'Ben Bitdiddle <ben@example.org>',
};

const CONFIG = `[core]
	repositoryformatversion = 0
	filemode = true
	bare = false
	logallrefupdates = true
`;

/** Three times git by one shell, which starts it faster than a process as large as that of the tests. */
const COMMIT = `git -C "$0" add -A &&
  git -C "$0" commit -q --allow-empty -m "$1" &&
  git -C "$0" rev-parse HEAD`;

/** A real repository in a temporary folder, for tests. Remove it with `remove`. */
export class TestRepository {
  readonly folder: string;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'holdpoint-git-'));
    // What `git init -b main` lays down, as far as git needs it: to start git takes most of the time of many tests.
    for (const part of ['info', 'objects', 'refs/heads']) {
      mkdirSync(join(this.folder, '.git', part), { recursive: true });
    }
    this.write('.git/HEAD', 'ref: refs/heads/main\n').write('.git/config', CONFIG);
  }

  git(...args: readonly string[]): string {
    return this.gitAs('ada', ...args);
  }

  gitAs(person: string, ...args: readonly string[]): string {
    return this.run(person, 'git', ['-C', this.folder, ...args]);
  }

  private run(person: string, program: string, args: readonly string[]): string {
    const [, name = person, email = person] = /^(.*) <(.*)>$/.exec(PEOPLE[person] ?? person) ?? [];
    return execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: this.folder,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
        GIT_COMMITTER_NAME: name,
        GIT_COMMITTER_EMAIL: email,
        GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
      },
    }).trim();
  }

  write(path: string, content: string | Uint8Array, mode?: number): this {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (mode !== undefined) chmodSync(file, mode);
    return this;
  }

  /** Stores content as an object and returns its id. */
  blob(content: string | Uint8Array): string {
    this.write('.git/content', content);
    return this.git('hash-object', '-w', '--no-filters', join(this.folder, '.git/content'));
  }

  /** Commits everything and returns the new commit's id. */
  commit(message: string, person = 'ada'): string {
    return this.run(person, 'sh', ['-c', COMMIT, this.folder, message]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Files by path; null for one that is not there. */
export type Files = Readonly<Record<string, string | null>>;

/** The same change read from commits and from the patch that git makes of them. */
export async function readBothWays(
  before: Files,
  after: Files,
): Promise<Readonly<Record<'range' | 'patch', ReaderResult>>> {
  const repository = new TestRepository();
  try {
    lay(repository, before).commit('before');
    lay(repository, after).commit('after');
    const range = await readRange({ repository: repository.folder, range: 'HEAD~1..HEAD' });
    const patch = await patchReader.read(inputOf(`${repository.git('diff', 'HEAD~1', 'HEAD')}\n`));
    return { range, patch };
  } finally {
    repository.remove();
  }
}

/** Text or bytes as a reader's input, in pieces. */
export function inputOf(
  content: string | Uint8Array,
  name = 'change.patch',
  piece = 1000,
): ReaderInput {
  const bytes = Buffer.from(content);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  return { name, bytes: pieces() };
}

function lay(repository: TestRepository, files: Files): TestRepository {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) rmSync(join(repository.folder, path));
    else repository.write(path, content);
  }
  return repository;
}
