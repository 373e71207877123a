import type { ActorClaim } from '../../core/provenance/types.ts';
import { ActorGatherer } from './commits/actors-of-commits.ts';
import { readCommits } from './commits/read-commits.ts';
import { openRepository } from './repository/open-repository.ts';
import { askGit, asInputError } from './repository/run-git.ts';
import type { Repository } from './repository/run-git.ts';

/**
 * Whoever had a hand in what is checked out: the commit, and where it is a merge all that it brought. Empty
 * before the first commit. Throws `InputError` where there is no repository or git refuses it.
 */
export async function readHeadActors(folder: string): Promise<readonly ActorClaim[]> {
  const repository = await openRepository(folder);
  return read(repository).catch((error: unknown) => asInputError('HEAD', error));
}

async function read(repository: Repository): Promise<readonly ActorClaim[]> {
  const commit = (name: string) =>
    askGit(repository, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  const head = await commit('HEAD');
  if (head === null) return [];
  const before = await commit('HEAD^1');
  const actors = new ActorGatherer();
  await readCommits(repository, head, before === null ? [] : [before], (each) => actors.add(each));
  return actors.actors();
}
