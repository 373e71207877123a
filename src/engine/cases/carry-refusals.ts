import type { Approval } from '../../core/approval/types.ts';
import type { Engine } from '../engine.ts';
import type { StoredCase, StoreTransaction } from '../ports.ts';

/** Further back nobody remembers, and whoever shook off a refusal had to push as often. */
const MOST_CASES = 50;

/**
 * The refusals of this very difference in the same request, bound to what it is now. That its base moved on,
 * or that something else was pushed in between, is no answer to them: only another difference is.
 */
export async function carriedRefusals(
  engine: Engine,
  tx: StoreTransaction,
  row: StoredCase,
): Promise<readonly Approval[]> {
  if (row.slot === null || row.assessment.change.origin === undefined) return [];
  const before = (await tx.forge.casesInSlot(row.slot, MOST_CASES)).find(
    (each) => each.state === 'refused' && asksTheSame(each, row),
  );
  if (before === undefined) return [];
  // Also of whoever is said to have had a hand in it since: anybody can be named as a co-author.
  const answers = await tx.listAnswers(before.id);
  return answers
    .filter(({ id, person, answer }) => answer === 'refuse' && id === lastOf(answers, person))
    .map((answer, sequence) => ({
      ...answer,
      id: engine.ids.next(),
      sequence,
      carriedFrom: answer.id,
      binding: {
        changeDigest: row.assessment.change.digest,
        assessmentDigest: row.assessment.digest,
        policyHash: row.verdict.policyHash,
      },
    }));
}

function lastOf(answers: readonly Approval[], person: string): string | undefined {
  return answers.findLast((each) => each.person === person)?.id;
}

function asksTheSame(before: StoredCase, after: StoredCase): boolean {
  const [was, is] = [before.assessment.change.origin, after.assessment.change.origin];
  return (
    was !== undefined &&
    is !== undefined &&
    was.baseBranch === is.baseBranch &&
    was.diff === is.diff &&
    before.verdict.policyHash === after.verdict.policyHash
  );
}
