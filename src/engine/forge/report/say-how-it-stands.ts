import { digestOf } from '../../../core/change/seal.ts';
import { sha256 } from '../../sha256.ts';
import type { ForgeContext } from '../forge-context.ts';
import { requestTask } from '../queue.ts';
import type { ForgeReport, RequestRef } from '../types.ts';
import { reportOf } from './report-of.ts';
import { amongSiblings, siblingsOf } from './siblings.ts';

/**
 * Publishes how a request's case stands, where that is not what was published last. Resolves to false where
 * there is no present case to speak of, so that all of it has to be looked at.
 */
export async function sayHowItStands(context: ForgeContext, ref: RequestRef): Promise<boolean> {
  const { store } = context.engine;
  const known = await store.forge.findRequest(ref);
  if (known === null || known.case === null || known.head === null) return false;
  const row = await store.findCase(known.case);
  if (row === null || row.assessment.change.origin?.head !== known.head) return false;
  const isOver = row.state === 'expired' || row.state === 'superseded' || row.state === 'withdrawn';
  if (known.state === 'open' && isOver) return false;
  const replay = await store.forge.findReplay(row.id);
  await publishOnce(context, ref, reportOf(context, row, known.head, known.blockers, replay));
  return true;
}

/**
 * Says it unless it was said. Published before it is noted: said twice does no harm, unsaid does. Where other
 * requests have the same head it is asked once more how they stand, since they may have changed meanwhile.
 */
export async function publishOnce(
  { engine, forge }: ForgeContext,
  ref: RequestRef,
  given: ForgeReport,
): Promise<void> {
  const { store } = engine;
  const report = await amongSiblings(engine, ref, given);
  const published = digestOf(report, sha256);
  if ((await store.forge.findRequest(ref))?.published === published) return;
  await forge.publish(ref, report);
  const after = await amongSiblings(engine, ref, given);
  await store.transaction(async (tx) => {
    const now = engine.clock.now();
    const isStill = digestOf(after, sha256) === published;
    await tx.forge.seeRequest(ref, { published: isStill ? published : null }, now);
    if (!isStill) await tx.forge.ask(requestTask(ref, 'say', now));
    for (const sibling of await siblingsOf(tx.forge, ref, report.commit)) {
      // What stands beside their commit is this now: whatever is said of them next is news.
      await tx.forge.seeRequest(sibling, { published: null }, now);
    }
  });
}
