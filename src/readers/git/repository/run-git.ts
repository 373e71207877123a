import { InputError } from '../../types.ts';
import { FIXED_SETTINGS, gitEnvironment } from './git-environment.ts';
import { startGit } from './start-git.ts';

/** A repository that can be asked. Made by `openRepository`. */
export interface Repository {
  /** As the person named it. */
  readonly name: string;
  /** Folder in which `git` is started: the top of the working tree, or the bare repository. */
  readonly directory: string;
  readonly bare: boolean;
  /** Folders the user has declared safe; the rest of the user's configuration is left out. */
  readonly safeDirectories: readonly string[];
  /** Settings on top of the fixed ones, as `name=value`. */
  readonly settings: readonly string[];
  /** Variables on top of the fixed ones: another index or object store. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface RunOptions {
  /** Bytes for standard input. */
  readonly input?: Uint8Array;
  /** Exit codes that are an answer, beside 0. */
  readonly accept?: readonly number[];
  /** Most bytes that the answer may have; default 256 MiB. */
  readonly limit?: number;
}

export interface GitAnswer {
  readonly code: number;
  readonly output: Buffer;
}

/** Exit of `git` other than 0 or accepted. `complaint` is the first line it wrote. */
export class GitFailure extends Error {
  readonly code = 'HOLDPOINT_GIT';
  readonly complaint: string;
  constructor(command: string, complaint: string) {
    super(`git ${command}: ${complaint}`);
    this.name = 'GitFailure';
    this.complaint = complaint;
  }
}

/** Turns git's own complaint into one line for a person. Other errors are thrown as they are. */
export function asInputError(name: string, error: unknown): never {
  if (!(error instanceof GitFailure)) throw error;
  const advice = 'Check the repository with: git fsck, git status.';
  throw new InputError(name, `git says: ${error.complaint}`, advice, { cause: error });
}

const LARGEST_ANSWER = 256 * 1024 * 1024;
const LONGEST_COMPLAINT = 4096;

/**
 * Runs `git` without a shell and hands its standard output on as it comes; `git` waits while a promise that
 * `onChunk` returns is open. Resolves to the exit code.
 */
export function streamGit(
  repository: Repository,
  args: readonly string[],
  onChunk: (chunk: Buffer) => void | Promise<void>,
  options: RunOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    let complaint = '';
    let fault: unknown = null;
    const fail = (error: unknown) => {
      fault = error;
      git.kill();
      git.resume();
    };
    const git = startGit(
      {
        program: 'git',
        args: [...leadingArguments(repository), ...args],
        folder: repository.directory,
        environment: gitEnvironment(process.env, repository.variables),
        input: options.input ?? new Uint8Array(),
      },
      {
        out: (chunk) => {
          if (fault !== null) return;
          try {
            const waiting = onChunk(chunk);
            if (!(waiting instanceof Promise)) return;
            git.pause();
            waiting.then(() => git.resume(), fail);
          } catch (error) {
            fail(error);
          }
        },
        err: (chunk) => {
          if (complaint.length < LONGEST_COMPLAINT) complaint += chunk.toString('utf8');
        },
        failed: (error) => reject(cannotStart(error)),
        closed: (code, signal) => {
          if (fault !== null) reject(fault);
          else if (code === 0 || (code !== null && (options.accept ?? []).includes(code)))
            resolve(code);
          else reject(new GitFailure(args[0] ?? '', firstComplaint(complaint, signal)));
        },
      },
    );
  });
}

/** Runs `git` and gathers its answer. */
export async function runGit(
  repository: Repository,
  args: readonly string[],
  options: RunOptions = {},
): Promise<GitAnswer> {
  const limit = options.limit ?? LARGEST_ANSWER;
  const chunks: Buffer[] = [];
  let size = 0;
  const code = await streamGit(
    repository,
    args,
    (chunk) => {
      size += chunk.length;
      if (size > limit) {
        throw new InputError(
          repository.name,
          `git ${args[0] ?? ''} answers with more than ${limit} bytes`,
          'Read a smaller range.',
        );
      }
      chunks.push(chunk);
    },
    options,
  );
  return { code, output: Buffer.concat(chunks) };
}

/** Runs `git` for one line of text, or null when it has none to give. */
export async function askGit(
  repository: Repository,
  args: readonly string[],
): Promise<string | null> {
  const { code, output } = await runGit(repository, args, { accept: [1, 128] });
  const text = output.toString('utf8').trimEnd();
  return code === 0 && text !== '' ? text : null;
}

function leadingArguments(repository: Repository): string[] {
  const settings = [
    ...FIXED_SETTINGS,
    ...repository.settings,
    ...repository.safeDirectories.map((folder) => `safe.directory=${folder}`),
  ];
  return ['--no-pager', ...settings.flatMap((setting) => ['-c', setting])];
}

function cannotStart(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ENOENT') return error;
  return new InputError('git', 'the git program was not found', 'Install git, or put it on PATH.');
}

function firstComplaint(text: string, signal: string | null): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const grave = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines[0];
  return grave?.replace(/^(fatal|error): /, '') ?? `stopped by ${signal ?? 'an unknown cause'}`;
}
