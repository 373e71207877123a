import { spawn } from 'node:child_process';

export interface GitRun {
  readonly git: string;
  readonly folder: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Milliseconds. */
  readonly timeout: number;
}

export interface GitEnd {
  /** Null where it was ended or could not be started. */
  readonly status: number | null;
  readonly output: string;
  readonly complaint: string;
  readonly isLate: boolean;
}

const MOST_KEPT = 64 * 1024;
const MOST_OUTPUT = 16 * 1024 * 1024;
/** Time for git to take away what it has half written. */
const GRACE = 5000;

/** Runs git to its end, or ends it. Never throws. */
export function runMirrorGit(run: GitRun): Promise<GitEnd> {
  return new Promise((resolve) => {
    const { git, folder, args, environment } = run;
    const child = spawn(git, [...args], { cwd: folder, env: environment });
    let output = '';
    let complaint = '';
    let isLate = false;
    let killer: NodeJS.Timeout | undefined;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGTERM');
      killer = setTimeout(() => child.kill('SIGKILL'), GRACE);
    }, run.timeout);
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      if (output.length < MOST_OUTPUT) output += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      complaint = (complaint + part).slice(-MOST_KEPT);
    });
    const end = (status: number | null): void => {
      clearTimeout(timer);
      clearTimeout(killer);
      resolve({ status, output, complaint, isLate });
    };
    child.on('error', (error) => {
      complaint = error.message;
      end(null);
    });
    child.on('close', end);
    // A git that ended early has no use for its input.
    child.stdin.on('error', () => {});
    child.stdin.end(run.input ?? '');
  });
}
