/** A branch has moved: what follows for requests, and who hears of it. */
import { commitsBetween, mergeBaseOf } from '../../github-fake/git/history.ts';
import { readCommit } from '../../github-fake/git/read-commit.ts';
import { pushHappened, requestHappened } from '../hooks/emit.ts';
import type { Account, Project, Request, World } from '../state/world.ts';
import { instantOf, nextId } from '../state/world.ts';

export function tipOf(project: Project, branch: string): string | null {
  return project.git.refs().get(`refs/heads/${branch}`) ?? null;
}

export async function moveBranch(
  world: World,
  project: Project,
  branch: string,
  to: string | null,
  by: Account | null,
): Promise<void> {
  const from = tipOf(project, branch);
  if (from === to) return;
  await project.git.setRef(`refs/heads/${branch}`, to);
  if (by === null) return;
  project.events.push({ by, at: world.clock.now(), branch, from, to });
  const moved = world.projects
    .flatMap(({ requests }) => [...requests.values()])
    .filter((one) => one.source === project && one.sourceBranch === branch)
    .filter(({ state }) => state === 'opened');
  pushHappened(world, project, branch, from, to, by);
  for (const request of to === null ? [] : moved) {
    await follow(world, request, to ?? '', by);
    requestHappened(world, request, 'update', by, { oldrev: from });
  }
}

async function follow(world: World, request: Request, to: string, by: Account): Promise<void> {
  const { git } = request.project;
  const before = request.sha;
  await bringHead(request, to);
  request.sha = to;
  await addVersion(world, request);
  const added = await commitsBetween(git, before, to);
  const items = await Promise.all(
    added.map(async (sha) => {
      const { message } = await readCommit(git, sha);
      return `<li>${sha.slice(0, 8)} - ${message.split('\n')[0] ?? ''}</li>`;
    }),
  );
  // A push that only takes commits away leaves no note.
  if (added.length > 0) {
    const many = `added ${added.length} commit${added.length === 1 ? '' : 's'}`;
    const body = `${many}\n\n<ul>${items.join('')}</ul>\n\n[Compare with previous version](/x)`;
    request.notes.push({ id: nextId(world), by, body, system: true, at: instantOf(world) });
  }
  if (request.project.resetsApprovals) request.approvals.clear();
}

export async function addVersion(world: World, request: Request): Promise<void> {
  const start = tipOf(request.project, request.targetBranch) ?? request.sha;
  const base = (await mergeBaseOf(request.project.git, start, request.sha)) ?? start;
  const at = instantOf(world);
  request.versions.push({ id: nextId(world), head: request.sha, base, start, at });
}

/** The forge keeps the head of every request, wherever its branch lies. */
export async function bringHead(request: Request, sha: string): Promise<void> {
  const { project, source, iid } = request;
  const ref = `refs/merge-requests/${iid}/head`;
  if (source !== project) {
    await project.git.run([
      'fetch',
      '--quiet',
      '--no-tags',
      source.git.directory,
      `+${sha}:${ref}`,
    ]);
  }
  await project.git.run(['update-ref', ref, sha]);
}
