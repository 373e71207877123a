import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readObjects } from '../repository/read-objects.ts';
import { askGit, runGit } from '../repository/run-git.ts';
import type { Repository } from '../repository/run-git.ts';
import { parseCommit } from './parse-commit.ts';
import type { Commit } from './parse-commit.ts';

/**
 * Hands on every commit that the head has and the excluded ones do not, along every parent of merges,
 * parents before children.
 * Returns the number of commits at which the history is cut off (a shallow clone).
 */
export async function readCommits(
  repository: Repository,
  head: string,
  excluded: readonly string[],
  onCommit: (commit: Commit) => void,
): Promise<number> {
  const args = [
    'rev-list',
    '--topo-order',
    '--reverse',
    head,
    ...excluded.map((id) => `^${id}`),
    '--',
  ];
  const { output } = await runGit(repository, args);
  const ids = output.toString('ascii').split('\n').filter(Boolean);
  await readObjects(repository, ids, (id, content) => onCommit(parseCommit(id, content)));
  const ends = await shallowEnds(repository);
  return ids.filter((id) => ends.has(id)).length;
}

/** Name of the branch that is checked out, or null. */
export async function currentBranch(repository: Repository): Promise<string | null> {
  return askGit(repository, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
}

/** Where a repository writes down its ends stays the same; whether there are any does not. */
const places = new WeakMap<Repository, string>();

async function shallowEnds(repository: Repository): Promise<ReadonlySet<string>> {
  const place =
    places.get(repository) ?? (await askGit(repository, ['rev-parse', '--git-path', 'shallow']));
  if (place === null) return new Set();
  places.set(repository, place);
  const text = await readFile(resolve(repository.directory, place), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter(Boolean));
}
