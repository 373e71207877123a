/** What people do to a merge request. */
import { mergeBy } from '../../github-fake/git/merge.ts';
import { noteHappened, requestHappened } from '../hooks/emit.ts';
import type { Account, Note, Project, Request, World } from '../state/world.ts';
import { instantOf, nextId } from '../state/world.ts';
import { addVersion, bringHead, moveBranch, tipOf } from './move-branch.ts';

export interface RequestGiven {
  readonly branch: string;
  readonly source?: Project;
  readonly target?: string;
  readonly title?: string;
}

export async function openRequest(
  world: World,
  project: Project,
  by: Account,
  { branch, source = project, target = 'main', title }: RequestGiven,
): Promise<Request> {
  const sha = tipOf(source, branch);
  if (sha === null) throw new Error(`no branch ${branch}`);
  const request: Request = {
    iid: project.requests.size + 1,
    project,
    source,
    sourceBranch: branch,
    targetBranch: target,
    by,
    title: title ?? `Bring ${branch}`,
    createdAt: world.clock.now(),
    state: 'opened',
    sha,
    versions: [],
    notes: [],
    approvals: new Set(),
    responses: [],
    merged: null,
  };
  project.requests.set(request.iid, request);
  await bringHead(request, sha);
  await addVersion(world, request);
  requestHappened(world, request, 'open', by);
  return request;
}

export function closeRequest(world: World, request: Request, by: Account): void {
  request.state = 'closed';
  say(world, request, by, 'closed');
  requestHappened(world, request, 'close', by);
}

/** A note of GitLab’s own. */
function say(world: World, request: Request, by: Account, body: string): Note {
  const note = { id: nextId(world), by, body, system: true, at: instantOf(world) };
  request.notes.push(note);
  return note;
}

export function approve(world: World, request: Request, by: Account): Note {
  request.approvals.add(by);
  const note = say(world, request, by, 'approved this merge request');
  requestHappened(world, request, 'approved', by);
  return note;
}

export function unapprove(world: World, request: Request, by: Account): Note {
  request.approvals.delete(by);
  const note = say(world, request, by, 'unapproved this merge request');
  requestHappened(world, request, 'unapproved', by);
  return note;
}

/** Takes an approval back as well, without a word about that. */
export function requestChanges(world: World, request: Request, by: Account): Note {
  request.approvals.delete(by);
  const note = say(world, request, by, 'requested changes');
  requestHappened(world, request, 'update', by);
  return note;
}

export function comment(world: World, request: Request, by: Account, body: string): Note {
  const note = { id: nextId(world), by, body, system: false, at: instantOf(world) };
  request.notes.push(note);
  noteHappened(world, request, note, 'create');
  return note;
}

export async function changeTarget(
  world: World,
  request: Request,
  target: string,
  by: Account,
): Promise<void> {
  const from = request.targetBranch;
  request.targetBranch = target;
  await addVersion(world, request);
  say(world, request, by, `changed target branch from \`${from}\` to \`${target}\``);
  requestHappened(world, request, 'update', by);
}

export async function mergeRequest(
  world: World,
  request: Request,
  by: Account,
  method: 'merge' | 'squash' | 'fast-forward',
): Promise<string> {
  const { project, targetBranch, sha } = request;
  const at = world.clock.now();
  const maker = { name: by.username, email: by.email, at };
  const base = tipOf(project, targetBranch) ?? '';
  const message = `${request.title}\n`;
  const made =
    method === 'fast-forward'
      ? sha
      : await mergeBy(method, project.git, {
          base,
          head: sha,
          message,
          author: maker,
          committer: maker,
        });
  if (made === null) throw new Error(`request ${request.iid} conflicts`);
  request.state = 'merged';
  request.merged = {
    by,
    commit: method === 'merge' ? made : null,
    squash: method === 'squash' ? made : null,
    at,
  };
  await moveBranch(world, project, targetBranch, made, by);
  requestHappened(world, request, 'merge', by);
  return made;
}
