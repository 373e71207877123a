/** The git binary, shielded from whatever the machine's user has configured. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

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

export function spawnGit(
  directory: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn('git', [...SETTINGS.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: directory,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: directory,
      LC_ALL: 'C',
      TZ: 'UTC',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs git to its end. Any exit code that was not accepted is an error with what git said. */
export function runGit(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(directory, args, options.env);
    const output: Buffer[] = [];
    const complaint: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || (code !== null && options.accept?.includes(code) === true)) {
        resolve({ code, output: Buffer.concat(output) });
        return;
      }
      reject(new Error(`git ${args.join(' ')}: ${Buffer.concat(complaint).toString().trim()}`));
    });
    child.stdin.end(options.input ?? '');
  });
}
