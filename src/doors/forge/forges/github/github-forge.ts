import type { Forge } from '../../../../engine/forge/ports.ts';
import type { GitRemote } from '../../../../engine/forge/types.ts';
import { createGithubClient } from './client/client.ts';
import type { GithubClient } from './client/client.ts';
import { mustSplit } from './client/installations.ts';
import { webUrlOf } from './client/options.ts';
import type { GithubOptions } from './client/options.ts';
import { hearWebhook } from './hear/hear.ts';
import { createPublisher } from './publish/publish.ts';
import { replyOn } from './publish/reply.ts';
import { listCommitAccounts } from './read/commits.ts';
import { listMergedRequests } from './read/merged-requests.ts';
import { isProtectedBranch, protectedAmong } from './read/protected-branches.ts';
import { readRequest } from './read/pull-request.ts';
import { listPushers } from './read/pushers.ts';
import { listOpenRequests, listRepositories, requestsAt } from './read/requests.ts';
import { listReviews } from './read/reviews.ts';
import { listTeams } from './read/teams.ts';

/** GitHub.com or GitHub Enterprise, seen by an App. */
export function githubForge(options: GithubOptions): Forge {
  const client = createGithubClient(options);
  return {
    id: options.id,
    kind: 'github',
    hear: (delivery) => hearWebhook(delivery, options),
    readRequest: (ref) => readRequest(client, ref),
    listRepositories: () => listRepositories(client),
    listOpenRequests: (repository) => listOpenRequests(client, options.id, repository),
    requestsAt: (repository, commit) => requestsAt(client, options.id, repository, commit),
    listReviews: (ref) => listReviews(client, ref),
    listPushers: (ref) => listPushers(client, ref),
    listCommitAccounts: (ref) => listCommitAccounts(client, ref),
    listTeams: () => listTeams(client),
    listMergedRequests: (repository, branch, since) =>
      listMergedRequests(client, options.id, repository, branch, since),
    isProtectedBranch: (repository, branch) => isProtectedBranch(client, repository, branch),
    protectedAmong: (repository, branches) => protectedAmong(client, repository, branches),
    remoteOf: (repository) => remoteOf(client, options.apiUrl, repository),
    publish: createPublisher(client, options.appId),
    reply: (ref, text) => replyOn(client, ref, text),
  };
}

async function remoteOf(
  client: GithubClient,
  apiUrl: string,
  repository: string,
): Promise<GitRemote> {
  const { owner, name } = mustSplit(repository);
  const credentials = `x-access-token:${await client.gitToken(repository)}`;
  return {
    url: `${webUrlOf(apiUrl)}/${owner}/${name}.git`,
    authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
    headRef: (number) => `refs/pull/${number}/head`,
  };
}
