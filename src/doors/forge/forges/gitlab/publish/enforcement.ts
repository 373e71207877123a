import { z } from 'zod';
import { isClosedToUs } from '../client/answers.ts';
import type { Gitlab } from '../read/gitlab.ts';
import { projectPath } from '../read/shapes.ts';
import { STATUS_NAME } from './status.ts';

const settingsSchema = z.object({
  only_allow_merge_if_all_status_checks_passed: z.boolean().nullish(),
  only_allow_merge_if_pipeline_succeeds: z.boolean().nullish(),
  allow_merge_on_skipped_pipeline: z.boolean().nullish(),
});

/**
 * What people have to know of how far the project is bound by what Holdpoint says of it; null where nothing
 * merges without it. `hasCheck`: whether an external status check of ours is answered.
 */
export async function weaknessOf(
  { client }: Gitlab,
  repository: string,
  hasCheck: boolean,
): Promise<string | null> {
  const settings = await client
    .get(projectPath(repository), settingsSchema)
    .catch((error: unknown): z.infer<typeof settingsSchema> => {
      if (isClosedToUs(error)) return {};
      throw error;
    });
  if (hasCheck && settings.only_allow_merge_if_all_status_checks_passed === true) return null;
  const waits =
    settings.only_allow_merge_if_pipeline_succeeds === true &&
    settings.allow_merge_on_skipped_pipeline !== true;
  if (hasCheck && !waits) {
    return 'This project does not hold merges: its external status check is answered, but not required. Set “Status checks must succeed”.';
  }
  return waits
    ? `This project cannot enforce it: merges wait for the commit status \`${STATUS_NAME}\`, which everybody who may push can write, too. Only an external status check that is required is Holdpoint’s own.`
    : 'This project does not hold merges: neither pipelines nor status checks must succeed. Set “Pipelines must succeed”, and not “Skipped pipelines are considered successful”.';
}
