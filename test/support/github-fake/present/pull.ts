/** Pull requests, reviews and what happened to them, as the API shows them. */
import { mergedTree } from '../git/merge.ts';
import { changedFiles } from '../git/changed-files.ts';
import { commitsBetween, mergeBaseOf } from '../git/history.ts';
import type { Pull, Review } from '../state/pull.ts';
import { missingChecks } from '../state/required.ts';
import { roleOf } from '../state/roles.ts';
import { fullName, type Account, type Repo } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { showAccount, showAccountOrNull } from './account.ts';
import { showRepository } from './repository.ts';
import { api, nodeId, type Json } from './shape.ts';

/** As in listings, which leave out what has to be computed. */
export function showPull(world: World, pull: Pull): Json {
  const full = fullName(pull.repo);
  const url = api(world, `/repos/${full}/pulls/${pull.number}`);
  const issue = api(world, `/repos/${full}/issues/${pull.number}`);
  const html = `${world.url}/${full}/pull/${pull.number}`;
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: showAccount(world, pull.by),
    body: pull.body,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.sha ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: pull.labels.map((name) => showLabel(world, pull.repo, name)),
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    comments_url: `${issue}/comments`,
    statuses_url: api(world, `/repos/${full}/statuses/${pull.headSha}`),
    head: showEnd(world, pull.headRepo, pull.head, pull.headSha),
    base: showEnd(world, pull.repo, pull.base, pull.baseSha),
    author_association: associationOf(world, pull.repo, pull.by),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** As in webhooks: with the fields of a single pull, of which the forge knows some only later. */
export async function showSentPull(world: World, pull: Pull): Promise<Json> {
  return { ...showPull(world, pull), ...(await counts(pull)), ...mergedFields(world, pull) };
}

export async function showWholePull(world: World, pull: Pull): Promise<Json> {
  const sent = await showSentPull(world, pull);
  if (pull.state === 'closed') return sent;
  const base = pull.repo.git.refs().get(`refs/heads/${pull.base}`) ?? pull.baseSha;
  const clean = (await mergedTree(pull.repo.git, base, pull.headSha)) !== null;
  const blocked = missingChecks(pull.repo, pull.base, pull.headSha).length > 0;
  const state = pull.draft ? 'draft' : blocked ? 'blocked' : 'clean';
  return { ...sent, mergeable: clean, mergeable_state: clean ? state : 'dirty' };
}

async function counts(pull: Pull): Promise<Json> {
  const { git } = pull.repo;
  const from = (await mergeBaseOf(git, pull.baseSha, pull.headSha)) ?? pull.baseSha;
  const [commits, files] = await Promise.all([
    commitsBetween(git, pull.baseSha, pull.headSha),
    changedFiles(git, from, pull.headSha),
  ]);
  return {
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

function mergedFields(world: World, { merged }: Pull): Json {
  return {
    merged: merged !== null,
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: merged === null ? null : showAccount(world, merged.by),
  };
}

function showEnd(world: World, repo: Repo, ref: string, sha: string): Json {
  return {
    label: `${repo.owner.login}:${ref}`,
    ref,
    sha,
    user: showAccountOrNull(world, repo.owner),
    repo: repo.deleted ? null : showRepository(world, repo),
  };
}

export function showLabel(world: World, repo: Repo, name: string): Json {
  const url = api(world, `/repos/${fullName(repo)}/labels/${encodeURIComponent(name)}`);
  const color = 'ededed';
  return { id: 1, node_id: nodeId('Label', name), url, name, color, default: false };
}

/** `shout` is the form of the API; webhooks write states in small letters. */
export function showReview(world: World, pull: Pull, review: Review, shout = true): Json {
  const html = `${world.url}/${fullName(pull.repo)}/pull/${pull.number}`;
  const url = api(world, `/repos/${fullName(pull.repo)}/pulls/${pull.number}`);
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: showAccountOrNull(world, review.by),
    body: shout ? review.body : review.body || null,
    state: shout ? review.state : review.state.toLowerCase(),
    html_url: `${html}#pullrequestreview-${review.id}`,
    pull_request_url: url,
    author_association: associationOf(world, pull.repo, review.by),
    submitted_at: review.at,
    commit_id: review.commit,
    _links: {
      html: { href: `${html}#pullrequestreview-${review.id}` },
      pull_request: { href: url },
    },
  };
}

export function associationOf(world: World, repo: Repo, account: Account): string {
  if (account === repo.owner) return 'OWNER';
  if (world.members.get(repo.owner.login)?.has(account.login) === true) return 'MEMBER';
  const own = repo.roles.has(account.login.toLowerCase());
  return own && roleOf(world, repo, account) !== 'none' ? 'COLLABORATOR' : 'NONE';
}
