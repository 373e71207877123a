import type { Engine } from '../../engine.ts';
import type { ForgeWrites } from '../ports.ts';
import { requestTask, type KnownRequest } from '../queue.ts';
import type { ForgeReport, RequestRef } from '../types.ts';

/**
 * Other open requests with the same head. A forge has one check for a commit, whatever it is merged into, so
 * what is said of one of them is said of all.
 */
export async function siblingsOf(
  reads: Pick<ForgeWrites, 'requestsAtHead'>,
  { forge, repository, number }: RequestRef,
  head: string,
): Promise<readonly KnownRequest[]> {
  const all = await reads.requestsAtHead(forge, repository, head);
  return all.filter((each) => each.number !== number);
}

/** A commit is green only where every request that it is the head of is released. */
export async function amongSiblings(
  { store }: Engine,
  ref: RequestRef,
  report: ForgeReport,
): Promise<ForgeReport> {
  if (report.conclusion !== 'released') return report;
  for (const sibling of await siblingsOf(store.forge, ref, report.commit)) {
    const row = sibling.case === null ? null : await store.findCase(sibling.case);
    const isReleased =
      row?.state === 'released' &&
      row.assessment.change.origin?.head === report.commit &&
      sibling.blockers.length === 0;
    if (isReleased) continue;
    const title = `Held: request ${sibling.number} has the same head and is not released`;
    const summary = `${title}. A check is of a commit, and one of its requests is held.\n\n${report.summary}`;
    return { ...report, conclusion: 'held', title, summary };
  }
  return report;
}

/** Whatever was said for another request stands beside their commit: theirs is to be said again. */
export async function sayForSiblings(
  writes: ForgeWrites,
  ref: RequestRef,
  head: string | null,
  now: string,
): Promise<void> {
  if (head === null) return;
  for (const sibling of await siblingsOf(writes, ref, head)) {
    await writes.seeRequest(sibling, { published: null }, now);
    await writes.ask(requestTask(sibling, 'say', now));
  }
}
