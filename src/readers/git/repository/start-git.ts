import { spawn } from 'node:child_process';

export interface GitStart {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Bytes for standard input, which ends after them. */
  readonly input: Uint8Array;
}

/** What is heard of a git that runs. The last thing is one of `failed` and `closed`. */
export interface GitHearer {
  out(chunk: Buffer): void;
  err(chunk: Buffer): void;
  /** It could not be started, or nobody can tell any more how it ended. */
  failed(error: NodeJS.ErrnoException): void;
  closed(code: number | null, signal: string | null): void;
}

export interface StartedGit {
  /** No `out` until `resume`; git waits once what lies between is full. */
  pause(): void;
  resume(): void;
  kill(signal?: 'SIGTERM' | 'SIGKILL'): void;
}

export type StartGit = (start: GitStart, hearer: GitHearer) => StartedGit;

/** As a child of this very process. */
export const startHere: StartGit = (start, hearer) => {
  const child = spawn(start.program, [...start.args], {
    cwd: start.folder,
    env: start.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  child.stdout.on('data', (chunk: Buffer) => hearer.out(chunk));
  child.stderr.on('data', (chunk: Buffer) => hearer.err(chunk));
  // A reader that ends early closes the pipe; the exit code tells what matters.
  child.stdin.on('error', () => {});
  child.stdin.end(start.input);
  child.on('error', (error) => hearer.failed(error));
  child.on('close', (code, signal) => hearer.closed(code, signal));
  return {
    pause: () => void child.stdout.pause(),
    resume: () => void child.stdout.resume(),
    kill: (signal) => void child.kill(signal),
  };
};

let starter: StartGit = startHere;

export const startGit: StartGit = (start, hearer) => starter(start, hearer);

/**
 * From now on every git of this process is started by another one. For a server: to start a program stops a
 * process for as long as its memory takes to be mapped anew, and nobody is answered meanwhile.
 */
export function startGitBy(other: StartGit): void {
  starter = other;
}
