/** What can happen to a pull that leaves its commits as they are. */
import { pullHappened, reviewHappened, commentHappened } from '../hooks/pull-events.ts';
import { showLabel } from '../present/pull.ts';
import type { Comment, Pull, Review, ReviewState, TimelineEvent } from '../state/pull.ts';
import type { Account } from '../state/types.ts';
import { nextId, nowIn, type World } from '../state/world.ts';

export function note(
  world: World,
  pull: Pull,
  event: string,
  actor: Account | null,
  given: { readonly commit?: string; readonly more?: TimelineEvent['more'] } = {},
): void {
  const { commit = null, more = {} } = given;
  pull.timeline.push({ id: nextId(world), event, actor, at: nowIn(world), commit, more });
}

/** Closed, merged or not, without a word to anybody. */
export function markClosed(world: World, pull: Pull, by: Account): void {
  pull.state = 'closed';
  pull.closedAt = pull.updatedAt = nowIn(world);
  if (pull.merged !== null) note(world, pull, 'merged', by, { commit: pull.merged.sha });
  note(world, pull, 'closed', by);
}

export async function close(world: World, pull: Pull, by: Account): Promise<void> {
  markClosed(world, pull, by);
  await pullHappened(world, pull, 'closed', by);
}

export async function reopen(world: World, pull: Pull, by: Account): Promise<void> {
  if (pull.merged !== null) throw new Error(`pull ${pull.number} is merged and stays closed`);
  pull.state = 'open';
  pull.closedAt = null;
  pull.updatedAt = nowIn(world);
  note(world, pull, 'reopened', by);
  await pullHappened(world, pull, 'reopened', by);
}

export async function changeBase(
  world: World,
  pull: Pull,
  base: string,
  by: Account,
): Promise<void> {
  const sha = pull.repo.git.refs().get(`refs/heads/${base}`);
  if (sha === undefined) throw new Error(`no branch ${base}`);
  const changes = { base: { ref: { from: pull.base }, sha: { from: pull.baseSha } } };
  pull.base = base;
  pull.baseSha = sha;
  pull.updatedAt = nowIn(world);
  note(world, pull, 'base_ref_changed', by);
  await pullHappened(world, pull, 'edited', by, { changes });
}

export async function label(world: World, pull: Pull, name: string, by: Account): Promise<void> {
  if (!pull.labels.includes(name)) pull.labels.push(name);
  note(world, pull, 'labeled', by, { more: { label: { name, color: 'ededed' } } });
  await pullHappened(world, pull, 'labeled', by, { label: showLabel(world, pull.repo, name) });
}

export async function setDraft(
  world: World,
  pull: Pull,
  draft: boolean,
  by: Account,
): Promise<void> {
  pull.draft = draft;
  const action = draft ? 'converted_to_draft' : 'ready_for_review';
  await pullHappened(world, pull, action, by);
}

export interface ReviewGiven {
  readonly state: ReviewState;
  readonly body?: string;
  /** ISO 8601; now when left out. */
  readonly at?: string;
  /** The commit that was looked at; the head when left out. */
  readonly commit?: string;
}

export function review(world: World, pull: Pull, by: Account, given: ReviewGiven): Review {
  const { state, body = '', at = nowIn(world), commit = pull.headSha } = given;
  const made: Review = { id: nextId(world), by, state, body, at, commit };
  pull.reviews.push(made);
  pull.updatedAt = nowIn(world);
  reviewHappened(world, pull, made, 'submitted', by);
  return made;
}

export function dismissReview(
  world: World,
  pull: Pull,
  given: Review,
  by: Account,
  message = 'No longer holds.',
): void {
  const before = given.state;
  given.state = 'DISMISSED';
  const dismissed = {
    state: before.toLowerCase(),
    review_id: given.id,
    dismissal_message: message,
  };
  note(world, pull, 'review_dismissed', by, { more: { dismissed_review: dismissed } });
  reviewHappened(world, pull, given, 'dismissed', by);
}

export function editReview(
  world: World,
  pull: Pull,
  given: Review,
  body: string,
  by: Account,
): void {
  const changes = { body: { from: given.body } };
  given.body = body;
  reviewHappened(world, pull, given, 'edited', by, { changes });
}

export function comment(
  world: World,
  pull: Pull,
  by: Account,
  body: string,
  appSlug: string | null = null,
): Comment {
  const made: Comment = { id: nextId(world), by, body, at: nowIn(world), appSlug };
  pull.comments.push(made);
  commentHappened(world, pull, made, 'created', by);
  return made;
}
