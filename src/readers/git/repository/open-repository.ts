import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { InputError } from '../../types.ts';
import { GitFailure, runGit } from './run-git.ts';
import type { Repository } from './run-git.ts';

/**
 * Finds the repository that a folder lies in.
 * Throws `InputError` where there is none, where git refuses it (ownership) and where git is missing.
 */
export async function openRepository(folder: string): Promise<Repository> {
  const place = await placeOf(folder);
  const known = opened.get(place);
  if (known !== undefined) return known;
  const found: Repository = {
    name: folder,
    directory: folder,
    bare: false,
    safeDirectories: await safeDirectories(),
    settings: [],
    variables: {},
  };
  const bare = (await firstAnswer(found, ['rev-parse', '--is-bare-repository'])) === 'true';
  const top = await firstAnswer(found, [
    'rev-parse',
    bare ? '--absolute-git-dir' : '--show-toplevel',
  ]);
  const repository = { ...found, bare, directory: top };
  if (bare) keepInMind(place, repository);
  return repository;
}

/**
 * Bare repositories by where they lie. A server opens the same ones many times for each look; a working tree
 * may be moved under the same folder, so those are found anew.
 */
const opened = new Map<string, Repository>();
const MOST_OPENED = 1000;

function keepInMind(place: string, repository: Repository): void {
  if (opened.size >= MOST_OPENED) opened.clear();
  opened.set(place, repository);
}

/** The name of a folder, and which one it is, should another take its name. */
async function placeOf(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() === true)
    return `${found.dev}:${found.ino}:${found.birthtimeMs}:${folder}`;
  const problem = found === null ? 'there is no such folder' : 'it is not a folder';
  throw new InputError(folder, problem, 'Name the folder of a git repository.');
}

async function firstAnswer(repository: Repository, args: readonly string[]): Promise<string> {
  try {
    return (await runGit(repository, args)).output.toString('utf8').replace(/\n$/, '');
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw refusal(repository.name, error);
  }
}

function refusal(name: string, failure: GitFailure): InputError {
  const { complaint } = failure;
  const options = { cause: failure };
  if (complaint.includes('dubious ownership')) {
    const folder = /at '(.+)'/.exec(complaint)?.[1] ?? name;
    return new InputError(
      name,
      'git refuses it, since the folder belongs to another user',
      `If you trust it, run: git config --global --add safe.directory ${folder}`,
      options,
    );
  }
  if (complaint.includes('not a git repository')) {
    const advice = 'Run in a repository, or name its folder.';
    return new InputError(name, 'it is not a git repository', advice, options);
  }
  if (complaint.includes('must be run in a work tree')) {
    const advice = 'Name the folder above it.';
    return new InputError(name, 'it is the inside of a git folder', advice, options);
  }
  return new InputError(name, `git says: ${complaint}`, 'Check the repository with git.', options);
}

/** What the user declared safe; without it, no checkout made by another user could be read. */
function safeDirectories(): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const args = ['config', '--includes', '--get-all', '-z', 'safe.directory'];
    // Asked outside any repository, so that only the user's and the system's configuration answer.
    execFile('git', args, { cwd: '/', env: { ...process.env, GIT_DIR: '/dev/null' } }, (_, out) =>
      resolve(out.split('\0').filter((folder) => folder !== '')),
    );
  });
}
