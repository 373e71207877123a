import { z } from 'zod';
import type { ForgeReport, RequestRef } from '../../../../../engine/forge/types.ts';
import { isClosedToUs } from '../client/answers.ts';
import type { Gitlab } from '../read/gitlab.ts';
import { numberSchema, pathCommit, requestPath } from '../read/shapes.ts';
import { STATUS_NAME } from './status.ts';

const checkSchema = z.object({ id: numberSchema, name: z.string().max(1000) });

/** Answers each external status check that is called `holdpoint`, where the project has one. */
export async function answerChecks(
  { client }: Gitlab,
  ref: RequestRef,
  report: ForgeReport,
): Promise<void> {
  const path = requestPath(ref);
  const status = report.conclusion === 'released' ? 'passed' : 'failed';
  for (const { id, name } of await listChecks()) {
    if (name.trim().toLowerCase() !== STATUS_NAME) continue;
    const body = { sha: pathCommit(report.commit), external_status_check_id: id, status };
    await client.send('POST', `${path}/status_check_responses`, body, z.unknown());
  }

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
