import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ForgeFault } from '../../../../engine/forge/ports.ts';
import type { Forge } from '../../../../engine/forge/ports.ts';
import type { GitRemote, Listing } from '../../../../engine/forge/types.ts';
import { defaultBranchOf } from './default-branch.ts';
import type { GitForgeOptions } from './options.ts';
import { createNotePublisher } from './publish-note.ts';

/**
 * Plain git. It has no requests, no reviews and no teams, so listings of them are empty and whole. Who pushed it
 * does not keep: that is never whole. Pushes are judged where they arrive, by `holdpoint git-hook`.
 */
export function gitForge(options: GitForgeOptions): Forge {
  const { id, repositories } = options;
  const find = (name: string): GitRemote => remoteOf(options, name);
  const none = <T>(): Promise<Listing<T>> => Promise.resolve({ items: [], isWhole: true });
  const noneIn = async <T>(name: string): Promise<Listing<T>> => {
    find(name);
    return none();
  };
  const unknown = <T>(): Promise<Listing<T>> => Promise.resolve({ items: [], isWhole: false });
  return {
    id,
    kind: 'git',
    hear: () => ({ kind: 'refused', why: 'plain git sends no webhooks' }),
    readRequest: async ({ repository }) => {
      find(repository);
      return null;
    },
    listRepositories: () =>
      Promise.resolve({ items: repositories.map(({ name }) => name).toSorted(), isWhole: true }),
    listOpenRequests: (repository) => noneIn(repository),
    requestsAt: (repository) => noneIn(repository),
    listReviews: ({ repository }) => noneIn(repository),
    listPushers: () => unknown(),
    listCommitAccounts: () => unknown(),
    listTeams: () => none(),
    isProtectedBranch: async (repository, branch) =>
      (await defaultBranchOf(options, repository, find(repository))) === branch,
    protectedAmong: async (repository, branches) => {
      const branch = await defaultBranchOf(options, repository, find(repository));
      return branches.filter((each) => each === branch);
    },
    remoteOf: async (repository) => find(repository),
    publish: createNotePublisher(options, find),
    reply: async (ref, text) => {
      options.print?.(`${ref.repository}: ${text}`);
    },
  };
}

/** Throws `ForgeFault`. */
function remoteOf({ repositories }: GitForgeOptions, name: string): GitRemote {
  const found = repositories.find((one) => one.name === name);
  if (found === undefined) {
    throw new ForgeFault('gone', `git: no repository of this name is known: ${name.slice(0, 200)}`);
  }
  const { location, authorization = null } = found;
  const url = isAbsolute(location) ? pathToFileURL(location).href : location;
  if (!URL.canParse(url)) {
    throw new ForgeFault('malformed', `git: ${name} is at no absolute path and at no address`);
  }
  // There are no requests, and so nothing at these names: git says that it is gone.
  return { url, authorization, headRef: (number) => `refs/holdpoint/requests/${number}/head` };
}
