/** The git binary, shielded from whatever the machine's user has configured. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import {
  startGit,
  type GitHearer,
  type StartedGit,
} from '../../../../src/readers/git/repository/start-git.ts';

export interface GitOptions {
  readonly input?: Uint8Array | string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that are an answer, beside 0. */
  readonly accept?: readonly number[];
}

export interface GitOutput {
  readonly code: number;
  readonly output: Buffer;
}

const SETTINGS = [
  'gc.auto=0',
  'maintenance.auto=false',
  'core.quotepath=off',
  'core.hooksPath=/dev/null',
];

/** A git that is talked to while it runs: always a child of this process. */
export function spawnGit(
  directory: string,
  args: readonly string[],
): ChildProcessWithoutNullStreams {
  return spawn('git', argumentsOf(args), {
    cwd: directory,
    env: environmentOf(directory, {}),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** A git whose input is known, started by whatever starts this process's gits. */
export function beginGit(
  directory: string,
  args: readonly string[],
  options: Omit<GitOptions, 'accept'>,
  hearer: GitHearer,
): StartedGit {
  return startGit(
    {
      program: 'git',
      args: argumentsOf(args),
      folder: directory,
      environment: environmentOf(directory, options.env ?? {}),
      input: Buffer.from(options.input ?? ''),
    },
    hearer,
  );
}

function argumentsOf(args: readonly string[]): string[] {
  return [...SETTINGS.flatMap((setting) => ['-c', setting]), ...args];
}

function environmentOf(
  directory: string,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: directory,
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    ...extra,
  };
}

/** Runs git to its end. Any exit code that was not accepted is an error with what git said. */
export function runGit(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    const complaint: Buffer[] = [];
    beginGit(directory, args, options, {
      out: (chunk) => void output.push(chunk),
      err: (chunk) => void complaint.push(chunk),
      failed: reject,
      closed: (code) => {
        if (code === 0 || (code !== null && options.accept?.includes(code) === true)) {
          resolve({ code, output: Buffer.concat(output) });
          return;
        }
        reject(new Error(`git ${args.join(' ')}: ${Buffer.concat(complaint).toString().trim()}`));
      },
    });
  });
}
