import { z } from 'zod';
import type { ForgeReport, RequestRef } from '../../../../../engine/forge/types.ts';
import { oneAtATime } from '../../../shared/one-at-a-time.ts';
import type { Gitlab } from '../read/gitlab.ts';
import { fetchRequest } from '../read/merge-request.ts';
import { numberSchema, requestPath } from '../read/shapes.ts';
import { answerChecks } from './external-check.ts';
import { weaknessOf } from './enforcement.ts';
import { MARK, noteText } from './note-text.ts';
import type { Trust } from './note-text.ts';
import { placeAnnotations } from './shown-lines.ts';
import { pipelineOfTrain, putStatus } from './status.ts';

const noteSchema = z.object({
  id: numberSchema,
  body: z.string().nullish(),
  system: z.boolean().nullish(),
  author: z.object({ id: numberSchema }).nullish(),
});

export type Publisher = (
  ref: RequestRef | { readonly repository: string },
  report: ForgeReport,
) => Promise<void>;

/**
 * Keeps a commit status, external status checks where the project has them, and below a request one note that
 * is written over. The note comes last: what binds is there first.
 */
export function createPublisher(gitlab: Gitlab): Publisher {
  const inTurn = oneAtATime();
  let account: Promise<number> | null = null;
  const me = (): Promise<number> => {
    account ??= gitlab.client
      .get('/user', z.object({ id: numberSchema }))
      .then(({ id }) => id)
      .catch((error: unknown) => {
        account = null;
        throw error;
      });
    return account;
  };
  return (ref, report) =>
    inTurn(ref.repository.toLowerCase(), async () => {
      const mine = await me();
      if (!('number' in ref)) {
        const train = await pipelineOfTrain(gitlab, ref.repository, report.commit);
        await putStatus(gitlab, mine, ref.repository, report, train);
        return;
      }
      const request = await fetchRequest(gitlab, ref);
      const pipeline = request.head_pipeline ?? null;
      const forged = await putStatus(gitlab, mine, ref.repository, report, pipeline);
      // A check answers for the head alone; GitLab refuses any other commit.
      if (request.sha !== report.commit) return;
      const hasCheck = await answerChecks(gitlab, ref, report);
      const weakness = await weaknessOf(gitlab, ref.repository, hasCheck);
      await putNote(gitlab, mine, ref, report, { forged, weakness });
    });
}

async function putNote(
  gitlab: Gitlab,
  me: number,
  ref: RequestRef,
  report: ForgeReport,
  trust: Trust,
): Promise<void> {
  const { client } = gitlab;
  const path = `${requestPath(ref)}/notes`;
  const { shown, others } = await placeAnnotations(gitlab, ref, report.annotations);
  const body = noteText(report, shown, others, trust);
  const listed = await client.list(`${path}?order_by=created_at&sort=asc`, noteSchema);
  const ours = listed.items.find(
    (note) =>
      note.author?.id === me && note.system !== true && note.body?.startsWith(MARK) === true,
  );
  if (ours === undefined) await client.send('POST', path, { body }, z.unknown());
  else if (ours.body !== body) {
    await client.send('PUT', `${path}/${ours.id}`, { body }, z.unknown());
  }
}
