import { instantAfter, type Engine } from '../../engine.ts';
import { standingOf } from '../../governance/standing.ts';
import { judgeAssessment } from '../../cases/judge.ts';
import type { StoredCase } from '../../ports.ts';
import type { ChangeRequest } from '../types.ts';

/** The forge's clock and ours are two. */
const APART_MILLISECONDS = 5 * 60 * 1000;

/**
 * Why a release that stands now did not at the merge, or null. Where nobody told of a merge, people may go on
 * answering on the page: what is said after it does not make it good.
 */
export async function whySaidTooLate(
  { store, world, clock }: Engine,
  row: StoredCase,
  { mergedAt }: Pick<ChangeRequest, 'mergedAt'>,
): Promise<string | null> {
  if (mergedAt == null) return null;
  const until = instantAfter(mergedAt, APART_MILLISECONDS);
  const answers = await store.listAnswers(row.id);
  const inTime = answers.filter(({ at }) => at <= until);
  if (inTime.length === answers.length) return null;
  const now = clock.now();
  const standing = await standingOf(store.governance, world, row.assessment, row.id, now);
  const verdict = judgeAssessment(world, row.assessment, inTime, now, standing);
  return verdict.outcome === 'allow'
    ? null
    : `it was merged at ${mergedAt}, and approved only afterwards`;
}
