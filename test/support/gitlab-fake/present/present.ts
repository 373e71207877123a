/** What the fake knows, in the shapes of GitLab’s REST API. */
import type {
  Account,
  Car,
  Group,
  Note,
  Pipeline,
  Project,
  PushEvent,
  Request,
  Status,
  World,
} from '../state/world.ts';
import { shownAs } from '../state/world.ts';

type Json = Readonly<Record<string, unknown>>;

export function showUser(world: World, account: Account): Json {
  const { id, username, state } = shownAs(world, account);
  return { id, username, name: username, state, web_url: `${world.url}/${username}` };
}

export function showProject({ id, path, settings }: Project): Json {
  return {
    id,
    path_with_namespace: path,
    name: path.split('/').at(-1),
    default_branch: 'main',
    only_allow_merge_if_pipeline_succeeds: settings.pipelinesMustSucceed,
    only_allow_merge_if_all_status_checks_passed: settings.checksMustPass,
    allow_merge_on_skipped_pipeline: false,
  };
}

export function showPipeline({ id, sha, ref }: Pipeline): Json {
  return { id, sha, ref, status: 'running', source: 'merge_request_event' };
}

export function showCar(world: World, { id, request, pipeline }: Car): Json {
  return {
    id,
    merge_request: { id: 10_000 + request.iid, iid: request.iid, state: request.state },
    user: showUser(world, request.by),
    pipeline: showPipeline(pipeline),
    target_branch: request.targetBranch,
    status: 'fresh',
  };
}

export function showGroup({ id, path }: Group): Json {
  return { id, full_path: path, name: path.split('/').at(-1) };
}

export function showRequest(world: World, request: Request): Json {
  const { project, source, iid, versions, merged } = request;
  const latest = versions.at(-1);
  return {
    id: 10_000 + iid,
    iid,
    title: request.title,
    description: null,
    labels: [],
    state: request.state,
    draft: false,
    created_at: request.createdAt,
    author: showUser(world, request.by),
    merge_user: merged === null ? null : showUser(world, merged.by),
    source_branch: request.sourceBranch,
    target_branch: request.targetBranch,
    source_project_id: source.deleted ? null : source.id,
    target_project_id: project.id,
    sha: request.sha,
    merged_at: merged?.at ?? null,
    merge_commit_sha: merged?.commit ?? null,
    squash_commit_sha: merged?.squash ?? null,
    diff_refs:
      latest === undefined
        ? null
        : { base_sha: latest.base, head_sha: latest.head, start_sha: latest.start },
    references: { short: `!${iid}`, relative: `!${iid}`, full: `${project.path}!${iid}` },
    web_url: `${world.url}/${project.path}/-/merge_requests/${iid}`,
    head_pipeline: null,
  };
}

export function showNote(world: World, { id, by, body, system, at }: Note): Json {
  return {
    id,
    body,
    system,
    created_at: at,
    author: showUser(world, by),
    noteable_type: 'MergeRequest',
  };
}

export function showStatus(world: World, status: Status): Json {
  const { id, sha, name, state, description, target, by } = status;
  return {
    id,
    sha,
    name,
    status: state,
    description,
    target_url: target,
    author: showUser(world, by),
  };
}

export function showEvent(world: World, { by, at, branch, from, to }: PushEvent): Json {
  const made = from === null ? 'created' : 'pushed';
  return {
    action_name: 'pushed to',
    created_at: at,
    author: showUser(world, by),
    push_data: {
      commit_count: 1,
      action: to === null ? 'removed' : made,
      ref_type: 'branch',
      ref: branch,
      commit_from: from,
      commit_to: to,
    },
  };
}
