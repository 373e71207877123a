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
  /** Asked now and then while git runs: true ends it. */
  readonly isTooMuch?: () => Promise<boolean>;
}

export interface GitEnd {
  /** Null where it was ended or could not be started. */
  readonly status: number | null;
  readonly output: string;
  readonly complaint: string;
  readonly isLate: boolean;
  readonly wasTooMuch: boolean;
}

const MOST_KEPT = 64 * 1024;
const MOST_OUTPUT = 16 * 1024 * 1024;
const WATCHED_EVERY = 500;
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
    let wasTooMuch = false;
    let killer: NodeJS.Timeout | undefined;
    const end = (status: number | null): void => {
      clearTimeout(timer);
      clearTimeout(killer);
      clearInterval(watch);
      resolve({ status, output, complaint, isLate, wasTooMuch });
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
    const stop = (): void => {
      child.kill('SIGTERM');
      killer ??= setTimeout(() => child.kill('SIGKILL'), GRACE);
    };
    const timer = setTimeout(() => {
      isLate = true;
      stop();
    }, run.timeout);
    let isLooking = false;
    const look = async (): Promise<void> => {
      if (isLooking || wasTooMuch) return;
      isLooking = true;
      if ((await run.isTooMuch?.()) === true) {
        wasTooMuch = true;
        stop();
      }
      isLooking = false;
    };
    const watch = setInterval(() => void look(), WATCHED_EVERY);
  });
}
