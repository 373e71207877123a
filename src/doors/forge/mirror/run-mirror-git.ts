import { StringDecoder } from 'node:string_decoder';
import { startGit } from '../../../readers/git/repository/start-git.ts';

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
    const { git: program, folder, args, environment } = run;
    const decoder = new StringDecoder('utf8');
    let output = '';
    let complaint = '';
    let isLate = false;
    let killer: NodeJS.Timeout | undefined;
    const end = (status: number | null): void => {
      clearTimeout(timer);
      clearTimeout(killer);
      resolve({ status, output, complaint, isLate });
    };
    const child = startGit(
      { program, args, folder, environment, input: Buffer.from(run.input ?? '') },
      {
        out: (part) => {
          if (output.length < MOST_OUTPUT) output += decoder.write(part);
        },
        err: (part) => {
          complaint = (complaint + part.toString('utf8')).slice(-MOST_KEPT);
        },
        failed: (error) => {
          complaint = error.message;
          end(null);
        },
        closed: end,
      },
    );
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGTERM');
      killer = setTimeout(() => child.kill('SIGKILL'), GRACE);
    }, run.timeout);
  });
}
