import { execFile } from 'node:child_process';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const MOST_FILES = 200_000;
const LARGEST_ANSWER = 64 * 1024 * 1024;
const LARGEST_FILE = 1024 * 1024;

/** The files of a repository, as git lists them, and a bounded way to read them. */
export interface RepositoryFiles {
  /** Paths from the top, sorted. */
  readonly paths: readonly string[];
  readonly cut: boolean;
  /** Text of a file; null when it is missing, no plain file or larger than 1 MiB. */
  read(path: string): Promise<string | null>;
}

/** Lists tracked files below a folder. Null when it is no git repository, or git is not there. */
export async function listFiles(root: string): Promise<RepositoryFiles | null> {
  const output = await git(root, ['ls-files', '-z', '--cached']);
  if (output === null) return null;
  const all = [...new Set(output.split('\0').filter((path) => path !== ''))].toSorted();
  return {
    paths: all.slice(0, MOST_FILES),
    cut: all.length > MOST_FILES,
    read: (path) => readBounded(join(root, path)),
  };
}

/** Variables that git is started with: where it is, and where the user has said which folders are safe. */
const INHERITED = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'SystemRoot', 'USERPROFILE'] as const;

const FIXED = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotepath=off',
  '-c',
  'log.showSignature=false',
];

/** Runs git without a shell. Null when it fails or is not there. */
export function git(root: string, args: readonly string[]): Promise<string | null> {
  const env: Record<string, string> = {
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
  };
  for (const name of INHERITED) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return new Promise((resolve) => {
    const options = { cwd: root, env, maxBuffer: LARGEST_ANSWER, encoding: 'utf8' } as const;
    execFile('git', [...FIXED, ...args], options, (error, output) => {
      resolve(error === null ? output : null);
    });
  });
}

async function readBounded(file: string): Promise<string | null> {
  try {
    const found = await lstat(file);
    return found.isFile() && found.size <= LARGEST_FILE ? await readFile(file, 'utf8') : null;
  } catch {
    // Listed by git and yet not readable: there is nothing to learn from it.
    return null;
  }
}
