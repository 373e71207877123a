/** Commit statuses of others, and merge trains. */
import { mergeBy } from '../../github-fake/git/merge.ts';
import { pipelineHappened } from '../hooks/emit.ts';
import type { Account, Car, Project, Request, World } from '../state/world.ts';
import { nextId } from '../state/world.ts';
import { tipOf } from './move-branch.ts';

/** Every Developer can write a status of any name. */
export function forgeStatus(
  world: World,
  project: Project,
  sha: string,
  by: Account,
  state: string,
): void {
  project.statuses.push({
    id: nextId(world),
    sha,
    by,
    name: 'holdpoint',
    state,
    description: 'All fine',
    target: null,
    pipeline: null,
  });
  pipelineHappened(world, project, sha, null, by);
}

/** Puts requests on the train, each on top of the one before; `made` stands in for what GitLab itself would make. */
export async function startTrain(
  world: World,
  project: Project,
  requests: readonly Request[],
  by: Account,
  made?: (base: string, request: Request) => Promise<string>,
): Promise<readonly Car[]> {
  const maker = { name: by.username, email: by.email, at: world.clock.now() };
  let base = tipOf(project, requests[0]?.targetBranch ?? 'main') ?? '';
  const cars: Car[] = [];
  for (const request of requests) {
    const order = { base, head: request.sha, message: 'Train\n', author: maker, committer: maker };
    const sha = (await (made?.(base, request) ?? mergeBy('merge', project.git, order))) ?? '';
    const ref = `refs/merge-requests/${request.iid}/train`;
    await project.git.run(['update-ref', ref, sha]);
    const pipeline = { id: nextId(world), sha, ref };
    project.pipelines.push(pipeline);
    cars.push({ id: nextId(world), request, pipeline });
    base = sha;
  }
  project.train = cars;
  for (const { request, pipeline } of cars) {
    pipelineHappened(world, project, pipeline.sha, request, by);
  }
  return cars;
}
