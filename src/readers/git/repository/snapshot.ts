import { lstatSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InputError } from '../../types.ts';
import { askGit, runGit } from './run-git.ts';
import type { Repository } from './run-git.ts';

/** A working tree as one git tree, kept outside the repository. */
export interface Snapshot {
  /** The repository with the snapshot's objects beside its own. */
  readonly repository: Repository;
  readonly tree: string;
  /** True where a merge waits to be resolved: its files are taken as they lie there. */
  readonly unmerged: boolean;
  /** Folders that are repositories of their own and no submodules. */
  readonly nested: number;
}

const LARGEST_TOTAL = 1024 ** 3;

/**
 * Writes tracked and untracked, unignored files as they lie in the working tree into a tree, with an
 * index and an object store in a temporary folder, so that the repository itself is never written to.
 */
export async function withSnapshot<T>(
  repository: Repository,
  use: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-tree-'));
  try {
    return await use(await take(await aside(repository, folder)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The repository with another index and another place for new objects. */
async function aside(repository: Repository, folder: string): Promise<Repository> {
  const pathOf = async (name: string) => {
    const path = await askGit(repository, ['rev-parse', '--git-path', name]);
    return resolve(repository.directory, path ?? join('.git', name));
  };
  const index = join(folder, 'index');
  await copyIndex(await pathOf('index'), index);
  const objects = join(folder, 'objects');
  await mkdir(objects);
  return {
    ...repository,
    settings: await withoutFilters(repository),
    variables: {
      GIT_INDEX_FILE: index,
      GIT_OBJECT_DIRECTORY: objects,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: JSON.stringify(await pathOf('objects')),
    },
  };
}

/**
 * Git trusts the times in an index only where they are older than the index itself, so the copy must not
 * look younger than the original: a file changed within the same second would pass for unchanged.
 */
async function copyIndex(from: string, to: string): Promise<void> {
  const original = await stat(from).catch(() => null);
  if (original === null) return;
  await copyFile(from, to);
  const seconds = Math.floor(original.mtimeMs / 1000);
  await utimes(to, seconds, seconds);
}

async function take(repository: Repository): Promise<Snapshot> {
  await showHiddenChanges(repository);
  const list = async (...args: string[]) => split((await runGit(repository, args)).output);
  const unmerged = (await list('ls-files', '--unmerged', '-z')).length > 0;
  const compare = ['diff-files', '--name-only', '-z', '--no-renames', '--ignore-submodules=dirty'];
  const gone = await list(...compare, '--diff-filter=D');
  const dirty = await list(...compare, '--diff-filter=d');
  const untracked = await list('ls-files', '--others', '--exclude-standard', '-z');
  const files = untracked.filter((path) => path.at(-1) !== SLASH);
  const paths = [...dirty, ...files];
  mustNotBeTooLarge(repository, paths);
  // What is gone goes first: a folder may have become a link, which git will not look behind.
  await updateIndex(repository, ['--force-remove'], gone);
  await updateIndex(repository, ['--add', '--remove', '--replace'], paths);
  const { output } = await runGit(repository, ['write-tree']);
  const tree = output.toString('ascii').trim();
  return { repository, tree, unmerged, nested: untracked.length - files.length };
}

/** Bits in the index can tell git to look away from a file; here it has to look. */
async function showHiddenChanges(repository: Repository): Promise<void> {
  const { output } = await runGit(repository, ['ls-files', '-v', '-z']);
  const entries = split(output).map((entry) => ({
    mark: String.fromCharCode(entry[0] ?? 0),
    path: entry.subarray(2),
  }));
  const assumed = entries.filter(({ mark }) => /[a-z]/.test(mark)).map(({ path }) => path);
  const skipped = entries
    .filter(({ mark, path }) => mark.toUpperCase() === 'S' && sizeOf(repository, path) !== null)
    .map(({ path }) => path);
  await updateIndex(repository, ['--no-assume-unchanged'], assumed);
  await updateIndex(repository, ['--no-skip-worktree'], skipped);
}

async function updateIndex(
  repository: Repository,
  options: readonly string[],
  paths: readonly Buffer[],
): Promise<void> {
  if (paths.length === 0) return;
  const input = Buffer.concat(paths.flatMap((path) => [path, END]));
  await runGit(repository, ['update-index', ...options, '-z', '--stdin'], { input });
}

/** Filters are programs named by the repository's configuration: none of them is run. */
async function withoutFilters(repository: Repository): Promise<string[]> {
  const args = ['config', '-z', '--name-only', '--get-regexp', '^filter\\.'];
  const { output } = await runGit(repository, args, { accept: [1] });
  const names = split(output).map((key) => key.toString('utf8').replace(/\.[^.]*$/, ''));
  return [...new Set(names)].flatMap((name) => [
    `${name}.clean=`,
    `${name}.smudge=`,
    `${name}.process=`,
    `${name}.required=false`,
  ]);
}

function mustNotBeTooLarge(repository: Repository, paths: readonly Buffer[]): void {
  let total = 0;
  for (const path of paths) total += sizeOf(repository, path) ?? 0;
  if (total <= LARGEST_TOTAL) return;
  const problem = `changed and untracked files come to ${Math.round(total / 1024 ** 2)} MiB`;
  throw new InputError(repository.name, problem, 'Put what does not belong there into .gitignore.');
}

/** Size of a file in the working tree, or null where it cannot be reached. */
function sizeOf(repository: Repository, path: Buffer): number | null {
  const place = Buffer.concat([Buffer.from(`${repository.directory}/`), path]);
  try {
    return lstatSync(place).size;
  } catch {
    // Gone, or behind a file that was a folder: git will say so where it matters.
    return null;
  }
}

const SLASH = 47;
const END = Buffer.from([0]);

function split(output: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (let end = output.indexOf(0); end >= 0; end = output.indexOf(0, start)) {
    parts.push(output.subarray(start, end));
    start = end + 1;
  }
  return parts;
}
