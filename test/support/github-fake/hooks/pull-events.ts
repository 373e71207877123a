/** `pull_request`, `pull_request_review` and `issue_comment`. */
import { showComment, showIssue } from '../present/issue.ts';
import { showReview, showSentPull, showPull } from '../present/pull.ts';
import type { Json } from '../present/shape.ts';
import type { Comment, Pull, Review } from '../state/pull.ts';
import type { Account } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { emit } from './emit.ts';

export type PullAction =
  | 'opened'
  | 'synchronize'
  | 'reopened'
  | 'closed'
  | 'edited'
  | 'labeled'
  | 'unlabeled'
  | 'ready_for_review'
  | 'converted_to_draft'
  | 'enqueued'
  | 'dequeued';

export async function pullHappened(
  world: World,
  pull: Pull,
  action: PullAction,
  sender: Account,
  more: Json = {},
): Promise<void> {
  const shown = await showSentPull(world, pull);
  const payload = { number: pull.number, pull_request: shown, ...more };
  emit(world, { event: 'pull_request', action, repo: pull.repo, sender, payload });
}

export function reviewHappened(
  world: World,
  pull: Pull,
  review: Review,
  action: 'submitted' | 'edited' | 'dismissed',
  sender: Account,
  more: Json = {},
): void {
  const payload = {
    review: showReview(world, pull, review, false),
    pull_request: showPull(world, pull),
    ...more,
  };
  emit(world, { event: 'pull_request_review', action, repo: pull.repo, sender, payload });
}

export function commentHappened(
  world: World,
  pull: Pull,
  comment: Comment,
  action: 'created' | 'edited' | 'deleted',
  sender: Account,
): void {
  const payload = { issue: showIssue(world, pull), comment: showComment(world, pull, comment) };
  emit(world, { event: 'issue_comment', action, repo: pull.repo, sender, payload });
}
