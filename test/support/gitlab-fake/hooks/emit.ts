/** Puts what happened into the words of GitLab’s webhooks, and on its way. */
import type { Account, Note, Project, Request, World } from '../state/world.ts';
import { nextId } from '../state/world.ts';

type Json = Readonly<Record<string, unknown>>;

function emit(world: World, name: string, payload: Json): void {
  const number = nextId(world);
  const id = number.toString(16).padStart(12, '0');
  world.deliveries.post({
    key: `11111111-0000-4000-8000-${id}`,
    event: `22222222-0000-4000-8000-${id}`,
    name,
    at: Math.floor(Date.parse(world.clock.now()) / 1000),
    body: JSON.stringify(payload),
    answers: [],
  });
}

function showUser({ id, username }: Account): Json {
  return { id, name: username, username, avatar_url: null, email: '[REDACTED]' };
}

function showProject({ id, path }: Project): Json {
  return { id, path_with_namespace: path, default_branch: 'main' };
}

export function requestHappened(
  world: World,
  request: Request,
  action: string,
  by: Account,
  more: Json = {},
): void {
  emit(world, 'Merge Request Hook', {
    object_kind: 'merge_request',
    event_type: 'merge_request',
    user: showUser(by),
    project: showProject(request.project),
    object_attributes: {
      iid: request.iid,
      title: request.title,
      state: request.state,
      source_branch: request.sourceBranch,
      target_branch: request.targetBranch,
      last_commit: { id: request.sha },
      action,
      ...more,
    },
  });
}

export function noteHappened(
  world: World,
  request: Request,
  note: Note,
  action: 'create' | 'update',
): void {
  emit(world, 'Note Hook', {
    object_kind: 'note',
    event_type: 'note',
    user: showUser(note.by),
    project: showProject(request.project),
    object_attributes: {
      id: note.id,
      note: note.body,
      noteable_type: 'MergeRequest',
      system: note.system,
      action,
    },
    merge_request: { iid: request.iid, state: request.state },
  });
}

const NOTHING = '0'.repeat(40);

export function pushHappened(
  world: World,
  project: Project,
  branch: string,
  from: string | null,
  to: string | null,
  by: Account,
): void {
  emit(world, 'Push Hook', {
    object_kind: 'push',
    event_name: 'push',
    before: from ?? NOTHING,
    after: to ?? NOTHING,
    ref: `refs/heads/${branch}`,
    checkout_sha: to,
    user_id: by.id,
    user_name: by.username,
    user_username: by.username,
    project_id: project.id,
    project: showProject(project),
    commits: [],
    total_commits_count: 0,
  });
}

/** `request`: whose pipeline it is; null for one of a branch, or of a status from outside. */
export function pipelineHappened(
  world: World,
  project: Project,
  sha: string,
  request: Request | null,
  by: Account,
): void {
  emit(world, 'Pipeline Hook', {
    object_kind: 'pipeline',
    object_attributes: {
      ref: request?.sourceBranch ?? 'main',
      sha,
      source: request === null ? 'external' : 'merge_request_event',
      status: 'running',
    },
    merge_request:
      request === null ? null : { iid: request.iid, target_project_id: request.project.id },
    user: showUser(by),
    project: showProject(project),
  });
}

export function memberHappened(world: World, event: string, member: Account): void {
  emit(world, 'Member Hook', {
    event_name: event,
    user_id: member.id,
    user_username: member.username,
  });
}

export function projectHappened(world: World, event: string, project: Project): void {
  emit(world, 'System Hook', { event_name: event, path_with_namespace: project.path });
}
