/** `push`: which commits came to a branch, newest last, and the paths that they touch. */
import { commitsBehind, commitsBetween } from '../git/history.ts';
import { readCommit } from '../git/read-commit.ts';
import { touchedPaths } from '../git/touched-paths.ts';
import { showAccount } from '../present/account.ts';
import { showRepository } from '../present/repository.ts';
import type { Json } from '../present/shape.ts';
import { ZERO_SHA, fullName, type Account, type Repo } from '../state/types.ts';
import { accountByEmail, type World } from '../state/world.ts';
import { emit } from './emit.ts';

export interface Push {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly forced: boolean;
}

/** The forge lists no more than so many. */
const LISTED = 2048;

export async function pushHappened(
  world: World,
  repo: Repo,
  push: Push,
  sender: Account,
): Promise<void> {
  const { ref, before, after, forced } = push;
  const shas = (await newCommits(repo, push)).slice(-LISTED);
  const commits = await Promise.all(shas.map((sha) => entry(world, repo, sha)));
  const tip = after === ZERO_SHA ? [] : [await entry(world, repo, after)];
  const payload = {
    ref,
    before,
    after,
    repository: {
      ...showRepository(world, repo),
      owner: { ...showAccount(world, repo.owner), name: repo.owner.login, email: null },
      master_branch: repo.defaultBranch,
    },
    pusher: { name: sender.login, email: sender.emails[0] ?? null },
    created: before === ZERO_SHA,
    deleted: after === ZERO_SHA,
    forced,
    base_ref: null,
    compare: `${world.url}/${fullName(repo)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? tip[0] ?? null,
  };
  emit(world, { event: 'push', action: null, repo, sender, payload });
}

async function newCommits(repo: Repo, { before, after }: Push): Promise<readonly string[]> {
  if (after === ZERO_SHA) return [];
  if (before !== ZERO_SHA) return commitsBetween(repo.git, before, after);
  const trunk = repo.git.refs().get(`refs/heads/${repo.defaultBranch}`);
  if (trunk !== undefined && trunk !== after) return commitsBetween(repo.git, trunk, after);
  return (await commitsBehind(repo.git, after, null)).toReversed();
}

async function entry(world: World, repo: Repo, sha: string): Promise<Json> {
  const commit = await readCommit(repo.git, sha);
  const person = ({ name, email }: typeof commit.author): Json => {
    const account = accountByEmail(world, email);
    return { name, email, ...(account === null ? {} : { username: account.login }) };
  };
  return {
    id: sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.at,
    url: `${world.url}/${fullName(repo)}/commit/${sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    ...(await touchedPaths(repo.git, sha)),
  };
}
