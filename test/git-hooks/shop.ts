/** A bare repository with a hook of Holdpoint, and a clone that pushes to it with git itself. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
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

interface ShopGiven {
  readonly format?: 'sha1' | 'sha256';
  /** Words after `git-hook install` in the bare repository; null installs none there. */
  readonly hook?: readonly string[] | null;
}

/** A shop of one's own: a copy of the first that was asked for in this way, which takes a dozen processes to make. */
export async function openShop({ format = 'sha1', hook = null }: ShopGiven = {}): Promise<Shop> {
  const kind = JSON.stringify([format, hook]);
  const model = models.get(kind) ?? makeModel(format, hook);
  models.set(kind, model);
  const from = await model;
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await cp(from, folder, { recursive: true });
  // The one place that names the folder.
  const config = join(folder, 'work/.git/config');
  await writeFile(config, (await readFile(config, 'utf8')).replaceAll(from, folder));
  return shopIn(folder);
}

const PREFIX = 'holdpoint-git-hook-';

const models = new Map<string, Promise<string>>();
afterAll(async () => {
  for (const model of models.values()) await rm(await model, { recursive: true, force: true });
});

async function makeModel(format: string, hook: ShopGiven['hook']): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  const shop = shopIn(folder);
  const must = async (end: Promise<End>): Promise<void> => {
    const { code, said } = await end;
    if (code !== 0) throw new Error(said);
  };
  const begin = ['init', '-q', '-b', 'main', `--object-format=${format}`];
  await Promise.all([mkdir(shop.bare), mkdir(shop.work)]);
  await must(shop.inBare(...begin, '--bare'));
  await must(shop.git(...begin));
  await must(shop.git('remote', 'add', 'origin', shop.bare));
  await shop.commit({ 'README.md': '# Shop\n' }, 'Begin');
  await must(shop.git('push', '-q', 'origin', 'main'));
  if (hook != null) await must(shop.holdpoint(shop.bare, 'git-hook', 'install', ...hook));
  return folder;
}

function shopIn(folder: string): Shop {
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
  const must = async (...args: readonly string[]): Promise<string> => {
    const end = await run('git', args, work);
    if (end.code !== 0) throw new Error(`git ${args.join(' ')}: ${end.said}`);
    return end.output;
  };
  return {
    folder,
    bare,
    work,
    url: pathToFileURL(bare).href,
    variables,
    git: (...args) => run('git', args, work),
    inBare: (...args) => run('git', args, bare),
    holdpoint: (where, ...args) => run(process.execPath, [MAIN, ...args], where),
    commit: async (files, message = 'Change') => {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(work, path)), { recursive: true });
        await writeFile(join(work, path), text);
      }
      await must('add', '-A');
      await must('commit', '-q', '-m', message);
      return must('rev-parse', 'HEAD');
    },
    tip: async (ref = 'refs/heads/main') =>
      (await run('git', ['rev-parse', '--verify', '--quiet', ref], bare)).output,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Loses data for good: the built-in rules hold it. */
export const DESTRUCTIVE = { 'migrations/2_drop.sql': 'DROP TABLE customers;\n' };
