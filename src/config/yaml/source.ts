import { open } from 'node:fs/promises';
import { ConfigError } from '../problem.ts';
import type { Problem } from '../problem.ts';

/** A text as it was read, under the name a person gave it. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

const MEBIBYTE = 1024 * 1024;

/** Files that people write by hand are small; reading a huge one would only be slow to fail. */
export const MAX_FILE_BYTES = 4 * MEBIBYTE;

/** Reads a whole text file of at most `MAX_FILE_BYTES`, UTF-8. Throws `ConfigError` when it can't. */
export async function readSource(file: string): Promise<SourceText> {
  return { file, text: decode(await readBytes(file), file) };
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    if (size > MAX_FILE_BYTES) throw tooLarge(file);
    const buffer = new Uint8Array(MAX_FILE_BYTES + 1);
    let length = 0;
    // A pipe or a file that grows has no size to trust, so the count of bytes decides.
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
      if (length > MAX_FILE_BYTES) throw tooLarge(file);
    }
    return buffer.subarray(0, length);
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    throw unreadable(file, cause);
  }
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const problem = fileProblem(file, 'not-text', 'this is not UTF-8 text', 'Save it as UTF-8.');
    throw new ConfigError([problem], { cause });
  }
}

function tooLarge(file: string): ConfigError {
  const limit = `${MAX_FILE_BYTES / MEBIBYTE} MiB`;
  return new ConfigError([
    fileProblem(file, 'too-large', `the file is larger than ${limit}`, 'Split it up.'),
  ]);
}

function unreadable(file: string, cause: unknown): ConfigError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
  const known = READ_FAULTS[code] ?? [`the file cannot be read (${code})`, 'Check the path.'];
  return new ConfigError([fileProblem(file, 'unreadable', known[0], known[1])], { cause });
}

const READ_FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['there is no such file', 'Check the path.'],
  EISDIR: ['this is a directory, where a file is needed', 'Name the file in it.'],
  EACCES: ['no permission to read the file', 'Check who may read it.'],
  ENOTDIR: ['a part of the path is not a directory', 'Check the path.'],
  ERR_INVALID_ARG_VALUE: ['this is not a path', 'Check the path.'],
};

/** A problem with a file as a whole. */
export function fileProblem(
  file: string,
  code: string,
  message: string,
  suggestion: string | null,
): Problem {
  return { severity: 'error', code, file, line: 1, column: 1, message, suggestion };
}
