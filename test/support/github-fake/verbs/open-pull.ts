/** A new pull, from a branch of the same repository or of a fork. */
import { pullHappened } from '../hooks/pull-events.ts';
import type { Pull } from '../state/pull.ts';
import type { Account, Repo } from '../state/types.ts';
import { nextId, nowIn, type World } from '../state/world.ts';
import { bringHead } from './move-branch.ts';

export interface PullGiven {
  /** A branch, or `owner:branch` of a fork. */
  readonly head: string;
  /** A branch; the default branch when left out. */
  readonly base?: string;
  readonly by: string;
  readonly title?: string;
  readonly body?: string | null;
  readonly labels?: readonly string[];
  readonly draft?: boolean;
  /** Without webhooks, as if it was there before. */
  readonly quiet?: boolean;
}

export async function openPull(
  world: World,
  repo: Repo,
  by: Account,
  given: PullGiven,
): Promise<Pull> {
  const [owner, branch] = given.head.includes(':') ? given.head.split(':', 2) : [null, given.head];
  const headRepo = owner === null ? repo : forkOf(world, repo, owner ?? '');
  const base = given.base ?? repo.defaultBranch;
  const headSha = headRepo.git.refs().get(`refs/heads/${branch}`);
  const baseSha = repo.git.refs().get(`refs/heads/${base}`);
  if (branch === undefined || headSha === undefined) throw new Error(`no branch ${given.head}`);
  if (baseSha === undefined) throw new Error(`no branch ${base}`);
  repo.lastNumber += 1;
  const at = nowIn(world);
  const pull: Pull = {
    id: nextId(world),
    number: repo.lastNumber,
    repo,
    by,
    title: given.title ?? `Pull ${branch}`,
    body: given.body ?? null,
    draft: given.draft ?? false,
    labels: [...(given.labels ?? [])],
    state: 'open',
    base,
    baseSha,
    headRepo,
    head: branch,
    headSha,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    merged: null,
    reviews: [],
    comments: [],
    timeline: [],
  };
  await bringHead(pull, headSha);
  repo.pulls.set(pull.number, pull);
  if (given.quiet !== true) await pullHappened(world, pull, 'opened', by);
  return pull;
}

function forkOf(world: World, repo: Repo, owner: string): Repo {
  const found = world.repos.find((one) => one.forkOf === repo && one.owner.login === owner);
  if (found === undefined) throw new Error(`${owner} has no fork of ${repo.name}`);
  return found;
}
