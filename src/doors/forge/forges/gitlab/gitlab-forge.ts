import type { Forge } from '../../../../engine/forge/ports.ts';
import type { GitRemote } from '../../../../engine/forge/types.ts';
import type { GitlabOptions } from './client/options.ts';
import { hearWebhook } from './hear/hear.ts';
import { createPublisher } from './publish/publish.ts';
import { replyOn } from './publish/reply.ts';
import { listCommitAccounts } from './read/commits.ts';
import { createGitlab } from './read/gitlab.ts';
import { listTeams } from './read/groups.ts';
import { readRequest } from './read/merge-request.ts';
import { listPushers } from './read/pushers.ts';
import { listOpenRequests, listRepositories, requestsAt } from './read/requests.ts';
import { listReviews } from './read/reviews.ts';
import { projectPath } from './read/shapes.ts';
import { listMergedRequests } from './read/merged-requests.ts';
import { isProtectedBranch, protectedAmong } from './read/protected-branches.ts';
import { mergeGroupsOf } from './read/trains.ts';

/** GitLab.com or a GitLab of one's own, seen by an access token. */
export function gitlabForge(options: GitlabOptions): Forge {
  const gitlab = createGitlab(options);
  return {
    id: options.id,
    kind: 'gitlab',
    hear: (delivery) => hearWebhook(delivery, options),
    readRequest: (ref) => readRequest(gitlab, ref),
    listRepositories: () => listRepositories(gitlab),
    listOpenRequests: (repository) => listOpenRequests(gitlab, repository),
    requestsAt: (repository, commit) => requestsAt(gitlab, repository, commit),
    listReviews: (ref) => listReviews(gitlab, ref),
    listPushers: (ref) => listPushers(gitlab, ref),
    listCommitAccounts: (ref) => listCommitAccounts(gitlab, ref),
    listTeams: () => listTeams(gitlab),
    mergeGroupsOf: (ref) => mergeGroupsOf(gitlab, ref),
    listMergedRequests: (repository, branch, since) =>
      listMergedRequests(gitlab, repository, branch, since),
    isProtectedBranch: (repository, branch) => isProtectedBranch(gitlab, repository, branch),
    protectedAmong: (repository, branches) => protectedAmong(gitlab, repository, branches),
    remoteOf: (repository) => Promise.resolve(remoteOf(options, repository)),
    publish: createPublisher(gitlab),
    reply: (ref, text) => replyOn(gitlab, ref, text),
  };
}

function remoteOf({ url, token }: GitlabOptions, repository: string): GitRemote {
  // Throws where the name could lead elsewhere in an address.
  projectPath(repository);
  return {
    url: `${url.replace(/\/$/, '')}/${repository}.git`,
    authorization: `Basic ${Buffer.from(`oauth2:${token}`).toString('base64')}`,
    headRef: (number) => `refs/merge-requests/${number}/head`,
  };
}
