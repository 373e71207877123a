/** A bare repository with a hook of Holdpoint, and a clone that pushes to it with git itself. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MAIN } from '../cli/run-cli.ts';

export interface End {
  readonly code: number;
  /** Both streams. */
  readonly said: string;
  readonly output: string;
}

export interface Shop {
  readonly folder: string;
  readonly bare: string;
  readonly work: string;
  readonly url: string;
  /** Added to the environment of whoever pushes, which hooks of a path on this machine have as well. */
  readonly variables: Record<string, string>;
  git(...args: readonly string[]): Promise<End>;
  inBare(...args: readonly string[]): Promise<End>;
  holdpoint(where: string, ...args: readonly string[]): Promise<End>;
  /** Writes files and commits them. The commit’s id. */
  commit(files: Readonly<Record<string, string>>, message?: string): Promise<string>;
  /** What the bare repository has there; empty for nothing. */
  tip(ref?: string): Promise<string>;
  remove(): Promise<void>;
}

/** Nothing of the machine’s own settings, and no agent. */
function environment(home: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ana',
    GIT_AUTHOR_EMAIL: 'ana@example.test',
    GIT_COMMITTER_NAME: 'Ana',
    GIT_COMMITTER_EMAIL: 'ana@example.test',
    REMOTE_USER: 'ana@example.test',
  };
}

export async function openShop(format: 'sha1' | 'sha256' = 'sha1'): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-git-hook-'));
  const variables: Record<string, string> = {};
  const [bare, work] = [join(folder, 'shop.git'), join(folder, 'work')];
  const run = (program: string, args: readonly string[], cwd: string): Promise<End> =>
    new Promise((done) => {
      const env = { ...environment(folder), ...variables };
      execFile(program, [...args], { cwd, env, encoding: 'utf8' }, (error, output, said) => {
        const code = typeof error?.code === 'number' ? error.code : error === null ? 0 : 1;
        done({ code, output: output.trim(), said: `${output}${said}` });
      });
    });
  const git = async (...args: readonly string[]): Promise<End> => run('git', args, work);
  const must = async (program: string, args: readonly string[], cwd: string): Promise<string> => {
    const end = await run(program, args, cwd);
    if (end.code !== 0) throw new Error(`${program} ${args.join(' ')}: ${end.said}`);
    return end.output;
  };
  await must(
    'git',
    ['init', '-q', '--bare', '-b', 'main', `--object-format=${format}`, bare],
    folder,
  );
  await must('git', ['init', '-q', '-b', 'main', `--object-format=${format}`, work], folder);
  await must('git', ['remote', 'add', 'origin', bare], work);
  const shop: Shop = {
    folder,
    bare,
    work,
    url: pathToFileURL(bare).href,
    variables,
    git,
    inBare: (...args) => run('git', args, bare),
    holdpoint: (where, ...args) => run(process.execPath, [MAIN, ...args], where),
    commit: async (files, message = 'Change') => {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(work, path)), { recursive: true });
        await writeFile(join(work, path), text);
      }
      await must('git', ['add', '-A'], work);
      await must('git', ['commit', '-q', '-m', message], work);
      return must('git', ['rev-parse', 'HEAD'], work);
    },
    tip: async (ref = 'refs/heads/main') =>
      (await run('git', ['rev-parse', '--verify', '--quiet', ref], bare)).output,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
  await shop.commit({ 'README.md': '# Shop\n' }, 'Begin');
  await must('git', ['push', '-q', 'origin', 'main'], work);
  return shop;
}

/** Loses data for good: the built-in rules hold it. */
export const DESTRUCTIVE = { 'migrations/2_drop.sql': 'DROP TABLE customers;\n' };
