import { z } from 'zod';
import type { ForgeReport, RequestRef } from '../../../../../engine/forge/types.ts';
import { isClosedToUs } from '../client/answers.ts';
import type { Gitlab } from '../read/gitlab.ts';
import { numberSchema, pathCommit, requestPath } from '../read/shapes.ts';
import { STATUS_NAME } from './status.ts';

const checkSchema = z.object({ id: numberSchema, name: z.string().max(1000) });

/** Answers each external status check that is called `holdpoint`; false where the project has none. */
export async function answerChecks(
  { client }: Gitlab,
  ref: RequestRef,
  report: ForgeReport,
): Promise<boolean> {
  const path = requestPath(ref);
  const status = report.conclusion === 'released' ? 'passed' : 'failed';
  const ours = (await listChecks()).filter(({ name }) => name.trim().toLowerCase() === STATUS_NAME);
  for (const { id } of ours) {
    const body = { sha: pathCommit(report.commit), external_status_check_id: id, status };
    await client.send('POST', `${path}/status_check_responses`, body, z.unknown());
  }
  return ours.length > 0;

  /** Other tiers than Ultimate do not have them, and say so in either way. */
  async function listChecks(): Promise<readonly z.infer<typeof checkSchema>[]> {
    try {
      return (await client.list(`${path}/status_checks`, checkSchema)).items;
    } catch (error) {
      if (isClosedToUs(error)) return [];
      throw error;
    }
  }
}
