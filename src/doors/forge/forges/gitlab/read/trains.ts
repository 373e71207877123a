import { z } from 'zod';
import type { MergeGroup, RequestRef } from '../../../../../engine/forge/types.ts';
import { isClosedToUs } from '../client/answers.ts';
import type { Gitlab } from './gitlab.ts';
import { branchSchema, numberSchema, projectPath, shaSchema } from './shapes.ts';

const carSchema = z.object({
  id: numberSchema,
  merge_request: z.object({ iid: numberSchema }),
  target_branch: branchSchema,
  /** Null until GitLab has made what it would merge. */
  pipeline: z.object({ sha: shaSchema, ref: z.string().max(1100) }).nullish(),
});

type Car = z.infer<typeof carSchema>;

/** Nobody but GitLab writes there. */
const OF_TRAIN = /^refs\/merge-requests\/\d{1,15}\/train$/;

/**
 * What GitLab is about to merge in which this request is: its own car of a merge train and those behind it. Each
 * brings its request and all in front of it to the target branch as that is now. None in tiers without trains.
 */
export async function mergeGroupsOf(
  gitlab: Gitlab,
  ref: RequestRef,
): Promise<readonly MergeGroup[]> {
  const { client } = gitlab;
  const project = projectPath(ref.repository);
  const cars = await listCars();
  const own = cars.find(({ merge_request }) => merge_request.iid === ref.number);
  if (own === undefined) return [];
  const train = cars.filter(({ target_branch }) => target_branch === own.target_branch);
  const path = `${project}/repository/branches/${encodeURIComponent(own.target_branch)}`;
  const { commit } = await client.get(path, z.object({ commit: z.object({ id: shaSchema }) }));
  return train.flatMap(({ pipeline }, index): MergeGroup[] => {
    if (index < train.indexOf(own) || pipeline == null || !OF_TRAIN.test(pipeline.ref)) return [];
    return [
      {
        repository: ref.repository,
        baseBranch: own.target_branch,
        base: commit.id,
        head: pipeline.sha,
        numbers: train.slice(0, index + 1).map(({ merge_request }) => merge_request.iid),
      },
    ];
  });

  /** In front first. A train that cannot be seen whole is none: nothing is then said of it, and it waits. */
  async function listCars(): Promise<readonly Car[]> {
    try {
      const { items, isWhole } = await client.list(
        `${project}/merge_trains?scope=active&sort=asc`,
        carSchema,
      );
      return isWhole ? items.toSorted((a, b) => a.id - b.id) : [];
    } catch (error) {
      if (isClosedToUs(error)) return [];
      throw error;
    }
  }
}
