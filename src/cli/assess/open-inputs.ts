import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { NamedInput } from '../../readers/read-change.ts';
import { InputError } from '../../readers/types.ts';
import type { CliContext } from '../context.ts';

const CHUNK_BYTES = 256 * 1024;

/** An input that can be read, with its size where the file system knows it. */
export interface OpenInput extends NamedInput {
  readonly size: number | null;
}

/** Opens every path, `-` being standard input. Throws `InputError` for the first that cannot be read. */
export async function openInputs(
  paths: readonly string[],
  context: CliContext,
): Promise<readonly OpenInput[]> {
  const opened: OpenInput[] = [];
  for (const path of paths) {
    opened.push(path === '-' ? standardInput(context, opened) : await openFile(path, context.cwd));
  }
  return opened;
}

function standardInput(context: CliContext, opened: readonly OpenInput[]): OpenInput {
  if (opened.some((input) => input.name === '-')) {
    throw new InputError('-', 'standard input can be read only once', 'Name it once');
  }
  if (context.stdin.isTTY) {
    context.stderr.write('Reading a plan or patch from the keyboard; end it with Ctrl-D.\n');
  }
  return { name: '-', size: null, bytes: context.stdin };
}

async function openFile(path: string, cwd: string): Promise<OpenInput> {
  const absolute = resolve(cwd, path);
  const found = await stat(absolute).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (found.isDirectory()) {
    throw new InputError(
      path,
      'is a directory',
      'Name the plan or patch file in it, or use --worktree for what git sees there',
    );
  }
  return {
    name: path,
    size: found.isFile() ? found.size : null,
    bytes: readFileBytes(path, absolute),
  };
}

async function* readFileBytes(path: string, absolute: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(absolute, { highWaterMark: CHUNK_BYTES });
  } catch (error) {
    throw unreadable(path, error);
  }
}

const PROBLEMS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: [
    'no such file',
    'Check the path; a plan is written by: terraform show -json PLAN > plan.json',
  ],
  ENOTDIR: ['no such file', 'A part of the path is a file, not a folder'],
  EACCES: ['may not be read', 'Give yourself permission to read it'],
  EPERM: ['may not be read', 'Give yourself permission to read it'],
  EISDIR: ['is a directory', 'Name the plan or patch file in it'],
  ENAMETOOLONG: ['the path is too long', 'Check that a path was given, not the content itself'],
};

/** Any failure to open or read, as one line about the file. */
function unreadable(path: string, error: unknown): InputError {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? 'unknown';
  const [problem, advice] = PROBLEMS[code] ?? [`cannot be read (${code})`, 'Check the file'];
  return new InputError(path, problem, advice, { cause: error });
}
