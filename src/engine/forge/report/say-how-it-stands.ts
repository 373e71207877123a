import { digestOf } from '../../../core/change/seal.ts';
import { sha256 } from '../../sha256.ts';
import type { ForgeContext } from '../forge-context.ts';
import type { ForgeReport, RequestRef } from '../types.ts';
import { reportOf } from './report-of.ts';

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
  await publishOnce(context, ref, reportOf(context, row, known.head, known.blockers));
  return true;
}

/** Says it unless it was said. Published before it is noted: said twice does no harm, unsaid does. */
export async function publishOnce(
  { engine, forge }: ForgeContext,
  ref: RequestRef,
  report: ForgeReport,
): Promise<void> {
  const published = digestOf(report, sha256);
  const known = await engine.store.forge.findRequest(ref);
  if (known?.published === published) return;
  await forge.publish(ref, report);
  await engine.store.transaction((tx) =>
    tx.forge.seeRequest(ref, { published }, engine.clock.now()),
  );
}
