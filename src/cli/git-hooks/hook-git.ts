import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { gitEnvironment } from '../../readers/git/repository/git-environment.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';

export interface GitEnd {
  readonly code: number;
  readonly output: string;
  readonly complaint: string;
}

/** git as the hook that runs us sees it: in its repository, and in the quarantine of a push. */
export interface HookGit {
  /** The folder of refs, objects and settings, shared by all worktrees. Absolute. */
  readonly commonDir: string;
  /** Where objects of this push lie, before those of the repository; absolute. */
  readonly objectFolders: readonly string[];
  run(args: readonly string[]): Promise<GitEnd>;
}

/** A push is only visible by these; whatever else the environment says to git is left out. */
const OF_THE_HOOK = [
  'GIT_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_QUARANTINE_PATH',
] as const;

/** Throws `UsageError` outside of a repository. */
export async function openHookGit({ cwd, env }: CliContext): Promise<HookGit> {
  const given: Record<string, string> = {};
  for (const name of OF_THE_HOOK) {
    const value = env[name];
    if (value !== undefined && value !== '') given[name] = value;
  }
  const environment = {
    ...gitEnvironment(env, given),
    // Settings of the system are asked for by name; settings of whoever pushes never count.
    GIT_CONFIG_SYSTEM: '/etc/gitconfig',
  };
  const run = (args: readonly string[]): Promise<GitEnd> => runGit(args, cwd, environment);
  const found = await run(['rev-parse', '--git-common-dir']);
  if (found.code !== 0) {
    throw new UsageError(
      `no git repository here: ${found.complaint}. Run it in one, or let git run it as a hook`,
    );
  }
  const commonDir = resolve(cwd, found.output.trim());
  const folders = [
    given['GIT_OBJECT_DIRECTORY'],
    given['GIT_QUARANTINE_PATH'],
    ...(given['GIT_ALTERNATE_OBJECT_DIRECTORIES'] ?? '').split(':'),
    resolve(commonDir, 'objects'),
  ].filter((folder) => folder !== undefined && folder !== '' && !folder.startsWith('"'));
  const absolute = folders.map((folder) => resolve(cwd, folder ?? ''));
  return { commonDir, objectFolders: [...new Set(absolute)], run };
}

function runGit(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<GitEnd> {
  return new Promise((done, reject) => {
    execFile(
      'git',
      [...args],
      { cwd, env, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' },
      (error, output, complaint) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === 'number')
          return done({ code, output, complaint: firstLine(complaint) });
        reject(
          new UsageError('the git program could not be run. Put it on PATH', { cause: error }),
        );
      },
    );
  });
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/^(?:fatal|error): /, '').trim();
}
