/** Comments and the timeline of a pull, as the API shows them: to it a pull is an issue. */
import type { Comment, Pull, TimelineEvent } from '../state/pull.ts';
import { fullName, type Activity, type Repo } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { showAccount, showAccountOrNull } from './account.ts';
import { associationOf, showLabel } from './pull.ts';
import { api, nodeId, type Json } from './shape.ts';

export function showComment(world: World, pull: Pull, comment: Comment): Json {
  const { id } = comment;
  return {
    url: api(world, `/repos/${fullName(pull.repo)}/issues/comments/${id}`),
    html_url: `${world.url}/${fullName(pull.repo)}/pull/${pull.number}#issuecomment-${id}`,
    issue_url: api(world, `/repos/${fullName(pull.repo)}/issues/${pull.number}`),
    id,
    node_id: nodeId('IssueComment', id),
    user: showAccountOrNull(world, comment.by),
    created_at: comment.at,
    updated_at: comment.at,
    body: comment.body,
    author_association: associationOf(world, pull.repo, comment.by),
    performed_via_github_app: comment.appSlug === null ? null : { slug: comment.appSlug },
  };
}

export function showIssue(world: World, pull: Pull): Json {
  const path = `/repos/${fullName(pull.repo)}`;
  const html = `${world.url}/${fullName(pull.repo)}/pull/${pull.number}`;
  return {
    url: api(world, `${path}/issues/${pull.number}`),
    repository_url: api(world, path),
    html_url: html,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    title: pull.title,
    user: showAccount(world, pull.by),
    labels: pull.labels.map((name) => showLabel(world, pull.repo, name)),
    state: pull.state,
    locked: false,
    comments: pull.comments.length,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    draft: pull.draft,
    pull_request: {
      url: api(world, `${path}/pulls/${pull.number}`),
      html_url: html,
      merged_at: pull.merged?.at ?? null,
    },
    body: pull.body,
  };
}

export function showTimelineEvent(world: World, repo: Repo, event: TimelineEvent): Json {
  return {
    id: event.id,
    node_id: nodeId('Event', event.id),
    url: api(world, `/repos/${fullName(repo)}/issues/events/${event.id}`),
    actor: event.actor === null ? null : showAccount(world, event.actor),
    event: event.event,
    commit_id: event.commit,
    commit_url:
      event.commit === null ? null : api(world, `/repos/${fullName(repo)}/commits/${event.commit}`),
    created_at: event.at,
    performed_via_github_app: null,
    ...event.more,
  };
}

export function showActivity(world: World, activity: Activity): Json {
  return {
    id: activity.id,
    node_id: nodeId('Activity', activity.id),
    before: activity.before,
    after: activity.after,
    ref: activity.ref,
    timestamp: activity.at,
    activity_type: activity.kind,
    actor: showAccountOrNull(world, activity.actor),
  };
}
